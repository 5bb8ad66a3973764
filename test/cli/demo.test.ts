// The demo as the README promises it: the same bytes in two time zones and two locales, with the log deleted in between.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { desk } from './run.ts';

const at = desk();
afterAll(() => at.clear());

it('gives the same bytes wherever and however often it runs, and leaves other folders alone', { timeout: 300_000 }, async () => {
  const places = [
    { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    { TZ: 'America/Los_Angeles', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
  ];
  const bytes: string[] = [];
  for (const env of places) {
    const ran = await at.runIn(env, 'demo', '--out', 'demo');
    expect(ran.stderr).toBe('');
    expect(ran.code).toBe(0);
    expect(ran.stdout).toMatch(/1 import[\s\S]*2 draft[\s\S]*3 check[\s\S]*4 publish[\s\S]*checks passed/);
    bytes.push(
      ['public.zip', 'submission.zip'].map((name) => readFileSync(join(at.folder, 'demo', 'published', name)).toString('base64')).join(' '),
    );
  }
  expect(bytes[0]).toBe(bytes[1]);
  const other = await at.run('demo', '--out', '.');
  expect(other.code).toBe(6);

  // Of the demo's log a site; made again, nothing of it is touched, and a folder of other files is left alone.
  const site = (folder: string) => at.run('site', folder, '--log', 'demo/article22.sqlite', '--json');
  const made = JSON.parse((await site('www')).stdout) as { files: string[]; written: number };
  expect(made.written).toBe(made.files.length);
  for (const name of ['index.html', 'archive.json', 'latest/report.nl.html', '2026/v1/public.zip']) expect(made.files).toContain(name);
  expect(readFileSync(join(at.folder, 'www/2026/v1/public.zip')).equals(readFileSync(join(at.folder, 'demo/published/public.zip')))).toBe(
    true,
  );
  expect(JSON.parse((await site('www')).stdout)).toMatchObject({ written: 0 });
  expect((await site('demo')).code).toBe(6);

  // What the last site put there and this one does not is taken away; what somebody else put there stays.
  const feed = await at.run('site', 'www', '--log', 'demo/article22.sqlite', '--json', '--address', 'https://flagger.example/reports/');
  expect(JSON.parse(feed.stdout)).toMatchObject({ removed: 0 });
  writeFileSync(join(at.folder, 'www/latest/mine.txt'), 'mine');
  expect(JSON.parse((await site('www')).stdout)).toMatchObject({ removed: 1 });
  expect(existsSync(join(at.folder, 'www/feed.xml'))).toBe(false);
  expect(existsSync(join(at.folder, 'www/latest/mine.txt'))).toBe(true);

  // A published version that this log does not have is never taken away.
  const list = readFileSync(join(at.folder, 'www/archive.json'), 'utf8');
  writeFileSync(join(at.folder, 'www/archive.json'), list.replace(/("sha256": ")[0-9a-f]{64}/, `$1${'0'.repeat(64)}`));
  expect(await site('www')).toMatchObject({ code: 6, stderr: expect.stringContaining('2026/v1/public.zip') as string });
  expect((await at.run('site', 'www', '--log', 'demo/article22.sqlite', '--address', 'javascript:alert(1)')).code).toBe(2);
});
