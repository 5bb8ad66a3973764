// Keeps what each part of the benchmark measured last, so that parts can be run one at a time: bench/results.jsonl, from which results.md is
// written anew after each part.
import { writeFileSync } from 'node:fs';
import { PARTS, type Part } from './arguments.ts';
import { readLines, writeLines } from './lines.ts';
import { type Result, tableText } from './result.ts';

export interface Entry {
  /** As it was typed, without the places on this computer. */
  readonly command: string;
  /** Day, computer and programs, one fact each. */
  readonly facts: readonly string[];
  readonly seconds: number;
  readonly result: Result;
}

export interface Ledger {
  /** Keeps it in the place of what this part told before, and writes both files. */
  readonly enter: (part: Part, entry: Entry) => void;
  /** What a part measured, in this run or an earlier one; null: never. */
  readonly figure: (part: Part, name: string) => number | null;
}

type Entries = Readonly<Partial<Record<Part, Entry>>>;

const TITLES: Readonly<Record<Part, string>> = {
  import: 'Import',
  start: 'Start',
  recount: 'Recount',
  pages: 'Pages',
  growth: 'Growth',
  postgres: 'PostgreSQL',
  'postgres-growth': 'PostgreSQL, a large log',
  publish: 'Publish',
  check: 'Check',
};

/** `out`: the Markdown file; the other one stands beside it. */
export function openLedger(out: string): Ledger {
  const lines = out.replace(/\.md$/, '.jsonl');
  let entries: Entries = readLines<Entry>(lines);
  return {
    enter(part, entry) {
      entries = { ...entries, [part]: entry };
      writeLines(lines, entries);
      writeFileSync(out, resultsText(entries));
    },
    figure: (part, name) => entries[part]?.result.figures?.[name] ?? null,
  };
}

export function resultsText(entries: Entries): string {
  const run = PARTS.flatMap((part) => {
    const entry = entries[part];
    return entry ? [{ part, entry }] : [];
  });
  const overview = tableText({
    title: 'Targets',
    head: ['what', 'target', 'measured', 'met'],
    rows: run.flatMap(({ entry }) =>
      entry.result.targets.map(({ what, target, measured, isMet, distance }) => [
        what,
        target,
        measured,
        isMet ? 'yes' : `no: ${distance ?? ''}`,
      ]),
    ),
  });
  const sections = run.map(({ part, entry: { command, facts, seconds, result } }) =>
    [
      `## ${TITLES[part]}`,
      `\`${command}\`, ${seconds.toFixed(0)} s. ${facts.join('. ')}.`,
      ...result.tables.map((table) => tableText(table, 3)),
    ].join('\n\n'),
  );
  return [
    '# Results of `npm run bench`',
    [
      'Each part stands with the day and the computer of its last run. Each time is a median; each ratio compares what ran one after the other in',
      'one run. Times are those of the clock, processor time is added over all threads. What limits a target that is not met: [limits.md](limits.md).',
    ].join('\n'),
    overview,
    ...sections,
  ]
    .join('\n\n')
    .concat('\n');
}
