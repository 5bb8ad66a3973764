// Small notices and a small flagger for tests of the log, with what a test does not care about filled in.

import type { Actor } from '../../src/log/audit-trail.ts';
import { type CountQuestion, countNotices } from '../../src/log/counts.ts';
import type { Log } from '../../src/log/db.ts';
import { finishImport, startImport } from '../../src/log/imports.ts';
import { upsertNotices } from '../../src/log/notices.ts';
import { enterService, loadServiceBook } from '../../src/log/service-book.ts';
import { upsertContext } from '../../src/log/upsert-context.ts';
import { writing } from '../../src/log/writing.ts';
import { type Flagger, flaggerSchema } from '../../src/model/flagger.ts';
import type { Dated, Decision, Notice } from '../../src/model/notice.ts';
import { addDays, startOfDay } from '../../src/model/period.ts';
import { profileOf } from '../import/source.ts';

export const MINORS = 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS';
export const GROOMING = `${MINORS}/KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS`;

export const day = (on: string): Dated => ({ precision: 'day', at: null, firstOn: on, lastOn: on });
export const instant = (at: string, on: string): Dated => ({ precision: 'instant', at, firstOn: on, lastOn: on });
export const actor = (now: string): Actor => ({ by: 'invented analyst', now });

export function decision(action: string, decided: Dated | null, more: Partial<Decision> = {}): Decision {
  return {
    action,
    decided,
    order: 'first',
    delay: null,
    effective: null,
    ground: 'not-stated',
    automated: 'not-stated',
    redressTold: 'not-recorded',
    itemsAffected: null,
    ...more,
  };
}

export function notice(reference: string, more: Partial<Notice> = {}): Notice {
  return {
    reference,
    hasOwnReference: true,
    service: 'TikTok',
    channel: 'article-16',
    sent: day('2026-03-10'),
    language: null,
    ownLabel: null,
    category: MINORS,
    subcategory: GROOMING,
    items: 1,
    setting: 'public',
    assessedByTwo: 'yes',
    checklist: { reasons: 'yes', location: 'yes', submitter: 'yes', goodFaith: 'yes' },
    receipt: null,
    verified: null,
    inArea: null,
    areaItem: null,
    decisions: [],
    known: [],
    note: null,
    ...more,
  };
}

export function flagger(more: Record<string, unknown> = {}): Flagger {
  return flaggerSchema.parse({
    format: 'article22-flagger/1',
    name: { en: 'Example Hotline' },
    legalName: 'Example Hotline (invented)',
    country: 'BE',
    website: 'https://hotline.example',
    contactEmail: 'contact@hotline.example',
    timeZone: 'Europe/Brussels',
    languages: ['en'],
    invented: true,
    awards: [
      {
        code: 'be',
        authority: { name: { en: 'Invented Authority' }, country: 'BE', email: null, address: null },
        decisionReference: 'INV-1',
        decidedOn: '2025-12-01',
        language: 'en',
        area: [{ code: 'grooming', label: { en: 'Grooming' }, categories: [GROOMING], firstOn: '2025-12-01' }],
        status: [{ on: '2025-12-01', kind: 'awarded' }],
      },
    ],
    ...more,
  });
}

/** Takes notices in as one import of source `crm`, entering services as they come. Returns the import's number and the outcomes. */
export async function takeIn(log: Log, notices: readonly Notice[], at = '2026-06-01T08:00:00.000Z', tellsNotes = false) {
  return writing(log, actor(at), async (db, who) => {
    const entry = { source: { code: 'crm', name: 'CRM' }, profileId: 0, fileName: 'x.csv', fileSha256: at, sizeBytes: 1, decisions: {} };
    const profile = await db
      .insertInto('profile')
      .values({ name: 'x', document: JSON.stringify(profileOf({ name: 'x' })), sha256: '', recorded_at: at, recorded_by: '' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { importId, sourceId } = await startImport(db, { ...entry, profileId: profile.id }, who);
    const context = await upsertContext(db, { sourceId, importId, actor: who }, tellsNotes);
    const resolved = [];
    for (const one of notices) {
      const serviceId =
        one.service === null ? null : ((await loadServiceBook(db)).find(one.service) ?? (await enterService(db, one.service, at)));
      resolved.push({ notice: one, serviceId });
    }
    const outcomes = await upsertNotices(db, resolved, context);
    const of = (fate: string) => outcomes.filter((outcome) => outcome === fate).length;
    const fates = { new: of('new'), updated: of('updated'), unchanged: of('unchanged') };
    const told = { ...fates, rejected: 0, held: 0 };
    const summary = { records: outcomes.length, ...told, skipped: 0, notices: { notices: outcomes.length, ...told } };
    await finishImport(db, importId, summary, who);
    return { importId, outcomes };
  });
}

export function question(more: Partial<CountQuestion> = {}): CountQuestion {
  const asOfOn = more.asOfOn ?? '2026-12-31';
  return {
    period: { first: '2026-01-01', last: '2026-12-31' },
    asOfOn,
    knownBefore: startOfDay('Europe/Brussels', addDays(asOfOn, 1)),
    flagger: flagger(),
    ...more,
  };
}

/** Notices by one code of the counts. */
export async function countBy(
  log: Log,
  code: keyof Awaited<ReturnType<typeof countNotices>>['counts'][number],
  more: Partial<CountQuestion> = {},
) {
  const { counts } = await countNotices(log.db, question(more));
  const sums: Record<string, number> = {};
  for (const count of counts) sums[String(count[code])] = (sums[String(count[code])] ?? 0) + count.notices;
  return sums;
}
