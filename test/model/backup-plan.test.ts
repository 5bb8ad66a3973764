// When copies of the log are due and which of them stay, on invented days.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BackupPlan, dueAfter, isDue, keepText, keptOf, parseKeep, troubleOf, UNFINISHED } from '../../src/model/backup-plan.ts';
import { dayIn } from '../../src/model/period.ts';

const ZONE = 'Europe/Brussels';
const at = (text: string) => `${text}:00.000Z`;
const plan: BackupPlan = {
  folder: '/copies',
  every: { hours: 6 },
  keep: { daily: 7, weekly: 4, monthly: 12 },
  encrypt: false,
  paused: false,
};
const state = { triedAt: at('2026-11-22T08:00'), doneAt: at('2026-11-22T08:00'), error: null };

describe('how many copies stay', () => {
  it('is written as days, weeks and months', () => {
    expect(parseKeep('7d,4w,12m')).toEqual({ daily: 7, weekly: 4, monthly: 12 });
    expect(parseKeep('30d')).toEqual({ daily: 30, weekly: 0, monthly: 0 });
    expect(keepText(parseKeep(' 2m , 1d'))).toBe('1d,0w,2m');
    for (const wrong of ['', '7', 'd', '0d', '0d,0w,0m', '7d,7d', '7x', '-1d', '7d;4w', '1000d', '7d,', '1.5d'])
      expect(() => parseKeep(wrong), wrong).toThrow(expect.objectContaining({ code: 'backup.keep' }));
  });

  it('counts the newest of each day, week and month, and all of the newest day', () => {
    const copies = [
      '2026-09-30T22:30',
      '2026-11-01T06:00',
      '2026-11-20T06:00',
      '2026-11-20T12:00',
      '2026-11-21T06:00',
      '2026-11-22T06:00',
      '2026-11-22T07:00',
    ];
    const kept = (text: string) => [...keptOf(copies.map(at), parseKeep(text), ZONE)].sort().map((one) => one.slice(0, 16));
    expect(kept('1d')).toEqual(['2026-11-22T06:00', '2026-11-22T07:00']);
    expect(kept('2d')).toEqual(['2026-11-21T06:00', '2026-11-22T06:00', '2026-11-22T07:00']);
    expect(kept('3d')).toEqual(['2026-11-20T12:00', '2026-11-21T06:00', '2026-11-22T06:00', '2026-11-22T07:00']);
    // The 22nd is a Sunday: its week began on the 16th. What was made on 30 September UTC was made on 1 October in Brussels.
    expect(kept('2w')).toEqual(['2026-11-01T06:00', '2026-11-22T06:00', '2026-11-22T07:00']);
    expect(kept('2m')).toEqual(['2026-09-30T22:30', '2026-11-22T06:00', '2026-11-22T07:00']);
    expect(keptOf(copies.map(at), parseKeep('2m'), 'UTC').has(at('2026-09-30T22:30'))).toBe(true);
  });

  it('never leaves less than there is of the newest, however long none was made, and stays the same when asked twice', () => {
    const instant = fc.integer({ min: Date.parse('2020-01-01'), max: Date.parse('2030-01-01') }).map((ms) => new Date(ms).toISOString());
    const count = fc.integer({ min: 0, max: 9 });
    const keep = fc.record({ daily: count, weekly: count, monthly: count }).filter((one) => one.daily + one.weekly + one.monthly > 0);
    fc.assert(
      fc.property(fc.uniqueArray(instant, { minLength: 1, maxLength: 40 }), keep, (copies, wanted) => {
        const kept = keptOf(copies, wanted, ZONE);
        const newestFirst = [...copies].sort().reverse();
        expect(kept.has(newestFirst[0] ?? '')).toBe(true);
        const days = [...new Set(newestFirst.map((one) => dayIn(ZONE, one)))].slice(0, wanted.daily);
        for (const day of days) expect(kept.has(newestFirst.find((one) => dayIn(ZONE, one) === day) ?? '')).toBe(true);
        expect(keptOf([...kept], wanted, ZONE)).toEqual(kept);
      }),
    );
  });
});

describe('a copy is due', () => {
  it('so many hours after the last one, or at an hour of the day in the zone of the report', () => {
    expect(isDue(plan, state, at('2026-11-22T13:59'), ZONE)).toBe(false);
    expect(isDue(plan, state, at('2026-11-22T14:00'), ZONE)).toBe(true);
    expect(dueAfter({ at: 3 }, at('2026-11-22T01:59'), ZONE)).toBe(at('2026-11-22T02:00'));
    expect(dueAfter({ at: 3 }, at('2026-11-22T02:00'), ZONE)).toBe(at('2026-11-23T02:00'));
    expect(dueAfter({ at: 3 }, at('2026-07-22T02:00'), ZONE)).toBe(at('2026-07-23T01:00'));
    expect(dueAfter({ at: 0 }, at('2026-11-22T23:30'), ZONE)).toBe(at('2026-11-23T23:00'));
  });

  it('at once where none was made, and also after the clock was set back', () => {
    expect(isDue(plan, { triedAt: null, doneAt: null, error: null }, at('2026-11-22T08:00'), ZONE)).toBe(true);
    expect(
      isDue(plan, { triedAt: at('2031-01-01T00:00'), doneAt: at('2031-01-01T00:00'), error: null }, at('2026-11-22T08:00'), ZONE),
    ).toBe(true);
    expect(isDue(plan, { triedAt: at('2031-01-01T00:00'), doneAt: null, error: 'backup.folder' }, at('2026-11-22T08:00'), ZONE)).toBe(true);
  });

  it('again some time after a failure, later after one that may still be under way, and never while it is paused', () => {
    const failed = { triedAt: at('2026-11-22T14:00'), doneAt: state.doneAt, error: 'backup.folder' };
    expect(isDue(plan, failed, at('2026-11-22T14:29'), ZONE)).toBe(false);
    expect(isDue(plan, failed, at('2026-11-22T14:30'), ZONE)).toBe(true);
    expect(isDue(plan, { ...failed, error: UNFINISHED }, at('2026-11-22T14:30'), ZONE)).toBe(false);
    expect(isDue(plan, { ...failed, error: UNFINISHED }, at('2026-11-22T16:00'), ZONE)).toBe(true);
    expect(isDue({ ...plan, paused: true }, failed, at('2026-12-22T14:30'), ZONE)).toBe(false);
  });
});

it('somebody is told of a failure, of a plan that stands still and of copies that were not made, not of one that is being made', () => {
  const now = at('2026-11-22T09:00');
  expect(troubleOf(plan, state, now, ZONE)).toBeNull();
  expect(troubleOf(null, state, at('2027-11-22T09:00'), ZONE)).toBeNull();
  expect(troubleOf(plan, { ...state, error: 'backup.unwritable' }, now, ZONE)).toBe('failed');
  expect(troubleOf(null, { ...state, error: 'backup.unwritable' }, now, ZONE)).toBe('failed');
  expect(troubleOf(plan, { ...state, error: UNFINISHED }, now, ZONE)).toBeNull();
  expect(troubleOf(plan, { ...state, error: UNFINISHED }, at('2026-11-22T10:00'), ZONE)).toBe('failed');
  expect(troubleOf(plan, state, at('2026-11-23T14:00'), ZONE)).toBeNull();
  expect(troubleOf(plan, state, at('2026-11-23T14:01'), ZONE)).toBe('late');
  expect(troubleOf({ ...plan, paused: true }, state, now, ZONE)).toBe('paused');
});
