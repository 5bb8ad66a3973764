// What the program is made of: few parts, each in one exact version with its checksum, under licences that are listed in THIRD-PARTY.md.
// `UPDATE=1 npx vitest run test/supply` writes that list anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const json = (name: string): unknown => JSON.parse(readFileSync(path(name), 'utf8'));

type Versions = Readonly<Record<string, string>>;
type Parts = 'dependencies' | 'devDependencies' | 'optionalDependencies';
interface Locked {
  readonly version: string;
  readonly name?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
}
const manifest = json('package.json') as Partial<Record<Parts, Versions>> & {
  readonly overrides: Versions;
  readonly allowScripts: Readonly<Record<string, boolean>>;
};
const lock = json('package-lock.json') as { readonly packages: Readonly<Record<string, Locked & Partial<Record<Parts, Versions>>>> };
const PARTS: readonly Parts[] = ['dependencies', 'devDependencies', 'optionalDependencies'];

/** Of a place in node_modules: what is really installed there. */
const nameAt = (place: string, { name }: Locked) => name ?? place.replace(/^.*node_modules\//, '');
const all = Object.entries(lock.packages)
  .filter(([place]) => place !== '')
  .map(([place, entry]) => ({ ...entry, name: nameAt(place, entry) }));
const shipped = all.filter(({ dev }) => !dev);

/** For other kinds of computer; where this list was made nobody could get them, so npm looks up their checksums when it installs them. */
const UNCHECKED =
  /^@myriaddreamin\/typst-ts-node-compiler-(?:android-arm-eabi|android-arm64|darwin-arm64|darwin-x64|linux-arm-gnueabihf|linux-arm64-gnu|linux-arm64-musl|win32-arm64-msvc|win32-x64-msvc)$/;

describe('what the program depends on', () => {
  it('is named in one exact version each', () => {
    const exact = /^(?:npm:@?[\w.-]+(?:\/[\w.-]+)?@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/;
    const given = [...PARTS.map((part) => manifest[part] ?? {}), manifest.overrides].flatMap((versions) => Object.entries(versions));
    expect(given.length).toBeGreaterThan(30);
    expect(given.filter(([, version]) => !exact.test(version))).toEqual([]);
  });

  it('stands in the lock file as it stands in package.json, with a checksum', () => {
    for (const part of PARTS) expect(lock.packages['']?.[part] ?? {}, part).toEqual(manifest[part] ?? {});
    expect(all.filter(({ integrity, name }) => !/^sha512-/.test(integrity ?? '') && !UNCHECKED.test(name)).map(({ name }) => name)).toEqual(
      [],
    );
    // Whatever address is in use for the registry: the checksum decides.
    expect(all.filter(({ resolved }) => resolved !== undefined).map(({ name }) => name)).toEqual([]);
  });

  it('is few', () => {
    expect(Object.keys(manifest.dependencies ?? {}).length + Object.keys(manifest.optionalDependencies ?? {}).length).toBeLessThanOrEqual(
      26,
    );
    expect(shipped.filter(({ optional }) => !optional).length).toBeLessThanOrEqual(95);
  });

  it('runs no script of its own when it is installed, but for those that are named', () => {
    const scripts = [...new Set(all.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name))].sort();
    expect(scripts).toEqual(Object.keys(manifest.allowScripts).sort());
    expect(shipped.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name)).toEqual(['better-sqlite3']);
  });
});

/** Each lets a program under EUPL-1.2 be used and handed on together with it, as long as its text and its authors are named. */
const FREE = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'ISC', 'MIT', 'OFL-1.1'];

/** Parts of a package for one kind of computer are under the licence of the package. */
function licenceOf({ name, license }: Locked): string {
  const whole = license === undefined ? shipped.find((other) => other.license && name?.startsWith(`${other.name}-`)) : undefined;
  return license ?? whole?.license ?? 'unknown';
}

const isFree = (licence: string): boolean => {
  const inside = licence.replace(/^\((.*)\)$/, '$1');
  if (inside.includes(' OR ')) return inside.split(' OR ').some(isFree);
  return inside.split(' AND ').every((one) => FREE.includes(one));
};

function thirdParty(): string {
  const rows = new Map(
    shipped.map((entry) => [
      `${entry.name}@${entry.version}`,
      `| ${entry.name} | ${entry.version} | ${licenceOf(entry)} | ${entry.optional ? 'where the system has it' : 'always'} |`,
    ]),
  );
  return `# What others made

article22 itself is under [EUPL-1.2](LICENSE). It is installed together with these packages, each under its own licence, whose text lies in
the package. Nothing of them is part of this repository. The list follows \`package-lock.json\`; a test compares them
(\`UPDATE=1 npx vitest run test/supply\` writes it anew). What only tests and the build use is not listed.

| package | version | licence | installed |
|---|---|---|---|
${[...rows.keys()]
  .sort()
  .map((key) => rows.get(key))
  .join('\n')}
`;
}

describe('the licences', () => {
  it('of all that is installed with the program are known and free', () => {
    expect(shipped.filter((entry) => !isFree(licenceOf(entry))).map((entry) => `${entry.name}: ${licenceOf(entry)}`)).toEqual([]);
    const trials = ['GPL-3.0', 'unknown', 'MIT AND GPL-3.0', '(GPL-2.0 OR AGPL-3.0)', '', '(MIT OR WTFPL)'];
    expect(trials.filter(isFree)).toEqual(['(MIT OR WTFPL)']);
  });

  it('stand in THIRD-PARTY.md as the lock file says', () => {
    if (process.env['UPDATE'] === '1') writeFileSync(path('THIRD-PARTY.md'), thirdParty());
    expect(readFileSync(path('THIRD-PARTY.md'), 'utf8')).toBe(thirdParty());
  });
});
