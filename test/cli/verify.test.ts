// article22 verify, as somebody runs it who has a package and nothing else.
import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VERSION } from '../../src/cli/version.ts';
import type { PackageFile } from '../../src/model/file.ts';
import type { Report } from '../../src/model/report.ts';
import { buildZip, publicFiles } from '../../src/publish/package.ts';
import { siteFiles } from '../../src/publish/site.ts';
import { fixtureReport } from '../publish/fixture.ts';
import { pages } from '../publish/submission.ts';
import { desk } from './run.ts';

const at = desk();
afterAll(() => at.clear());

const fixture = fixtureReport();
const report: Report = {
  ...fixture,
  generator: { name: 'article22', version: VERSION },
  languages: ['en'],
  tables: fixture.tables.filter(({ dimensions }) => dimensions.length === 1),
  timing: fixture.timing.slice(0, 1),
};
const files = publicFiles(report, pages(report));

function unpack(folder: string, list: readonly PackageFile[]): void {
  for (const { name, bytes } of list) {
    mkdirSync(dirname(join(at.folder, folder, name)), { recursive: true });
    writeFileSync(join(at.folder, folder, name), bytes);
  }
}

beforeAll(() => {
  const zip = buildZip(files, report);
  writeFileSync(join(at.folder, 'public.zip'), zip);
  writeFileSync(join(at.folder, 'cut.zip'), zip.slice(0, 4000));
  writeFileSync(join(at.folder, 'letter.txt'), 'Dear Sir or Madam');
  mkdirSync(join(at.folder, 'empty'));
  unpack('unpacked', files);
  unpack('unpacked', [{ name: '.DS_Store', bytes: new Uint8Array([0]) }]);
  unpack('changed', [...files, { name: 'extra.txt', bytes: new Uint8Array() }]);
  unpack('linked', files);
  symlinkSync('/etc/hostname', join(at.folder, 'linked', 'link.txt'));
  mkdirSync(join(at.folder, 'year'));
  writeFileSync(join(at.folder, 'year', 'public.zip'), zip);
  unpack('year/public', files);
  unpack('www', siteFiles([{ report, publicZip: zip }], null));
  unpack('forged', siteFiles([{ report, publicZip: zip }], null));
  writeFileSync(join(at.folder, 'forged', '2026', 'v2', 'report.en.html'), 'another page');
  symlinkSync(join(at.folder, 'unpacked'), join(at.folder, 'leads-there'));
});

describe('verify', () => {
  it('says who published what, what was looked at, the checksum, and one sentence at the end', async () => {
    const { code, stdout, stderr } = await at.run('verify', 'public.zip');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^public\.zip: public package, \d+ files\n {2}.+, annual report 2026-01-01 to 2026-12-31, version 2, released on 2027-01-31, in en\n/,
    );
    expect(stdout).toMatch(/\n {2}ok {2}Every file is unchanged since publication\.\n/);
    expect(stdout).toMatch(/\(public\.zip\):\n {2}(?:[0-9a-f]{4} ?){8}\n {2}(?:[0-9a-f]{4} ?){8}\n/);
    expect(stdout).toMatch(/\nThe package is whole and agrees with itself\.\n$/);
    expect(stdout).not.toMatch(/NO |What to do/);
  });

  it.each([
    ['a folder of unpacked files, with what a file manager left in it', ['unpacked'], 0],
    ['a folder with packages in it', ['year'], 0],
    ['several at once', ['public.zip', 'unpacked'], 0],
    ['a folder with a file more', ['changed'], 9],
    // Each folder of a site was once taken for a submission that somebody forged.
    ['a version of a site', ['www/2026/v2'], 0],
    ['the latest of a site', ['www/latest'], 0],
    ['a whole site', ['www'], 0],
    ['a site of which a page was replaced', ['forged'], 9],
    ['a link to a folder', ['leads-there'], 0],
    ['a folder with a link that leads out of it', ['linked'], 9],
    ['a package that ends too early', ['cut.zip'], 9],
    ['a letter', ['letter.txt'], 3],
    ['an empty folder', ['empty'], 3],
    ['nothing that is there', ['nowhere.zip'], 3],
    ['one package and one letter', ['public.zip', 'letter.txt'], 3],
  ])('answers %s: %j with exit code %i', async (_what, paths, expected) => {
    expect((await at.run('verify', ...paths)).code).toBe(expected);
  });

  it('says what is wrong, what it means and what to do', async () => {
    const { stdout } = await at.run('verify', 'changed');
    expect(stdout).toMatch(
      / {2}NO {2}Files were added that are not on the list: extra\.txt\.\n {6}What it means: .+\n {6}What to do: .+\n/,
    );
    expect(stdout).toMatch(/The package is NOT in order: \d checks? failed\.\n$/);
  });

  it('looks at the zip of a site and at the files beside it', async () => {
    const { stdout } = await at.run('verify', 'www/2026');
    expect(stdout).toMatch(/^v2\/public\.zip: public package/);
    expect(stdout).toMatch(/\nv2\/: public package/);
    expect(stdout).toMatch(/\n {2}ok {2}The packages hold the same report, byte for byte\.\n/);
  });

  it.runIf(process.getuid?.() !== 0)('says that a folder may not be read', async () => {
    mkdirSync(join(at.folder, 'closed'), { mode: 0o000 });
    const { code, stderr } = await at.run('verify', 'closed');
    expect([code, stderr]).toEqual([8, expect.stringContaining('cannot be read (EACCES)')]);
  });

  it('says that a name that is too long cannot be read, not that it is not there', async () => {
    const { code, stderr } = await at.run('verify', 'x'.repeat(300));
    expect([code, stderr]).toEqual([8, expect.stringContaining('cannot be read (ENAMETOOLONG)')]);
  });

  // It waited for ever, or read until the memory was full.
  it('does not read a device, nor wait for a pipe that lies in a folder', async () => {
    mkdirSync(join(at.folder, 'piped'));
    spawnSync('mkfifo', [join(at.folder, 'piped', 'public.zip')]);
    for (const path of ['/dev/zero', 'piped']) {
      const { code, stderr } = await at.run('verify', path);
      expect([code, stderr], path).toEqual([3, expect.stringContaining('is not an ordinary file')]);
    }
  });

  it('gives programs one document with stable codes', async () => {
    const { code, stdout } = await at.run('verify', '--json', 'changed', 'public.zip');
    const outcome = JSON.parse(stdout);
    expect(code).toBe(9);
    expect(outcome).toMatchObject({ format: 'article22-verdict/1', ok: false, together: [{ code: 'packages.same', ok: true }] });
    const [changed, whole] = outcome.packages;
    expect([changed.name, changed.ok, whole.name, whole.ok]).toEqual(['changed/', false, 'public.zip', true]);
    expect(changed.checks.find((one: { code: string }) => one.code === 'files.nothing-else')).toMatchObject({
      ok: false,
      places: ['extra.txt'],
    });
  });
});
