// Parts of one file become hits: what the detectors and the known values find, less what the rules allow.
import type { TextPart } from '../files/text.ts';
import type { Finding } from '../model/finding.ts';
import { normaliseLabel } from '../model/normalise.ts';
import { detect } from './detectors.ts';
import { fold } from './fold.ts';
import { type KnownValues, scanKnown } from './known-values.ts';
import { wordSet } from './lexicon.ts';
import { splitLink } from './links.ts';
import { isUnlistedMetadata } from './metadata.ts';
import { sentences } from './sentences.ts';
import { type Span, withoutOverlaps } from './span.ts';

/** What may stand in the files although it looks personal. */
export interface ScanRules {
  /** Whole addresses of offices: the trusted flagger's contact, the authority's. */
  readonly roleMailboxes: readonly string[];
  /** Addresses of the publisher, the authorities and the law; what lies beneath one is allowed too. */
  readonly allowedUrls: readonly string[];
  /** Labels, names of providers and organisations, the reference of the award. */
  readonly allowedWords: readonly string[];
  /** ISO 3166 codes whose identity numbers block even without a word around them. */
  readonly countries: readonly string[];
}

export type Hit = Pick<Finding, 'kind' | 'result' | 'place' | 'length'>;

/** Rules made ready once for all files, and what was already shown for review. */
export interface Scan {
  readonly known: KnownValues;
  readonly rules: ScanRules;
  readonly allowedForms: ReadonlySet<string>;
  readonly allowedWords: ReadonlySet<string>;
  readonly spans: Map<string, readonly Span[]>;
  readonly shown: Set<string>;
  /** How many findings of one kind were at one place so far. */
  readonly occurrences: Map<string, number>;
}

export function beginScan(known: KnownValues, rules: ScanRules): Scan {
  const allowedForms = new Set(rules.allowedWords.map(normaliseLabel));
  return {
    known,
    rules,
    allowedForms,
    allowedWords: wordSet(rules.allowedWords),
    spans: new Map(),
    shown: new Set(),
    occurrences: new Map(),
  };
}

/** Hits in the order of the parts. The same sentence in another file is shown for review once. */
export function scanParts(parts: readonly TextPart[], scan: Scan): Hit[] {
  const hits: Hit[] = [];
  for (const part of parts) {
    const spans = partSpans(part, scan);
    if (spans.length > 0)
      hits.push(...(part.trust === 'narrative' ? narrativeHits(part, spans, scan) : spans.map((span) => hit(span, part.place))));
    else if (isUnlistedMetadata(part) && !scan.allowedForms.has(normaliseLabel(part.text)))
      hits.push({ kind: 'REVIEW', result: 'review', place: part.place, length: part.text.length });
  }
  return hits;
}

function hit(span: Span, place: string): Hit {
  return { kind: span.type, result: span.result, place, length: span.end - span.start };
}

function narrativeHits(part: TextPart, spans: readonly Span[], scan: Scan): Hit[] {
  const hits: Hit[] = [];
  for (const [index, { start, end }] of sentences(part.text).entries()) {
    for (const span of spans) {
      if (span.start < start || span.start >= end) continue;
      const shown = `${span.type} ${span.start - start} ${part.text.slice(start, end).replace(/\s+/g, ' ').trim()}`;
      if (span.result === 'review' && scan.shown.has(shown)) continue;
      scan.shown.add(shown);
      hits.push(hit(span, placeIn(part, span.start, index + 1)));
    }
  }
  return hits;
}

/** A reader finds it by its line where lines are counted, else by its sentence. */
function placeIn(part: TextPart, at: number, sentence: number): string {
  if (part.line === undefined) return `${part.place}, sentence ${sentence}`;
  const line = part.line + (part.text.slice(0, at).match(/\n/g)?.length ?? 0);
  return [part.place, `line ${line}`].filter(Boolean).join(', ');
}

/** Most cells of a table hold a count, in which no detector finds anything. */
const COUNT = /^\d{0,5}$/;

/** Spans of one part; the same text is scanned once, since a report says most things several times. */
function partSpans(part: TextPart, scan: Scan): readonly Span[] {
  const isNarrative = part.trust === 'narrative';
  const key = `${isNarrative} ${part.language} ${part.text}`;
  let spans = scan.spans.get(key);
  if (!spans) {
    const options = { countries: scan.rules.countries, names: isNarrative, allowedWords: scan.allowedWords };
    const detected = COUNT.test(part.text) ? [] : detect(part.text, part.language, options);
    const personal = detected.filter((span) => !isAllowed(span, part.text, scan));
    // The log may hold the flagger's own mailbox and pages as well, which are public.
    const known = scanKnown(part.text, scan.known, isNarrative).filter(
      (span) => !isPublicAddress(part.text.slice(span.start, span.end), scan.rules),
    );
    const all = withoutOverlaps([...known, ...personal]);
    // What was rendered from numbers and labels is right by construction: only certain hits count there, and mailboxes, of which
    // none stands there but the publisher's.
    spans = isNarrative ? all : all.filter((span) => span.result === 'block' || span.type === 'EMAIL');
    scan.spans.set(key, spans);
  }
  return spans;
}

function isAllowed(span: Span, text: string, scan: Scan): boolean {
  const found = text.slice(span.start, span.end);
  if (span.type === 'EMAIL') return isRoleMailbox(found, scan.rules);
  if (span.type === 'URL' && scan.rules.allowedUrls.some((allowed) => liesBeneath(found, allowed))) return true;
  return scan.rules.allowedWords.some((allowed) => liesWithin(span, text, allowed));
}

function isPublicAddress(found: string, rules: ScanRules): boolean {
  return isRoleMailbox(found, rules) || rules.allowedUrls.some((allowed) => liesBeneath(found, allowed));
}

/** By the whole address: `info@` somewhere else is somebody else's. */
function isRoleMailbox(found: string, rules: ScanRules): boolean {
  return rules.roleMailboxes.some((mailbox) => mailbox.toLowerCase() === fold(found).text.toLowerCase());
}

/** Is the link the allowed address, or a page beneath it? */
function liesBeneath(link: string, allowed: string): boolean {
  const [inner, outer] = [splitLink(link), splitLink(allowed)];
  const bare = (host: string) => host.replace(/^www\./, '');
  const folder = outer.path.replace(/\/$/, '');
  return bare(inner.host) === bare(outer.host) && inner.path.startsWith(folder) && /^(?:$|[/?#])/.test(inner.path.slice(folder.length));
}

/** Does an allowed text cover the whole span where it stands? */
function liesWithin({ start, end }: Span, text: string, allowed: string): boolean {
  if (allowed.length < end - start) return false;
  return text.slice(Math.max(0, end - allowed.length), start + allowed.length).includes(allowed);
}
