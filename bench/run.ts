// `npm run bench`: measures what the project promises about speed, memory and disk, on this computer, and writes bench/results.md.
import { writeFileSync } from 'node:fs';
import { type Arguments, type Part, readArguments } from './arguments.ts';
import { benchCheck } from './check.ts';
import { benchGrowth } from './growth.ts';
import { benchImport } from './import.ts';
import { machine, missingTools } from './machine.ts';
import { benchPublish } from './publish.ts';
import { markdown, type Result } from './result.ts';
import { benchStart } from './start.ts';
import { openWorld, type World } from './world.ts';

/** In the order in which they are run: the import leaves logs for those after it. */
const BENCHMARKS: readonly (readonly [Part, (world: World, given: Arguments) => Promise<Result>])[] = [
  ['import', benchImport],
  ['start', benchStart],
  ['growth', benchGrowth],
  ['publish', benchPublish],
  ['check', benchCheck],
];

/** As it was typed, without the places on this computer. */
function commandOf(argv: readonly string[]): string {
  const places = ['--folder', '--out'];
  const words = argv.filter((word, i) => !places.includes(word) && !places.includes(argv[i - 1] ?? ''));
  return ['npm run bench', ...(words.length > 0 ? ['--'] : []), ...words].join(' ');
}

async function main(argv: readonly string[]): Promise<void> {
  const missing = missingTools();
  if (missing.length > 0) {
    for (const sentence of missing) console.error(sentence);
    process.exitCode = 1;
    return;
  }
  const given = readArguments(argv);
  const facts = machine(new Date().toISOString().slice(0, 10));
  const world = openWorld(given.folder);
  const results: Result[] = [];
  try {
    for (const [part, bench] of BENCHMARKS) {
      if (!given.parts.includes(part)) continue;
      const begun = performance.now();
      const result = await bench(world, given);
      results.push(result);
      console.error(`${part}: ${((performance.now() - begun) / 1000).toFixed(0)} s`);
      for (const { what, target, measured, isMet } of result.targets)
        console.error(`  ${isMet ? 'met    ' : 'not met'} ${what}: ${measured} (${target})`);
      // After each part, so that a run that is ended leaves what it measured.
      writeFileSync(given.out, markdown(facts, results, commandOf(argv)));
    }
  } finally {
    world.close();
  }
  console.error(`Written to ${given.out}.`);
}

await main(process.argv.slice(2));
