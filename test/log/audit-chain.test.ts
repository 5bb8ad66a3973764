// The audit trail as a chain: what breaks it is found and named.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHead } from '../../src/log/audit-chain.ts';
import { type AuditHead, linkTo } from '../../src/log/audit-hash.ts';
import { readAudit } from '../../src/log/audit-list.ts';
import { type AuditVerdict, verifyTrail } from '../../src/log/audit-verify.ts';
import type { Db, Log } from '../../src/log/db.ts';
import { chainedLog, LINES, NOW, run, sentences, unguarded } from './chained-log.ts';
import { ENGINES } from './engines.ts';

describe.each(ENGINES)('the chain on %s', (engine) => {
  let log: Log;
  beforeAll(async () => {
    log = await chainedLog(engine);
  });
  afterAll(() => log.close());

  /** What is found after somebody who may do anything did this; then it is all taken back. */
  function verdictAfter(work: string | ((db: Db) => Promise<unknown>), kept: readonly AuditHead[] = []): Promise<AuditVerdict> {
    return unguarded(log, async (db) => {
      if (typeof work !== 'string') await work(db);
      else for (const statement of work.split('; ')) await run(db, statement);
      return verifyTrail(db, kept);
    });
  }
  const linked = async (db: Db, number: number, subject: string) => {
    const before = await db
      .selectFrom('audit')
      .select('sha256')
      .where('number', '=', number - 1)
      .executeTakeFirstOrThrow();
    const text = { at: NOW, who: 'Mallory', act: 'import.done', subject, detail: '{}' };
    return { ...text, ...linkTo({ lines: number - 1, sha256: before.sha256 }, text) };
  };

  it('holds as it was written, and says where it stands', async () => {
    const head = await readHead(log.db);
    expect(head).toMatchObject({ lines: LINES, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await verifyTrail(log.db)).toEqual({ ok: true, ...head, forgotten: 0, headsMade: [], breaks: [], more: 0 });
  });

  it.each([
    ['who acted is changed', "update audit set who = 'Mallory' where number = 3", 'Line 3 was changed'],
    ['an instant is changed', "update audit set at = '2026-11-22T09:00:00.001Z' where number = 1", 'Line 1 was changed'],
    ['an act is changed', "update audit set act = 'import.undone' where number = 6", 'Line 6 was changed'],
    ['a detail is changed', `update audit set detail = '{"records":4}' where number = 5`, 'Line 5 was changed'],
    ['a subject is changed', "update audit set subject = 'import 9' where number = 2", 'Line 2 was changed'],
    ['a line is taken away', 'delete from audit where number = 3', 'Line 3 is missing'],
    ['the first line is taken away', 'delete from audit where number = 1', 'Line 1 is missing'],
    ['several lines are taken away', 'delete from audit where number in (3, 4)', 'Lines 3 to 4 are missing'],
    ['the last line is taken away', 'delete from audit where number = 6', 'Line 6 is missing: the trail went on to line 6'],
    ['all lines are taken away', 'delete from audit', 'Lines 1 to 6 are missing'],
    [
      'words are taken away',
      "update audit set subject = '(forgotten)', detail = '{}', salt = null where number = 4",
      'The words of line 4',
    ],
    ['the head is taken away', 'delete from audit_head', 'The head of the trail'],
    [
      'two lines change places',
      'update audit set id = -id where number in (3, 4); update audit set id = 7 + id where number = 3; update audit set id = 7 + id where number = 4',
      'Line 4 (import.done, 2026-11-22T09:00:00.000Z) is not in its place: it stands before line 3',
    ],
    [
      'a line is put in by hand',
      "insert into audit (at, who, act, subject, detail) values ('2026-11-22', 'Mallory', 'import.done', 'import 3', '{}')",
      'A line was put in that is not tied to the chain: import.done, row 7',
    ],
  ])('breaks where %s', async (_what, statements, sentence) => {
    const verdict = await verdictAfter(statements);
    expect(verdict.ok).toBe(false);
    expect(sentences(verdict)).toEqual([expect.stringContaining(sentence)]);
  });

  it('finds a line without a hash also against a kept head, and one whose detail cannot be read, and goes on behind them', async () => {
    const kept = [{ lines: 5, sha256: '0123456789abcdef' }];
    const hashless = sentences(await verdictAfter('update audit set sha256 = null where number in (5, 6)', kept));
    expect(hashless.slice(0, 2)).toEqual([
      expect.stringContaining('Line 5 was changed'),
      expect.stringContaining('Line 5 is not the one whose hash you kept'),
    ]);
    for (const detail of ['null', 'xx', '[]'])
      expect(
        sentences(
          await verdictAfter(async (db) => {
            const text = { at: NOW, who: 'Mallory', act: 'x.forgotten', subject: 'log', detail };
            const link = linkTo(await readHead(db), text);
            await db
              .insertInto('audit')
              .values({ ...text, ...link })
              .execute();
            await db.updateTable('audit_head').set({ lines: link.number, sha256: link.sha256 }).execute();
            expect((await readAudit(db, {}, { before: null, limit: 2 })).lines).toMatchObject([
              { number: 7, detail: { unreadable: detail } },
              { number: 6, detail: { records: 6 } },
            ]);
          }),
        ),
      ).toEqual([expect.stringMatching(/^Line 7 \(x\.forgotten, .*cannot be read/)]);
  });

  it.runIf(engine === 'sqlite').each(["'abc'", '2.5'])('says of a line whose number is %s that it is none', async (number) => {
    const found = sentences(await verdictAfter(`update audit set number = ${number} where number = 3`));
    expect(found.toSorted()).toEqual([
      'Line 3 is missing.',
      `The number of a line is none (${number.replaceAll("'", '')}): import.done, ${NOW}, row 3 of its table.`,
    ]);
  });

  it('breaks where two lines swap their numbers: both are named', async () => {
    const swap = 'update audit set number = -number where number in (2, 3); update audit set number = 5 + number where number < 0';
    expect((await verdictAfter(swap)).breaks.map(({ code, first }) => [code, first])).toEqual(
      expect.arrayContaining([
        ['changed', 2],
        ['changed', 3],
      ]),
    );
  });

  it('breaks where a line is written anew with a hash of its own', async () => {
    const anew = async (db: Db) => {
      await db.deleteFrom('audit').where('number', '=', 3).execute();
      await db
        .insertInto('audit')
        .values({ ...(await linked(db, 3, 'import 99')), id: 3 })
        .execute();
    };
    expect(sentences(await verdictAfter(anew))).toEqual(['Line 3 is not the one that was written there: line 4 was tied to another.']);
  });

  it('breaks where a line is put between, and where one is put behind the last', async () => {
    const between = async (db: Db) => {
      await run(db, 'drop index audit_number');
      await db
        .insertInto('audit')
        .values(await linked(db, 3, 'import 99'))
        .execute();
    };
    expect(sentences(await verdictAfter(between))).toEqual([expect.stringContaining(`Line 3 (import.done, ${NOW}) was put in`)]);
    const behind = async (db: Db) =>
      db
        .insertInto('audit')
        .values(await linked(db, 7, 'import 99'))
        .execute();
    expect(sentences(await verdictAfter(behind))).toEqual(['Line 7 is put in behind the last line that was written.']);
  });

  it('written anew as a whole it breaks only against a head that was kept elsewhere, also by the beginning of its hash', async () => {
    const head = await readHead(log.db);
    const anew = async (db: Db) => {
      await run(db, 'delete from audit');
      await db
        .updateTable('audit_head')
        .set({ lines: 0, sha256: '0'.repeat(64) })
        .execute();
      let last: AuditHead = { lines: 0, sha256: '0'.repeat(64) };
      for (let n = 1; n <= LINES; n += 1) {
        const text = { at: NOW, who: 'Mallory', act: 'import.done', subject: `import ${n}`, detail: '{}' };
        const link = linkTo(last, text);
        await db
          .insertInto('audit')
          .values({ ...text, ...link })
          .execute();
        last = { lines: link.number, sha256: link.sha256 };
      }
      await db.updateTable('audit_head').set(last).execute();
    };
    expect(await verdictAfter(anew)).toMatchObject({ ok: true });
    expect(sentences(await verdictAfter(anew, [head]))).toEqual([expect.stringContaining('Line 6 is not the one whose hash you kept')]);
    const shortened = 'delete from audit where number > 4; update audit_head set lines = 4';
    const cut = { lines: LINES, sha256: head.sha256.slice(0, 16) };
    expect(sentences(await verdictAfter(shortened, [cut])).at(-1)).toContain('ends with line 4, and you kept the hash of line 6');
    expect(await verifyTrail(log.db, [cut])).toMatchObject({ ok: true });
  });

  it('names the first hundred breaks and counts the others', async () => {
    const many = async (db: Db) => {
      for (let n = 0; n < 110; n += 1) await run(db, "insert into audit (at, who, act, subject, detail) values ('', '', 'x', '', '')");
    };
    expect(await verdictAfter(many)).toMatchObject({ ok: false, breaks: { length: 100 }, more: 10 });
  });
});
