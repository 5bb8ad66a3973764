// What a regular expression is made of, as far as it takes to write texts over which it may take long: its loops, what leads to each, and
// ways to write a turn of it. Not all of the language is read; what is not is left out, and the texts are only as good as that.

export interface Loop {
  readonly before: string;
  readonly turns: readonly string[];
}

type Node =
  | { readonly kind: 'sign'; readonly signs: readonly string[] }
  | { readonly kind: 'row'; readonly nodes: readonly Node[] }
  | { readonly kind: 'ways'; readonly ways: readonly Node[] }
  | { readonly kind: 'loop'; readonly node: Node; readonly least: number; readonly isLong: boolean };

/** A loop of fewer turns is short. */
const LONG_TURNS = 15;
/** Enough of each kind of sign. */
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  d: ['1', '0'],
  D: ['a', ' '],
  w: ['a', '1', '_'],
  W: [' ', '-'],
  s: [' ', '\n', '\t', '\u00a0'],
  S: ['a', '1', '-'],
  L: ['a', 'A', 'é'],
  Lu: ['A', 'É'],
  Ll: ['a', 'é'],
  N: ['1'],
  M: ['\u0301'],
  P: ['.', '-'],
  Z: [' '],
};
const LETTERS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', v: '\v', b: '', B: '', 0: '\0' };
/** What a class that leaves signs out may hold. */
const COMMON = ['a', 'A', '1', ' ', '.', '-', 'é'];

interface Cursor {
  readonly source: string;
  at: number;
}

export function loopsOf(source: string): Loop[] {
  const found: Loop[] = [];
  walk(readWays({ source, at: 0 }), '', found);
  return found;
}

/** Notes the loops of a node; gives one text that fits it. */
function walk(node: Node, before: string, found: Loop[]): string {
  if (node.kind === 'sign') return node.signs[0] ?? '';
  if (node.kind === 'row') return node.nodes.reduce((text, each) => text + walk(each, before + text, found), '');
  if (node.kind === 'ways') return node.ways.map((way) => walk(way, before, found))[0] ?? '';
  const once = walk(node.node, before, found);
  if (node.isLong) found.push({ before, turns: written(node.node) });
  return once.repeat(Math.min(3, node.least));
}

/** Some ways to write a node. */
function written(node: Node): string[] {
  if (node.kind === 'sign') return node.signs.slice(0, 6);
  if (node.kind === 'ways') return node.ways.flatMap((way) => written(way).slice(0, 3)).slice(0, 12);
  if (node.kind === 'loop') return [...written(node.node), ...(node.least === 0 ? [''] : [])].slice(0, 8);
  return node.nodes.reduce<string[]>(
    (texts, each) =>
      texts
        .flatMap((text) =>
          written(each)
            .slice(0, 3)
            .map((more) => text + more),
        )
        .slice(0, 12),
    [''],
  );
}

function readWays(cursor: Cursor): Node {
  const { source } = cursor;
  const ways: Node[] = [];
  let nodes: Node[] = [];
  for (; cursor.at < source.length && source[cursor.at] !== ')'; ) {
    if (source[cursor.at] === '|') {
      ways.push({ kind: 'row', nodes });
      nodes = [];
      cursor.at += 1;
    } else nodes.push(readTurns(cursor, readOne(cursor)));
  }
  ways.push({ kind: 'row', nodes });
  return ways.length === 1 ? (ways[0] as Node) : { kind: 'ways', ways };
}

function readOne(cursor: Cursor): Node {
  const sign = cursor.source[cursor.at++] as string;
  if (sign === '(') return readGroup(cursor);
  if (sign === '[') return { kind: 'sign', signs: readClass(cursor) };
  if (sign === '\\') return { kind: 'sign', signs: readEscape(cursor) };
  if (sign === '.') return { kind: 'sign', signs: ['a', ' ', '.'] };
  return { kind: 'sign', signs: [sign === '^' || sign === '$' ? '' : sign] };
}

function readGroup(cursor: Cursor): Node {
  const head = /^\?(?:<[a-zA-Z]\w*>|:|<?[=!])/.exec(cursor.source.slice(cursor.at, cursor.at + 40))?.[0] ?? '';
  cursor.at += head.length;
  const inner = readWays(cursor);
  cursor.at += 1;
  // What is only looked at takes no room, and has loops like all else.
  return /[=!]$/.test(head) ? { kind: 'loop', node: inner, least: 0, isLong: false } : inner;
}

function readEscape(cursor: Cursor): readonly string[] {
  const sign = cursor.source[cursor.at++] as string;
  const rest = cursor.source.slice(cursor.at, cursor.at + 40);
  const name = /[pP]/.test(sign) ? /^\{(?:[a-zA-Z_]+=)?([^}]*)\}/.exec(rest) : null;
  const code = /[ux]/.test(sign) ? /^(?:\{([0-9a-f]+)\}|([0-9a-f]{4}|[0-9a-f]{2}))/i.exec(rest) : null;
  cursor.at += (name ?? code)?.[0].length ?? 0;
  if (code) return [String.fromCodePoint(Number.parseInt(code[1] ?? code[2] ?? '41', 16))];
  if (name) return sign === 'P' ? ['-', ' ', '1'] : (CLASSES[name[1] ?? ''] ?? CLASSES[(name[1] ?? '').charAt(0)] ?? ['a']);
  return CLASSES[sign] ?? [LETTERS[sign] ?? (/[1-9]/.test(sign) ? 'a' : sign)];
}

function readClass(cursor: Cursor): readonly string[] {
  const { source } = cursor;
  const isNot = source[cursor.at] === '^';
  if (isNot) cursor.at += 1;
  const signs: string[] = [];
  while (cursor.at < source.length && source[cursor.at] !== ']') {
    const sign = source[cursor.at++] as string;
    signs.push(...(sign === '\\' ? readEscape(cursor) : [sign]));
  }
  cursor.at += 1;
  return isNot ? COMMON.filter((sign) => !signs.includes(sign)) : signs.slice(0, 12);
}

function readTurns(cursor: Cursor, node: Node): Node {
  const found = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(cursor.source.slice(cursor.at, cursor.at + 20));
  if (!found) return node;
  const [all, least, comma, most] = found;
  cursor.at += all.length;
  const isLong = /^[*+]/.test(all) || (comma === ',' && (most === '' || Number(most) > LONG_TURNS));
  return { kind: 'loop', node, least: all.startsWith('+') ? 1 : Number(least ?? 0), isLong };
}
