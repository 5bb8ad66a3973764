// What a copy is for: the same report, byte for byte, from a log that was taken back; and whole acts only, whoever writes meanwhile.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backupLog } from '../../src/log/backup.ts';
import { openLog } from '../../src/log/database.ts';
import type { Log } from '../../src/log/db.ts';
import { restoreLog } from '../../src/log/restore.ts';
import { checkDraft, draftReport, importFile, lookBefore, takeBack } from '../../src/workflow.ts';
import { DEEP } from '../deep.ts';
import { notice, takeIn } from '../log/world.ts';
import { ANALYST, documentedLog, SMALL_PROFILE, small, YEAR } from './year.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'article22-taken-back-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const PASSPHRASE = 'seven green umbrellas walk';

/** The report as a value, and before a release the checksum of all its files. */
async function drafted(log: Log): Promise<string> {
  const { report } = await draftReport(log, '0.0.0', YEAR, ANALYST);
  return `${JSON.stringify(report)} ${DEEP ? (await checkDraft(log, ANALYST)).filesSha256 : ''}`;
}

it('a log taken back from a copy, plain or encrypted, gives the same bytes of a report', async () => {
  const log = await documentedLog('sqlite', ['en']);
  const records = ['R-1,2026-03-10,TikTok,grooming,removed,2026-03-12,', 'R-2,2026-04-10,TikTok,grooming,removed,2026-04-30,'];
  await importFile(log, small(...records), SMALL_PROFILE, { dryRun: false, anotherFile: null }, ANALYST);
  const [sealed, plain, address] = ['sealed', 'plain', 'log.sqlite'].map((name) => join(folder, name)) as [string, string, string];
  await backupLog(log.address, sealed, { passphrase: PASSPHRASE });
  const before = await drafted(log);
  await log.close();
  // Taken back from the encrypted copy, copied once more, and taken back from that one.
  await restoreLog(sealed, address, ANALYST, PASSPHRASE);
  await backupLog(address, plain);
  await restoreLog(plain, address, ANALYST);
  const taken = await openLog(address);
  expect(await drafted(taken)).toBe(before);
  await taken.close();
  expect(before).toMatch(DEEP ? / [0-9a-f]{64}$/ : /tiktok-technology-limited/);
});

it('a copy made while acts go on holds each act whole or not at all', async () => {
  const address = join(folder, 'log.sqlite');
  const log = await openLog(address, { create: 'new' });
  const NOTICES = 10;
  let stop = false;
  let acts = 0;
  const writer = (async () => {
    while (!stop) {
      acts += 1;
      const names = Array.from({ length: NOTICES }, (_, n) => notice(`act-${acts}-${n}`));
      await takeIn(log, names, new Date(Date.parse('2026-06-01T08:00:00.000Z') + acts * 60_000).toISOString());
      await new Promise((next) => setImmediate(next));
    }
  })();
  const sizes: number[] = [];
  for (let n = 0; n < 3; n += 1) {
    const copy = join(folder, `copy-${n}.sqlite`);
    await backupLog(address, copy);
    sizes.push(wholeActs(copy, NOTICES));
  }
  stop = true;
  await writer;
  await log.close();
  // It was written to between the copies, or the test would show nothing.
  expect(new Set(sizes).size).toBeGreaterThan(1);
}, 60_000);

/** How many acts a copy holds: each with all its notices, its import and its line in the trail. */
function wholeActs(copy: string, notices: number): number {
  const sqlite = new SQLite(copy, { readonly: true });
  const count = (sql: string) => sqlite.prepare<[], { n: number }>(sql).get()?.n ?? -1;
  const acts = count('select count(*) as n from "import"');
  expect(count('select count(*) as n from notice')).toBe(acts * notices);
  expect(count("select count(*) as n from audit where act = 'import.done'")).toBe(acts);
  expect(count('select coalesce(sum(notices), 0) as n from month_tally')).toBe(acts * notices);
  sqlite.close();
  return acts;
}

it('a copy whose kept sums are not those of its notices is told, and put back all the same', async () => {
  const [address, copy] = [join(folder, 'log.sqlite'), join(folder, 'copy.sqlite')];
  const log = await openLog(address, { create: 'new' });
  await takeIn(log, [notice('one')]);
  await backupLog(address, copy);
  await log.close();
  const file = new SQLite(copy);
  file.pragma('foreign_keys = off');
  file.exec("update notice set category_id = 'none', channel = x'00'");
  file.close();
  const NOW = '2026-11-22T09:00:00.000Z';
  expect((await lookBefore(copy, address, NOW, null)).troubles.map(({ part }) => part)).toContain('counts');
  expect((await takeBack(copy, address, ANALYST)).troubles.map(({ part }) => part)).toContain('counts');
});
