// A log with a whole year of the invented hotline in it: notices with what happened to them, a published report, and a correction that
// waits for a reader. Made once for all workers, and copied for whoever writes into it.
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { inject } from 'vitest';
import { decideInBulk, previewBulk } from '../../src/log/bulk.ts';
import { openLog } from '../../src/log/database.ts';
import type { Db, Log } from '../../src/log/db.ts';
import { addEvent } from '../../src/log/notice-events.ts';
import { addPerson } from '../../src/log/people.ts';
import { drawCheck, finishCheck } from '../../src/log/quality.ts';
import { answerCheck } from '../../src/log/quality-answers.ts';
import { addSending } from '../../src/log/sendings.ts';
import { makeToken } from '../../src/log/tokens.ts';
import { ANY_NOTICE } from '../../src/model/notice-filter.ts';
import { act, checkDraft, draftReport, importFile, publishReport, resolveFindings, signOff } from '../../src/workflow.ts';
import { ANALYST, enterDocuments, hotline, YEAR } from '../steps/year.ts';

/** The day on which its report was published, and on which the tests stand. */
export const TODAY = '2027-01-31';
const DIRECTOR = { ...ANALYST, by: 'invented director' };
const LATER = { ...ANALYST, now: `${TODAY}T13:00:00.000Z` };

let made: Promise<string> | null = null;

/** Path of the log; nobody writes into it. */
export function fullLog(): Promise<string> {
  made ??= madeByOne(join(inject('preparedIn'), 'full.sqlite'));
  return made;
}

/** The worker that comes first makes it, the others wait. */
async function madeByOne(path: string): Promise<string> {
  const making = `${path}.making`;
  while (!existsSync(path)) {
    if (isFirst(making)) {
      try {
        renameSync(await make(join(making, 'log.sqlite')), path);
      } finally {
        rmSync(making, { recursive: true, force: true });
      }
    } else await pause(100);
  }
  return path;
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}

/** Puts a copy in the place of `path`. */
export async function copyFullLog(path: string): Promise<void> {
  for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true });
  copyFileSync(await fullLog(), path);
}

/** Where the result of a complaint is entered that waits for one. */
export async function pageOfEvent(): Promise<string> {
  const log = await openLog(await fullLog(), { readOnly: true });
  const event = await log.db
    .selectFrom('notice_event')
    .select(['notice_id', 'id'])
    .where('kind', '=', 'complaint')
    .executeTakeFirstOrThrow();
  await log.close();
  return `/notices/${event.notice_id}/event/${event.id}`;
}

async function make(path: string): Promise<string> {
  const log = await openLog(path, { create: 'new' });
  await enterDocuments(log, ['en']);
  await importFile(log, hotline.file('helpdesk'), hotline.profile('helpdesk'), { dryRun: false, anotherFile: null }, ANALYST);
  await act(log, ANALYST, null, async (db, at) => {
    for (const { by } of [ANALYST, DIRECTOR]) await addPerson(db, by, at);
    await followUp(db);
    await decideSome(db);
    await makeToken(db, { name: 'CRM', scopes: ['notices:write'], endsOn: null }, at);
    await checkQuality(db);
  });
  await publishYear(log);
  await act(log, LATER, null, (db, at) =>
    addSending(db, { award: 'bipt', period: null, version: null, sentOn: TODAY, how: 'email', sentTo: null, note: null }, at),
  );
  await log.close();
  return path;
}

/** Somebody complained about the first notices that were refused, and looked whether others are gone. */
async function followUp(db: Db): Promise<void> {
  const refused = await db
    .selectFrom('notice_state')
    .select('notice_id')
    .where('answer', '=', 'no_action')
    .orderBy('notice_id')
    .limit(2)
    .execute();
  for (const { notice_id: id } of refused) {
    await addEvent(db, id, { kind: 'follow-up', on: '2027-01-10', result: null, until: null }, ANALYST);
    await addEvent(db, id, { kind: 'complaint', on: '2027-01-12', result: null, until: null, late: true }, ANALYST);
    await addEvent(db, id, { kind: 'verification', on: '2027-01-20', result: 'still-online', until: null }, ANALYST);
  }
}

/** What is still unanswered of one month was refused, all at once. */
async function decideSome(db: Db): Promise<void> {
  const filter = { ...ANY_NOTICE, firstOn: '2026-12-01', lastOn: '2026-12-31', answer: 'unanswered' } as const;
  const decision = {
    action: 'NO_ACTION_INSUFFICIENT',
    decided: { precision: 'day', at: null, firstOn: '2027-01-15', lastOn: '2027-01-15' },
    effective: null,
    ground: 'not-stated',
    automated: 'not-stated',
    redressTold: 'not-recorded',
  } as const;
  const { getting } = await previewBulk(db, filter, decision, ANALYST);
  await decideInBulk(db, filter, getting, decision, ANALYST);
}

async function checkQuality(db: Db): Promise<void> {
  for (const [first, last] of [
    ['2026-07-01', '2026-09-30'],
    ['2026-10-01', '2026-12-31'],
  ] as const) {
    const check = await drawCheck(db, { first, last }, 4, ANALYST, 'seed');
    const answers = first === '2026-07-01' ? [1, 2, 3, 4] : [1];
    for (const position of answers) await answerCheck(db, check.id, position, 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS', DIRECTOR);
    if (answers.length === 4) await finishCheck(db, check.id, DIRECTOR);
  }
}

async function publishYear(log: Log): Promise<void> {
  await draftReport(log, '0.0.0', YEAR, ANALYST);
  await checkDraft(log, ANALYST);
  await resolveFindings(log, { findings: 'all-reviews', verdict: 'not-personal', reason: 'Read in the invented sample.' }, ANALYST);
  await signOff(log, DIRECTOR);
  await publishReport(log, () => undefined, DIRECTOR);
  await draftReport(log, '0.0.0', { ...YEAR, correctionReason: { en: 'A type of content was counted wrongly.' } }, LATER);
  await checkDraft(log, LATER);
}
