// Small integer keys of the vocabulary, both ways.
import type { Selectable } from 'kysely';
import type { ActionGroup } from '../model/vocabulary.ts';
import type { Db } from './db.ts';
import type { CodeTable } from './tables.ts';

export type CodeKind = 'category' | 'subcategory' | 'action';

export type CodeRow = Selectable<CodeTable>;

export interface Codes {
  readonly rows: readonly CodeRow[];
  idOf(kind: CodeKind, code: string): number;
  codeOf(id: number): string;
  rankOf(id: number): number;
  groupOf(id: number): ActionGroup | null;
}

export async function loadCodes(db: Db): Promise<Codes> {
  return codesOf(await db.selectFrom('code').selectAll().execute());
}

export function codesOf(rows: readonly CodeRow[]): Codes {
  const ids = new Map(rows.map((row) => [`${row.kind} ${row.code}`, row.id]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const row = (id: number) => {
    const found = byId.get(id);
    if (!found) throw new Error(`no code ${id}`);
    return found;
  };
  return {
    rows,
    idOf(kind, code) {
      const id = ids.get(`${kind} ${code}`);
      if (id === undefined) throw new Error(`no ${kind} ${code} in the vocabulary`);
      return id;
    },
    codeOf: (id) => row(id).code,
    rankOf: (id) => row(id).rank,
    groupOf: (id) => row(id).action_group as ActionGroup | null,
  };
}
