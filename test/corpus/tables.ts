// Tables and dialects at random, for properties: what is written in a dialect is known cell by cell.
import fc from 'fast-check';
import type { Answers } from './case.ts';
import { inEncoding, utf8, utf16 } from './encode.ts';

export interface Dialect {
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly newline: '\n' | '\r\n' | '\r';
  readonly quoting: 'where needed' | 'always';
  readonly escape: 'doubled' | 'backslash';
  readonly mark: boolean;
  readonly sepLine: boolean;
  readonly trailingDelimiter: boolean;
  readonly encoding: string;
}

export const FIELDS = ['reference', 'sent_on', 'provider', 'category', 'note'] as const;
export const MAP = { reference: 'Reference', sent_on: 'Sent on', provider: 'Provider', category: 'Category', note: 'Note' } as const;
const LABELS = Object.values(MAP);

export type Row = readonly [reference: string, sentOn: string, provider: string, category: string, note: string];

const DIALECT = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  newline: fc.constantFrom('\n', '\r\n', '\r'),
  quoting: fc.constantFrom('where needed', 'always'),
  mark: fc.boolean(),
  sepLine: fc.boolean(),
  trailingDelimiter: fc.boolean(),
} as const);

/** Dialects in Unicode, quotes doubled. */
export const unicodeDialect = (): fc.Arbitrary<Dialect> =>
  fc
    .tuple(DIALECT, fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'))
    .map(([dialect, encoding]) => ({ ...dialect, encoding, escape: 'doubled' as const }));

export const plainDialect = (encoding: string): Dialect => ({
  delimiter: ';',
  newline: '\r\n',
  quoting: 'where needed',
  escape: 'doubled',
  mark: false,
  sepLine: false,
  trailingDelimiter: false,
  encoding,
});

/** Text that may hold every sign of a dialect inside; begins and ends with a letter, so that it means only itself. */
const knotty = fc
  .array(fc.constantFrom('a', 'word', 'é', 'Ω', 'ж', '😀', ' ', ',', ';', '|', '"', '""', "'", '\\', '\n', '\r\n', '=', '#', '5'), {
    maxLength: 8,
  })
  .map((parts) => `w${parts.join('')}z`);

const day = fc
  .tuple(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 28 }))
  .map(([month, date]) => `2026-${two(month)}-${two(date)}`);
const two = (n: number) => String(n).padStart(2, '0');

/** At least two rows, references all different. */
export const table = (text: fc.Arbitrary<string> = knotty): fc.Arbitrary<readonly Row[]> =>
  fc
    .array(fc.tuple(day, fc.constantFrom('Facebook', 'X', 'Example Host'), fc.constantFrom('Hate', 'Fraud'), text), {
      minLength: 2,
      maxLength: 7,
    })
    .map((rows) => rows.map(([on, provider, category, note], i): Row => [`R-${i + 1}`, on, provider, category, note]));

export function write(rows: readonly Row[], dialect: Dialect): Uint8Array {
  const { delimiter, newline, quoting, mark, sepLine, trailingDelimiter, encoding } = dialect;
  const cell = (text: string) => {
    const needed = quoting === 'always' || text.includes(delimiter) || /["\r\n]/.test(text);
    if (!needed) return text;
    const escaped = dialect.escape === 'doubled' ? text.replaceAll('"', '""') : text.replaceAll('"', '\\"');
    return `"${escaped}"`;
  };
  const line = (cells: readonly string[]) => `${cells.map(cell).join(delimiter)}${trailingDelimiter ? delimiter : ''}${newline}`;
  const body = `${sepLine ? `sep=${delimiter}${newline}` : ''}${[LABELS, ...rows].map(line).join('')}`;
  const text = mark && encoding.startsWith('utf') ? `\uFEFF${body}` : body;
  if (encoding === 'utf-8') return utf8(text).bytes;
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return utf16(encoding === 'utf-16le' ? 'le' : 'be', text).bytes;
  return inEncoding(encoding, text).bytes;
}

/** What a person would answer about a dialect. */
export const answersOf = (dialect: Dialect): Answers => ({
  delimiter: dialect.delimiter,
  encoding: dialect.encoding,
  escape: dialect.escape,
  quote: '"',
  headerLine: dialect.sepLine ? 2 : 1,
});
