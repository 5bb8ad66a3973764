import { describe, expect, it } from 'vitest';
import { AGE_CLASSES, addSilence, ageClassAt, daysSilent, NO_SILENCE } from '../../src/model/silence.ts';

describe('the age of silence', () => {
  it.each([
    [0, 'to-2'],
    [2, 'to-2'],
    [3, '3-7'],
    [7, '3-7'],
    [8, '8-14'],
    [14, '8-14'],
    [15, '15-30'],
    [30, '15-30'],
    [31, '31-90'],
    [90, '31-90'],
    [91, 'over-90'],
    [4000, 'over-90'],
  ])('of %i days lies in the class %s', (days, code) => {
    expect(AGE_CLASSES[ageClassAt(days)]?.code).toBe(code);
  });

  it('is never less than none', () => {
    expect(daysSilent('2026-11-23', '2026-11-22')).toBe(0);
    expect(daysSilent('2026-02-27', '2026-03-01')).toBe(2);
  });

  it('adds up, and what was not looked at stays unknown', () => {
    const one = { ...NO_SILENCE, notices: 2, byAge: [0, 2, 0, 0, 0, 0], oldestOn: '2026-03-01', confirmed: 1, remindersDue: 1 };
    expect(addSilence(NO_SILENCE, one)).toEqual(one);
    expect(addSilence(one, { ...one, oldestOn: '2026-02-01', confirmed: null })).toMatchObject({
      notices: 4,
      byAge: [0, 4, 0, 0, 0, 0],
      oldestOn: '2026-02-01',
      confirmed: null,
      remindersDue: 2,
    });
  });
});
