// The head of the audit trail, which says how many lines there are: lost, damaged or made something else of, it is told with one advice, and
// made anew by what is advised.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHead } from '../../src/log/audit-chain.ts';
import { missingGuards, putGuardsBack } from '../../src/log/audit-guards.ts';
import { addAudit } from '../../src/log/audit-trail.ts';
import { verifyTrail } from '../../src/log/audit-verify.ts';
import { backupLog } from '../../src/log/backup.ts';
import { openLog } from '../../src/log/database.ts';
import type { Log } from '../../src/log/db.ts';
import { checkShape, checkTrail } from '../../src/log/doctor-log.ts';
import { lookAtCopy, restoreLog } from '../../src/log/restore.ts';
import { writing } from '../../src/log/writing.ts';
import { ADA, chainedLog, LINES, run, sentences, withoutGuards } from './chained-log.ts';
import { ENGINES, freshLog } from './engines.ts';

describe.each(ENGINES)('a head on %s', (engine) => {
  let log: Log;
  beforeAll(async () => {
    log = await chainedLog(engine);
  });
  afterAll(() => log.close());

  it.each([
    ["update audit_head set sha256 = 'x'", 'missing or damaged'],
    ['update audit_head set lines = -1', 'missing or damaged'],
    ['drop table audit_head', 'missing or damaged'],
    ['update audit_head set lines = 4', 'Lines 5 to 6 are put in behind'],
    [engine === 'postgres' ? 'update audit_head set lines = -2' : "update audit_head set lines = 'x'", 'missing or damaged'],
    [engine === 'postgres' ? 'delete from audit_head' : 'update audit_head set lines = 5.5', 'missing or damaged'],
  ])('a head that is none is found, acts say so, and it is made anew: %s', async (statement, sentence) => {
    const stop = new Error('taken back');
    const kept = await readHead(log.db);
    const tampering = log.db.transaction().execute(async (db) => {
      await withoutGuards(db, engine);
      await run(db, statement);
      expect(sentences(await verifyTrail(db))).toEqual([expect.stringContaining(sentence)]);
      const names = await putGuardsBack(db, ADA);
      expect(names[0]).toBe('audit_head');
      expect(await missingGuards(db)).toEqual([]);
      expect(await verifyTrail(db, [kept])).toMatchObject({ ok: true, lines: LINES + 1, headsMade: [LINES + 1] });
      await addAudit(db, ADA, 'import.done', 'import 7');
      expect(await verifyTrail(db)).toMatchObject({ ok: true, lines: LINES + 2 });
      throw stop;
    });
    await expect(tampering).rejects.toBe(stop);
    const acting = log.db.transaction().execute(async (db) => {
      await withoutGuards(db, engine);
      await run(db, statement);
      await addAudit(db, ADA, 'import.done', 'import 7');
    });
    await expect(acting).rejects.toMatchObject({ code: 'audit.no-head', exit: 9 });
  });
});

describe.each(ENGINES)('a trail on %s', (engine) => {
  let log: Log;
  beforeAll(async () => {
    log = await freshLog(engine);
  });
  afterAll(() => log.close());

  // Every act ended with “no result”, and nothing said what to do.
  it('that lost its head refuses acts with a sentence, and goes on from its last line once the head is made anew', async () => {
    await addAudit(log.db, ADA, 'import.done', 'import 1');
    const before = await readHead(log.db);
    await run(
      log.db,
      engine === 'sqlite' ? 'drop trigger audit_head_no_loss' : 'alter table audit_head disable trigger audit_head_no_loss',
    );
    await run(log.db, 'delete from audit_head');
    const lost = { code: 'audit.no-head', exit: 9, message: expect.stringContaining('article22 audit guard') };
    await expect(addAudit(log.db, ADA, 'import.done', 'import 2')).rejects.toMatchObject(lost);
    await expect(readHead(log.db)).rejects.toMatchObject(lost);
    expect((await verifyTrail(log.db)).breaks).toMatchObject([{ code: 'no-head' }]);
    expect(await writing(log, ADA, (db, at) => putGuardsBack(db, at))).toEqual(['audit_head', 'audit_head_no_loss']);
    const head = await readHead(log.db);
    expect(head.lines).toBe(before.lines + 1);
    expect(await verifyTrail(log.db)).toMatchObject({ ok: true, headsMade: [head.lines] });
    expect(await missingGuards(log.db)).toEqual([]);
    await expect(run(log.db, 'delete from audit_head')).rejects.toThrow(/article22/);
  });

  // One check said to take back a copy, and such a copy was refused.
  it.each(['drop table audit_head', 'alter table audit_head rename column lines to line'])(
    'whose head is made something else of is told with one advice, which helps: %s',
    async (statement) => {
      await run(log.db, statement);
      expect((await checkShape(log)).troubles).toEqual([]);
      const { troubles } = await checkTrail(log);
      expect(troubles[0]?.sentence).toContain('The head of the trail');
      for (const { remedy } of troubles) expect(remedy).toContain('article22 audit guard');
      await expect(addAudit(log.db, ADA, 'import.done', 'import 3')).rejects.toMatchObject({ code: 'audit.no-head' });
      expect((await writing(log, ADA, (db, at) => putGuardsBack(db, at)))[0]).toBe('audit_head');
      await addAudit(log.db, ADA, 'import.done', 'import 3');
      expect([await checkShape(log), await checkTrail(log)]).toMatchObject([{ ok: true }, { ok: true }]);
    },
  );
});

it('a copy of a log that lost it is taken back, and has it again', async () => {
  const log = await chainedLog('sqlite');
  const [copy, other] = [`${log.address}.copy`, `${log.address}.other`];
  await run(log.db, 'drop table audit_head');
  expect(await backupLog(log.address, copy)).toMatchObject({ auditHead: null, troubles: [{ part: 'trail' }, { part: 'trail' }] });
  expect(await lookAtCopy(copy, other, null)).toMatchObject({ auditHead: null });
  expect((await restoreLog(copy, other, ADA)).putBack[0]).toBe('audit_head');
  const restored = await openLog(other);
  expect(await verifyTrail(restored.db)).toMatchObject({ ok: true, headsMade: [LINES + 1] });
  await restored.close();
  await log.close();
});
