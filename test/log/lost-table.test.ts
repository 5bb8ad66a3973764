// A log of which somebody took a table away: every command says so, and where to look.
import { expect, it } from 'vitest';
import { verifyTrail } from '../../src/log/audit-verify.ts';
import { openLog } from '../../src/log/database.ts';
import { asUserError } from '../../src/log/database-errors.ts';
import { run } from './chained-log.ts';
import { ENGINES, freshLog } from './engines.ts';

// It was called a mistake of the program.
it.each(ENGINES)('a log on %s that lacks a table is told as damaged, and not as a mistake of the program', async (engine) => {
  const log = await freshLog(engine);
  const told = { code: 'log.damaged', exit: 8, message: expect.stringContaining('article22 doctor') };
  await run(log.db, `drop table audit${engine === 'postgres' ? ' cascade' : ''}`);
  const verifying = verifyTrail(log.db).catch((error: unknown) => {
    throw asUserError(error, log.address);
  });
  await expect(verifying).rejects.toMatchObject(told);
  await run(log.db, 'drop table setting');
  await expect(openLog(log.address)).rejects.toMatchObject(told);
  await log.close();
});

// The doctor said to bring it up to date, which ended with a mistake of the program.
it.each(ENGINES)('a log on %s whose list of steps has a gap is told as damaged, too', async (engine) => {
  const log = await freshLog(engine);
  await run(log.db, "delete from kysely_migration where name like '005%'");
  for (const readOnly of [true, false])
    await expect(openLog(log.address, { readOnly })).rejects.toMatchObject({
      code: 'log.damaged',
      message: expect.stringMatching(/005-follow-ups is missing/),
    });
  await log.close();
});
