// Texts looked through at once, as they are typed or shown on a page: what a check of the finished files would find in them. In a large log
// only by patterns, because nobody waits for a page until all its values are read; the check knows them.
import { buildKnownValues, type KnownValues } from '../gate/known-values.ts';
import { beginScan, partSpans, type Scan, type ScanRules } from '../gate/scan.ts';
import type { Span } from '../gate/span.ts';
import type { Db, Log } from '../log/db.ts';
import { readFlagger, readIndependence } from '../log/documents.ts';
import { noticesEver } from '../log/extent.ts';
import { logKey, readSetting } from '../log/settings.ts';
import { flaggerWords, knownOf, registeredNames, vocabularyWords } from './gate-words.ts';
import { scanRules } from './scan-rules.ts';

/** A larger log has too many values to be read for a page. */
const NOTICES_MAX = 10_000;

/** Stretches of texts that people wrote for the report, by the order of `texts`. */
export async function scanWritten(
  log: Log,
  texts: readonly { readonly text: string; readonly language: string | null }[],
): Promise<readonly (readonly Span[])[]> {
  const scan = await writtenScan(log);
  return texts.map(({ text, language }) => partSpans({ place: '', text, trust: 'narrative', language }, scan));
}

/** Rules of the report as it would be drafted now, and the values of the log where they are few enough. Made once for each state of the log. */
export async function writtenScan(log: Log): Promise<Scan> {
  const at = await readSetting(log.db, 'last-instant');
  const before = remembered.get(log.db);
  if (before?.at === at) return before.scan;
  const names = await registeredNames(log);
  const scan = beginScan(await valuesOf(log, names), await rulesOf(log.db, names));
  remembered.set(log.db, { at, scan });
  return scan;
}

const remembered = new WeakMap<Db, { readonly at: string | null; readonly scan: Scan }>();

async function rulesOf(db: Db, names: readonly string[]): Promise<ScanRules> {
  const flagger = await readFlagger(db);
  if (!flagger) return { roleMailboxes: [], allowedUrls: [], allowedWords: vocabularyWords(), allowedTexts: names, countries: [] };
  const entries = (await readIndependence(db))?.entries.filter(({ audience }) => audience === 'public') ?? [];
  const countries = flagger.awards.map(({ authority }) => authority.country);
  const texts = [...names, ...flaggerWords(flagger)];
  return scanRules({ independence: entries, care: [], publicAddress: null }, flagger, countries, texts);
}

async function valuesOf(log: Log, names: readonly string[]): Promise<KnownValues> {
  const flagger = await readFlagger(log.db);
  const allowed = [...vocabularyWords(), ...names, ...(flagger ? flaggerWords(flagger) : [])];
  if ((await noticesEver(log.db)) > NOTICES_MAX) return buildKnownValues(await logKey(log.db), [], []);
  return knownOf(log, allowed);
}
