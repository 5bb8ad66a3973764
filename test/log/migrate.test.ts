import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { loadCodes } from '../../src/log/codes.ts';
import { openLog } from '../../src/log/database.ts';
import { logKey } from '../../src/log/settings.ts';
import { ENGINES, freshLog } from './engines.ts';

describe.each(ENGINES)('a fresh log on %s', (engine) => {
  it('holds the whole vocabulary and a key of its own', async () => {
    const log = await freshLog(engine);
    const codes = await loadCodes(log.db);
    expect(codes.codeOf(codes.idOf('action', 'ACTION_REMOVED'))).toBe('ACTION_REMOVED');
    expect(codes.groupOf(codes.idOf('action', 'PENDING_NO_REPLY'))).toBe('pending');
    expect((await logKey(log.db)).length).toBe(32);
    await log.close();
  });

  it('refuses a log of a newer program', async () => {
    const log = await freshLog(engine);
    await sql`insert into kysely_migration (name, timestamp) values ('999-from-the-future', '2099-01-01')`.execute(log.db);
    await expect(openLog(log.address)).rejects.toMatchObject({ code: 'log.newer', exit: 8 });
    await log.close();
  });
});
