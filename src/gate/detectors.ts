// All detectors of personal data in one text. Structured ones block; names, and what only may be personal, are for review.
import { accounts } from './account.ts';
import { ipAddresses, links } from './address.ts';
import { cards, ibans } from './bank.ts';
import { datesOfBirth, withoutDates } from './dates.ts';
import { emails } from './email.ts';
import { fold, latinised } from './fold.ts';
import { identityNumbers } from './identity.ts';
import { persons } from './names.ts';
import { phones } from './phone.ts';
import { caseReferences } from './reference.ts';
import { type Span, withoutOverlaps } from './span.ts';

export interface DetectOptions {
  /** ISO 3166 codes: an identity number of these countries blocks without a word around it. */
  readonly countries?: readonly string[];
  /** Look for names; only text that people wrote is worth it. */
  readonly names?: boolean;
  /** Normal forms of words that name no person. */
  readonly allowedWords?: ReadonlySet<string>;
}

const NO_WORDS: ReadonlySet<string> = new Set();

/** Stretches of `text` that may be personal data, in order, none overlapping. `language` is ISO 639-1, null when unknown. */
export function detect(text: string, language: string | null, options: DetectOptions = {}): Span[] {
  const folded = fold(text);
  const latin = latinised(folded.text);
  const undated = withoutDates(latin);
  // Where two overlap the earlier one names the finding.
  const spans = [
    ...emails(latin, language),
    ...links(latin),
    ...ibans(latin),
    ...cards(undated),
    ...datesOfBirth(latin),
    ...identityNumbers(undated, options.countries ?? []),
    ...phones(undated),
    ...ipAddresses(latin),
    ...accounts(latin),
    ...caseReferences(latin),
    ...(options.names ? persons(folded.text, language, options.allowedWords ?? NO_WORDS) : []),
  ];
  return withoutOverlaps(spans).map((span) => ({ ...span, start: folded.start(span.start), end: folded.end(span.end - 1) }));
}
