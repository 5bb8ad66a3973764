// Looks through files somebody is about to publish, with what the log knows where there is one. No step of the year.
import type { ScanRules } from '../gate/gate.ts';
import { buildKnownValues } from '../gate/known-values.ts';
import { scanAnyFile } from '../gate/scan-file.ts';
import type { Log } from '../log/db.ts';
import { readFlagger } from '../log/documents.ts';
import type { PackageFile } from '../model/file.ts';
import type { ScannedFile } from '../model/scan-result.ts';
import { flaggerWords, knownOf, registeredNames, vocabularyWords } from './gate-words.ts';

export interface ScanOptions {
  /** ISO 639-1; null: guessed file by file. */
  readonly language: string | null;
  /** ISO 3166: countries whose identity numbers block without a word around them. */
  readonly countries: readonly string[];
}

/**
 * Scans files one after the other: one entry for each, and for each file inside it. With a log its known values are looked for too, and
 * the flagger's own names, mailboxes and pages may stand in the files.
 */
export async function* scanAnyFiles(
  files: AsyncIterable<PackageFile>,
  log: Log | null,
  { language, countries }: ScanOptions,
): AsyncGenerator<ScannedFile> {
  const rules = await rulesOf(log, countries);
  const known = log ? await knownOf(log, [...rules.allowedWords, ...rules.allowedTexts]) : await buildKnownValues(new Uint8Array(), [], []);
  for await (const file of files) yield* scanAnyFile(file, known, rules, language);
}

async function rulesOf(log: Log | null, countries: readonly string[]): Promise<ScanRules> {
  const flagger = log ? await readFlagger(log.db) : null;
  const awards = flagger?.awards ?? [];
  return {
    roleMailboxes: flagger ? [flagger.contactEmail, ...awards.flatMap(({ authority }) => authority.email ?? [])] : [],
    allowedUrls: flagger ? [flagger.website] : [],
    allowedWords: vocabularyWords(),
    allowedTexts: [...(log ? await registeredNames(log) : []), ...(flagger ? flaggerWords(flagger) : [])],
    countries: [...new Set([...countries, ...(flagger ? [flagger.country] : [])])],
  };
}
