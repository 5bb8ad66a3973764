import { describe, expect, it } from 'vitest';
import type { IndependenceEntry } from '../../src/model/independence.ts';
import { independenceGaps } from '../../src/model/independence-gaps.ts';
import { independenceSections } from '../../src/report/independence.ts';
import { register } from './world.ts';

const LANGUAGES = ['en', 'nl'];

/** The complete register with one entry changed, or gone. */
function registerWith(element: string, change: Partial<IndependenceEntry> | null): IndependenceEntry[] {
  return register().flatMap((entry) => (entry.element !== element ? [entry] : change ? [{ ...entry, ...change }] : []));
}

const source = (share: number, label: Record<string, string> = { en: 'a', nl: 'b' }) => ({
  kind: 'donations' as const,
  label,
  share,
  fromPlatformProvider: false,
});
const arrangement = (nature: Record<string, string>) => ({
  provider: 'X',
  nature,
  firstOn: '2025-01-01',
  lastOn: null,
  support: 'none' as const,
  sayInDecisions: false,
});

describe('the independence register', () => {
  it('is complete when every element is answered in every language', () => {
    expect(independenceGaps(register(), LANGUAGES)).toEqual([]);
  });

  it.each([
    ['recusal', null, [{ language: null, problem: 'unanswered' }]],
    ['recusal', { text: null }, [{ language: null, problem: 'unanswered' }]],
    ['recusal', { audience: 'authority' }, [{ language: null, problem: 'authority-only' }]],
    ['recusal', { text: { en: 'Only English.' } }, [{ language: 'nl', problem: 'text-missing' }]],
    ['recusal', { none: true, text: null }, []],
    ['recusal', { none: true, text: { en: 'None.' } }, [{ language: 'nl', problem: 'text-missing' }]],
    ['accounts', { text: null, link: 'https://hotline.example/accounts' }, []],
    ['funding', { sources: null }, [{ language: null, problem: 'sources-missing' }]],
    ['funding', { sources: [source(0.6), source(0.395)] }, []],
    ['funding', { sources: [source(0.6), source(0.39)] }, [{ language: null, problem: 'shares-do-not-sum' }]],
    ['funding', { sources: [source(0.6), source(0.41)] }, [{ language: null, problem: 'shares-do-not-sum' }]],
    ['funding', { sources: [source(1, { nl: 'Giften' })] }, [{ language: 'en', problem: 'text-missing' }]],
    ['funding', { none: true }, [{ language: null, problem: 'none-and-more' }]],
    ['provider-arrangements', { none: false }, [{ language: null, problem: 'arrangements-missing' }]],
    ['provider-arrangements', { none: false, arrangements: [arrangement({ en: 'a', nl: 'b' })] }, []],
    ['provider-arrangements', { none: false, arrangements: [arrangement({ en: 'a' })] }, [{ language: 'nl', problem: 'text-missing' }]],
  ] as const)('%s with %j: %j', (element, change, gaps) => {
    expect(independenceGaps(registerWith(element, change as Partial<IndependenceEntry> | null), LANGUAGES)).toEqual(
      gaps.map((gap) => ({ element, ...gap })),
    );
  });

  it('stops the draft and names every gap', () => {
    const entries = registerWith('recusal', null).filter((entry) => entry.element !== 'training');
    try {
      independenceSections(entries, LANGUAGES);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'independence.missing', exit: 5 });
      expect(String(error)).toContain('training (no answer), recusal (no answer)');
    }
  });

  it('shows the public entries, in the order of the elements, and never those for the authority', () => {
    const secret: IndependenceEntry = { ...(register()[0] as IndependenceEntry), audience: 'authority', text: { en: 'x', nl: 'x' } };
    const { independence, care } = independenceSections([secret, ...register().reverse()], LANGUAGES);
    expect(independence.map((entry) => entry.element).slice(0, 2)).toEqual(['legal-form', 'governing-board']);
    expect(care[0]?.element).toBe('two-analysts');
    expect([...independence, ...care].every((entry) => entry.audience === 'public')).toBe(true);
  });
});
