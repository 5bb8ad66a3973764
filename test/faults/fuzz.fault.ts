// Goes on with every fuzzer for as long as ARTICLE22_FUZZ_SECONDS says, and gives the built program small files that ask for much, with
// little memory to spend.
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { writeZip } from '../../src/files/zip.ts';
import { publicFiles } from '../../src/publish/package.ts';
import { desk } from '../cli/run.ts';
import { newFolder } from '../folder.ts';
import { anyFileRound } from '../fuzz/any-files.ts';
import { aBackup, backupRound } from '../fuzz/backups.ts';
import { bombs, pdfBomb } from '../fuzz/bombs.ts';
import { documentRound } from '../fuzz/documents.ts';
import { anyPump, DETECTORS, growthOf } from '../fuzz/growth.ts';
import { archiveRound, packageRound } from '../fuzz/packages.ts';
import { requestRound } from '../fuzz/requests.ts';
import { type Extent, rounds } from '../fuzz/rounds.ts';
import { listeningSite } from '../fuzz/site.ts';
import { tableRound } from '../fuzz/tables.ts';
import { fixtureReport } from '../publish/fixture.ts';
import { pages } from '../publish/submission.ts';

/** Of each fuzzer. */
const SECONDS = Number(process.env['ARTICLE22_FUZZ_SECONDS'] ?? 10);
/** Another day's run looks elsewhere. */
const extent: Extent = { seed: Number(process.env['ARTICLE22_TEST_SEED'] ?? 22), seconds: SECONDS };
const told = (what: string, runs: number) => console.info(`${what}: ${runs} rounds in ${SECONDS} s`);

describe('for long', () => {
  const report = { ...fixtureReport(), languages: ['en'] };
  const files = publicFiles(report, pages(report));
  const at = desk();
  let site: Awaited<ReturnType<typeof listeningSite>>;
  beforeAll(async () => {
    await at.run('init');
    site = await listeningSite();
  });
  afterAll(async () => {
    at.clear();
    await site.close();
  });

  it('tables with their profiles', async () => told('tables', await rounds(extent, tableRound)));
  it('zips', async () => {
    const zip = writeZip(files.slice(0, 4), report.releasedOn);
    told('zips', await rounds(extent, (random) => archiveRound(zip, files[0]?.name ?? '', random)));
  });
  it('packages', async () => told('packages', await rounds(extent, (random) => packageRound(files, random))));
  it('files of every format', async () => told('files', await rounds(extent, anyFileRound)));
  it('documents on the command line', async () => told('documents', await rounds(extent, (random) => documentRound(at, random))));
  it('backups', async () => {
    const backup = await aBackup(at);
    told('backups', await rounds(extent, (random) => backupRound(at, backup, random)));
  });
  it('requests', async () => told('requests', await rounds(extent, (random) => requestRound(site, random))));

  it('texts for the detectors, of which none takes the square of its length', async () => {
    const worst = new Map<string, { ratio: number; ms: number; pump: unknown }>();
    const runs = await rounds(extent, (random) => {
      const pump = anyPump(random);
      for (const [detector, read] of Object.entries(DETECTORS)) {
        const growth = growthOf(read, pump, 4_000);
        expect(growth.explodesAt, `${detector} over ${JSON.stringify(pump)}`).toBe(null);
        // Where it seems so, four times as much decides: the clearing of memory looks like growth.
        if (growth.ratio === null || growth.ratio < (worst.get(detector)?.ratio ?? 6)) continue;
        const { ratio, ms } = growthOf(read, pump, 16_000);
        if (ratio !== null && ratio > (worst.get(detector)?.ratio ?? 0)) worst.set(detector, { ratio, ms, pump });
      }
    });
    told('texts', runs);
    for (const [detector, { ratio, ms, pump }] of worst)
      console.info(`${detector}: ratio ${ratio.toFixed(1)}, ${ms.toFixed(0)} ms, ${JSON.stringify(pump)}`);
    expect([...worst].filter(([, { ratio }]) => ratio > 10)).toEqual([]);
  });
});

const HEAP_MIB = 400;
const RSS_MAX_BYTES = 1_200_000_000;
/** Of this process alone where the system tells it: elsewhere a process begins with the most that the one which started it had. */
const MEASURE = `data:text/javascript,${encodeURIComponent(`
  import { readFileSync, writeSync } from 'node:fs';
  const most = () => {
    try {
      return Number(/VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
    } catch {
      return process.resourceUsage().maxRSS;
    }
  };
  process.on('exit', () => writeSync(2, '\\nRSS ' + most() * 1024 + '\\n'));
`)}`;

/** The built program with little memory: how it ended, and how much memory it had at most. */
function runSmall(
  folder: string,
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly stderr: string; readonly rssBytes: number }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MIB}`, '--import', MEASURE, inject('main'), ...args], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: 600_000,
    });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += String(chunk);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stderr, rssBytes: Number(/^RSS (\d+)$/m.exec(stderr)?.[1] ?? 0) }));
  });
}

describe('with little memory', () => {
  const folder = newFolder('article22-bombs');
  const large = [...bombs(4), pdfBomb(2_000_000_000)];

  it.concurrent.each(large.map((file) => [file.name, file] as const))('scan reads or refuses %s', async (name, { bytes }) => {
    writeFileSync(join(folder, name), bytes);
    const { code, stderr, rssBytes } = await runSmall(folder, ['scan', name]);
    expect([0, 7], stderr).toContain(code);
    expect(rssBytes).toBeLessThan(RSS_MAX_BYTES);
  });

  it.concurrent.each(large.map((file) => [file.name, file] as const))(
    'verify gives a package with %s in it a verdict',
    async (name, { bytes }) => {
      const report = { ...fixtureReport(), languages: ['en'] };
      const ending = name.slice(name.lastIndexOf('.'));
      const taken = ['.html', '.pdf', '.xlsx'].includes(ending) ? `report.en${ending}` : ending === '.json' ? 'report.json' : name;
      const files = publicFiles(report, pages(report)).filter((file) => file.name !== taken);
      const at = join(folder, `package-${name}`);
      mkdirSync(at);
      writeFileSync(join(at, 'public.zip'), writeZip([...files, { name: taken, bytes }], report.releasedOn));
      const { code, stderr, rssBytes } = await runSmall(at, ['verify', 'public.zip']);
      expect([3, 9], stderr).toContain(code);
      expect(rssBytes).toBeLessThan(RSS_MAX_BYTES);
      expect(readdirSync(at)).toEqual(['public.zip']);
    },
  );
});
