// Forgetting a reference, an address or a person: all the log holds on it is erased, and no count changes.
import assert from 'node:assert/strict';
import type { Actor } from '../log/audit-trail.ts';
import { listOpenCorrections } from '../log/corrections.ts';
import { countNotices } from '../log/counts.ts';
import type { Db, Log } from '../log/db.ts';
import { readFlagger } from '../log/documents.ts';
import { type Erasure, erase, type Wanted } from '../log/erasure.ts';
import { listPublications } from '../log/publications.ts';
import { eraseDue } from '../log/retention.ts';
import { type Swept, sweep } from '../log/sweep.ts';
import { writing } from '../log/writing.ts';
import { AFTER_EVERY_INSTANT, type Day, type Period } from '../model/period.ts';
import { act, rehearse } from './act.ts';

/** Erases and rewrites the file; without `confirm` everything is done and taken back, and says what it would do. */
export async function forget(
  log: Log,
  wanted: Wanted,
  confirm: boolean,
  actor: Actor,
): Promise<Erasure & { readonly swept: Swept | null }> {
  const { value } = await (confirm ? act : rehearse)(log, actor, null, async (db, at) => {
    const before = await allCounts(db);
    const erasure = await erase(db, wanted, at);
    assert.equal(await allCounts(db), before, 'forgetting changed a count: nothing was done');
    return erasure;
  });
  return { ...value, swept: confirm ? await sweep(log) : null };
}

/** Erases private texts past their day and rewrites the file. Returns how many. */
export async function applyRetention(log: Log, today: Day, actor: Actor): Promise<{ readonly erased: number; readonly swept: Swept }> {
  const erased = await writing(log, actor, (db, at) => eraseDue(db, today, at));
  return { erased, swept: await sweep(log) };
}

const EVER: Period = { first: '0001-01-01', last: '9999-12-30' };

/** All counts the log can give: as held now, and as held for each published version; with the corrections that are open. */
async function allCounts(db: Db): Promise<string> {
  const questions = [
    { period: EVER, asOfOn: EVER.last, knownBefore: AFTER_EVERY_INSTANT, spanDay: null },
    ...(await listPublications(db)).map(({ period, report, knownBefore, spanDay }) => ({
      period,
      asOfOn: report.asOfOn,
      knownBefore,
      spanDay,
    })),
  ];
  const told: string[] = [];
  for (const question of questions) {
    const { laterUndated, ...lists } = await countNotices(db, { ...question, flagger: await readFlagger(db, question.knownBefore) });
    told.push(`${laterUndated}`);
    // One by one: as arguments of one call, those of a large log are more than a call takes.
    for (const [list, counts] of Object.entries(lists)) {
      for (const line of counts.map((count) => `${list} ${JSON.stringify(count)}`).sort()) told.push(line);
    }
  }
  for (const { publicationId, notices } of await listOpenCorrections(db)) told.push(`correction of ${publicationId}: ${notices}`);
  return told.join('\n');
}
