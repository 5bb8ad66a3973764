// Who must have read a report before it goes out. Where two people work, nobody signs alone for work of their own.
import { normaliseLabel } from './normalise.ts';

/** "I have read these files": holds for exactly these files. */
export interface SignOff {
  readonly by: string;
  readonly at: string;
  /** SHA-256 over the files. */
  readonly filesSha256: string;
}

/** Whose work the files rest on. */
export interface Makers {
  /** Null: the draft does not say. */
  readonly drafter: string | null;
  /** Who decided findings of these files. */
  readonly resolvers: readonly string[];
  /** When the last finding was decided; null: none was. What is decided after a signature, the signer has not seen. */
  readonly lastResolvedAt: string | null;
}

/** `nobody`: nobody has signed these files. `own-work`: one person alone has, and the draft or a decision on a finding is theirs. */
export type SignatureState = 'signed' | 'nobody' | 'own-work';

/**
 * Where fewer than two people are in office, one signature is enough. Else somebody signs who neither drafted the report nor decided a
 * finding of it, or two people sign. `people` are the names of those in office; where there are any, only theirs count.
 */
export function signatureState(signOffs: readonly SignOff[], people: readonly string[], makers: Makers): SignatureState {
  const inOffice = new Set(people.map(normaliseLabel));
  const signers = new Set(validSignOffs(signOffs, makers).map(({ by }) => normaliseLabel(by)));
  const counted = inOffice.size === 0 ? signers : new Set([...signers].filter((name) => inOffice.has(name)));
  if (counted.size === 0) return 'nobody';
  if (inOffice.size < 2 || counted.size > 1) return 'signed';
  const own = new Set([...(makers.drafter === null ? counted : [makers.drafter]), ...makers.resolvers].map(normaliseLabel));
  return [...counted].some((name) => !own.has(name)) ? 'signed' : 'own-work';
}

/** Those given after every finding was decided. */
export function validSignOffs(signOffs: readonly SignOff[], { lastResolvedAt }: Pick<Makers, 'lastResolvedAt'>): SignOff[] {
  return signOffs.filter(({ at }) => lastResolvedAt === null || at > lastResolvedAt);
}
