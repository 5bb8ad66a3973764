// What can have been done about a notice, and until when a complaint is possible.
import { describe, expect, it } from 'vitest';
import {
  complaintUntil,
  EVENT_KINDS,
  type EventGround,
  type EventKind,
  firstResult,
  lastComplaintDay,
  refuseEvent,
  resultOf,
} from '../../src/model/notice-event.ts';

describe('a complaint is possible until the same day six months after the decision (Article 20(1))', () => {
  it.each([
    ['2026-03-10', '2026-09-10'],
    ['2026-08-31', '2027-02-28'],
    ['2027-08-31', '2028-02-29'],
    ['2026-03-31', '2026-09-30'],
    ['2026-12-31', '2027-06-30'],
    ['2026-08-28', '2027-02-28'],
  ])('decided on %s: until %s', (decidedOn, until) => {
    expect(complaintUntil(decidedOn)).toBe(until);
  });

  it('of several decisions the latest counts; silence, an acknowledgment and a decision without a day give none', () => {
    const on = (day: string | null, group: EventGround['decisions'][number]['group']) => ({ group, firstOn: day, lastOn: day });
    expect(lastComplaintDay([on('2026-03-01', 'no_action'), on('2026-02-01', 'action'), on('2026-10-01', 'pending')])).toBe('2026-09-01');
    expect(lastComplaintDay([on(null, 'no_action'), on('2026-10-01', 'pending')])).toBeNull();
  });
});

const refused = { group: 'no_action', firstOn: '2026-03-10', lastOn: '2026-03-10' } as const;
const ground = (...decisions: EventGround['decisions']): EventGround => ({ sentOn: '2026-03-01', decisions, today: '2026-11-22' });
const event = (kind: EventKind, on: string, until: string | null = null) => ({ kind, on, until });
const codeOf = (work: () => void) => {
  try {
    work();
    return 'taken';
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('an event', () => {
  it.each([
    ['a reminder on the day of sending', event('follow-up', '2026-03-01'), ground(), 'taken'],
    ['a reminder before the notice was sent', event('follow-up', '2026-02-28'), ground(), 'date.out-of-range'],
    ['a look today', event('verification', '2026-11-22'), ground(), 'taken'],
    ['a look tomorrow', event('verification', '2026-11-23'), ground(), 'date.out-of-range'],
    ['an answer awaited until before it was asked', event('follow-up', '2026-03-05', '2026-03-04'), ground(), 'date.out-of-range'],
    ['a complaint on the last day', event('complaint', '2026-09-10'), ground(refused), 'taken'],
    ['a complaint a day later', event('complaint', '2026-09-11'), ground(refused), 'event.too-late'],
    ['a dispute later', event('dispute', '2026-09-11'), ground(refused), 'taken'],
    ['a complaint before the decision', event('complaint', '2026-03-09'), ground(refused), 'date.out-of-range'],
    ['a complaint without a decision', event('complaint', '2026-03-20'), ground(), 'event.no-decision'],
    ['a dispute without a decision', event('dispute', '2026-03-20'), ground(), 'event.no-decision'],
    ['a complaint about silence', event('complaint', '2026-03-20'), ground({ ...refused, group: 'pending' }), 'event.no-decision'],
    [
      'a complaint about a decision on a day not known',
      event('complaint', '2026-11-01'),
      ground(refused, { group: 'action', firstOn: null, lastOn: null }),
      'taken',
    ],
    [
      'a complaint about a decision known to the month, in its six months',
      event('complaint', '2026-09-30'),
      ground({ group: 'no_action', firstOn: '2026-03-01', lastOn: '2026-03-31' }),
      'taken',
    ],
  ])('%s', (_what, given, about, expected) => {
    expect(codeOf(() => refuseEvent(given, about, false))).toBe(expected);
  });

  it('a late complaint is taken when the provider allows it', () => {
    expect(codeOf(() => refuseEvent(event('complaint', '2026-11-01'), ground(refused), true))).toBe('taken');
  });

  it('begins with an answer awaited, where there can be one; a look must say what was seen', () => {
    const results = EVENT_KINDS.map((kind) => {
      const box: { result?: unknown } = {};
      const code = codeOf(() => {
        box.result = firstResult({ kind, result: null });
      });
      return [kind, code === 'taken' ? box.result : code];
    });
    expect(results).toEqual([
      ['follow-up', null],
      ['re-assessment', 'pending'],
      ['complaint', 'pending'],
      ['dispute', 'pending'],
      ['verification', 'event.no-result'],
    ]);
  });

  it.each([
    ['complaint', 'reversed', 'taken'],
    ['complaint', 'gone', 'event.result'],
    ['re-assessment', 'reversed', 'event.result'],
    ['follow-up', 'pending', 'event.result'],
    ['dispute', 'ended', 'taken'],
  ] as const)('a %s with the result %s: %s', (kind, result, expected) => {
    expect(codeOf(() => resultOf(kind, result))).toBe(expected);
  });
});
