// Random years: whatever is imported, undone, decided and corrected in whatever order, the log holds what stands, and yesterday stays yesterday.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listOpenCorrections } from '../../src/log/corrections.ts';
import { countNotices } from '../../src/log/counts.ts';
import type { Log } from '../../src/log/db.ts';
import { decideNotice, readNotice } from '../../src/log/hand.ts';
import { listImports } from '../../src/log/imports.ts';
import { savePublication } from '../../src/log/publications.ts';
import { writing } from '../../src/log/writing.ts';
import { act, draftReport, importFile, undoImportStep } from '../../src/workflow.ts';
import { examples } from '../deep.ts';
import { ENGINES } from '../log/engines.ts';
import { day, decision, flagger, question } from '../log/world.ts';
import { ANALYST, documentedLog, SMALL_PROFILE, small, YEAR } from './year.ts';

const WRITE = { dryRun: false, anotherFile: null } as const;
const REFERENCES = ['a', 'b', 'c'];
const SERVICES = ['TikTok', 'Snapchat'];
const OUTCOMES = ['', 'removed', 'refused'];

/** One record: which reference, with which service and outcome. */
const record = fc.record({ reference: fc.nat(2), service: fc.nat(1), outcome: fc.nat(2) });
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('import' as const),
      records: fc.uniqueArray(record, { selector: (one) => one.reference, minLength: 1 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('undo' as const), which: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('decide' as const), reference: fc.nat(2) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const lineOf = ({ reference, service, outcome }: { reference: number; service: number; outcome: number }) =>
  `${REFERENCES[reference]},2026-03-10,${SERVICES[service]},grooming,${OUTCOMES[outcome]},${outcome === 0 ? '' : '2026-03-12'},`;

/** What the log should hold: of each reference what the latest standing import says, if one speaks of it. */
interface Model {
  readonly imports: { records: ReadonlyMap<number, string>; undone: boolean }[];
  readonly decided: Set<number>;
}

const expected = ({ imports }: Model) =>
  REFERENCES.flatMap((_, reference) => {
    const says = imports.findLast((one) => !one.undone && one.records.has(reference));
    return says ? [says.records.get(reference) as string] : [];
  }).sort();

async function held(log: Log): Promise<string[]> {
  const { counts } = await countNotices(log.db, { ...question({ asOfOn: '2027-12-31', flagger: flagger() }) });
  return counts.flatMap(({ service, action, notices }) => Array.from({ length: notices }, () => `${service} ${action}`)).sort();
}

async function perform(log: Log, model: Model, one: Step): Promise<void> {
  if (one.kind === 'import') {
    const { result } = await importFile(log, small(...one.records.map(lineOf)), SMALL_PROFILE, WRITE, ANALYST);
    if (result.sameAsImport !== null) return;
    const codes = ['NOT_RECORDED', 'ACTION_REMOVED', 'NO_ACTION_NOT_ILLEGAL'];
    const says = one.records.map((r) => [r.reference, `${SERVICES[r.service]?.toLowerCase()} ${codes[r.outcome]}`] as const);
    model.imports.push({ records: new Map(says), undone: false });
    return;
  }
  if (one.kind === 'undo') {
    const standing = model.imports.map((_, i) => i).filter((i) => !model.imports[i]?.undone);
    const index = standing[one.which % Math.max(1, standing.length)];
    if (index === undefined) return;
    const ids = (await listImports(log.db)).map(({ id }) => id).sort((a, b) => a - b);
    await undoImportStep(log, ids[index] as number, ANALYST);
    (model.imports[index] as { undone: boolean }).undone = true;
  }
}

describe.each(ENGINES)('a random year on %s', (engine) => {
  it('holds what the standing imports tell, and earlier numbers can be had again after each step', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 9 }), async (steps) => {
        const log = await documentedLog(engine, ['en']);
        try {
          const model: Model = { imports: [], decided: new Set() };
          const seen: { before: string; counts: string }[] = [];
          for (const one of steps.filter(({ kind }) => kind !== 'decide')) {
            await perform(log, model, one);
            expect(await held(log)).toEqual(expected(model));
            const before = await writing(log, ANALYST, async (_db, at) => at.now);
            const { counts } = await countNotices(log.db, question({ knownBefore: before }));
            seen.push({ before, counts: JSON.stringify(counts) });
          }
          for (const { before, counts } of seen) {
            expect(JSON.stringify((await countNotices(log.db, question({ knownBefore: before }))).counts)).toBe(counts);
          }
          for (const { id, undoneAt } of await listImports(log.db)) if (undoneAt === null) await undoImportStep(log, id, ANALYST);
          expect(await held(log)).toEqual([]);
        } finally {
          await log.close();
        }
      }),
      { numRuns: examples(engine === 'sqlite' ? 40 : 12), seed: 22 },
    );
  });

  it('has a correction open exactly while it counts otherwise than was published', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 7 }), async (steps) => {
        const log = await documentedLog(engine, ['en']);
        try {
          await importFile(
            log,
            small(...REFERENCES.map((_, reference) => lineOf({ reference, service: 0, outcome: reference }))),
            SMALL_PROFILE,
            WRITE,
            ANALYST,
          );
          const { report } = await draftReport(log, '0.0.0', YEAR, ANALYST);
          const knownBefore = await writing(log, ANALYST, async (_db, at) => at.now);
          const zips = { publicZip: new Uint8Array(), publicSha256: '', submissionZip: new Uint8Array(), submissionSha256: '' };
          await writing(log, ANALYST, (db, at) => savePublication(db, { report, knownBefore, spanDay: null, ...zips }, at));
          const published = await held(log);
          const model: Model = { imports: [{ records: new Map(), undone: false }], decided: new Set() };
          for (const one of steps) {
            if (one.kind === 'decide') {
              const reference = REFERENCES[one.reference] as string;
              const file = await readNotice(log.db, reference, null);
              if (file.notice.removed_at !== null) continue;
              await act(log, ANALYST, { kind: 'decision', act: 'decision' }, (db, at) =>
                decideNotice(db, file, decision('ACTION_ACCOUNT_TERMINATED', day('2026-03-20')), { corrects: null, reason: null }, at),
              );
            } else await perform(log, model, one);
            const differs = JSON.stringify(await held(log)) !== JSON.stringify(published);
            const open = await listOpenCorrections(log.db);
            // Equal sums may still be other notices; a difference in the sums must never go unsaid.
            if (differs) expect(open).toHaveLength(1);
            else expect(open.length).toBeLessThanOrEqual(1);
          }
        } finally {
          await log.close();
        }
      }),
      { numRuns: examples(engine === 'sqlite' ? 25 : 8), seed: 23 },
    );
  });
});
