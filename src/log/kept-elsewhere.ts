// Where what was forgotten stands as well and stays: texts that people change themselves, names things are counted by, and who acted.
import { sql } from 'kysely';
import type { Db } from './db.ts';
import { narratives, type Place } from './erasure-texts.ts';
import { type Holds, holdsInJson } from './search.ts';
import type { LogTables } from './tables.ts';

export interface KeptPlace extends Place {
  readonly why: string;
}

/** Columns that say who acted. */
const ACTORS: readonly (readonly [keyof LogTables, string])[] = [
  ['flagger', 'recorded_by'],
  ['independence', 'recorded_by'],
  ['narrative', 'recorded_by'],
  ['profile', 'recorded_by'],
  ['import', 'imported_by'],
  ['import', 'undone_by'],
  ['notice', 'recorded_by'],
  ['notice_past', 'recorded_by'],
  ['decision', 'recorded_by'],
  ['forgotten', 'forgotten_by'],
  ['draft', 'drafted_by'],
  ['gate_check', 'checked_by'],
  ['resolution', 'resolved_by'],
  ['person', 'added_by'],
  ['person', 'retired_by'],
  ['sign_off', 'signed_by'],
  ['publication', 'published_by'],
  ['sending', 'recorded_by'],
  ['public_address', 'recorded_by'],
  ['told_changes', 'recorded_by'],
  ['app_user', 'added_by'],
  ['app_user', 'disabled_by'],
  ['api_token', 'made_by'],
  ['api_token', 'revoked_by'],
  ['audit', 'who'],
];

export async function keptElsewhere(db: Db, holds: Holds): Promise<KeptPlace[]> {
  const inForce = (await narratives(db)).filter((text) => text.inForce && text.body !== null && holds(text.body));
  const places: KeptPlace[] = [
    { place: 'narrative', rows: inForce.length, why: 'a text in force: change it with “narrative set”, then forget again' },
  ];
  for (const table of ['flagger', 'independence', 'profile'] as const) {
    const rows = await db.selectFrom(table).select('document').execute();
    places.push({
      place: table,
      rows: rows.filter(({ document }) => holdsInJson(document, holds)).length,
      why: 'your own document: change it and enter it again; earlier versions stay in the log',
    });
  }
  const decided = await db.selectFrom('import').select('decisions').execute();
  const published = await db.selectFrom('publication').select('report').execute();
  places.push(
    {
      place: 'provider, service, source, person',
      rows: (await names(db)).filter(holds).length,
      why: 'a name by which things are counted or decided; no report names it unless you confirmed it',
    },
    {
      place: 'import.decisions',
      rows: decided.filter(({ decisions }) => holdsInJson(decisions, holds)).length,
      why: 'what was decided about a file, so that the same file is read in the same way again',
    },
    {
      place: 'publication',
      rows: published.filter(({ report }) => holdsInJson(report, holds)).length,
      why: 'published: what went out cannot be called back; publish a correction without it',
    },
    { place: 'who acted', rows: await actedRows(db, holds), why: 'kept, because the log must say who did what' },
  );
  return places.filter(({ rows }) => rows > 0);
}

async function names(db: Db): Promise<string[]> {
  const found = (await db.selectFrom('service_alias').select('alias').execute()).map(({ alias }) => alias);
  for (const table of ['provider', 'service', 'source', 'person', 'app_user'] as const) {
    found.push(...(await db.selectFrom(table).select('name').execute()).map(({ name }) => name));
  }
  return found;
}

async function actedRows(db: Db, holds: Holds): Promise<number> {
  let acted = 0;
  for (const [table, column] of ACTORS) {
    const { rows } = await sql<{ who: string | null; n: number | string }>`
      select ${sql.ref(column)} as who, count(*) as n from ${sql.table(table)} group by 1`.execute(db);
    for (const { who, n } of rows) if (who !== null && holds(who)) acted += Number(n);
  }
  return acted;
}
