// Where notices come from: the systems whose files were imported or that tell notices by themselves, and hands.
import { compareText } from '../model/normalise.ts';
import type { Db } from './db.ts';

export interface Source {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

/** By name. */
export async function listSources(db: Db): Promise<readonly Source[]> {
  const rows = await db.selectFrom('source').select(['id', 'code', 'name']).execute();
  return rows.sort((a, b) => compareText(a.name, b.name) || compareText(a.code, b.code));
}
