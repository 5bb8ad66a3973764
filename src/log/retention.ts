// Until when private texts are kept: the rules, what is due, and erasing it.
import type { Day } from '../model/period.ts';
import { KEPT_KINDS, type KeepRule, type KeptKind, keptUntil } from '../model/retention.ts';
import { type Actor, addAudit } from './audit-trail.ts';
import type { Db } from './db.ts';
import type { Keeping } from './private-texts.ts';
import { readSetting, refuseChanged, writeSetting } from './settings.ts';

const TABLES = { urls: 'notice_url', notes: 'notice_note' } as const satisfies Record<KeptKind, string>;

export async function readRules(db: Db): Promise<Pick<Keeping, KeptKind>> {
  return { urls: await readRule(db, 'urls'), notes: await readRule(db, 'notes') };
}

async function readRule(db: Db, kind: KeptKind): Promise<KeepRule | null> {
  return JSON.parse((await readSetting(db, `keep-${kind}`)) ?? 'null') as KeepRule | null;
}

/**
 * Sets a rule, for what is kept already as well; null: no address is kept from now on, and a note until it is forgotten. `seen`: the rule
 * that was on the screen, as JSON; null: whatever it is.
 *
 * @throws UserError `setting.changed-meanwhile`
 */
export async function setRule(db: Db, kind: KeptKind, rule: KeepRule | null, actor: Actor, seen: string | null = null): Promise<void> {
  refuseChanged(seen, JSON.stringify(await readRule(db, kind)));
  await writeSetting(db, `keep-${kind}`, JSON.stringify(rule));
  await addAudit(db, actor, 'retention.set', kind, { rule });
  if (rule === null) {
    if (kind === 'notes') await db.updateTable('notice_note').set({ keep_until: null }).execute();
    return;
  }
  const table = TABLES[kind];
  const kept = await db
    .selectFrom('notice')
    .select(['id', 'sent_last_on'])
    .where('id', 'in', (eb) => eb.selectFrom(table).select('notice_id'))
    .execute();
  const byDay = new Map<Day, number[]>();
  for (const { id, sent_last_on } of kept) {
    const until = keptUntil(rule, sent_last_on);
    byDay.set(until, [...(byDay.get(until) ?? []), id]);
  }
  for (const [keep_until, ids] of byDay) {
    for (let at = 0; at < ids.length; at += 500) {
      const some = ids.slice(at, at + 500);
      if (kind === 'urls') await db.updateTable('notice_url').set({ keep_until }).where('notice_id', 'in', some).execute();
      else await db.updateTable('notice_note').set({ keep_until }).where('notice_id', 'in', some).execute();
    }
  }
}

export interface Retention {
  readonly kind: KeptKind;
  readonly rule: KeepRule | null;
  readonly kept: number;
  /** Past their last day. */
  readonly due: number;
  /** Last day of those that are due next; null: none has a day. */
  readonly nextDueAfter: Day | null;
}

export async function readRetention(db: Db, today: Day): Promise<Retention[]> {
  const all: Retention[] = [];
  for (const kind of KEPT_KINDS) {
    const rows = await db
      .selectFrom(TABLES[kind])
      .select((eb) => ['keep_until', eb.fn.countAll().as('rows')])
      .groupBy('keep_until')
      .orderBy('keep_until')
      .execute();
    const [past, later] = [rows.filter((row) => isDue(row.keep_until, today)), rows.filter((row) => !isDue(row.keep_until, today))];
    const days = later.map((row) => row.keep_until).filter((until) => until !== null);
    all.push({
      kind,
      rule: await readRule(db, kind),
      kept: sum(rows),
      due: sum(past),
      nextDueAfter: days.sort()[0] ?? null,
    });
  }
  return all;
}

const isDue = (until: Day | null, today: Day) => until !== null && until < today;
const sum = (rows: readonly { readonly rows: number | string | bigint }[]) => rows.reduce((total, row) => total + Number(row.rows), 0);

/** Erases what is past its last day; returns how many texts. */
export async function eraseDue(db: Db, today: Day, actor: Actor): Promise<number> {
  let erased = 0;
  for (const kind of KEPT_KINDS) {
    const { numDeletedRows } = await db.deleteFrom(TABLES[kind]).where('keep_until', '<', today).executeTakeFirstOrThrow();
    if (numDeletedRows > 0n) await addAudit(db, actor, 'retention.applied', kind, { erased: Number(numDeletedRows), today });
    erased += Number(numDeletedRows);
  }
  return erased;
}
