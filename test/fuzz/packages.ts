// Fuzzes `verify` and the opening of archives: zips of real packages, changed from outside and from within.
import { expect } from 'vitest';
import { UserError } from '../../src/error.ts';
import { archiveBudget, openArchive } from '../../src/files/archive.ts';
import { readZip, writeZip } from '../../src/files/zip.ts';
import type { PackageFile } from '../../src/model/file.ts';
import { verifyZip } from '../../src/publish/verify.ts';
import { changedBytes, changedDocument, type Random } from './random.ts';

const DAY = '2027-01-31';

/** A package with one file changed: the answer is a verdict, whatever it holds. */
export async function packageRound(files: readonly PackageFile[], random: Random): Promise<void> {
  const index = random(files.length);
  const changed = files.map((file, i) => (i === index ? { name: file.name, bytes: changedContent(file, random) } : file));
  const verdict = await verifyZip(writeZip(changed, DAY));
  expect(verdict.checks.length).toBeGreaterThan(0);
  for (const { sentence } of verdict.checks) expect(sentence.length).toBeGreaterThan(5);
}

function changedContent({ name, bytes }: PackageFile, random: Random): Uint8Array {
  if (!name.endsWith('.json') || random(3) === 0) return changedBytes(bytes, random);
  const document: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
  return Buffer.from(JSON.stringify(changedDocument(document, random)));
}

const NAMES = ['../x', '/etc/x', 'a\\b', 'C:\\x', 'con', 'a/../../b', './a', 'a\u0000.txt', 'A.txt', 'a.txt', 'é.txt', 'a//b', '..', ' '];

/** Of a zip that holds a file of this name. Names that lead out, and changes of the structure of the zip: what is opened stays within the limits and within the folder. */
export function archiveRound(zip: Uint8Array, name: string, random: Random): void {
  const renamed = Buffer.from(zip);
  const other = Buffer.from((NAMES[random(NAMES.length)] ?? '').padEnd(name.length, 'x').slice(0, name.length), 'latin1');
  if (random(2) === 0) for (let at = renamed.indexOf(name); at >= 0; at = renamed.indexOf(name, at + 1)) other.copy(renamed, at);
  const bytes = random(3) === 0 ? new Uint8Array(renamed) : changedBytes(renamed, random);
  const own = opened(() => readZip(bytes));
  const any = opened(() => openArchive('a.zip', bytes, archiveBudget(bytes.length)).members);
  for (const { name: inside } of own) expect(inside).toMatch(/^[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*$/);
  for (const members of [own, any]) expect(members.reduce((sum, member) => sum + member.bytes.length, 0)).toBeLessThan(2 ** 28);
}

/** Nothing where it is refused. */
function opened(open: () => readonly PackageFile[]): readonly PackageFile[] {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [];
  }
}
