// Tables that other programs hand over to have their small counts withheld: one, an array of them, or one a line. Each comes back in
// the form and at the place in which it came; what cannot be published comes back as the reason, without a number. Each is protected by
// itself; three that are the sides of one cube are attacked together then.
import { EXIT, type ExitCode, quote, UserError } from '../error.ts';
import { gridSchema, type ProtectedGrid } from '../model/grid.ts';
import { cubesIn, derivableTogether, type Side } from '../report/grid-linked.ts';
import { protectGrid } from '../report/grid-protect.ts';

export interface RefusedTable {
  readonly id: string | number | null;
  readonly error: { readonly code: string; readonly message: string };
}

export interface ProtectedTables {
  /** As they came: one JSON value, or one a line. */
  readonly json: string;
  readonly tables: readonly (ProtectedGrid | RefusedTable)[];
  readonly exit: ExitCode;
}

interface Entry {
  readonly where: string;
  readonly value: unknown;
}

/** @throws UserError `json.unreadable` where the text is neither JSON nor lines of it */
export async function protectTables(text: string): Promise<ProtectedTables> {
  const { form, entries } = readEntries(text);
  const outcomes: (Side | UserError)[] = [];
  for (const entry of entries) outcomes.push(await protectEntry(entry));
  const together = await toldTogether(entries, outcomes);
  const tables: (ProtectedGrid | RefusedTable)[] = [];
  let exit: ExitCode = EXIT.done;
  for (const [i, entry] of entries.entries()) {
    const outcome = together.get(i) ?? outcomes[i];
    if (outcome instanceof UserError) tables.push(refused(entry, outcome));
    else if (outcome) tables.push(outcome.open);
    if (outcome instanceof UserError && exit !== EXIT.gateClosed) exit = outcome.exit;
  }
  const json = form === 'array' ? JSON.stringify(tables) : tables.map((table) => JSON.stringify(table)).join('\n');
  return { json: `${json}\n`, tables, exit };
}

function readEntries(text: string): { form: 'array' | 'lines'; entries: Entry[] } {
  const whole = text.replace(/^\uFEFF/, '');
  const one = parsed(whole);
  if (Array.isArray(one)) return { form: 'array', entries: one.map((value: unknown, i) => ({ where: `table ${i + 1}`, value })) };
  if (one !== undefined) return { form: 'lines', entries: [{ where: 'table 1', value: one }] };
  const lines = whole.split('\n').map((line, i) => ({ where: `line ${i + 1}`, text: line.trim() }));
  const entries = lines.filter((line) => line.text !== '').map((line) => ({ where: line.where, value: parsed(line.text) }));
  const wrong = entries.find(({ value }) => value === undefined);
  if (!wrong && entries.length > 0) return { form: 'lines', entries };
  throw new UserError(
    'json.unreadable',
    `Tables are expected as one JSON object, an array of objects, or one object a line; ${wrong ? `${wrong.where} is no JSON` : 'nothing was given'}.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** By index: why a table cannot go out although it is protected by itself. */
async function toldTogether(entries: readonly Entry[], outcomes: readonly (Side | UserError)[]): Promise<ReadonlyMap<number, UserError>> {
  const sides = outcomes.map((outcome) => (outcome instanceof UserError ? null : outcome));
  const told = new Map<number, UserError>();
  for (const set of cubesIn(sides)) {
    const derivable = await derivableTogether(set.flatMap((i) => sides[i] ?? []));
    if (derivable === 0) continue;
    const found = derivable === null ? 'it cannot be shown that no withheld count' : `${derivable} withheld counts`;
    const names = set.map((i) => entries[i]?.where ?? '').join(', ');
    const message = `is protected by itself, but ${found} can be worked out from ${names} together; leave one of them out, or hold rare members together`;
    for (const i of set) told.set(i, new UserError('grid.linked', message, EXIT.gateClosed));
  }
  return told;
}

async function protectEntry({ value }: Entry): Promise<Side | UserError> {
  const grid = gridSchema.safeParse(value);
  if (!grid.success) {
    const [issue] = grid.error.issues;
    return new UserError(
      'grid.unexpected',
      `at ${quote(issue?.path.map(String).join('.') || 'the table')}: ${issue?.message ?? 'unexpected'}`,
    );
  }
  try {
    return { given: grid.data, open: await protectGrid(grid.data) };
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

function refused({ where, value }: Entry, error: UserError): RefusedTable {
  const id = (value as { id?: unknown } | null)?.id;
  const own = typeof id === 'string' || typeof id === 'number' ? id : null;
  const message = `${where}${own === null ? '' : `, id ${quote(String(own))}`}: ${error.message}.`;
  return { id: own, error: { code: error.code, message } };
}
