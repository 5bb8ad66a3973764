// Is a notice complete under Article 16(2)?
import type { Answer, Checklist } from './notice.ts';

/**
 * Categories for which name and e-mail of the submitter are not required: the offences of Articles 3 to 7 of Directive
 * 2011/93/EU (Article 16(2)(c)).
 */
const SUBMITTER_NOT_REQUIRED = new Set([
  'STATEMENT_CATEGORY_PROTECTION_OF_MINORS/KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL',
  'STATEMENT_CATEGORY_PROTECTION_OF_MINORS/KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE',
  'STATEMENT_CATEGORY_PROTECTION_OF_MINORS/KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS',
]);

/** Are name and e-mail of the submitter required of a notice of this type? */
export function needsSubmitter(subcategory: string | null): boolean {
  return subcategory === null || !SUBMITTER_NOT_REQUIRED.has(subcategory);
}

/** `no` when a required element is missing, `not-recorded` when one was not noted, else `yes`. */
export function completeness(checklist: Checklist, subcategory: string | null): Answer {
  const required: Answer[] = [checklist.reasons, checklist.location, checklist.goodFaith];
  if (needsSubmitter(subcategory)) required.push(checklist.submitter);
  if (required.includes('no')) return 'no';
  return required.includes('not-recorded') ? 'not-recorded' : 'yes';
}
