import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { backupLog } from '../../src/log/backup.ts';
import { openLog } from '../../src/log/database.ts';
import { listTokens } from '../../src/log/tokens.ts';
import { startIfDue } from '../../src/web/backup-schedule.ts';
import { emptyFile } from '../../src/web/uploads.ts';
import { type Desk, openDesk } from './site.ts';

const PASSPHRASE = 'seven green umbrellas walk';
const jobOf = (html: string) => /name="job" value="(\w+)"/.exec(html)?.[1] ?? '';

/** Files that are worked on. */
function working(desk: Desk): string[] {
  const folder = dirname(desk.site.logAddress);
  const own = readdirSync(folder).find((name) => name.startsWith('article22-'));
  return own ? readdirSync(join(folder, own)) : [];
}

it('makes a copy, gives it away once, and says when that was', async () => {
  const desk = await openDesk();
  expect((await desk.get('/settings/backup')).text).toContain('No copy was downloaded here yet');
  const ready = await desk.submit('/settings/backup/make');
  expect(ready.text).toContain('The copy is ready and checked');
  const job = jobOf(ready.html);
  expect((await desk.post('/settings/backup/download', { job: 'other' })).status).toBe(409);
  const copy = await desk.post('/settings/backup/download', { job });
  expect(new TextDecoder('latin1').decode(copy.bytes.slice(0, 15))).toBe('SQLite format 3');
  expect(copy.headers.get('content-disposition')).toContain('article22-backup-20260520-');
  expect(working(desk)).toEqual([]);
  expect((await desk.post('/settings/backup/download', { job })).status).toBe(409);
  expect((await desk.get('/settings/backup')).text).toContain('Last copy downloaded here: 20 May 2026');
});

it('shows what a copy holds, then puts it in the place of the log; the person alone goes on', async () => {
  const desk = await openDesk();
  const copied = join(dirname(desk.site.logAddress), 'copy.sqlite');
  await desk.submit('/settings/reminders', { first: '10', again: '20', seen: '7 14' });
  await backupLog(desk.site.logAddress, copied);
  await desk.submit('/settings/tokens', { name: 'Made later', scopes: 'counts:read' });
  expect((await desk.post('/settings/backup/look', {})).status).toBe(422);
  const wrong = await desk.submit('/settings/backup/look', { file: { name: 'notes.txt', text: 'hello' } });
  expect(wrong.text).toContain('not a backup of this program');
  const look = await desk.submit('/settings/backup/look', { file: { name: 'copy.sqlite', bytes: readFileSync(copied) } });
  expect(look.text).toContain('The copy is whole. It holds');
  expect(look.text).toContain('Days of reminders changed, 20 May 2026');
  expect(look.text).not.toContain('copy of another log');
  const job = jobOf(look.html);
  expect((await desk.post('/settings/backup/restore', { job })).status).toBe(422);
  expect(await listTokens(desk.site.log.db)).toHaveLength(1);
  const done = await desk.submit('/settings/backup/restore', { job, sure: 'yes' });
  expect(done.text).toContain('The copy is in the place of the log');
  expect(desk.site.jobs.find(job)).toBeNull();
  expect(working(desk)).toEqual([]);
  expect(await listTokens(desk.site.log.db)).toHaveLength(0);
  expect(readdirSync(dirname(desk.site.logAddress)).some((name) => name.includes('before-restore'))).toBe(true);
  expect((await desk.get('/settings/audit')).text).toContain('Backup put in the place of the log');
});

it('says of the copy of another log that it is one', async () => {
  const [desk, other] = [await openDesk(), await openDesk()];
  const copied = join(dirname(other.site.logAddress), 'copy.sqlite');
  // Logs that tests open are copies of one; they differ once each has its own key.
  await other.site.log.db
    .updateTable('setting')
    .set({ value: 'f'.repeat(64) })
    .where('name', '=', 'key')
    .execute();
  await backupLog(other.site.logAddress, copied);
  const look = await desk.submit('/settings/backup/look', { file: { name: 'copy.sqlite', bytes: readFileSync(copied) } });
  expect(look.text).toContain('This is a copy of another log');
});

it('says of a log that is not in order that its copy is not either, and puts that back with a warning', async () => {
  const desk = await openDesk();
  const { db } = desk.site.log;
  await db.insertInto('open_tally').values({ sent_on: '2026-01-01', service_id: 1, channel: 'x', notices: 1 }).execute();
  await sql`drop trigger audit_head_no_loss`.execute(db);
  await sql`delete from audit_head`.execute(db);
  const ready = await desk.submit('/settings/backup/make');
  expect(ready.text).toContain('This copy is not in order');
  expect(ready.text).toContain('The head of the trail');
  expect((await desk.get('/settings/audit')).text).toContain('lost its head');
  const copied = join(dirname(desk.site.logAddress), 'copy.sqlite');
  await backupLog(desk.site.logAddress, copied);
  const look = await desk.submit('/settings/backup/look', { file: { name: 'copy.sqlite', bytes: readFileSync(copied) } });
  expect(look.text).toMatch(/The copy can be put back\. .*This copy is not in order.*kept sums differ/);
  const done = await desk.submit('/settings/backup/restore', { job: jobOf(look.html), sure: 'yes' });
  expect(done.text).toContain('The copy is in the place of the log, but it is not in order');
});

it('makes an encrypted copy, and takes it back with its passphrase only', async () => {
  const desk = await openDesk();
  const wrong = [
    [{ password: PASSPHRASE, passwordAgain: 'another passphrase' }, 'not the same'],
    [{ password: PASSPHRASE, passwordAgain: '' }, 'not the same'],
    [{ password: '', passwordAgain: PASSPHRASE }, 'not the same'],
    [{ password: 'too short', passwordAgain: 'too short' }, 'too short'],
  ] as const;
  for (const [fields, told] of wrong) {
    const seen = await desk.post('/settings/backup/make', fields);
    expect([seen.status, seen.text.includes(told), seen.html.includes(PASSPHRASE)]).toEqual([422, true, false]);
  }
  const ready = await desk.submit('/settings/backup/make', { password: PASSPHRASE, passwordAgain: PASSPHRASE });
  const copy = await desk.post('/settings/backup/download', { job: jobOf(ready.html) });
  expect(copy.headers.get('content-disposition')).toContain('.sqlite.encrypted');
  const file = { name: 'copy.sqlite.encrypted', bytes: new Uint8Array(copy.bytes) };
  expect(Buffer.from(file.bytes).includes('SQLite')).toBe(false);
  expect((await desk.submit('/settings/backup/look', { file })).text).toContain('This copy is encrypted');
  expect((await desk.submit('/settings/backup/look', { file, password: 'another passphrase' })).text).toContain(
    'This is not the passphrase',
  );
  const look = await desk.submit('/settings/backup/look', { file, password: PASSPHRASE });
  expect(look.text).toContain('The copy is whole. It holds');
  expect((await desk.submit('/settings/backup/restore', { job: jobOf(look.html), sure: 'yes' })).text).toContain('in the place of the log');
  expect((await desk.get('/settings/audit')).html).not.toContain(PASSPHRASE);
});

describe('copies made by themselves', () => {
  const plan = { when: 'hours', hours: '6', at: '', daily: '2', weekly: '0', monthly: '0', seen: 'null' };
  const folderOf = (desk: Desk) => {
    const folder = join(dirname(desk.site.logAddress), 'copies');
    mkdirSync(folder, { recursive: true });
    return folder;
  };
  const ended = async (desk: Desk, job: string | null) => {
    while (desk.site.jobs.find(job)?.state === 'running') await new Promise((next) => setTimeout(next, 5));
  };

  it('are set on a page that asks again for what is missing or wrong', async () => {
    const desk = await openDesk();
    expect((await desk.get('/settings/backup')).text).toContain('No copies are made by themselves');
    const folder = folderOf(desk);
    const wrong = [
      [{ ...plan, folder: '' }, 'Folder'],
      [{ ...plan, hours: '', folder }, 'Hours between two copies'],
      [{ ...plan, hours: '169', folder }, '168'],
      [{ ...plan, when: 'at', at: '24', folder }, '23'],
      [{ ...plan, folder: join(folder, 'none') }, 'There is no such folder'],
      [{ ...plan, folder: 'copies' }, 'Write its whole path'],
      [{ ...plan, folder, daily: '0' }, 'At least one copy must stay'],
      [{ ...plan, folder, seen: '{}' }, 'No copies are made by themselves'],
    ] as const;
    for (const [fields, told] of wrong) {
      const seen = await desk.post('/settings/backup/plan', fields);
      expect([seen.status, seen.text.includes(told)], told).toEqual([422, true]);
    }
    const saved = await desk.submit('/settings/backup/plan', { ...plan, folder });
    expect(saved.text).toContain(`A copy every 6 hours into ${folder}.`);
    expect(saved.text).toContain('They are not encrypted. None was made yet.');
    expect((await desk.get('/settings/audit')).text).toContain('Set when copies are made by themselves');
    const seen = /name="seen" value="([^"]*)"/.exec(saved.html)?.[1]?.replaceAll('&quot;', '"') ?? '';
    expect((await desk.submit('/settings/backup/plan', { ...plan, when: 'off', seen })).text).toContain(
      'No copies are made by themselves.',
    );
  });

  it('are made when they are due, once, and the oldest go', async () => {
    const wait = { ms: 0 };
    const desk = await openDesk({ wait });
    const folder = folderOf(desk);
    expect(await startIfDue(desk.site)).toBeNull();
    await desk.submit('/settings/backup/plan', { ...plan, folder });
    for (const hours of [0, 6, 30, 54]) {
      wait.ms = hours * 3_600_000;
      await ended(desk, await startIfDue(desk.site));
      expect(await startIfDue(desk.site)).toBeNull();
    }
    expect(readdirSync(folder).map((name) => /(\d{8})T/.exec(name)?.[1])).toEqual(['20260521', '20260522']);
    await desk.get(`/start?token=${desk.site.startToken}`);
    expect((await desk.get('/settings/backup')).text).toContain('The last one was made: 22 May 2026');
    const made = await desk.submit('/settings/backup/plan/now');
    expect(made.text).toContain('A copy is made and checked. 3 copies of this log lie in the folder.');
    expect((await desk.get('/')).text).not.toContain('backup');
  });

  it('that fail leave earlier ones alone, are told on the home page and tried again', async () => {
    const wait = { ms: 0 };
    const desk = await openDesk({ wait });
    const folder = folderOf(desk);
    await desk.submit('/settings/backup/plan', { ...plan, folder });
    await ended(desk, await startIfDue(desk.site));
    rmSync(join(folder, '..', 'moved'), { recursive: true, force: true });
    renameSync(folder, join(folder, '..', 'moved'));
    wait.ms = 7 * 3_600_000;
    await ended(desk, await startIfDue(desk.site));
    expect((await desk.get('/')).text).toContain('The backup of 20 May 2026 failed; the last good one is of 20 May 2026.');
    expect((await desk.get('/settings/backup')).text).toMatch(
      /The attempt of 20 May 2026.* failed\. There is no such folder.*Earlier copies were left alone/,
    );
    expect(readdirSync(join(folder, '..', 'moved'))).toHaveLength(1);
    expect(await startIfDue(desk.site)).toBeNull();
    renameSync(join(folder, '..', 'moved'), folder);
    wait.ms = 8 * 3_600_000;
    await ended(desk, await startIfDue(desk.site));
    expect((await desk.get('/')).text).not.toContain('The backup of');
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('are not made at all where they must be encrypted and the program has no passphrase', async () => {
    const desk = await openDesk();
    const folder = folderOf(desk);
    expect((await desk.get('/settings/backup/plan')).text).toContain('The program was started without a passphrase');
    await desk.submit('/settings/backup/plan', { ...plan, folder, encrypt: 'yes' });
    await ended(desk, await startIfDue(desk.site));
    expect(readdirSync(folder)).toEqual([]);
    expect((await desk.get('/')).text).toContain('The backup of 20 May 2026 failed, and there is no earlier one.');
    expect((await desk.get('/settings/backup')).text).toContain('started without a passphrase');
  });

  it('are told as late where none was made for more than a day, and as paused after a copy was put back', async () => {
    const wait = { ms: 0 };
    const desk = await openDesk({ wait });
    const folder = folderOf(desk);
    await desk.submit('/settings/backup/plan', { ...plan, folder });
    await ended(desk, await startIfDue(desk.site));
    wait.ms = 31 * 3_600_000;
    await desk.get(`/start?token=${desk.site.startToken}`);
    expect((await desk.get('/')).text).toContain('No backup was made when it was due; the last one is of 20 May 2026.');
    const [copy] = readdirSync(folder);
    const look = await desk.submit('/settings/backup/look', { file: { name: 'copy', bytes: readFileSync(join(folder, copy ?? '')) } });
    await desk.submit('/settings/backup/restore', { job: jobOf(look.html), sure: 'yes' });
    expect((await desk.get('/')).text).toContain('The log was taken back from a copy');
    expect(await startIfDue(desk.site)).toBeNull();
  });
});

it('in a team everybody signs in again after a copy was put back', async () => {
  const desk = await openDesk({ mode: 'team' });
  const admin = await desk.signedIn('admin');
  const copied = join(dirname(desk.site.logAddress), 'copy.sqlite');
  await backupLog(desk.site.logAddress, copied);
  const look = await admin.submit('/settings/backup/look', { file: { name: 'copy.sqlite', bytes: readFileSync(copied) } });
  expect(look.text).toContain('Everybody has to sign in again');
  expect((await admin.submit('/settings/backup/restore', { job: jobOf(look.html), sure: 'yes' })).text).toContain('Sign in as it was then');
  expect((await admin.get('/settings')).to).toContain('/sign-in');
});

it('a log that another program has open is left as it is', async () => {
  const desk = await openDesk();
  const copied = join(dirname(desk.site.logAddress), 'copy.sqlite');
  await backupLog(desk.site.logAddress, copied);
  const look = await desk.submit('/settings/backup/look', { file: { name: 'copy.sqlite', bytes: readFileSync(copied) } });
  const other = await openLog(desk.site.logAddress);
  await other.db.selectFrom('setting').selectAll().execute();
  const refused = await desk.post('/settings/backup/restore', { job: jobOf(look.html), sure: 'yes' });
  await other.close();
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Another program has the log open');
  expect((await desk.get('/settings')).status).toBe(200);
});

it('who comes while a copy takes the place of the log waits for it; work under way is not cut off', async () => {
  const desk = await openDesk();
  const order = { kind: 'backup', actor: { by: 'A. Example', now: desk.site.clock() }, title: 'Copy', next: '/' } as const;
  const job = desk.site.jobs.start({ ...order, params: { ...(await emptyFile(desk.site.uploads)), passphrase: null } });
  await expect(desk.site.replaceLog(async () => undefined)).rejects.toMatchObject({ code: 'restore.busy' });
  while (desk.site.jobs.find(job)?.state === 'running') await new Promise((resolve) => setTimeout(resolve, 5));
  let isDone = false;
  const replaced = desk.site.replaceLog(async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    isDone = true;
  });
  const [seen, also] = await Promise.all([desk.get('/settings'), desk.get('/api/counts', { authorization: 'Bearer x' })]);
  expect([isDone, seen.status, also.status]).toEqual([true, 200, 401]);
  await replaced;
});

it('can be opened while the flagger’s document cannot be read', async () => {
  const desk = await openDesk();
  for (const document of ['{', '{}']) {
    await desk.site.log.db.insertInto('flagger').values({ document, recorded_at: '2026-05-01T00:00:00.000Z', recorded_by: 'x' }).execute();
    expect((await desk.get('/settings/backup')).status, document).toBe(200);
  }
});
