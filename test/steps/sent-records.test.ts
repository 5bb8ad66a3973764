// Rows that are made in the thread that reads arrive in the one that writes as they were made, and are known by what they were always known by.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { codesOf } from '../../src/log/codes.ts';
import { readyNotice } from '../../src/log/ready-notice.ts';
import type { Dated, Notice } from '../../src/model/notice.ts';
import type { IntakeRecord } from '../../src/steps/ready-records.ts';
import { receiver, sentText } from '../../src/steps/sent-records.ts';
import { ANALYST } from './year.ts';

const day = (on: string): Dated => ({ precision: 'day', at: null, firstOn: on, lastOn: on });
const at: Dated = { precision: 'instant', at: '2026-03-12T23:30:00.000Z', firstOn: '2026-03-13', lastOn: '2026-03-13' };

const CODES = codesOf(
  ['category SCAMS', 'subcategory SCAMS/PHISHING', 'action ACTION_REMOVED', 'action ACTION_REFUSED'].map((name, i) => {
    const [kind, code] = name.split(' ') as [string, string];
    return { id: i + 1, kind, code, rank: i, action_group: kind === 'action' ? 'action' : null };
  }),
);
const CONTEXT = { sourceId: 3, importId: 7, actor: ANALYST, codes: CODES, key: new Uint8Array(32).fill(7) };

/** In the order in which the importer makes it. */
const NOTICE: Notice = {
  reference: 'a “quoted” "reference"\u2028\\',
  hasOwnReference: true,
  sent: day('2026-03-10'),
  category: 'SCAMS',
  subcategory: 'SCAMS/PHISHING',
  items: 2,
  receipt: at,
  verified: null,
  decisions: [],
  service: 'Example Video',
  channel: 'article-16',
  language: 'nl',
  ownLabel: 'oplichting\ud83d\ude00',
  setting: 'public',
  assessedByTwo: 'yes',
  checklist: { reasons: 'yes', location: 'yes', submitter: 'no', goodFaith: 'not-recorded' },
  inArea: null,
  areaItem: null,
  known: [],
  note: null,
};

const TWICE_DECIDED: Notice = {
  ...NOTICE,
  decisions: [
    {
      action: 'ACTION_REFUSED',
      decided: day('2026-03-12'),
      order: 'first',
      delay: { value: 40, unit: 'hour' },
      effective: null,
      ground: 'terms',
      automated: 'fully',
      redressTold: 'yes',
      itemsAffected: 1,
    },
    {
      action: 'ACTION_REMOVED',
      decided: at,
      order: 'later',
      delay: null,
      effective: at,
      ground: 'not-stated',
      automated: 'not-stated',
      redressTold: 'no',
      itemsAffected: null,
    },
  ],
  known: [
    { kind: 'url', text: 'https://video.example/watch/41' },
    { kind: 'account', text: 'invented account' },
  ],
  note: 'two\nlines, "quoted"',
};

const ready = (notice: Notice, serviceId: number | null): IntakeRecord => ({
  outcome: 'ready',
  ready: readyNotice(notice, serviceId, CONTEXT),
});

describe('records on their way to the log', () => {
  it('arrive as they were made: rows with no decision or several, texts of any sign, and records that are no notice', () => {
    const rejected: IntakeRecord = { outcome: 'rejected', record: { line: 4, cells: ['x', ''] }, issues: [] };
    const records = [ready(NOTICE, null), ready(TWICE_DECIDED, 12), rejected, ready({ ...NOTICE, items: 1 }, 1)];
    expect(receiver(CONTEXT)(sentText(records))).toEqual(records);
    expect(receiver(CONTEXT)(sentText([]))).toEqual([]);
  });

  it('a notice is known by the same hash as in logs of earlier versions', () => {
    for (const notice of [NOTICE, TWICE_DECIDED]) {
      const { service: _found, note: _private, ...content } = notice;
      const text = JSON.stringify({ ...content, serviceId: 5 });
      const expected = createHash('sha256').update(text).digest('hex');
      for (const importId of [7, null]) {
        expect(readyNotice(notice, 5, { ...CONTEXT, importId }).row.content_sha256).toBe(expected);
      }
    }
  });
});
