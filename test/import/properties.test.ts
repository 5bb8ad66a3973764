// What holds for every table in every dialect: what is written is read back, the order does not matter, and sums add up.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportResult } from '../../src/model/import-result.ts';
import { profileSchema } from '../../src/model/profile.ts';
import { importFile } from '../../src/workflow.ts';
import { inEncoding } from '../corpus/encode.ts';
import { documentOf } from '../corpus/judge.ts';
import { answersOf, type Dialect, FIELDS, MAP, plainDialect, type Row, table, unicodeDialect, write } from '../corpus/tables.ts';
import { examples } from '../deep.ts';
import { freshLog } from '../log/engines.ts';
import { ANALYST } from '../steps/year.ts';
import { sourceOf } from './source.ts';

const rowsOf = (document: ImportResult) =>
  document.records.map(({ outcome, values }) => [outcome, ...FIELDS.map((field) => values[field])]);
/** Line ends inside cells may come back as the file's own. */
const expected = (rows: readonly Row[]) => rows.map((row) => ['accept', ...row]);
const evenLineEnds = (rows: unknown[][]) =>
  rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell.replace(/\r\n?/g, '\n') : cell)));

const PROFILE = profileSchema.parse({
  format: 'article22-profile/1',
  name: 'any',
  title: 'Any',
  source: { code: 'any', name: 'Any' },
  language: 'en',
  timeZone: 'Europe/Brussels',
  columns: {
    reference: { label: MAP.reference },
    sent: { label: MAP.sent_on },
    service: { label: MAP.provider },
    category: { label: MAP.category },
    note: { label: MAP.note },
  },
  values: { category: { Hate: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH', Fraud: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD' } },
  channel: { default: 'article-16' },
  unknownServices: 'unconfirmed',
});

describe('every table in every dialect', () => {
  it('is read back equal, or the question is answered and then it is', async () => {
    let asked = 0;
    const runs = examples(600);
    await fc.assert(
      fc.asyncProperty(table(), unicodeDialect(), async (rows, dialect) => {
        const bytes = write(rows, dialect);
        const alone = await documentOf(bytes, MAP, {});
        if (alone.outcome === 'ask') asked += 1;
        const document = alone.outcome === 'ask' ? await documentOf(bytes, MAP, answersOf(dialect)) : alone;
        expect(document.reasons).toEqual([]);
        expect(evenLineEnds(rowsOf(document))).toEqual(evenLineEnds(expected(rows)));
      }),
      { numRuns: runs, seed: 22 },
    );
    expect(asked).toBeLessThan(runs / 20);
  });

  it('starts each record on the line where its first letter stands', async () => {
    await fc.assert(
      fc.asyncProperty(table(), unicodeDialect(), async (rows, dialect) => {
        const document = await documentOf(write(rows, dialect), MAP, answersOf(dialect));
        const firstLine = dialect.sepLine ? 3 : 2;
        const breaks = (text: string) => text.split(/\r\n|\n|\r/).length - 1;
        const lines = rows.map((_, i) => firstLine + i + rows.slice(0, i).reduce((sum, row) => sum + breaks(row[4]), 0));
        expect(document.records.map((record) => record.line)).toEqual(lines);
      }),
      { numRuns: examples(200), seed: 22 },
    );
  });

  it('gives the same notices in whatever order the records stand', async () => {
    const messy = fc.constantFrom('wz', 'ordinary', 'with "quotes"', '', 'n/a', '=A1');
    const days = fc.constantFrom('05/01/2026', '17/02/2026', '30/02/2026', '31/03/2026', '', 'soon');
    const withDays = fc.tuple(table(messy), fc.array(days, { minLength: 7, maxLength: 7 }), fc.integer());
    await fc.assert(
      fc.asyncProperty(withDays, async ([rows, on, seed]) => {
        const dirty = rows.map((row, i): Row => [row[0], i === 0 ? '17/02/2026' : (on[i] ?? ''), row[2], row[3], row[4]]);
        const shuffled = [...dirty].sort((a, b) => order(a, seed) - order(b, seed));
        const read = async (some: readonly Row[]) => {
          const document = await documentOf(write(some, plainDialect('utf-8')), MAP, {});
          // Records are told apart by the note's place: each row keeps its reference, also when it was set aside.
          const told = document.records.map((record) => [
            some[record.line - 2]?.[0],
            record.outcome,
            [...record.reasons].sort(),
            record.values,
          ]);
          return { outcome: document.outcome, told: told.sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)) };
        };
        expect(await read(shuffled)).toEqual(await read(dirty));
      }),
      { numRuns: examples(240), seed: 22 },
    );
  });

  it('adds up: every record has one fate, and the summary counts them', async () => {
    const any = fc.constantFrom('', 'R-1', 'R-2', '2026-01-05', '2026-02-30', 'X', 'Total', '#tag', '"', 'a;b', '<5', 'Reference', '5');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(any, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 }), async (lines) => {
        const head: Row = ['R-0', '2026-01-17', 'X', 'Hate', 'note'];
        const rows = [head, ...lines] as unknown as readonly Row[];
        const document = await documentOf(write(rows, plainDialect('utf-8')), MAP, {});
        const { records, notices, ...fates } = document.summary;
        expect(Object.values(fates).reduce((sum, n) => sum + n, 0)).toBe(records);
        if (document.records.length > 0) expect(document.records.length).toBe(records);
        const outcomes = document.records.filter(({ outcome }) => outcome === 'accept').length;
        expect(outcomes).toBe(fates.new);
        expect(notices.new + notices.updated + notices.unchanged + notices.rejected + notices.held).toBe(notices.notices);
        for (const record of document.records) if (record.outcome !== 'accept') expect(record.reasons.length).toBeGreaterThan(0);
      }),
      { numRuns: examples(320), seed: 22 },
    );
  });
});

describe('a log that takes the same notices in again', () => {
  it('holds them once, in whatever order and dialect they come', async () => {
    await fc.assert(
      fc.asyncProperty(table(), unicodeDialect(), fc.integer(), async (rows, dialect, seed) => {
        const log = await freshLog('sqlite');
        const take = async (some: readonly Row[], how: Dialect) => {
          const { result } = await importFile(log, sourceOf(write(some, how)), PROFILE, { dryRun: false, anotherFile: null }, ANALYST);
          return result.summary;
        };
        const plain = { ...dialect, trailingDelimiter: false, sepLine: true, mark: true };
        expect(await take(rows, plain)).toMatchObject({ records: rows.length, new: rows.length });
        const again = [...rows].sort((a, b) => order(a, seed) - order(b, seed));
        expect(await take(again, { ...plain, encoding: 'utf-8', newline: '\n' })).toMatchObject({
          new: 0,
          updated: 0,
          unchanged: rows.length,
        });
        await log.close();
      }),
      { numRuns: examples(16), seed: 22 },
    );
  });
});

/** Words of a language, each with letters beyond ASCII. */
const WORDS: Readonly<Record<string, { readonly encodings: readonly string[]; readonly words: readonly string[] }>> = {
  fr: {
    encodings: ['windows-1252', 'iso-8859-15', 'macintosh'],
    words: ['réseau', 'haine à caractère', 'œuvre', 'français', 'où', 'être', 'signalé', 'Noël'],
  },
  de: {
    encodings: ['windows-1252', 'iso-8859-1', 'macintosh'],
    words: ['Müller', 'Straße', 'gelöscht', 'für', 'Äußerung', 'Übersicht', 'Größe', 'schön'],
  },
  pl: {
    encodings: ['windows-1250', 'iso-8859-2'],
    words: ['zgłoszenie', 'usunięto', 'groźby', 'treść', 'żądanie', 'świadek', 'ąę', 'przemoc wobec dziecka ł'],
  },
  cs: {
    encodings: ['windows-1250', 'iso-8859-2'],
    words: ['šíření', 'výhrůžky', 'účet', 'žádost', 'řeší', 'děti', 'ještě', 'uživatel způsobil'],
  },
  hu: {
    encodings: ['windows-1250', 'iso-8859-2'],
    words: ['gyűlölet', 'erőszak', 'törölve', 'fenyegetés', 'később', 'szolgáltató', 'fiú', 'érkezett'],
  },
  bg: { encodings: ['windows-1251'], words: ['омраза', 'заплахи', 'премахнато', 'дете', 'измама', 'няма отговор', 'сигнал', 'жертва'] },
  el: { encodings: ['windows-1253'], words: ['μίσος', 'απειλές', 'αφαιρέθηκε', 'παιδί', 'απάτη', 'χωρίς απάντηση', 'καταγγελία', 'ώρα'] },
  lv: { encodings: ['windows-1257'], words: ['naids', 'dzēsts', 'bērns', 'šantāža', 'krāpšana', 'ķēde', 'jāprecizē', 'ziņojums'] },
  lt: {
    encodings: ['windows-1257'],
    words: ['pašalinta', 'vaikas ąžuolas', 'šantažas', 'žmogus', 'įvykis', 'sukčiavimas', 'neapykanta ųū', 'ėjo'],
  },
  sv: {
    encodings: ['windows-1252', 'iso-8859-1', 'macintosh'],
    words: ['åtgärdat', 'barn över nätet', 'på', 'nekad för', 'våld', 'ärende', 'känd', 'död'],
  },
};

describe('letters beyond ASCII in the old encodings', () => {
  it.each(Object.keys(WORDS))('are read right or asked about: %s', async (language) => {
    const { encodings, words } = WORDS[language] ?? { encodings: [], words: [] };
    const phrase = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }).map((some) => some.join(' '));
    await fc.assert(
      fc.asyncProperty(table(phrase), fc.constantFrom(...encodings), async (rows, encoding) => {
        const fit = rows.map((row): Row => [row[0], row[1], row[2], row[3], fitting(encoding, row[4])]);
        const bytes = write(fit, plainDialect(encoding));
        const alone = await documentOf(bytes, MAP, {});
        const document = alone.outcome === 'ask' ? await documentOf(bytes, MAP, { encoding }) : alone;
        expect(rowsOf(document)).toEqual(expected(fit));
      }),
      { numRuns: examples(40), seed: 22 },
    );
  });
});

interface Form {
  readonly order: 'dmy' | 'mdy' | 'ymd';
  readonly write: (year: number, month: number, date: number) => string;
  /** What a person answers instead of the order: the language of the names of the months. */
  readonly format?: string;
}
const two = (n: number) => String(n).padStart(2, '0');
const DUTCH_MONTHS = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
const FRENCH_MONTHS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');
const POLISH_MONTHS = 'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia'.split(' ');
const DAY_ZERO = Date.UTC(1899, 11, 30);

/** Ways to write a day; a person who is asked knows the order. */
const FORMS: Readonly<Record<string, Form>> = {
  'yyyy-MM-dd': { order: 'ymd', write: (y, m, d) => `${y}-${two(m)}-${two(d)}` },
  'yyyy/M/d': { order: 'ymd', write: (y, m, d) => `${y}/${m}/${d}` },
  yyyyMMdd: { order: 'ymd', write: (y, m, d) => `${y}${two(m)}${two(d)}` },
  'yyyy. MM. dd.': { order: 'ymd', write: (y, m, d) => `${y}. ${two(m)}. ${two(d)}.` },
  'dd/MM/yyyy': { order: 'dmy', write: (y, m, d) => `${two(d)}/${two(m)}/${y}` },
  'MM/dd/yyyy': { order: 'mdy', write: (y, m, d) => `${two(m)}/${two(d)}/${y}` },
  'd-M-yyyy': { order: 'dmy', write: (y, m, d) => `${d}-${m}-${y}` },
  'M-d-yyyy': { order: 'mdy', write: (y, m, d) => `${m}-${d}-${y}` },
  'd.M.yyyy': { order: 'dmy', write: (y, m, d) => `${d}.${m}.${y}` },
  'd. M. yyyy': { order: 'dmy', write: (y, m, d) => `${d}. ${m}. ${y}` },
  'dd.MM.yy': { order: 'dmy', write: (y, m, d) => `${two(d)}.${two(m)}.${two(y % 100)}` },
  'dd/MM/yy': { order: 'dmy', write: (y, m, d) => `${two(d)}/${two(m)}/${two(y % 100)}` },
  'M/d/yy': { order: 'mdy', write: (y, m, d) => `${m}/${d}/${two(y % 100)}` },
  'yy-MM-dd': { order: 'ymd', write: (y, m, d) => `${two(y % 100)}-${two(m)}-${two(d)}` },
  'dd/MM/yyyy H:mm': { order: 'dmy', write: (y, m, d) => `${two(d)}/${two(m)}/${y} ${d % 24}:${two(m)}` },
  'M/d/yyyy h:mm a': { order: 'mdy', write: (y, m, d) => `${m}/${d}/${y} ${(d % 12) + 1}:${two(m)} ${d % 2 ? 'PM' : 'AM'}` },
  'yyyy-MM-dd HH:mm:ss': { order: 'ymd', write: (y, m, d) => `${y}-${two(m)}-${two(d)} ${two(d % 24)}:00:59` },
  'ISO with offset': { order: 'ymd', write: (y, m, d) => `${y}-${two(m)}-${two(d)}T12:30:00+01:00` },
  'd mmm yyyy, Dutch': { order: 'dmy', format: 'month-names-nl', write: (y, m, d) => `${d} ${DUTCH_MONTHS[m - 1]} ${y}` },
  'd-mmm-yy, Dutch': { order: 'dmy', format: 'month-names-nl', write: (y, m, d) => `${d}-${DUTCH_MONTHS[m - 1]}-${two(y % 100)}` },
  'd mmmm yyyy, French': {
    order: 'dmy',
    format: 'month-names-fr',
    write: (y, m, d) => `${d === 1 ? '1er' : d} ${FRENCH_MONTHS[m - 1]} ${y}`,
  },
  'd mmmm yyyy, Polish': { order: 'dmy', format: 'month-names-pl', write: (y, m, d) => `${d} ${POLISH_MONTHS[m - 1]} ${y}` },
  'serial days': { order: 'ymd', write: (y, m, d) => String((Date.UTC(y, m - 1, d) - DAY_ZERO) / 86_400_000) },
  'seconds of noon': { order: 'ymd', write: (y, m, d) => String(Date.UTC(y, m - 1, d, 11) / 1000) },
};

describe('a column of days in any form', () => {
  it.each(Object.keys(FORMS))('is read right, or asked about and then right: %s', async (name) => {
    const form = FORMS[name] ?? { order: 'ymd', write: String };
    const days = fc.array(
      fc.tuple(fc.integer({ min: 2024, max: 2026 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    await fc.assert(
      fc.asyncProperty(days, async (some) => {
        const bytes = write(
          some.map(([y, m, d], i): Row => [`R-${i}`, form.write(y, m, d), 'X', 'Hate', 'note']),
          plainDialect('utf-8'),
        );
        const alone = await documentOf(bytes, MAP, {});
        const answer = form.format ? { dateFormat: form.format } : { dateOrder: form.order };
        const document = alone.outcome === 'ask' ? await documentOf(bytes, MAP, answer) : alone;
        expect(document.records.map(({ values }) => values['sent_on'])).toEqual(some.map(([y, m, d]) => `${y}-${two(m)}-${two(d)}`));
      }),
      { numRuns: examples(40), seed: 22 },
    );
  });
});

/** The text without what an encoding cannot write. */
function fitting(encoding: string, text: string): string {
  return [...text].filter((letter) => canWrite(encoding, letter)).join('');
}

function canWrite(encoding: string, letter: string): boolean {
  try {
    return inEncoding(encoding, letter).bytes.length === 1;
  } catch {
    return false;
  }
}

/** A number for a row that has nothing to do with its place. */
function order(row: Row, seed: number): number {
  let hash = seed | 0;
  for (const letter of row[0]) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 2_654_435_761);
  return hash >>> 0;
}
