// The corpus through the function that the command uses: right, or asked; never silently wrong.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Judgement, judge, judgeAnswered } from './judge.ts';
import { corpus } from './make.ts';

const cases = corpus();
let judgements: readonly Judgement[] = [];

const of = (verdict: Judgement['verdict']) => judgements.filter((one) => one.verdict === verdict);
const told = (some: readonly Judgement[]) => some.map(({ name, findings }) => `${name}: ${findings.join('; ')}`);
const share = (some: number) => `${some} of ${cases.length} (${((100 * some) / cases.length).toFixed(1)} %)`;

beforeAll(async () => {
  const all: Judgement[] = [];
  for (const one of cases) all.push(await judge(one));
  judgements = all;
  console.info(
    [
      `right without asking  ${share(of('right').length)}`,
      `asked                 ${share(judgements.filter((one) => one.asked).length)}`,
      `right in the end      ${share(of('right').length + of('asked, then right').length)}`,
      `wrong aloud           ${share(of('wrong').length)}`,
      ...told(of('wrong')).map((text) => `  ${text}`),
      `silently wrong        ${share(of('silently wrong').length)}`,
      ...told(of('silently wrong')).map((text) => `  ${text}`),
      'asked:',
      ...told(of('asked, then right')).map((text) => `  ${text}`),
    ].join('\n'),
  );
});

describe('the corpus', () => {
  it('has at least 120 files, each with its own name, none larger than 100 kB', () => {
    expect(cases.length).toBeGreaterThanOrEqual(120);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    expect(Math.max(...cases.map(({ bytes }) => bytes.length))).toBeLessThan(100_000);
  });

  it('is read silently wrong nowhere', () => {
    expect(told(of('silently wrong'))).toEqual([]);
  });

  it('is right for at least 97 % once its questions are answered', () => {
    expect(of('right').length + of('asked, then right').length).toBeGreaterThanOrEqual(Math.ceil(cases.length * 0.97));
  });

  it('is asked about for at most 20 %', () => {
    expect(judgements.filter((one) => one.asked).length).toBeLessThanOrEqual(Math.floor(cases.length * 0.2));
  });

  it('is read the same when all decisions are given from the start', async () => {
    const wrong: string[] = [];
    const right = new Set([...of('right'), ...of('asked, then right')].map(({ name }) => name));
    for (const one of cases.filter(({ name }) => right.has(name))) {
      const findings = await judgeAnswered(one);
      if (findings.length > 0) wrong.push(`${one.name}: ${findings.join('; ')}`);
    }
    expect(wrong).toEqual([]);
  });
});
