// A site that listens, for requests as they come over the wire.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROUTES } from '../../src/pages/routes.ts';
import { runTask } from '../../src/web/job-kinds.ts';
import { openSite } from '../../src/web/open-site.ts';
import { newFolder } from '../folder.ts';
import { CHEAP, NOW } from '../pages/site.ts';
import type { Target } from './requests.ts';

/** For a team, on a log of its own. Whoever asks for it closes it. */
export async function listeningSite(): Promise<Target & { readonly close: () => Promise<void> }> {
  const folder = newFolder('article22-fuzz');
  const mistakes: unknown[] = [];
  const { address, close } = await openSite(
    {
      logAddress: join(folder, 'log.sqlite'),
      mode: 'team',
      by: null,
      publicAddress: null,
      version: '0.0.0',
      icu: process.versions['icu'],
      passwordCost: CHEAP,
      clock: () => NOW,
      workFolder: folder,
      run: (task, progress) => ({ ended: runTask(task, progress), stop: () => undefined }),
      host: '127.0.0.1',
      port: 0,
      failed: (error) => mistakes.push(error),
    },
    ROUTES,
  );
  return {
    port: Number(new URL(address).port),
    mistakes,
    close: async () => {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
