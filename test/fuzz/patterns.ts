// Every regular expression of the sources, and texts made of its own parts over which it may take longer than in step with their length.
// Those that are written are found in the sources, those that are put together when the modules are loaded.
import { readdirSync, readFileSync } from 'node:fs';
import { createContext, Script } from 'node:vm';
import type { Pump } from './growth.ts';
import { loopsOf } from './pattern-loops.ts';

export interface Pattern {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

const SRC = new URL('../../src/', import.meta.url);
/** What does its work as soon as it is loaded: the program, its threads and its processes. */
const RUNS = /parentPort|process\.argv|process\.once\('message'/;
/** Comments, texts and patterns in one go, so that none is looked for within another; a pattern stands where a value may. */
const TOKENS =
  /\/\/.*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|(?<=(?:[(,=:[!&|?{};>]|return|\.\.\.)\s*)\/((?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)/g;

/** Each once, in the order of the files. */
export async function allPatterns(): Promise<Pattern[]> {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .sort();
  const texts = files.map((file) => ({ file, text: readFileSync(new URL(file, SRC), 'utf8') }));
  const written = texts.flatMap(({ file, text }) =>
    [...text.matchAll(TOKENS)].flatMap(([, source, flags = '']) =>
      source === undefined || !isPattern(source, flags) ? [] : [{ file, source, flags }],
    ),
  );
  const made = await patternsMade(texts.filter(({ text }) => !RUNS.test(text)).map(({ file }) => file));
  return [...new Map([...written, ...made].map((one) => [`/${one.source}/${one.flags}`, one])).values()];
}

/** Between the signs of a text that is put together may stand what only looks like one. */
function isPattern(source: string, flags: string): boolean {
  try {
    return new RegExp(source, flags) !== null;
  } catch {
    return false;
  }
}

/** Patterns that are made while these modules are loaded, also by libraries. */
async function patternsMade(files: readonly string[]): Promise<Pattern[]> {
  const made: Pattern[] = [];
  const Own = globalThis.RegExp;
  let file = '';
  globalThis.RegExp = new Proxy(Own, {
    construct(target, given: unknown[], newTarget) {
      const { source, flags } = Reflect.construct(target, given, newTarget) as RegExp;
      made.push({ file, source, flags });
      return Reflect.construct(target, given, newTarget) as object;
    },
  });
  try {
    for (file of files) await import(new URL(file, SRC).href);
  } finally {
    globalThis.RegExp = Own;
  }
  return made;
}

/** What may stand behind, so that all that was read before does not fit. */
const AFTER = ['', '\u0001', '\n', 'x', '1é'];
const PUMPS_MAX = 60;
const OTHERS_MAX = 20;

/** Each loop again and again, from the beginning of the pattern and from within. */
export function pumpsOf(source: string): Pump[] {
  const loops = loopsOf(source);
  const starts = loops.flatMap(({ before, turns }) => turns.map((part) => ({ before, part })));
  const within = [...new Set(loops.flatMap(({ turns }) => turns))].slice(0, OTHERS_MAX).map((part) => ({ before: '', part }));
  const pumps = [...starts, ...within].filter(({ part }) => part !== '').flatMap((start) => AFTER.map((after) => ({ ...start, after })));
  return [...new Map(pumps.map((pump) => [JSON.stringify(pump), pump])).values()].slice(0, PUMPS_MAX);
}

/** Looks through texts with a pattern; milliseconds of the processor, and null where it was ended after `mostMs`. */
export function lookerOf({ source, flags }: Pattern): (text: string, mostMs: number) => number | null {
  const context = createContext({ text: '', source, flags });
  new Script('const p = new RegExp(source, flags); p.test(""); 0').runInContext(context);
  const look = new Script(flags.includes('g') ? 'for (const _ of text.matchAll(p)) 0' : 'p.lastIndex = 0; p.test(text)');
  return (text, mostMs) => {
    context['text'] = text;
    // The limit is one of the clock, which goes on while others have the processor.
    for (let limitMs = mostMs; ; limitMs *= 3) {
      const before = process.cpuUsage();
      const isEnded = ended(() => look.runInContext(context, { timeout: limitMs }));
      const ms = process.cpuUsage(before).user / 1000;
      if (!isEnded) return ms;
      if (ms >= mostMs / 2) return null;
    }
  };
}

function ended(run: () => unknown): boolean {
  try {
    run();
    return false;
  } catch (error) {
    // It comes from another realm, and is no Error of this one.
    if ((error as { readonly code?: unknown }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return true;
    throw error;
  }
}

const SHORT = 40;
const SHORT_MS_MAX = 300;
const LENGTH = 16_000;
const LENGTH_MS_MAX = 3_000;
/** A pattern that grows with its text is done in less. */
const DOUBTFUL_MS = 12;
const RATIO_MAX = 9;

export interface Slow {
  readonly pattern: Pattern;
  readonly pump: Pump;
  /** Time of four times the length by that of the length; null: it did not come to an end. */
  readonly ratio: number | null;
}

/** The first text found over which the pattern takes the square of its length or more; null where none was. */
export function slownessOf(pattern: Pattern, length = LENGTH): Slow | null {
  const look = lookerOf(pattern);
  for (const pump of pumpsOf(pattern.source)) {
    const text = (signs: number) => pump.before + pump.part.repeat(Math.ceil(signs / pump.part.length)) + pump.after;
    if (look(text(SHORT), SHORT_MS_MAX) === null) return { pattern, pump, ratio: null };
    const ms = look(text(length), LENGTH_MS_MAX);
    if (ms === null) return { pattern, pump, ratio: null };
    if (ms < DOUBTFUL_MS) continue;
    const [less, more] = [look(text(length / 2), LENGTH_MS_MAX), look(text(2 * length), 5 * LENGTH_MS_MAX)];
    if (less === null || more === null) return { pattern, pump, ratio: null };
    if (more / less > RATIO_MAX && more > 4 * DOUBTFUL_MS) return { pattern, pump, ratio: more / less };
  }
  return null;
}
