// Looks through any file somebody is about to publish. There nothing is right by construction: all of it counts as written by people.
import { type ReadFile, readAnyFile } from '../files/any-file.ts';
import type { TextPart, TextParts } from '../files/text.ts';
import type { PackageFile } from '../model/file.ts';
import type { ScannedFile } from '../model/scan-result.ts';
import { findingsIn, withoutValues } from './gate.ts';
import type { KnownValues } from './known-values.ts';
import { guessLanguage } from './language.ts';
import { isWrittenMetadata } from './metadata.ts';
import { beginScan, type Scan, type ScanRules } from './scan.ts';

/**
 * One entry for the file and for each file inside it. `language` is ISO 639-1; null: guessed by the words, where the file does not say. A
 * file that cannot be read has its reason instead of findings, and is never taken for one in which nothing was found.
 */
export async function* scanAnyFile(
  file: PackageFile,
  known: KnownValues,
  rules: ScanRules,
  language: string | null,
): AsyncGenerator<ScannedFile> {
  const scan = beginScan(known, rules);
  for await (const read of readAnyFile(file)) yield scanRead(read, scan, language);
}

async function scanRead({ name, sizeBytes, parts, refusal }: ReadFile, scan: Scan, given: string | null): Promise<ScannedFile> {
  const language = given ?? guessLanguage(await sampleOf(parts()));
  const findings = await findingsIn(name, allWritten(parts(), language), scan);
  return { file: withoutValues(name, scan.known), sizeBytes, language, unreadable: refusal, findings };
}

const SAMPLE_PARTS = 500;

async function sampleOf(parts: TextParts): Promise<string> {
  const texts: string[] = [];
  for await (const part of parts) {
    if (part.trust !== 'metadata') texts.push(part.text);
    if (texts.length === SAMPLE_PARTS) break;
  }
  return texts.join('\n');
}

async function* allWritten(parts: TextParts, language: string | null): AsyncGenerator<TextPart> {
  for await (const part of parts) yield asWritten(part, language);
}

function asWritten(part: TextPart, language: string | null): TextPart {
  const written = part.trust === 'rendered' || isWrittenMetadata(part);
  return written ? { ...part, trust: 'narrative', language: part.language ?? language } : part;
}
