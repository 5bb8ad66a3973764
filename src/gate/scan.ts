// Parts of one file become hits: what the detectors and the known values find, less what the rules allow.
import type { TextPart } from '../files/text.ts';
import type { Finding } from '../model/finding.ts';
import { memoryOf } from '../model/memory.ts';
import { normaliseLabel } from '../model/normalise.ts';
import { detect } from './detectors.ts';
import { fold } from './fold.ts';
import { type KnownValues, scanKnown } from './known-values.ts';
import { wordSet } from './lexicon.ts';
import { links, splitLink } from './links.ts';
import { isUnlistedMetadata } from './metadata.ts';
import { sentences } from './sentences.ts';
import { type Span, withoutOverlaps } from './span.ts';

/** What may stand in the files although it looks personal. */
export interface ScanRules {
  /** Whole addresses of offices: the trusted flagger's contact, the authority's. */
  readonly roleMailboxes: readonly string[];
  /** Addresses of the publisher, the authorities and the law; what lies beneath one is allowed too, unless it is somebody's profile. */
  readonly allowedUrls: readonly string[];
  /** Reviewed labels and names, of which each word is known as well: it names no person. */
  readonly allowedWords: readonly string[];
  /** Texts that people typed, such as names of organisations: allowed as a whole, each word of theirs is not. */
  readonly allowedTexts: readonly string[];
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
  /** Values found where they were typed: told there, and not once more at each place they are shown at. */
  readonly told: Set<string>;
  /** Words of places that were looked through, and what is told of them. */
  readonly labels: Map<string, string>;
  /** How many findings of one kind were at one place so far. */
  readonly occurrences: Map<string, number>;
}

export function beginScan(known: KnownValues, rules: ScanRules, told = new Set<string>()): Scan {
  return {
    known,
    rules,
    ...allowedBy(rules),
    spans: new Map(),
    shown: new Set(),
    told,
    labels: new Map(),
    occurrences: new Map(),
  };
}

type Allowed = Pick<Scan, 'allowedForms' | 'allowedWords'>;

/** Of the last scans: the words of the field are many, and the same in each. */
const allowedLately = memoryOf<Allowed>(4);

function allowedBy({ allowedWords, allowedTexts }: ScanRules): Allowed {
  const key = JSON.stringify([allowedWords, allowedTexts]);
  const allowedForms = () => new Set([...allowedWords, ...allowedTexts].map(normaliseLabel));
  return allowedLately.get(key) ?? allowedLately.set(key, { allowedForms: allowedForms(), allowedWords: wordSet(allowedWords) });
}

/** Hits in one part. The same sentence in another part or file is shown for review once. */
export function scanPart(part: TextPart, scan: Scan): Hit[] {
  const spans = untold(part, partSpans(part, scan), scan.told);
  if (spans.length > 0) return part.trust === 'narrative' ? narrativeHits(part, spans, scan) : spans.map((span) => hit(span, part.place));
  if (!isUnlistedMetadata(part) || scan.allowedForms.has(normaliseLabel(part.text))) return [];
  return [{ kind: 'REVIEW', result: 'review', place: part.place, length: part.text.length }];
}

function untold({ trust, text }: TextPart, spans: readonly Span[], told: Set<string>): readonly Span[] {
  if (trust === 'narrative') return spans;
  const keyOf = ({ type, start, end }: Span) =>
    `${type} ${text
      .slice(start, end)
      .replace(/[^\p{L}\p{N}]/gu, '')
      .toLowerCase()}`;
  // Links of a PDF lead to files beneath the address of the report, and a line of print may break within it.
  const isPart = (key: string, one: string) => key.startsWith(one) || one.startsWith(key);
  const isTold = (key: string) => told.has(key) || (key.startsWith('URL ') && [...told].some((one) => isPart(key, one)));
  if (trust !== 'entered') return told.size === 0 ? spans : spans.filter((span) => !isTold(keyOf(span)));
  for (const span of spans) told.add(keyOf(span));
  return spans;
}

function hit(span: Span, place: string): Hit {
  return { kind: span.type, result: span.result, place, length: span.end - span.start };
}

function narrativeHits(part: TextPart, spans: readonly Span[], scan: Scan): Hit[] {
  const hits: Hit[] = [];
  const placeOf = placesIn(part);
  let next = 0;
  for (const [index, { start, end }] of sentences(part.text).entries()) {
    // Spans stand in their order, so a long text is gone through once.
    for (let span = spans[next]; span !== undefined && span.start < end; span = spans[next]) {
      next += 1;
      if (span.result === 'review') {
        const shown = `${span.type} ${span.start - start} ${part.text.slice(start, end).replace(/\s+/g, ' ').trim()}`;
        if (scan.shown.has(shown)) continue;
        scan.shown.add(shown);
      }
      hits.push(hit(span, placeOf(span.start, index + 1)));
    }
  }
  return hits;
}

/** A reader finds it by its line where lines are counted, else by its sentence. To be asked from the first place to the last. */
function placesIn({ place, text, line: first }: TextPart): (at: number, sentence: number) => string {
  if (first === undefined) return (_, sentence) => `${place}, sentence ${sentence}`;
  let [line, counted] = [first, 0];
  return (at) => {
    line += text.slice(counted, at).split('\n').length - 1;
    counted = at;
    return [place, `line ${line}`].filter(Boolean).join(', ');
  };
}

/** Most cells of a table hold a count, in which no detector finds anything. */
const COUNT = /^\d{0,5}$/;

/** So many texts are remembered: far more than a report has, and far less than a large table, whose texts stand there once. */
const REMEMBERED_MAX = 20_000;

/** Spans of one part; the same text is scanned once, since a report says most things several times. */
export function partSpans(part: TextPart, scan: Scan): readonly Span[] {
  const isWritten = part.trust === 'narrative' || part.trust === 'entered';
  const key = `${isWritten ? part.trust : ''} ${part.language} ${part.text}`;
  let spans = scan.spans.get(key);
  if (!spans) {
    const options = { countries: scan.rules.countries, names: isWritten, allowedWords: scan.allowedWords };
    const detected = COUNT.test(part.text) ? [] : detect(part.text, part.language, options);
    const personal = detected.filter((span) => !(part.trust === 'entered' ? isAllowedWhereEntered : isAllowed)(span, part.text, scan));
    // The log may hold the flagger's own mailbox and pages as well, which are public.
    const known = scanKnown(part.text, scan.known, isWritten).filter(
      (span) => !isPublicAddress(part.text.slice(span.start, span.end), scan.rules),
    );
    const all = withoutOverlaps([...known, ...personal]);
    // What was rendered from numbers and labels is right by construction: only certain hits count there, and mailboxes, of which
    // none stands there but the publisher's.
    spans = isWritten ? all : all.filter((span) => span.result === 'block' || span.type === 'EMAIL');
    if (scan.spans.size >= REMEMBERED_MAX) scan.spans.clear();
    scan.spans.set(key, spans);
  }
  return spans;
}

/** Kinds that a name or a reference may look like. A telephone number stays one, whatever text it was typed into. */
const EXCUSED: ReadonlySet<Span['type']> = new Set(['PERSON', 'HANDLE', 'CASE_REF', 'REVIEW']);

function isAllowed(span: Span, text: string, { rules }: Scan): boolean {
  const found = text.slice(span.start, span.end);
  if (span.type === 'EMAIL') return isRoleMailbox(found, rules);
  if (span.type === 'URL') return rules.allowedUrls.some((allowed) => liesBeneath(found, allowed));
  if (!EXCUSED.has(span.type)) return rules.allowedWords.some((allowed) => liesWithin(span, text, allowed));
  return [...rules.allowedWords, ...rules.allowedTexts].some((allowed) => liesWithin(span, text, allowed));
}

/** Where a text was typed it cannot vouch for itself: only reviewed vocabulary, mailboxes of offices and addresses of no user pass. */
function isAllowedWhereEntered(span: Span, text: string, { rules }: Scan): boolean {
  if (span.type === 'EMAIL' || span.type === 'URL') return span.result === 'review';
  return rules.allowedWords.some((allowed) => liesWithin(span, text, allowed));
}

function isPublicAddress(found: string, rules: ScanRules): boolean {
  return isRoleMailbox(found, rules) || rules.allowedUrls.some((allowed) => liesBeneath(found, allowed));
}

/** By the whole address: `info@` somewhere else is somebody else's. */
function isRoleMailbox(found: string, rules: ScanRules): boolean {
  return rules.roleMailboxes.some((mailbox) => mailbox.toLowerCase() === fold(found).text.toLowerCase());
}

/** Is the link the allowed address, or a page beneath it? Beneath a profile lie other people's posts. */
function liesBeneath(link: string, allowed: string): boolean {
  if (link === allowed) return true;
  if (links(allowed).some(({ result }) => result === 'block')) return false;
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
