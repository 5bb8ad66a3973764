// Chance that is the same in every run, and what it does to bytes and to JSON documents: small changes of real samples get deeper than noise.

/** A whole number from 0 to `below` − 1. */
export type Random = (below: number) => number;

/** Small deterministic generator (xorshift, 32 bits). */
export function randomOf(seed: number): Random {
  let state = seed || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

export const oneOf = <T>(random: Random, all: readonly T[]): T => all[random(all.length)] as T;

/** Signs that mean something in one of the formats, and halves of letters. */
const SIGNS = [
  0, 9, 10, 13, 26, 27, 34, 39, 40, 41, 44, 47, 59, 60, 62, 91, 92, 93, 123, 124, 125, 0x80, 0xa4, 0xc3, 0xe9, 0xef, 0xfe, 0xff,
];
const LENGTHS = [0, 1, 0x7f, 0x80, 0xff, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];

/** One to six changes: a byte, a run left out, put in twice or moved, a length overwritten, the end cut off. */
export function changedBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let result = Buffer.from(bytes);
  for (let changes = 1 + random(6); changes > 0 && result.length > 0; changes -= 1) {
    const at = random(result.length);
    const run = result.subarray(at, at + 1 + random(60));
    const [before, after] = [result.subarray(0, at), result.subarray(at)];
    const kind = random(8);
    if (kind === 0) result[at] = random(256);
    else if (kind === 1) result[at] = oneOf(random, SIGNS);
    else if (kind === 2) result = Buffer.concat([before, Buffer.from([oneOf(random, SIGNS)]), after]);
    else if (kind === 3) result = Buffer.concat([before, after.subarray(run.length)]);
    else if (kind === 4) result = Buffer.concat([before, ...Array.from({ length: 1 + random(20) }, () => run), after]);
    else if (kind === 5) result = Buffer.concat([after, before]);
    else if (kind === 6 && result.length > at + 4) result.writeUInt32LE(oneOf(random, LENGTHS), at);
    else if (kind === 7 && random(4) === 0) result = Buffer.from(before);
  }
  return new Uint8Array(result);
}

/** Texts that mean something to a terminal, a page, a template, Typst, a spreadsheet, a database or the language itself. */
export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '../../../etc/passwd',
  '..\\..\\x',
  'C:\\x',
  '/etc/passwd',
  '\u0000',
  '\u001b[2J\u001b]0;x\u0007',
  '\u202egnp.exe',
  '\ud800',
  '\uffff',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '{{{w}}}{{> layout}}{{#a}}',
  '#import "x.typ"\n#sys.inputs\n$x$ `raw` <label> @ref',
  '[a](javascript:alert(1))',
  "=cmd|'/c calc'!A1",
  '＝1+1',
  '@SUM(1)',
  "'; drop table notice; --",
  `IBAN ${'1'.repeat(60)}é`,
  'a'.repeat(70_000),
  '(['.repeat(5_000),
  '🏳️‍🌈'.repeat(2_000),
  '2026-02-30',
  '99999-01-01',
  'NaN',
  '1e400',
];

export const HOSTILE_VALUES: readonly unknown[] = [
  ...HOSTILE_TEXTS,
  null,
  true,
  -1,
  0.1,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  [],
  {},
  [[[[[[]]]]]],
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
];

/** The document with one to three of its values put out, doubled, renamed or exchanged for a hostile one. */
export function changedDocument(document: unknown, random: Random): unknown {
  let result: unknown = structuredClone(document);
  for (let changes = 1 + random(3); changes > 0; changes -= 1) result = changedOnce(result, random, 0);
  return result;
}

function changedOnce(value: unknown, random: Random, depth: number): unknown {
  const isInner = typeof value === 'object' && value !== null && Object.keys(value).length > 0;
  if (!isInner || (depth > 0 && random(6) === 0)) return oneOf(random, HOSTILE_VALUES);
  const keys = Object.keys(value);
  const key = oneOf(random, keys);
  if (Array.isArray(value)) {
    const at = Number(key);
    if (random(6) === 0) return value.filter((_, i) => i !== at);
    if (random(6) === 0) return [...value, value[at]];
    return value.map((one, i) => (i === at ? changedOnce(one, random, depth + 1) : one));
  }
  const entries = Object.entries(value);
  const kind = random(8);
  if (kind === 0) return own(entries.filter(([name]) => name !== key));
  if (kind === 1) return own([...entries, [oneOf(random, HOSTILE_TEXTS), oneOf(random, HOSTILE_VALUES)]]);
  if (kind === 2) return own(entries.map(([name, one]) => [name === key ? oneOf(random, HOSTILE_TEXTS) : name, one]));
  return own(entries.map(([name, one]) => [name, name === key ? changedOnce(one, random, depth + 1) : one]));
}

/** Members of their own, `__proto__` too, as a reader of JSON makes them. */
function own(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of entries) Object.defineProperty(result, name, { value, enumerable: true, configurable: true, writable: true });
  return result;
}

const PROTOTYPES = [Object.prototype, Array.prototype, Function.prototype, String.prototype];
const OBJECT = Object.entries(Object.getOwnPropertyDescriptors(Object.prototype)).map(([name, { value }]) => ({
  name,
  value: value as unknown,
}));

/** Did something reach what all values of the language have in common? What is put there by an assignment is seen in every loop. */
export function isPolluted(): boolean {
  const now = Object.getOwnPropertyDescriptors(Object.prototype) as Record<string, PropertyDescriptor>;
  const isSame = Object.keys(now).length === OBJECT.length && OBJECT.every(({ name, value }) => now[name]?.value === value);
  return !isSame || PROTOTYPES.some((prototype) => Object.keys(prototype).length > 0);
}
