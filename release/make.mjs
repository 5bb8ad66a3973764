// `npm run release [FOLDER]`: one file to be handed on, article22-VERSION.tgz, with its checksum beside it; default folder: out/. It holds the
// built program, the exact versions of all it depends on (npm-shrinkwrap.json: `npm ci --omit=dev` in the unpacked folder takes just these),
// their licences (THIRD-PARTY.md) and a bill of materials (sbom.cdx.json, CycloneDX). The same sources give the same bytes.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const COPIED = ['schema', 'templates', 'samples', 'README.md', 'CHANGELOG.md', 'LICENSE', 'THIRD-PARTY.md'];
const MADE = ['npm-shrinkwrap.json', 'sbom.cdx.json', 'CHANGELOG.md', 'THIRD-PARTY.md'];

const given = process.argv.slice(2);
const out = resolve(given.find((one) => !one.startsWith('--')) ?? join(ROOT, 'out'));
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));
const write = (path, value) => writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);

refuseChanges();
const stage = mkdtempSync(join(tmpdir(), 'article22-release-'));
try {
  const folder = join(stage, 'article22');
  mkdirSync(folder);
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json', '--outDir', join(folder, 'dist')], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  for (const name of COPIED) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  write(join(folder, 'package.json'), manifest());
  write(join(folder, 'npm-shrinkwrap.json'), lockFile());
  write(join(folder, 'sbom.cdx.json'), billOfMaterials(folder));
  mkdirSync(out, { recursive: true });
  const [{ filename, size, entryCount }] = listOf(npm(folder, 'pack', '--ignore-scripts', '--json', '--pack-destination', out));
  const sum = createHash('sha256')
    .update(readFileSync(join(out, filename)))
    .digest('hex');
  writeFileSync(join(out, `${filename}.sha256`), `${sum}  ${filename}\n`);
  console.log(`${join(out, filename)}: ${entryCount} files, ${(size / 1e6).toFixed(1)} MB\nSHA-256 ${sum}`);
} finally {
  rmSync(stage, { recursive: true, force: true });
}

/** What nobody else has cannot be made again. `--uncommitted`: for a try. */
function refuseChanges() {
  if (given.includes('--uncommitted')) return;
  const changed = execFileSync('git', ['status', '--porcelain'], { cwd: ROOT, encoding: 'utf8' });
  if (changed === '') return;
  console.error(`A release is made of what is committed. Changed since:\n${changed}`);
  process.exit(1);
}

/** Without what only tests and the build use, and without what would build it again. */
function manifest() {
  const { scripts, devDependencies, allowScripts, files, ...rest } = json(join(ROOT, 'package.json'));
  const { packages } = lockFile();
  const allowed = Object.entries(allowScripts).filter(([name]) => packages[`node_modules/${name}`]?.hasInstallScript);
  return { ...rest, files: [...files, ...MADE], allowScripts: Object.fromEntries(allowed) };
}

function lockFile() {
  const { packages, ...rest } = json(join(ROOT, 'package-lock.json'));
  const { devDependencies, ...root } = packages[''];
  const shipped = Object.entries(packages).filter(([place, { dev }]) => place !== '' && !dev);
  return { ...rest, packages: { '': root, ...Object.fromEntries(shipped) } };
}

/**
 * Of npm, but for the moment and the number by which two of the same would differ. Parts of a package for one kind of computer, of which the
 * lock file tells no licence, are under that of the package.
 */
function billOfMaterials(folder) {
  const text = npm(folder, 'sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only');
  const { serialNumber, metadata, components, ...rest } = JSON.parse(text);
  const { timestamp, ...kept } = metadata;
  const wholeOf = ({ name }) => components.find((other) => other.licenses && name.startsWith(`${other.name}-`));
  const licensed = components.map((one) => ({ ...one, licenses: one.licenses ?? wholeOf(one)?.licenses ?? [] }));
  return { ...rest, metadata: kept, components: licensed };
}

function npm(folder, ...args) {
  return execFileSync('npm', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 100_000_000 });
}

/** npm gives a list, later versions an object of the same. */
function listOf(text) {
  const value = JSON.parse(text);
  return Array.isArray(value) ? value : Object.values(value);
}
