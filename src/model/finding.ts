// What the gate finds in a finished file, and what people decide about it. Never the text itself.

export const FINDING_KINDS = [
  'KNOWN_VALUE',
  'EMAIL',
  'PHONE',
  'ADDRESS',
  'IBAN',
  'CREDIT_CARD',
  'IP',
  'URL',
  'HANDLE',
  'NATIONAL_ID',
  'DOB',
  'CASE_REF',
  'PERSON',
  'REVIEW',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** `block` must be removed or resolved; `review` must be read by a person. */
export interface Finding {
  /** Stable within one set of files: kind, file, place and occurrence. */
  readonly id: string;
  readonly kind: FindingKind;
  readonly result: 'block' | 'review';
  /** Name inside the package, `report.nl.html`. */
  readonly file: string;
  /** Where a reader finds it: `narrative introduction (nl), sentence 2`, `meta description`, `line 4, column note`. */
  readonly place: string;
  /** Length in UTF-16 units. */
  readonly length: number;
}

/** `removed`: the text was changed and later files no longer hold it; noted by the check of those files, and decides nothing by itself. */
export const VERDICTS = ['not-personal', 'role-mailbox', 'removed'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What became of one finding, bound to the exact files. */
export interface Resolution {
  readonly finding: string;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  /** SHA-256 over the scanned files. */
  readonly filesSha256: string;
}

/** A mailbox of an office is a verdict on e-mail addresses only; the other verdict decides every finding. */
export function decides(verdict: Resolution['verdict'], found: Pick<Finding, 'kind'>): boolean {
  if (verdict === 'removed') return false;
  return verdict === 'not-personal' || found.kind === 'EMAIL' || found.kind === 'KNOWN_VALUE';
}

/** Findings no person has decided yet. A resolution holds for the exact files it was given on, and for no others. */
export function openFindings(findings: readonly Finding[], resolutions: readonly Resolution[], filesSha256: string): Finding[] {
  const valid = resolutions.filter((resolution) => resolution.filesSha256 === filesSha256);
  return findings.filter((found) => !valid.some(({ finding, verdict }) => finding === found.id && decides(verdict, found)));
}
