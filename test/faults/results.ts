// Keeps how each fault test ended last: bench/faults.jsonl, from which bench/faults.md is written anew after each file, so that files can be
// run one at a time. A test that was left out keeps what it told before.
import { readFileSync, writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { readLines, writeLines } from '../../bench/lines.ts';
import { computer } from '../../bench/machine.ts';
import { tableText } from '../../bench/result.ts';
import type { Table } from './figures.ts';

interface Kept {
  readonly state: 'passed' | 'failed';
  readonly ms: number;
  /** Day, computer and programs, one fact each. */
  readonly facts: readonly string[];
  /** First line of what is wrong, without the places on this computer. */
  readonly wrong: readonly string[];
  readonly figures: readonly Table[];
}

interface OfFile {
  /** What the file says of itself. */
  readonly about: string;
  /** In the order of the file; null: it never ran. */
  readonly tests: Readonly<Record<string, Kept | null>>;
}

type Results = Readonly<Record<string, OfFile>>;

/** `out`: the Markdown file; the other one stands beside it. */
export function resultsReporter(out: string): Reporter {
  const lines = out.replace(/\.md$/, '.jsonl');
  let facts: readonly string[] = [];
  return {
    onTestModuleStart() {
      facts = computer(new Date().toISOString().slice(0, 10));
    },
    onTestModuleEnd(module) {
      const before: Results = readLines<OfFile>(lines);
      const name = nameOf(module);
      const results = { ...before, [name]: { about: aboutOf(module), tests: testsOf(module, before[name]?.tests ?? {}, facts) } };
      writeLines(lines, results);
      writeFileSync(out, resultsText(results));
    },
  };
}

const nameOf = ({ moduleId }: TestModule) => moduleId.replace(/^.*\//, '').replace(/\.fault\.ts$/, '');

/** The first sentence of the file. */
function aboutOf({ moduleId }: TestModule): string {
  const comment = /^(?:\/\/.*\n)+/.exec(readFileSync(moduleId, 'utf8'))?.[0] ?? '';
  const text = comment.replace(/^\/\/ ?/gm, '').replaceAll('\n', ' ');
  return /^.*?[.](?= |$)/.exec(text)?.[0] ?? text.trim();
}

function testsOf(module: TestModule, before: OfFile['tests'], facts: readonly string[]): OfFile['tests'] {
  return Object.fromEntries(
    [...module.children.allTests()].map((test) => [test.fullName, keptOf(test, facts) ?? before[test.fullName] ?? null]),
  );
}

/** Null: it was left out. */
function keptOf(test: TestCase, facts: readonly string[]): Kept | null {
  const { state, errors = [] } = test.result();
  if (state !== 'passed' && state !== 'failed') return null;
  const wrong = errors.map(({ message }) => (message.split('\n')[0] ?? '').replace(/(?<![\w.])\/[\w.-]+(\/[\w.-]+)+/g, '…'));
  return { state, ms: test.diagnostic()?.duration ?? 0, facts, wrong, figures: test.meta().figures ?? [] };
}

function resultsText(results: Results): string {
  const names = Object.keys(results).sort();
  const overview: Table = {
    title: 'All files',
    head: ['file', 'what', 'passed', 'failed', 'not run', 'time', 'day'],
    rows: names.map((name) => {
      const { about, tests } = results[name] as OfFile;
      const all = Object.values(tests);
      const run = all.filter((one) => one !== null);
      const days = [...new Set(run.map(({ facts }) => (facts[0] ?? '').replace('Date: ', '')))].sort();
      const passed = run.filter(({ state }) => state === 'passed').length;
      const minutes = run.reduce((sum, { ms }) => sum + ms, 0) / 60_000;
      return [
        name,
        about,
        `${passed}`,
        `${run.length - passed}`,
        `${all.length - run.length}`,
        `${minutes.toFixed(1)} min`,
        days.join(', ') || 'never',
      ];
    }),
  };
  return [
    '# Results of `npm run test:faults`',
    'Written by it; each file stands with the day and the computer of its last run. Time: of its tests, without making ready.',
    tableText(overview),
    ...names.flatMap((name) => sectionOf(name, results[name] as OfFile)),
  ]
    .join('\n\n')
    .concat('\n');
}

/** Nothing where no test of a file told figures, failed or was left out. */
function sectionOf(name: string, { tests }: OfFile): string[] {
  const run = Object.entries(tests).flatMap(([test, kept]) => (kept ? [{ test, ...kept }] : []));
  const left = Object.keys(tests).filter((test) => tests[test] === null);
  const tables = joined(run.flatMap(({ figures }) => figures));
  const failed = run.filter(({ state }) => state === 'failed').map(({ test, wrong }) => `- failed: ${test}: ${wrong.join('; ')}`);
  const told = [...failed, ...left.map((test) => `- not run: ${test}`)];
  const facts = [...new Set(run.map((one) => one.facts.join('. ')))];
  return [
    `## ${name}`,
    facts.length > 0 ? `${facts.join('.\n\n')}.` : 'Never run.',
    ...(told.length > 0 ? [told.join('\n')] : []),
    ...tables.map((table) => tableText(table, 3)),
  ];
}

/** Tables of one title are one. */
function joined(tables: readonly Table[]): Table[] {
  const titles = [...new Set(tables.map(({ title }) => title))];
  return titles.flatMap((title) => {
    const [first, ...others] = tables.filter((table) => table.title === title);
    return first ? [withSums({ ...first, rows: [...first.rows, ...others.flatMap(({ rows }) => rows)] })] : [];
  });
}

/** A last row with the sums, where all but the first column are whole numbers. */
function withSums(table: Table): Table {
  const numbers = table.rows.map((row) => row.slice(1).map(Number));
  const isCounted = table.rows.length > 1 && table.rows.every((row) => row.slice(1).every((cell) => /^\d+$/.test(cell)));
  if (!isCounted) return table;
  const sums = table.head.slice(1).map((_, i) => String(numbers.reduce((sum, row) => sum + (row[i] ?? 0), 0)));
  return { ...table, rows: [...table.rows, ['together', ...sums]] };
}
