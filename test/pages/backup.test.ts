import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { backupLog } from '../../src/log/backup.ts';
import { openLog } from '../../src/log/database.ts';
import { listTokens } from '../../src/log/tokens.ts';
import { emptyFile } from '../../src/web/uploads.ts';
import { type Desk, openDesk } from './site.ts';

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
  const job = desk.site.jobs.start({ ...order, params: await emptyFile(desk.site.uploads) });
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
