// The gate: finished files in, findings out. It reads the files because those are what the public gets, and it fails closed.
import { createHash } from 'node:crypto';
import { fileParts } from '../files/parts.ts';
import type { TextPart, TextParts } from '../files/text.ts';
import type { PackageFile } from '../model/file.ts';
import type { Finding } from '../model/finding.ts';
import { compareText } from '../model/normalise.ts';
import { detect } from './detectors.ts';
import { type KnownValues, scanKnown } from './known-values.ts';
import { beginScan, type Hit, type Scan, type ScanRules, scanPart } from './scan.ts';
import { withoutOverlaps } from './span.ts';

export type { ScanRules } from './scan.ts';

/**
 * Everything in the files, and in their names, that may be personal data. A finding tells place, kind and length, never the
 * value. Archives are opened by the caller. What `scanEntered` told is not told again. Throws UserError for a file that cannot be read.
 */
export async function scanFiles(
  files: readonly PackageFile[],
  known: KnownValues,
  rules: ScanRules,
  told?: Set<string>,
): Promise<Finding[]> {
  const key = asGiven(files, known, rules, told);
  const before = scanned.get(key);
  if (before) return [...before];
  const scan = beginScan(known, rules, told);
  const findings: Finding[] = [];
  for (const file of [...files].sort(asPeopleRead)) findings.push(...(await findingsIn(file.name, await fileParts(file), scan)));
  const [oldest] = scanned.keys();
  if (scanned.size >= SCANNED_MAX && oldest !== undefined) scanned.delete(oldest);
  scanned.set(key, findings);
  return findings;
}

/** What was found lately: who publishes right after a check has every byte, value and rule as they were, and reads nothing else. */
const scanned = new Map<string, readonly Finding[]>();
const SCANNED_MAX = 8;

/** All that findings follow from. */
function asGiven(files: readonly PackageFile[], known: KnownValues, rules: ScanRules, told: ReadonlySet<string> = new Set()): string {
  const contents = files.map(({ name, bytes }) => [name, createHash('sha256').update(bytes).digest('hex')]);
  return createHash('sha256')
    .update(JSON.stringify([contents, known.fingerprint, rules, [...told]]))
    .digest('hex');
}

/** Findings in the parts of one file, and in its name. Two at one place are told apart by their order. */
export async function findingsIn(fileName: string, parts: TextParts, scan: Scan): Promise<Finding[]> {
  const { known, occurrences } = scan;
  const name = withoutValues(fileName, known);
  const findings: Finding[] = [];
  const look = (part: TextPart) => {
    for (const found of scanPart(part, scan)) {
      const place = placeWithoutValues(found.place, scan);
      const at = JSON.stringify([found.kind, name, place]);
      const occurrence = (occurrences.get(at) ?? 0) + 1;
      occurrences.set(at, occurrence);
      findings.push(finding(found, name, place, `${at} ${occurrence}`));
    }
  };
  look(namePart(fileName));
  for await (const part of parts) look(part);
  return findings;
}

/** Findings in texts that people typed into fields, by the document in which they are put right. */
export async function scanEntered(
  documents: readonly { readonly document: string; readonly parts: readonly TextPart[] }[],
  known: KnownValues,
  rules: ScanRules,
): Promise<{ findings: Finding[]; told: Set<string> }> {
  const scan = beginScan(known, rules);
  const findings: Finding[] = [];
  for (const { document, parts } of documents) findings.push(...(await findingsIn(document, parts, scan)));
  return { findings, told: scan.told };
}

/** Pages first: a sentence that also stands in the data is shown where people read it. */
function asPeopleRead(a: PackageFile, b: PackageFile): number {
  return Number(b.name.endsWith('.html')) - Number(a.name.endsWith('.html')) || compareText(a.name, b.name);
}

function namePart(name: string): TextPart {
  return { place: 'file name', text: name, trust: 'rendered', language: null };
}

function finding(found: Hit, file: string, place: string, identity: string): Finding {
  const id = createHash('sha256').update(identity).digest('hex').slice(0, 16);
  return { id, kind: found.kind, result: found.result, file, place, length: found.length };
}

/** Lines and sentences are counted by the reader of the file; what stands between them are words of the file. */
const COUNTED = /^((?:line \d{1,9}(?:, |$))?)(.*?)((?:, (?:line|sentence) \d{1,9})?)$/s;

/** As `withoutValues`; the same words are looked through once, because a long table has one label at a hundred thousand lines. */
function placeWithoutValues(place: string, { known, labels }: Scan): string {
  const [, before = '', words = '', behind = ''] = COUNTED.exec(place) ?? [];
  const masked = labels.get(words) ?? withoutValues(words, known);
  if (labels.size < LABELS_MAX) labels.set(words, masked);
  return `${before}${masked}${behind}`;
}

const LABELS_MAX = 20_000;

/** A heading, a column label or a file name may itself hold a value: what is found in it is masked. */
export function withoutValues(text: string, known: KnownValues): string {
  const spans = withoutOverlaps([...scanKnown(text, known), ...detect(text, null)]).filter((span) => span.result === 'block');
  let masked = text;
  for (const span of spans.reverse()) masked = `${masked.slice(0, span.start)}▮▮▮${masked.slice(span.end)}`;
  return masked;
}

/** SHA-256 over names and contents of all files, in any order, as hex. */
export function filesSha256(files: readonly PackageFile[]): string {
  const lines = files.map((file) => JSON.stringify([file.name, createHash('sha256').update(file.bytes).digest('hex')]));
  return createHash('sha256').update(lines.sort(compareText).join('\n')).digest('hex');
}
