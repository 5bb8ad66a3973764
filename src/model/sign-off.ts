// Who must have read a report before it goes out. Where two people work, nobody signs alone for work of their own.
import { personForm } from './person.ts';

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

/** Names of the people who read and sign reports. */
export interface Office {
  /** Those in office at any time since the draft was first checked. Whoever is retired after that still counts. */
  readonly counting: readonly string[];
  /** Everybody who was ever entered. */
  readonly entered: readonly string[];
}

/** `nobody`: nobody has signed these files. `own-work`: one person alone has, and nothing shows that the work is somebody else's. */
export type SignatureState = 'signed' | 'nobody' | 'own-work';

/**
 * Where fewer than two people count, one signature is enough. Else two people sign, or one for whom all of it is the work of others:
 * the drafter and everybody who decided a finding are people who were entered, and none of them is the signer. A name that was never
 * entered shows nothing: anybody may have used it. Where people count at all, only their signatures do.
 */
export function signatureState(signOffs: readonly SignOff[], { counting, entered }: Office, makers: Makers): SignatureState {
  const people = forms(counting);
  const signers = forms(validSignOffs(signOffs, makers).map(({ by }) => by));
  const counted = people.size === 0 ? signers : new Set([...signers].filter((name) => people.has(name)));
  if (counted.size === 0) return 'nobody';
  if (people.size < 2 || counted.size > 1) return 'signed';
  if (makers.drafter === null) return 'own-work';
  const known = forms(entered);
  const work = [...forms([makers.drafter, ...makers.resolvers])];
  const byOthers = (signer: string) => work.every((maker) => maker !== signer && known.has(maker));
  return [...counted].some(byOthers) ? 'signed' : 'own-work';
}

/** Why one signature is not enough, as the end of a sentence. */
export function whyOneMore({ entered }: Pick<Office, 'entered'>, { drafter, resolvers }: Makers): string {
  if (drafter === null) return 'the draft does not say who made it (article22 draft --by NAME does)';
  const known = forms(entered);
  if (![...forms([drafter, ...resolvers])].every((maker) => known.has(maker)))
    return 'whoever drafted this or decided a finding is not in “article22 person list” by that name, so it may be anyone';
  return 'who has signed also drafted this or decided a finding';
}

/** How many people the names are. */
export function countPeople(names: readonly string[]): number {
  return forms(names).size;
}

/** Those given after every finding was decided. */
export function validSignOffs(signOffs: readonly SignOff[], { lastResolvedAt }: Pick<Makers, 'lastResolvedAt'>): SignOff[] {
  return signOffs.filter(({ at }) => lastResolvedAt === null || at > lastResolvedAt);
}

function forms(names: readonly string[]): Set<string> {
  return new Set(names.map(personForm));
}
