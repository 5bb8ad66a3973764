// Dates by pattern, and local times.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datePattern } from '../../src/import/date-pattern.ts';
import { dayInZone, instantsOf } from '../../src/import/zone.ts';
import { dayIn } from '../../src/model/period.ts';

const BRUSSELS = { source: 'Europe/Brussels', report: 'Europe/Brussels' };
const read = (pattern: string, text: string, language = 'en', zones = BRUSSELS) => datePattern(pattern, language).read(text, zones);
const dated = (pattern: string, text: string, language?: string, zones?: typeof BRUSSELS) => {
  const reading = read(pattern, text, language, zones);
  return reading.outcome === 'ok' ? reading.dated : reading.outcome;
};

describe('a pattern decides the precision', () => {
  it.each([
    ['yyyy-MM-dd', '2026-02-28', 'day', '2026-02-28', '2026-02-28'],
    ['dd/MM/yyyy', '03/04/2026', 'day', '2026-04-03', '2026-04-03'],
    ['MM/dd/yyyy', '03/04/2026', 'day', '2026-03-04', '2026-03-04'],
    ['d.M.yy', '3.4.26', 'day', '2026-04-03', '2026-04-03'],
    ['yyyy-MM', '2026-02', 'month', '2026-02-01', '2026-02-28'],
    ['yyyy-MM', '2028-02', 'month', '2028-02-01', '2028-02-29'],
    ['yyyy', '2026', 'span', '2026-01-01', '2026-12-31'],
    ["'week of' dd MMM yyyy", 'week of 05 Jan 2026', 'day', '2026-01-05', '2026-01-05'],
  ])('%s reads %s to the %s', (pattern, text, precision, firstOn, lastOn) => {
    expect(dated(pattern, text)).toEqual({ precision, at: null, firstOn, lastOn });
  });

  it.each([
    ['yyyy-MM-dd HH:mm', '2026-01-05 10:30', '2026-01-05T09:30:00.000Z'],
    ['dd/MM/yyyy HH:mm:ss', '05/07/2026 10:30:15', '2026-07-05T08:30:15.000Z'],
    ["yyyy-MM-dd'T'HH:mm:ssXXX", '2026-01-05T10:30:00Z', '2026-01-05T10:30:00.000Z'],
    ["yyyy-MM-dd'T'HH:mm:ssXXX", '2026-01-05T10:30:00-05:30', '2026-01-05T16:00:00.000Z'],
    ["yyyy-MM-dd'T'HH:mm:ss.SSSX", '2026-01-05T10:30:00.250+01', '2026-01-05T09:30:00.250Z'],
    ['M/d/yyyy h:mm a', '7/5/2026 12:30 AM', '2026-07-04T22:30:00.000Z'],
    ['M/d/yyyy h:mm a', '7/5/2026 12:30 pm', '2026-07-05T10:30:00.000Z'],
    ["yyyy-MM-dd'T'HH:mm:ssXXX", '2026-01-05T10:30:00+14:00', '2026-01-04T20:30:00.000Z'],
  ])('%s reads %s as an instant', (pattern, text, at) => {
    expect(dated(pattern, text)).toMatchObject({ precision: 'instant', at });
  });

  it.each([
    ['fr', 'd MMMM yyyy', '3 février 2026', '2026-02-03'],
    ['fr', 'd MMMM yyyy', '3 AOUT 2026', '2026-08-03'],
    ['nl', 'd MMM yyyy', '3 mrt 2026', '2026-03-03'],
    ['de', 'd. MMMM yyyy', '3. März 2026', '2026-03-03'],
    ['pl', 'd MMMM yyyy', '3 lutego 2026', '2026-02-03'],
  ])('reads month names in %s', (language, pattern, text, on) => {
    expect(dated(pattern, text, language)).toMatchObject({ precision: 'day', firstOn: on });
  });

  it.each([
    ['dd/MM/yyyy', '31/02/2026', 'invalid'],
    ['dd/MM/yyyy', '29/02/2026', 'invalid'],
    ['dd/MM/yyyy', '13/13/2026', 'invalid'],
    ['yyyy-MM', '2026-00', 'invalid'],
    ['yyyy-MM-dd HH:mm', '2026-01-05 24:00', 'invalid'],
    ['M/d/yyyy h:mm a', '7/5/2026 13:30 pm', 'invalid'],
    ['dd/MM/yyyy', '2026-01-31', 'unparseable'],
    ['dd/MM/yyyy', '1/2/2026', 'unparseable'],
    ['dd/MM/yyyy', '01/02/2026 10:00', 'unparseable'],
    ['dd/MM/yyyy', 'soon', 'unparseable'],
    ['d MMMM yyyy', '3 Brumaire 2026', 'unparseable'],
    ['yyyy.MM.dd', '2026-01-31', 'unparseable'],
  ])('%s does not read %s: %s', (pattern, text, outcome) => {
    expect(dated(pattern, text)).toBe(outcome);
  });

  it.each(['dd/MM', 'yyyy-dd', 'yyyy-MM-dd mm', 'yyyy-MM-dd HH', 'yyyy-MM-dd hh:mm', 'yyyy-QQ', 'yyyy-MM-MM', 'yyyy-MM-ddTHH:mm'])(
    'refuses the pattern %s',
    (pattern) => {
      expect(() => datePattern(pattern, 'en')).toThrow(expect.objectContaining({ code: 'profile.date-format' }));
    },
  );
});

describe('local times', () => {
  it('puts 31 December 23:30 in Brussels into the old year, and counts by the day of the report', () => {
    expect(dated('yyyy-MM-dd HH:mm', '2025-12-31 23:30')).toEqual({
      precision: 'instant',
      at: '2025-12-31T22:30:00.000Z',
      firstOn: '2025-12-31',
      lastOn: '2025-12-31',
    });
    expect(dated("yyyy-MM-dd'T'HH:mmX", '2025-12-31T23:30Z')).toMatchObject({ firstOn: '2026-01-01' });
    expect(dated('yyyy-MM-dd HH:mm', '2025-12-31 23:30', 'en', { source: 'Europe/Lisbon', report: 'Europe/Brussels' })).toMatchObject({
      firstOn: '2026-01-01',
    });
  });

  it('rejects an hour that clocks skip', () => {
    expect(dated('yyyy-MM-dd HH:mm', '2026-03-29 02:30')).toBe('invalid');
    expect(dated('yyyy-MM-dd HH:mm', '2026-03-29 01:59')).toMatchObject({ at: '2026-03-29T00:59:00.000Z' });
    expect(dated('yyyy-MM-dd HH:mm', '2026-03-29 03:00')).toMatchObject({ at: '2026-03-29T01:00:00.000Z' });
  });

  it('takes the earlier of an hour that clocks repeat, and says so', () => {
    const reading = read('yyyy-MM-dd HH:mm', '2026-10-25 02:30');
    expect(reading).toMatchObject({ outcome: 'ok', repeatedHour: true, dated: { at: '2026-10-25T00:30:00.000Z' } });
    expect(read('yyyy-MM-dd HH:mm', '2026-10-25 03:00')).toMatchObject({ repeatedHour: false });
  });

  it('finds back every instant from its wall clock, in zones of all kinds', () => {
    const zones = [
      'Europe/Brussels',
      'Europe/Dublin',
      'Atlantic/Azores',
      'UTC',
      'America/St_Johns',
      'Pacific/Kiritimati',
      'Australia/Lord_Howe',
    ];
    const minutes = fc.integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2028, 0, 1) / 60_000 });
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (minute, timeZone) => {
        const at = new Date(minute * 60_000);
        const [year = 0, month = 0, day = 0, hour = 0, min = 0] = at
          .toLocaleString('sv-SE', { timeZone })
          .split(/[^0-9]+/)
          .map(Number);
        const found = instantsOf({ year, month, day, hour, minute: min, second: 0, millisecond: 0 }, timeZone);
        expect(found).toContain(at.getTime());
        expect(found.length).toBeLessThanOrEqual(2);
        expect(dayInZone(at.getTime(), timeZone)).toBe(dayIn(timeZone, at.toISOString()));
      }),
      { numRuns: 300 },
    );
  });
});
