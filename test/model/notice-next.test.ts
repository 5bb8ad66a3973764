import { expect, it } from 'vitest';
import { type KnownEvent, type NextQuestion, nextStep } from '../../src/model/notice-next.ts';

const event = (kind: KnownEvent['kind'], on: string, result: KnownEvent['result'] = null): KnownEvent => ({
  id: 7,
  kind,
  on,
  result,
  until: null,
});
const question: NextQuestion = {
  today: '2026-05-20',
  sentOn: '2026-05-01',
  answer: 'none',
  action: null,
  decidedOn: null,
  events: [],
  complaintUntil: null,
  reminderDays: { first: 7, again: 14 },
};
const removed = { answer: 'action', action: 'ACTION_REMOVED', decidedOn: '2026-05-05' } as const;
const refused = { answer: 'no_action', action: 'NO_ACTION_NOT_ILLEGAL', decidedOn: '2026-05-05' } as const;

it.each<[string, Partial<NextQuestion>, string, string | null]>([
  ['silent past the first reminder', {}, 'remind', '2026-05-08'],
  ['silent, and the reminder is not due yet', { sentOn: '2026-05-18' }, 'wait', '2026-05-25'],
  ['an acknowledgment is no answer', { answer: 'pending' }, 'remind', '2026-05-08'],
  ['reminded, so the next one counts from that day', { events: [event('follow-up', '2026-05-10')] }, 'wait', '2026-05-24'],
  ['refused, within six months', { ...refused, complaintUntil: '2026-11-05' }, 'complain', '2026-11-05'],
  ['refused, on the last day', { ...refused, complaintUntil: '2026-05-20' }, 'complain', '2026-05-20'],
  ['refused, and too late', { ...refused, complaintUntil: '2026-05-19' }, 'nothing', null],
  ['complained, an answer is awaited', { ...refused, events: [event('complaint', '2026-05-06', 'pending')] }, 'settle', null],
  [
    'complained and upheld',
    { ...refused, complaintUntil: '2026-11-05', events: [event('complaint', '2026-05-06', 'upheld')] },
    'nothing',
    null,
  ],
  [
    'complained and reversed, the new decision is not recorded',
    { ...refused, complaintUntil: '2026-11-05', events: [event('complaint', '2026-05-06', 'reversed')] },
    'record',
    null,
  ],
  [
    'complained and reversed, and the new decision is recorded',
    { ...removed, decidedOn: '2026-05-08', events: [event('dispute', '2026-05-06', 'reversed')] },
    'look',
    null,
  ],
  ['removed, nobody looked', removed, 'look', null],
  ['removed, and gone', { ...removed, events: [event('verification', '2026-05-06', 'gone')] }, 'nothing', null],
  [
    'called gone and seen online',
    { ...removed, events: [event('verification', '2026-05-06', 'still-online')] },
    'contradiction',
    '2026-05-06',
  ],
  ['seen online before they removed it', { ...removed, events: [event('verification', '2026-05-04', 'still-online')] }, 'nothing', null],
])('%s', (_, more, kind, on) => {
  expect(nextStep({ ...question, ...more })).toMatchObject({ kind, on });
});
