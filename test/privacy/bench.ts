// Prints, for people: recall, precision and review load of the detectors by type and language, and how small counts are protected.
import { performance } from 'node:perf_hooks';
import { it } from 'vitest';
import { benchLinked } from './linked.ts';
import { load, percent, precision, recall, type Scanned, scanSentence } from './measure.ts';
import { LANGUAGES, readSentences, type Setting, TYPES } from './sentence.ts';
import { benchTables } from './tables.ts';

const print = (line = '') => process.stdout.write(`${line}\n`);

function table(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((cell, i) => Math.max(cell.length, ...rows.map((row) => row[i]?.length ?? 0)));
  for (const row of [head, widths.map((width) => '-'.repeat(width)), ...rows])
    print(`  ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ')}`);
  print();
}

it.each([
  ['the detectors were mended by', ''],
  ['held back: written afterwards, and nothing was mended by them', 'held-back/'],
] as const)('detectors on sentences %s', (which, set) => {
  const sentences = LANGUAGES.flatMap((language) => readSentences(language, set));
  const start = performance.now();
  const scanned = sentences.map(scanSentence);
  const ms = performance.now() - start;
  const of = (language: string, setting: Setting): Scanned[] =>
    scanned.filter(({ sentence }) => sentence.setting === setting && (language === 'all' || sentence.language === language));
  const columns = [...LANGUAGES, 'all'];

  print(`\nPersonal data in ${sentences.length} labelled sentences ${which}; ${(ms / sentences.length).toFixed(2)} ms a sentence.\n`);
  for (const [setting, title] of [
    ['ordinary', 'Found (blocked or for review), written as people write it'],
    ['hostile', 'Found, in a form that hides it'],
  ] as const) {
    print(title);
    table(
      ['', ...columns],
      TYPES.map((type) => [type, ...columns.map((language) => percent(recall(of(language, setting), type)))]),
    );
  }
  print('Of what was found, how much is personal (over all sentences)');
  table(
    ['', ...columns],
    TYPES.map((type) => [
      type,
      ...columns.map((language) =>
        percent(
          precision(
            scanned.filter(({ sentence }) => language === 'all' || sentence.language === language),
            type,
          ),
        ),
      ),
    ]),
  );
  print('Sentences that hold nothing personal');
  table(
    ['', ...columns],
    (['clean', 'tricky'] as const).flatMap((setting) =>
      (['block', 'review'] as const).map((result) => [
        `${setting}, ${result === 'block' ? 'blocked' : 'for review'}`,
        ...columns.map((language) => percent(load(of(language, setting), result))),
      ]),
    ),
  );
});

it('small counts in single tables', async () => {
  const rows = await benchTables();
  const total = (of: (row: (typeof rows)[number]) => number) => rows.reduce((sum, row) => sum + of(row), 0);
  print(`\nSmall counts in ${rows.length} drawn tables`);
  table(
    ['table', 'notices', 'threshold', 'small', 'withheld', 'plain rule', 'of these derivable', 'bound', 'derivable', 'seconds'],
    rows.map((row) => [
      row.table,
      `${row.notices}`,
      `${row.threshold}`,
      `${row.small}`,
      `${row.withheld ?? 'refused'}`,
      `${row.plain}`,
      `${row.plainDerivable}`,
      `${row.lowerBound ?? '–'}`,
      `${row.derivable}`,
      row.seconds.toFixed(2),
    ]),
  );
  print(
    `  In all: ${total((row) => row.derivable)} cells can be worked out; ${total((row) => row.withheld ?? 0)} are withheld where the plain rule ` +
      `withholds ${total((row) => row.plain)} and leaves ${rows.filter((row) => row.plainDerivable > 0).length} tables open; ` +
      `${rows.filter((row) => row.withheld === null).length} refused; at most ${Math.max(...rows.map((row) => row.seconds)).toFixed(2)} s.`,
  );
});

it('small counts in linked tables', async () => {
  const rows = await benchLinked();
  print('\nAll two-way tables of a set, protected and attacked together');
  table(
    ['set', 'notices', 'threshold', 'withheld', 'plain rule', 'held together', 'derivable', 'programmes', 'seconds'],
    rows.map((row) => [
      row.set,
      ...[row.notices, row.threshold, row.withheld, row.plain, row.heldTogether, row.derivable, row.programmes].map(String),
      row.seconds.toFixed(2),
    ]),
  );
});
