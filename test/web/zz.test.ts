import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { it } from 'vitest';
import { ROUTES } from '../../src/pages/routes.ts';
import { openDesk } from '../pages/site.ts';
import { fullLog, TODAY } from './full-log.ts';
import { walk } from './walk.ts';

it('x', async () => {
  if (!existsSync('/tmp/p7/full.sqlite') || process.env['FRESH']) copyFileSync(await fullLog(), '/tmp/p7/full.sqlite');
  const desk = await openDesk({ now: `${TODAY}T14:00:00.000Z` }, (site) =>
    site.replaceLog(async () => {
      for (const e of ['-wal', '-shm']) rmSync(site.logAddress + e, { force: true });
      copyFileSync('/tmp/p7/full.sqlite', site.logAddress);
    }),
  );
  await desk.get(`/start?token=${desk.site.startToken}`);
  const get = async (path: string) => {
    const t = performance.now();
    const { status, to, html, headers } = await desk.get(path);
    const isPage = (headers.get('content-type') ?? '').startsWith('text/html') && !path.startsWith('/report/file');
    console.log('GET', status, path, Math.round(performance.now() - t));
    return { status, to, html: isPage ? html : '' };
  };
  const { visited, findings } = await walk(ROUTES, get, ['/', '/sign-in'], 2);
  console.log(findings);
  console.log(
    'MISSED',
    ROUTES.filter((r) => r.method === 'GET' && !visited.has(r)).map((r) => r.path),
  );
});
