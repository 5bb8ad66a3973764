// The hashes that make the audit trail a chain. A line commits to its subject and detail by a salted hash, so that these words can be
// forgotten later and the chain still holds: once the salt is gone, nobody can test the hash against guesses.
import { createHash, randomBytes } from 'node:crypto';
import { EXIT, UserError } from '../error.ts';

/** What stands before the first line. */
export const CHAIN_START = '0'.repeat(64);
const SALT_BYTES = 16;

/** A line as it is written, without what it says about the chain. */
export interface AuditText {
  readonly at: string;
  readonly who: string;
  readonly act: string;
  readonly subject: string;
  /** JSON. */
  readonly detail: string;
}

/** Columns that tie a line to the one before it. */
export interface AuditLink {
  readonly number: number;
  readonly salt: string;
  readonly content_sha256: string;
  readonly previous_sha256: string;
  readonly sha256: string;
}

/** Where a chain stands: how many lines, and the hash of the last one. */
export interface AuditHead {
  readonly lines: number;
  readonly sha256: string;
}

/** Is it one, as this program writes it? SQLite keeps any value in any column. */
export function isHead({ lines, sha256 }: AuditHead): boolean {
  return Number.isSafeInteger(lines) && lines >= 0 && /^[0-9a-f]{64}$/.test(sha256);
}

/** Ties a line to the head of a chain. */
export function linkTo(head: AuditHead, text: AuditText): AuditLink {
  const salt = randomBytes(SALT_BYTES).toString('hex');
  const tied = { number: head.lines + 1, previous_sha256: head.sha256, content_sha256: contentHash(salt, text) };
  return { ...tied, salt, sha256: lineHash({ ...text, ...tied }) };
}

/** What a line commits to of its subject and detail. */
export function contentHash(salt: string, { subject, detail }: Pick<AuditText, 'subject' | 'detail'>): string {
  return sha256(['article22-audit-content/1', salt, subject, detail]);
}

type Hashed = Pick<AuditText, 'at' | 'who' | 'act'> & Pick<AuditLink, 'number' | 'previous_sha256' | 'content_sha256'>;

export function lineHash({ number, previous_sha256, at, who, act, content_sha256 }: Hashed): string {
  return sha256(['article22-audit/1', number, previous_sha256, at, who, act, content_sha256]);
}

/** SHA-256 over a list as JSON without blanks, in UTF-8: one writing for each list. */
function sha256(values: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('hex');
}

/** Whatever needs the head, and it is not there. */
export function noHead(): UserError {
  const message =
    'The audit trail of this log has lost its head, which says how many lines there are, or it is damaged, so nothing can be written. Somebody wrote to the log past the program: compare it with a copy from before. Then make the head anew, which the trail will say: article22 audit guard';
  return new UserError('audit.no-head', message, EXIT.notVerified);
}

/** What a line that the head was made anew leaves open. */
export function headMade(line: number): string {
  return `Line ${line} says that the head was lost or damaged and made anew: lines that stood last before it may be missing or put in unseen; a head kept elsewhere tells (article22 audit verify --head LINES:SHA256).`;
}
