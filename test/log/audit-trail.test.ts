// The audit trail goes on through several writers at once, odd words, forgetting and the end of a user.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHead } from '../../src/log/audit-chain.ts';
import { lineHash } from '../../src/log/audit-hash.ts';
import { addAudit } from '../../src/log/audit-trail.ts';
import { verifyTrail } from '../../src/log/audit-verify.ts';
import { openLog } from '../../src/log/database.ts';
import type { Log } from '../../src/log/db.ts';
import { erase } from '../../src/log/erasure.ts';
import { addUser, disableUser } from '../../src/log/users.ts';
import { writing } from '../../src/log/writing.ts';
import { ADA, NOW } from './chained-log.ts';
import { ENGINES, freshLog } from './engines.ts';

describe.each(ENGINES)('a trail on %s', (engine) => {
  let log: Log;
  beforeAll(async () => {
    log = await freshLog(engine);
  });
  afterAll(() => log.close());

  it('an act that is taken back leaves no gap', async () => {
    const before = (await readHead(log.db)).lines;
    const taken = writing(log, ADA, async (db, at) => {
      await addAudit(db, at, 'import.done', 'import 1');
      throw new Error('stop');
    });
    await expect(taken).rejects.toThrow('stop');
    expect(await verifyTrail(log.db)).toMatchObject({ ok: true, lines: before });
  });

  it('is one line of lines though several programs write at once', async () => {
    const other = await openLog(log.address);
    const before = (await readHead(log.db)).lines;
    const acts = Array.from({ length: 12 }, (_, n) => async () => {
      const one = n % 2 ? log : other;
      if (n % 3 === 0) await addAudit(one.db, ADA, 'import.done', `import ${n}`);
      else await writing(one, ADA, (db, at) => addAudit(db, at, 'import.done', `import ${n}`));
    });
    // A file has one writer at a time, and one that waits for it within the same process waits in vain.
    if (engine === 'postgres') await Promise.all(acts.map((act) => act()));
    else for (const act of acts) await act();
    await other.close();
    expect(await verifyTrail(log.db)).toMatchObject({ ok: true, lines: before + 12 });
  });

  it('goes on whatever is written into it', async () => {
    const odd = 'a cut \ud83d, “quotes”, a\nline, \u202e and \\';
    await addAudit(log.db, { by: odd, now: NOW }, 'user.added', odd, { odd, list: [null, 1.5, { '': odd }] });
    expect(await verifyTrail(log.db)).toMatchObject({ ok: true });
  });

  it('keeps who acted though the user is let in no more, and even taken away', async () => {
    await addUser(log, { login: 'ada', name: 'Ada Example', role: 'admin' }, ADA, { exponent: 4, r: 8, p: 1 });
    await addUser(log, { login: 'bo', name: 'Bo Example', role: 'admin' }, ADA, { exponent: 4, r: 8, p: 1 });
    await addAudit(log.db, { by: 'Bo Example', now: NOW }, 'import.done', 'import 1');
    await disableUser(log, 'bo', ADA);
    await log.db.deleteFrom('app_user').where('login', '=', 'bo').execute();
    expect(await log.db.selectFrom('audit').select('subject').where('who', '=', 'Bo Example').execute()).toEqual([{ subject: 'import 1' }]);
    expect(await verifyTrail(log.db)).toMatchObject({ ok: true });
  });

  it('forgets words of earlier versions by an act that names the line, and nothing is left to test guesses against', async () => {
    await addAudit(log.db, ADA, 'correction.opened', 'publication 1', { cause: 'import of Vondelina Fantasia.csv', notices: 1 });
    const { lines } = await readHead(log.db);
    const wanted = { kind: 'value', text: 'Vondelina Fantasia' } as const;
    const { erased } = await writing(log, ADA, (db, at) => erase(db, wanted, at));
    expect(erased).toEqual([{ place: 'audit', rows: 1 }]);
    const line = await log.db.selectFrom('audit').selectAll().where('number', '=', lines).executeTakeFirstOrThrow();
    expect(line).toMatchObject({ who: 'Ada Example', act: 'correction.opened', subject: '(forgotten)', detail: '{}', salt: null });
    expect(lineHash(line)).toBe(line.sha256);
    const last = await log.db.selectFrom('audit').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow();
    expect(JSON.parse(last.detail)).toEqual({ notices: 0, places: [{ place: 'audit', rows: 1 }], lines: [lines] });
    expect(await verifyTrail(log.db)).toMatchObject({ ok: true, forgotten: 1 });
    // What an act of forgetting says of itself holds no such words, and the names of tables are none.
    await writing(log, ADA, (db, at) => erase(db, { kind: 'value', text: 'value forgotten places audit' }, at));
    expect(await verifyTrail(log.db)).toMatchObject({ ok: true, forgotten: 1 });
  });
});
