// Tables that other programs hand over to have their small counts withheld: one, an array of them, or one a line. Each comes back in
// the form and at the place in which it came; what cannot be published comes back as the reason, without a number.
import { EXIT, type ExitCode, quote, UserError } from '../error.ts';
import { type Grid, gridSchema, type ProtectedGrid } from '../model/grid.ts';
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
  const tables: (ProtectedGrid | RefusedTable)[] = [];
  let exit: ExitCode = EXIT.done;
  for (const entry of entries) {
    const outcome = await protectEntry(entry);
    tables.push(outcome instanceof UserError ? refused(entry, outcome) : outcome);
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

async function protectEntry({ value }: Entry): Promise<ProtectedGrid | UserError> {
  const grid = gridSchema.safeParse(value);
  if (!grid.success) {
    const [issue] = grid.error.issues;
    return new UserError(
      'grid.unexpected',
      `at ${quote(issue?.path.map(String).join('.') || 'the table')}: ${issue?.message ?? 'unexpected'}`,
    );
  }
  try {
    return await protectGrid(grid.data as Grid);
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
