// Adds up counts that stand under the same codes (merged providers, slices of time).

const SUMS = ['notices', 'items', 'itemsAffected'] as const;
type Sums = { [sum in (typeof SUMS)[number]]?: number };
type Counted = { readonly notices: number } & Readonly<Sums>;

type Code = string | number | boolean | null | undefined;
/** What stands under each value of one code: the same of the next code, at last a count. */
interface Level<T> extends Map<Code, Level<T> | T> {}

/**
 * In a fixed order: by their codes, which is all but the numbers of notices and items. Counts of no notice are left out. All have the same
 * properties. They are laid out code by code, since a draft merges hundreds of thousands and a text of each to tell them apart would take
 * four times as long.
 */
export function mergeEqual<T extends Counted>(counts: readonly T[]): T[] {
  const names = Object.keys(counts[0] ?? {}).filter((name) => !SUMS.some((sum) => sum === name));
  const codes: Level<T> = new Map();
  for (const count of counts) addTo(codes, count, names);
  return inOrder(codes, names.length, textsOnce()).filter(({ notices }) => notices !== 0);
}

function addTo<T extends Counted>(codes: Level<T>, count: T, names: readonly string[]): void {
  const codeOf = (name: string | undefined) => (count as Readonly<Record<string, unknown>>)[name ?? ''] as Code;
  const level = names.slice(0, -1).reduce((at, name) => below(at, codeOf(name)), codes);
  const last = codeOf(names.at(-1));
  const sum = level.get(last) as Sums | undefined;
  if (!sum) level.set(last, { ...count });
  else for (const name of SUMS) if (count[name] !== undefined) sum[name] = (sum[name] ?? 0) + count[name];
}

function below<T>(level: Level<T>, code: Code): Level<T> {
  const known = level.get(code) as Level<T> | undefined;
  if (known) return known;
  const made: Level<T> = new Map();
  level.set(code, made);
  return made;
}

function inOrder<T>(level: Level<T>, depth: number, textOf: (code: Code) => string): T[] {
  const codes = [...level.keys()].map((code) => [textOf(code), code] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  const found = codes.map(([, code]) => level.get(code));
  return depth <= 1 ? (found as T[]) : (found as Level<T>[]).flatMap((below) => inOrder(below, depth - 1, textOf));
}

/** The text by which a code is put in order, made once for each code. */
function textsOnce(): (code: Code) => string {
  const texts = new Map<Code, string>();
  return (code) => {
    const text = texts.get(code) ?? JSON.stringify(code) ?? '';
    texts.set(code, text);
    return text;
  };
}
