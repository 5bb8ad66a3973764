// The quarterly quality check: drawn at random, classified again blindly, and only then compared.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine, Log } from '../../src/log/db.ts';
import { drawCheck, finishCheck, listChecks, readResult } from '../../src/log/quality.ts';
import { answerCheck, nextToClassify, readToClassify } from '../../src/log/quality-answers.ts';
import { ENGINES, freshLog } from './engines.ts';
import { actor, day, GROOMING, MINORS, notice, takeIn } from './world.ts';

const QUARTER = { first: '2026-01-01', last: '2026-03-31' };
const HATE = 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH';
const who = actor('2026-06-02T08:00:00.000Z');

let log: Log;
const onLog = (engine: Engine) => {
  // One log for all tests of an engine: every check that a test opens it also finishes.
  beforeAll(async () => {
    log = await freshLog(engine);
    const inside = Array.from({ length: 12 }, (_, i) =>
      notice(`R-${i}`, { sent: day(`2026-02-${String(1 + Math.floor(i / 2)).padStart(2, '0')}`), ownLabel: 'grooming case' }),
    );
    await takeIn(log, [...inside, notice('before', { sent: day('2025-12-31') }), notice('after', { sent: day('2026-04-01') })]);
  });
  afterAll(() => log.close());
};
const answerAll = async (checkId: number, code: string | null) => {
  for (let next = await nextToClassify(log.db, checkId, who.by); next; next = await nextToClassify(log.db, checkId, who.by))
    await answerCheck(log.db, checkId, next.position, code, who);
  await finishCheck(log.db, checkId, who);
};

describe.each(ENGINES)('the quality check on %s', (engine) => {
  onLog(engine);

  it('draws each notice of the quarter at most once, none outside it, and the same ones for the same seed', async () => {
    const references = async (seed: string, size: number) => {
      const check = await drawCheck(log.db, QUARTER, size, who, seed);
      expect(check).toMatchObject({ population: 12, size: Math.min(size, 12), answered: 0, finishedAt: null });
      const all = [];
      for (let position = 1; position <= check.size; position += 1)
        all.push((await readToClassify(log.db, check.id, position, who.by)).reference);
      await answerAll(check.id, null);
      return all;
    };
    const five = await references('seed', 5);
    expect(new Set(five).size).toBe(5);
    expect(await references('seed', 5)).toEqual(five);
    expect((await references('other', 20)).sort()).toEqual(Array.from({ length: 12 }, (_, i) => `R-${i}`).sort());
  });

  it('shows both classifications only when it is finished, and then no answer changes', async () => {
    const check = await drawCheck(log.db, QUARTER, 4, who, 'seed');
    await expect(readResult(log.db, check.id)).rejects.toMatchObject({ code: 'quality.unfinished' });
    await answerCheck(log.db, check.id, 1, HATE, who);
    await answerCheck(log.db, check.id, 1, GROOMING, who);
    await answerCheck(log.db, check.id, 2, MINORS, who);
    await answerCheck(log.db, check.id, 3, HATE, who);
    await expect(finishCheck(log.db, check.id, who)).rejects.toMatchObject({ code: 'quality.unanswered' });
    await answerCheck(log.db, check.id, 4, null, who);
    await finishCheck(log.db, check.id, who);
    const { agreement, differences, registerEntry } = await readResult(log.db, check.id);
    expect(agreement).toMatchObject({ compared: 3, notAgain: 1, sameCategory: 2, sameSubcategory: 1 });
    expect(differences.map(({ position, again }) => [position, again?.category ?? null])).toEqual([
      [2, MINORS],
      [3, HATE],
      [4, null],
    ]);
    expect(registerEntry).toEqual({ period: QUARTER, sampled: 3, agreed: 1 });
    await expect(answerCheck(log.db, check.id, 1, HATE, who)).rejects.toMatchObject({ code: 'quality.finished' });
    expect((await listChecks(log.db))[0]).toMatchObject({ id: check.id, answered: 4, size: 4 });
  });
});

describe('the quality check', () => {
  onLog('sqlite');

  it('shows a notice without its classification and without the own words for it', async () => {
    const check = await drawCheck(log.db, QUARTER, 3, who, 'seed');
    const shown = await nextToClassify(log.db, check.id, who.by);
    expect(shown).toMatchObject({ position: 1, size: 3, service: 'TikTok', items: 1, answer: null, isAnswered: false, isOwn: false });
    expect(JSON.stringify(shown)).not.toMatch(/MINORS|GROOMING|grooming/);
    await answerAll(check.id, null);
  });

  it.each([
    ['an empty period', () => drawCheck(log.db, { first: '2024-01-01', last: '2024-03-31' }, 5, who), 'quality.empty'],
    ['a sample of nothing', () => drawCheck(log.db, QUARTER, 0, who), 'quality.size'],
    ['a sample nobody can read', () => drawCheck(log.db, QUARTER, 501, who), 'quality.size'],
    ['a check that is not there', () => nextToClassify(log.db, 99, who.by), 'quality.unknown'],
  ])('refuses %s', async (_, act, code) => {
    await expect(act()).rejects.toMatchObject({ code });
  });

  it('refuses to draw again until a sample pleases, an unknown type, and a place outside the sample', async () => {
    const check = await drawCheck(log.db, QUARTER, 2, who);
    await expect(drawCheck(log.db, QUARTER, 2, who)).rejects.toMatchObject({ code: 'quality.open' });
    await expect(answerCheck(log.db, check.id, 1, 'NOT_A_TYPE', who)).rejects.toMatchObject({ code: 'category.unknown' });
    await expect(answerCheck(log.db, check.id, 3, HATE, who)).rejects.toMatchObject({ code: 'quality.no-position' });
    await answerAll(check.id, null);
  });

  it('compares with the classification of the day of the draw, whatever was corrected since', async () => {
    const check = await drawCheck(log.db, QUARTER, 12, who, 'seed');
    const corrected = Array.from({ length: 12 }, (_, i) =>
      notice(`R-${i}`, { sent: day(`2026-02-${String(1 + Math.floor(i / 2)).padStart(2, '0')}`), category: HATE, subcategory: null }),
    );
    await takeIn(log, corrected, '2026-06-03T08:00:00.000Z');
    await answerAll(check.id, GROOMING);
    expect((await readResult(log.db, check.id)).agreement).toMatchObject({ compared: 12, sameSubcategory: 12 });
  });
});
