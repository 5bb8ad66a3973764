// A log that has no room left says so, and is as it was.
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { asUserError } from '../../src/log/database-errors.ts';
import { listImports } from '../../src/log/imports.ts';
import { listServices } from '../../src/log/provider-list.ts';
import { importFile } from '../../src/workflow.ts';
import { freshLog } from '../log/engines.ts';
import { ANALYST, SMALL_PROFILE, small } from './year.ts';

const WRITE = { dryRun: false, anotherFile: null } as const;

it('an import for which there is no room leaves the log as it was, and goes through when there is', async () => {
  const log = await freshLog('sqlite');
  const file = () => small(...Array.from({ length: 3000 }, (_, i) => `R-${i},2026-03-10,TikTok,grooming,,,u${i}`));
  await sql`pragma max_page_count = 60`.execute(log.db);
  const error: unknown = await importFile(log, file(), SMALL_PROFILE, WRITE, ANALYST).catch((reason: unknown) =>
    asUserError(reason, log.address),
  );
  expect(error).toMatchObject({ code: 'log.disk-full', exit: 8 });
  expect(await listImports(log.db)).toEqual([]);
  expect(await listServices(log.db, null)).toEqual([]);
  await sql`pragma max_page_count = 1000000`.execute(log.db);
  const { result } = await importFile(log, file(), SMALL_PROFILE, WRITE, ANALYST);
  expect(result.summary).toMatchObject({ records: 3000, new: 3000 });
  await log.close();
});
