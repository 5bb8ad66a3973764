// Makes a log with very many invented notices in seconds, to see whether pages answer in time. All rows are the same in every run.
import { readFileSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { loadCodes } from '../src/log/codes.ts';
import { openLog } from '../src/log/database.ts';
import type { Log } from '../src/log/db.ts';
import { enterFlagger } from '../src/log/flagger.ts';
import { recountStates } from '../src/log/states.ts';
import { flaggerSchema } from '../src/model/flagger.ts';
import type { Period } from '../src/model/period.ts';
import { categories } from '../src/model/vocabulary.ts';

const AT = '2026-11-21T08:00:00.000Z';
/** Days on which its notices were sent: 24 months. */
export const BIG_PERIOD: Period = { first: '2024-12-01', last: '2026-11-20' };

const SERVICES = 40;
const CATEGORIES = 60;
/** Parts in a thousand; what is left has no decision. 700 acted or refused. */
const ACTIONS = [
  ['ACTION_REMOVED', 430],
  ['ACTION_DISABLED_GEO', 60],
  ['ACTION_ACCOUNT_SUSPENDED', 40],
  ['ACTION_RESTRICTED_OTHER', 20],
  ['NO_ACTION_NOT_ILLEGAL', 90],
  ['NO_ACTION_INSUFFICIENT', 40],
  ['NO_ACTION_NOT_FOUND', 20],
  ['MOOT_ALREADY_REMOVED', 30],
  ['PENDING_ACK_ONLY', 70],
  ['NOT_SENT_CHANNEL_FAILURE', 2],
  ['NOT_RECORDED', 18],
] as const;

/** Fills a new SQLite log at a path: two sources, 40 services, 60 types, and the data of the sample hotline with its one award. */
export async function makeBigLog(path: string, notices: number): Promise<void> {
  const log = await openLog(path, { create: 'new' });
  const sample = JSON.parse(readFileSync(new URL('../samples/hotline/flagger.json', import.meta.url), 'utf8')) as unknown;
  await enterFlagger(log.db, flaggerSchema.parse(sample), { by: 'invented analyst', now: AT });
  await enterServices(log);
  const codes = await loadCodes(log.db);
  await log.close();

  const file = new SQLite(path);
  file.pragma('synchronous = OFF');
  file.pragma('cache_size = -400000');
  file.exec('create temp table choice (kind text, slot integer, id integer, second integer, primary key (kind, slot)) without rowid');
  const choose = file.prepare('insert into choice values (?, ?, ?, ?)');
  const types = categories()
    .filter((one) => one.appliesToFlaggerNotices)
    .flatMap((one) => [[one.code, null] as const, ...one.subcategories.map((sub) => [one.code, sub.code] as const)])
    .slice(0, CATEGORIES)
    .map(([category, sub]) => [codes.idOf('category', category), sub === null ? null : codes.idOf('subcategory', sub)] as const);
  file.transaction(() => {
    for (const [slot, i] of zipfSlots(SERVICES).entries()) choose.run('service', slot, i + 1, null);
    for (const [slot, i] of zipfSlots(types.length).entries()) choose.run('category', slot, ...(types[i] ?? [null, null]));
    const actions = ACTIONS.flatMap(([code, parts]) => Array.from({ length: parts }, () => codes.idOf('action', code)));
    for (const [slot, id] of actions.entries()) choose.run('action', slot, id, null);
    fillNotices(file, notices);
  })();
  file.close();

  const filled = await openLog(path);
  await filled.db.transaction().execute((db) => recountStates(db));
  await filled.close();
}

async function enterServices({ db }: Log): Promise<void> {
  const recorded_at = AT;
  const numbers = Array.from({ length: SERVICES }, (_, i) => i + 1);
  const two = (n: number) => String(n).padStart(2, '0');
  await db
    .insertInto('provider')
    .values(numbers.map((n) => ({ code: `example-entity-${two(n)}`, name: `Example Entity ${two(n)} Ltd`, recorded_at })))
    .execute();
  await db
    .insertInto('service')
    .values(numbers.map((n) => ({ code: `example-service-${two(n)}`, name: `Example Service ${two(n)}`, recorded_at })))
    .execute();
  const said = { state: 'confirmed', recorded_at, superseded_at: null };
  await db
    .insertInto('provider_answer')
    .values(numbers.map((n) => ({ provider_id: n, natural_person: 'no', ...said })))
    .execute();
  await db
    .insertInto('service_answer')
    .values(numbers.map((n) => ({ service_id: n, hosting: 'yes', ...said })))
    .execute();
  const span = { first_on: null, last_on: null, recorded_at, superseded_at: null };
  await db
    .insertInto('service_provider')
    .values(numbers.map((n) => ({ service_id: n, provider_id: n, ...span })))
    .execute();
  await db
    .insertInto('source')
    .values([
      { code: 'crm', name: 'CRM' },
      { code: 'by-hand', name: 'Entered by hand' },
    ])
    .execute();
  const summary = { records: 0, new: 0, updated: 0, unchanged: 0, rejected: 0, skipped: 0, held: 0 };
  await db
    .insertInto('import')
    .values({
      source_id: 1,
      profile_id: null,
      file_name: 'big.csv',
      file_sha256: '0'.repeat(64),
      size_bytes: 1,
      decisions: '{}',
      summary: JSON.stringify({ ...summary, notices: { notices: 0, ...summary } }),
      imported_at: AT,
      imported_by: 'invented analyst',
      undone_at: null,
      undone_by: null,
    })
    .execute();
}

/** 10,000 slots over things of which the second is half as frequent as the first, the third a third, and so on. */
function zipfSlots(things: number): number[] {
  const weights = Array.from({ length: things }, (_, i) => 1 / (i + 1));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const ends = weights.map((_, i) => (weights.slice(0, i + 1).reduce((sum, weight) => sum + weight, 0) / all) * 10_000);
  return Array.from({ length: 10_000 }, (_, slot) =>
    Math.min(
      ends.findIndex((end) => slot < end),
      things - 1,
    ),
  ).map((i) => (i < 0 ? things - 1 : i));
}

/** `mix` spreads the number of a notice evenly, otherwise for each purpose. */
function fillNotices(file: SQLite.Database, notices: number): void {
  let hashed = 0;
  file.function('mix', { deterministic: true }, (i, salt) => {
    hashed = Math.imul(Number(i) ^ (Number(salt) * 0x9e3779b9), 0x85ebca6b);
    hashed = Math.imul(hashed ^ (hashed >>> 13), 0xc2b2ae35);
    return (hashed ^ (hashed >>> 16)) >>> 0;
  });
  const days = Math.round((Date.parse(BIG_PERIOD.last) - Date.parse(BIG_PERIOD.first)) / 86_400_000) + 1;
  file
    .prepare(
      `with recursive n (i) as (select 1 union all select i + 1 from n where i < @notices),
        d as (select i, date(@first, '+' || ((i - 1) * @days / @notices) || ' days') as sent_on from n)
      insert into notice (id, source_id, reference, own_reference, import_id, content_sha256, service_id, channel, sent_precision, sent_at,
        sent_first_on, sent_last_on, category_id, subcategory_id, items, setting, assessed_by_two, reasons, location, submitter, good_faith,
        complete, recorded_at, recorded_by)
      select i, case when mix(i, 1) % 2000 = 0 then 2 else 1 end, printf('N-%08d', i), 'yes', 1, printf('%064x', i),
        case when mix(i, 2) % 500 = 0 then null else s.id end,
        case mix(i, 3) % 1000 when 0 then 'law-enforcement' when 1 then 'hotline-network' else
          case when mix(i, 3) % 50 = 2 then 'voluntary-programme' else 'article-16' end end,
        'day', null, sent_on, sent_on, c.id, c.second, 1 + (mix(i, 5) % 20 = 0) * (mix(i, 6) % 9), 'public', 'yes',
        case when mix(i, 7) % 40 = 0 then 'no' else 'yes' end, 'yes', 'yes', 'yes',
        case when mix(i, 7) % 40 = 0 then 'no' when mix(i, 8) % 30 = 0 then 'not-recorded' else 'yes' end, @at, 'invented analyst'
      from d cross join choice s on s.kind = 'service' and s.slot = mix(i, 9) % 10000
        cross join choice c on c.kind = 'category' and c.slot = mix(i, 10) % 10000`,
    )
    .run({ notices, days, first: BIG_PERIOD.first, at: AT });
  file
    .prepare(
      `insert into decision (notice_id, import_id, action_id, decision_order, decided_precision, decided_first_on, decided_last_on, delay_value,
        delay_unit, ground, automated, redress_told, recorded_at, recorded_by)
      select id, 1, action, 'first', 'day', decided_on, decided_on, delay, 'day', 'law', 'not-stated', 'not-recorded', @at, 'invented analyst'
      from (
        select n.id, a.id as action, mix(n.id, 12) % 40 as delay, date(n.sent_first_on, '+' || (mix(n.id, 12) % 40) || ' days') as decided_on
        from notice n cross join choice a on a.kind = 'action' and a.slot = mix(n.id, 11) % 1000
      ) where decided_on <= '2026-11-21'`,
    )
    .run({ at: AT });
  file.exec('insert into telling (notice_id, import_id, content_sha256) select id, 1, content_sha256 from notice where source_id = 1');
}
