// Numbers and days as readers of each language write them, whatever the machine's own settings.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { formatFor } from '../../src/render/format.ts';

const NARROW = '\u202f';

describe('a format', () => {
  it.each([
    ['en', '1,204', '64.7%', '31 December 2026', 'Dec', '+12'],
    ['nl', '1.204', '64,7%', '31 december 2026', 'dec', '+12'],
    ['fr', `1${NARROW}204`, `64,7${NARROW}%`, '31 décembre 2026', 'déc.', '+12'],
  ])('of %s', (language, number, percent, day, month, difference) => {
    const format = formatFor(language);
    expect(format.number(1204)).toBe(number);
    expect(format.percent(0.6472).replace('\u00a0', NARROW)).toBe(percent);
    expect(format.day('2026-12-31')).toBe(day);
    expect(format.monthShort('2026-12')).toBe(month);
    expect(format.difference(12)).toBe(difference);
    expect(format.difference(0)).toBe('0');
  });

  it('writes the first of a month as French does', () => {
    expect(formatFor('fr').day('2026-01-01')).toBe('1er janvier 2026');
    expect(formatFor('fr').day('2026-01-11')).toBe('11 janvier 2026');
  });

  it('says nothing and all only where they are exact', () => {
    const { percent, percentAligned, percentWhole } = formatFor('en');
    expect([percent(0), percent(1), percentAligned(0), percentWhole(1)]).toEqual(['0%', '100%', '0.0%', '100%']);
    expect([percent(0.0004), percent(0.9996), percentWhole(0.004), percentWhole(0.9999)]).toEqual(['<0.1%', '>99.9%', '<1%', '>99%']);
    expect([percentAligned(0.0004), percentAligned(0.99951)]).toEqual(['<0.1%', '>99.9%']);
    expect([percent(0.0005), percent(0.9995), percentWhole(0.005)]).toEqual(['0.1%', '>99.9%', '1%']);
  });

  it('shows a small change as a change', () => {
    const { percentDifference } = formatFor('en');
    expect([0, 0.118, -0.0016, 0.00004].map(percentDifference)).toEqual(['0%', '+12%', '-0.2%', '+0.004%']);
  });

  it('groups a difference as it groups numbers', () => {
    for (const language of ['es', 'it', 'pl', 'sl']) {
      const format = formatFor(language);
      expect(format.difference(1170).replace('+', '')).toBe(format.number(1170));
    }
  });

  it('gives columns one decimal, prose as few as it needs', () => {
    expect(formatFor('en').percentAligned(0.47)).toBe('47.0%');
    expect(formatFor('en').percent(0.47)).toBe('47%');
  });

  afterEach(() => vi.unstubAllEnvs());
  it.each(['Pacific/Kiritimati', 'America/Adak', 'Europe/Brussels'])('is the same in %s', (timeZone) => {
    vi.stubEnv('TZ', timeZone);
    expect(formatFor('nl').day('2026-01-01')).toBe('1 januari 2026');
    expect(formatFor('nl').month('2026-03')).toBe('maart 2026');
  });
});
