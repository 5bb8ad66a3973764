// manifest.json: what a package holds, with the SHA-256 of every file. The letter quotes the SHA-256 of the manifest itself.
import { createHash } from 'node:crypto';
import type { PackageFile } from '../model/file.ts';
import type { Manifest } from '../model/manifest.ts';
import { compareText } from '../model/normalise.ts';
import type { Report } from '../model/report.ts';
import { jsonFile } from './json-file.ts';

export const MANIFEST = 'manifest.json';

/** The manifest of these files; the same bytes in whatever order they come. */
export function manifest(kind: Manifest['package'], files: readonly PackageFile[], report: Report): PackageFile {
  const value: Manifest = {
    format: 'article22-manifest/1',
    package: kind,
    report: ofReport(report),
    files: [...files]
      .sort((a, b) => compareText(a.name, b.name))
      .map(({ name, bytes }) => ({ name, sizeBytes: bytes.byteLength, sha256: sha256(bytes) })),
  };
  return jsonFile(MANIFEST, value);
}

/** How a package names the report it belongs to. */
export function ofReport(report: Report): Manifest['report'] {
  const { kind, period, version, releasedOn, languages, generator } = report;
  return { publisher: report.publisher.legalName, kind, period, version, releasedOn, languages, generator };
}

/** SHA-256 in lower-case hexadecimal digits. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Sixteen groups of four digits, as people read a checksum to each other. */
export function inGroups(hash: string): string {
  return hash.replace(/(.{4})(?=.)/g, '$1 ');
}
