// The rows of a notice are known by what they were always known by.
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Codes } from '../../src/log/codes.ts';
import { readyNotice } from '../../src/log/ready-notice.ts';
import type { Dated, Notice } from '../../src/model/notice.ts';
import { actor, day } from './world.ts';

const at: Dated = { precision: 'instant', at: '2026-03-12T23:30:00.000Z', firstOn: '2026-03-13', lastOn: '2026-03-13' };

const CODES: Codes = { idOf: () => 1, codeOf: () => 'SCAMS', rankOf: () => 1, groupOf: () => null };
const CONTEXT = { sourceId: 3, importId: 7, actor: actor('2027-01-31T12:00:00.000Z'), codes: CODES, key: new Uint8Array(32).fill(7) };

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
