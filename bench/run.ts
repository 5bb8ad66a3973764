// `npm run bench`: measures what the project promises about speed, memory and disk, on this computer, and writes bench/results.md.
import { type Arguments, PARTS, type Part, readArguments } from './arguments.ts';
import { benchCheck } from './check.ts';
import { benchGrowth } from './growth.ts';
import { benchImport } from './import.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { machine, missingTools } from './machine.ts';
import { benchPages } from './pages.ts';
import { writePaper } from './paper.ts';
import { benchPostgres } from './postgres.ts';
import { benchPostgresGrowth } from './postgres-growth.ts';
import { benchPublish } from './publish.ts';
import { benchRecount } from './recount.ts';
import type { Result } from './result.ts';
import { benchStart } from './start.ts';
import { openWorld, type World } from './world.ts';

const BENCHMARKS: Readonly<Record<Part, (world: World, given: Arguments, ledger: Ledger) => Promise<Result>>> = {
  import: benchImport,
  start: benchStart,
  recount: benchRecount,
  pages: benchPages,
  growth: benchGrowth,
  postgres: benchPostgres,
  'postgres-growth': benchPostgresGrowth,
  publish: benchPublish,
  check: benchCheck,
};

/** As it was typed, without the places on this computer. `only`: the part it is about. */
function commandOf(argv: readonly string[], only: Part): string {
  const told = ['--folder', '--out', '--only'];
  const words = argv.filter((word, i) => !told.includes(word) && !told.includes(argv[i - 1] ?? ''));
  return ['npm run bench -- --only', only, ...words].join(' ');
}

async function main(argv: readonly string[]): Promise<void> {
  const missing = missingTools();
  if (missing.length > 0) {
    for (const sentence of missing) console.error(sentence);
    process.exitCode = 1;
    return;
  }
  const given = readArguments(argv);
  const ledger = openLedger(given.out);
  const world = openWorld(given.folder);
  try {
    for (const part of PARTS) {
      if (!given.parts.includes(part)) continue;
      const facts = machine(new Date().toISOString().slice(0, 10));
      const begun = performance.now();
      const result = await BENCHMARKS[part](world, given, ledger);
      const seconds = (performance.now() - begun) / 1000;
      // After each part, so that a run that is ended leaves what it measured.
      ledger.enter(part, { command: commandOf(argv, part), facts, seconds, result });
      console.error(`${part}: ${seconds.toFixed(0)} s`);
      for (const { what, target, measured, isMet } of result.targets)
        console.error(`  ${isMet ? 'met    ' : 'not met'} ${what}: ${measured} (${target})`);
    }
    writePaper(given, ledger);
  } finally {
    world.close();
  }
  console.error(`Written to ${given.out}.`);
}

await main(process.argv.slice(2));
