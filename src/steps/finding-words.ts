// The words in which something was found, with those around them. A finding tells its place and length only; the text is read again in the
// files that were checked, for the person who must judge it.
import { fileParts } from '../files/parts.ts';
import type { TextPart } from '../files/text.ts';
import { partSpans, type Scan } from '../gate/scan.ts';
import { sentences } from '../gate/sentences.ts';
import type { Log } from '../log/db.ts';
import type { Draft } from '../log/drafts.ts';
import type { Finding } from '../model/finding.ts';
import { memoryOf } from '../model/memory.ts';
import { checkOrRefuse, openPackages } from './check.ts';
import { enteredTexts } from './entered-texts.ts';
import { writtenScan } from './scan-written.ts';

export interface FindingWords {
  readonly before: string;
  readonly found: string;
  readonly after: string;
  readonly language: string | null;
  /** False: it stands somewhere in `found`. */
  readonly isExact: boolean;
}

/** Signs shown before and after. */
const AROUND = 90;
/** Of a text in which the place is not known. */
const WHOLE_MAX = 400;

/**
 * By finding, of those given; one whose text is not found again is left out.
 *
 * @throws UserError `draft.missing`, `check.missing`
 */
export async function readFindingWords(log: Log, findings: readonly Finding[]): Promise<ReadonlyMap<string, FindingWords>> {
  const { draft, check } = await checkOrRefuse(log);
  const words = latest.get(check.filesSha256) ?? latest.set(check.filesSha256, new Map());
  const unread = findings.filter(({ id }) => !words.has(id));
  if (unread.length === 0) return words;
  const scan = await writtenScan(log);
  const files = openPackages(check.publicZip, check.submissionZip).all;
  for (const name of new Set(unread.map(({ file }) => file))) {
    const file = files.find((one) => one.name === name);
    const parts = file ? await fileParts(file) : partsEntered(draft, name);
    for (const group of groupsIn(findings.filter((finding) => finding.file === name))) {
      for (const [id, found] of wordsAt(group, parts, scan)) words.set(id, found);
    }
  }
  return words;
}

/** Of the check looked at last: its files do not change, and a page is shown several times. */
const latest = memoryOf<Map<string, FindingWords>>(1);

function partsEntered({ report, flagger }: Draft, document: string): readonly TextPart[] {
  return enteredTexts(report, flagger).find((one) => one.document === document)?.parts ?? [];
}

/** Findings of one kind at one place, in the order of the text. */
function groupsIn(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.kind, finding.place]);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()];
}

function wordsAt(findings: readonly Finding[], parts: readonly TextPart[], scan: Scan): [string, FindingWords][] {
  const [{ kind, place }] = findings as [Finding];
  const regions = parts.flatMap((part) => regionOf(part, place));
  const spans = regions.flatMap(({ part, start, end }) =>
    partSpans(part, scan)
      .filter((span) => span.type === kind && span.start >= start && span.start < end)
      .map((span) => ({ part, span })),
  );
  let next = 0;
  return findings.flatMap(({ id, length }): [string, FindingWords][] => {
    const at = spans.findIndex(({ span }, index) => index >= next && span.end - span.start === length);
    const exact = spans[at];
    const [region] = regions;
    if (exact) next = at + 1;
    if (!region) return [];
    return [[id, exact ? around(exact.part, exact.span) : around(region.part, region, false)]];
  });
}

interface Region {
  readonly part: TextPart;
  readonly start: number;
  readonly end: number;
}

/** Where in a part the place is: the whole of it, or one of its sentences or lines. */
function regionOf(part: TextPart, place: string): Region[] {
  const { text } = part;
  if (part.place === place) return [{ part, start: 0, end: text.length }];
  if (!place.startsWith(part.place)) return [];
  const [, unit, number] = /^(?:, )?(sentence|line) (\d{1,9})$/.exec(place.slice(part.place.length)) ?? [];
  if (unit === 'sentence') return sentences(text).flatMap((span, index) => (index + 1 === Number(number) ? [{ part, ...span }] : []));
  if (unit !== 'line' || part.line === undefined) return [];
  let start = 0;
  for (const [index, line] of text.split('\n').entries()) {
    if (part.line + index === Number(number)) return [{ part, start, end: start + line.length }];
    start += line.length + 1;
  }
  return [];
}

function around(
  { text, language }: TextPart,
  { start, end }: { readonly start: number; readonly end: number },
  isExact = true,
): FindingWords {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, end + AROUND);
  const found = text.slice(start, end);
  return {
    before: `${from > 0 ? '… ' : ''}${text.slice(from, start).replace(from > 0 ? /^\S*\s+/ : /^/, '')}`,
    found: isExact || found.length <= WHOLE_MAX ? found : `${found.slice(0, WHOLE_MAX)} …`,
    after: `${text.slice(end, to).replace(to < text.length ? /\s+\S*$/ : /$/, '')}${to < text.length ? ' …' : ''}`,
    language,
    isExact,
  };
}
