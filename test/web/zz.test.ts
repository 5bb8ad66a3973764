import { it } from 'vitest';
import { fullLog } from './full-log.ts';
import { copyFileSync } from 'node:fs';
it('x', async () => { console.time('full'); const p = await fullLog(); console.timeEnd('full'); copyFileSync(p, '/tmp/p7/full.sqlite'); });
