// A few rounds of each fuzzer, the same in every run; `npm run test:faults` goes on for as long as it is told.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeZip } from '../../src/files/zip.ts';
import { publicFiles } from '../../src/publish/package.ts';
import { desk } from '../cli/run.ts';
import { fixtureReport } from '../publish/fixture.ts';
import { pages } from '../publish/submission.ts';
import { anyFileRound } from './any-files.ts';
import { aBackup, backupRound } from './backups.ts';
import { documentRound } from './documents.ts';
import { archiveRound, packageRound } from './packages.ts';
import { rounds } from './rounds.ts';
import { tableRound } from './tables.ts';

const report = { ...fixtureReport(), languages: ['en'] };
const files = publicFiles(report, pages(report));

describe('what somebody else made, changed at random', () => {
  it('tables with their profiles are read, or refused in a sentence', async () => {
    expect(await rounds({ seed: 1, rounds: 60 }, tableRound)).toBe(60);
  });

  it('zips never lead out of their folder', async () => {
    const some = files.slice(0, 4);
    const zip = writeZip(some, report.releasedOn);
    expect(await rounds({ seed: 2, rounds: 200 }, (random) => archiveRound(zip, some[0]?.name ?? '', random))).toBe(200);
  });

  it('packages get a verdict', async () => {
    expect(await rounds({ seed: 3, rounds: 2 }, (random) => packageRound(files, random))).toBe(2);
  });

  it('files of every format are looked through, or say why not', async () => {
    expect(await rounds({ seed: 4, rounds: 80 }, anyFileRound)).toBe(80);
  });
});

describe('documents on the command line, changed at random', () => {
  const at = desk();
  beforeAll(async () => void (await at.run('init')));
  afterAll(at.clear);

  it('are taken in, or refused in a sentence', async () => {
    expect(await rounds({ seed: 5, rounds: 25 }, (random) => documentRound(at, random))).toBe(25);
  });

  it('and backups say what they hold, or why they cannot be taken back', async () => {
    const backup = await aBackup(at);
    expect(await rounds({ seed: 8, rounds: 10 }, (random) => backupRound(at, backup, random))).toBe(10);
  });
});
