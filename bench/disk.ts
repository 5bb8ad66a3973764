// What a notice takes on the disk, by table and index.
import { statSync } from 'node:fs';
import SQLite from 'better-sqlite3';

export interface Disk {
  readonly notices: number;
  readonly bytes: number;
  /** By part of the log; the rest is `other`. */
  readonly parts: ReadonlyMap<string, number>;
  /** Largest first: table or index, with the table it belongs to. */
  readonly objects: readonly { readonly name: string; readonly table: string; readonly bytes: number }[];
}

/** Part of the log → its tables. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  'row and its indexes': ['notice'],
  decisions: ['decision'],
  'state and sums kept': ['notice_state', 'tally', 'service_tally', 'category_tally', 'month_tally', 'open_tally'],
  'counts of reports kept': ['report_cut', 'report_cross', 'report_type', 'report_outcome', 'report_delay', 'report_action'],
  'locators, as keyed hashes': ['known_value'],
  'told again, by import': ['telling'],
  history: ['notice_past'],
  audit: ['audit', 'audit_head'],
};

/** Of an SQLite log that nobody writes to. */
export function diskOf(path: string): Disk {
  const file = new SQLite(path);
  try {
    file.pragma('wal_checkpoint(TRUNCATE)');
    const objects = file
      .prepare<[], { name: string; table: string; bytes: number }>(
        `select s.name as name, s.tbl_name as "table", sum(d.pgsize) as bytes from dbstat d join sqlite_schema s on s.name = d.name
        group by s.name order by bytes desc`,
      )
      .all();
    const parts = new Map<string, number>();
    for (const { table, bytes } of objects) {
      const part = Object.entries(PARTS).find(([, tables]) => tables.includes(table))?.[0] ?? 'other';
      parts.set(part, (parts.get(part) ?? 0) + bytes);
    }
    const { notices } = file.prepare<[], { notices: number }>('select count(*) as notices from notice').get() ?? { notices: 0 };
    return { notices, bytes: statSync(path).size, parts, objects };
  } finally {
    file.close();
  }
}

export const PART_NAMES = [...Object.keys(PARTS), 'other'];
