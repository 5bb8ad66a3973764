// Small integer keys of the vocabulary, both ways.
import type { ActionGroup } from '../model/vocabulary.ts';
import type { Db } from './db.ts';

export type CodeKind = 'category' | 'subcategory' | 'action';

export interface Codes {
  idOf(kind: CodeKind, code: string): number;
  codeOf(id: number): string;
  rankOf(id: number): number;
  groupOf(id: number): ActionGroup | null;
}

export async function loadCodes(db: Db): Promise<Codes> {
  const rows = await db.selectFrom('code').selectAll().execute();
  const ids = new Map<string, Map<string, number>>();
  for (const { kind, code, id } of rows) ids.set(kind, (ids.get(kind) ?? new Map<string, number>()).set(code, id));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const row = (id: number) => {
    const found = byId.get(id);
    if (!found) throw new Error(`no code ${id}`);
    return found;
  };
  return {
    idOf(kind, code) {
      const id = ids.get(kind)?.get(code);
      if (id === undefined) throw new Error(`no ${kind} ${code} in the vocabulary`);
      return id;
    },
    codeOf: (id) => row(id).code,
    rankOf: (id) => row(id).rank,
    groupOf: (id) => row(id).action_group as ActionGroup | null,
  };
}
