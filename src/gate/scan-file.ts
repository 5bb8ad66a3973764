// Looks through any file somebody is about to publish. There nothing is right by construction: all of it counts as written by people.
import { readAnyFile } from '../files/any-file.ts';
import type { TextPart } from '../files/text.ts';
import type { PackageFile } from '../model/file.ts';
import type { ScannedFile } from '../model/scan-result.ts';
import { findingsIn, withoutValues } from './gate.ts';
import type { KnownValues } from './known-values.ts';
import { guessLanguage } from './language.ts';
import { isWrittenMetadata } from './metadata.ts';
import { beginScan, type ScanRules } from './scan.ts';

/**
 * One entry for the file and for each file inside it. `language` is ISO 639-1; null: guessed by the words, where the file does not say. A
 * file that cannot be read has its reason instead of findings, and is never taken for one in which nothing was found.
 */
export async function scanAnyFile(
  file: PackageFile,
  known: KnownValues,
  rules: ScanRules,
  language: string | null,
): Promise<ScannedFile[]> {
  const scan = beginScan(known, rules);
  const read = await readAnyFile(file);
  return read.map(({ name, sizeBytes, parts, refusal }) => {
    const guessed = language ?? guessLanguage(sampleOf(parts));
    const findings = findingsIn(
      name,
      parts.map((part) => asWritten(part, guessed)),
      scan,
    );
    return { file: withoutValues(name, known), sizeBytes, language: guessed, unreadable: refusal, findings };
  });
}

const SAMPLE_PARTS = 500;

function sampleOf(parts: readonly TextPart[]): string {
  return parts
    .filter((part) => part.trust !== 'metadata')
    .slice(0, SAMPLE_PARTS)
    .map((part) => part.text)
    .join('\n');
}

function asWritten(part: TextPart, language: string | null): TextPart {
  const written = part.trust === 'rendered' || isWrittenMetadata(part);
  return written ? { ...part, trust: 'narrative', language: part.language ?? language } : part;
}
