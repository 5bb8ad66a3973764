// Which names are so near each other that they may be one: for asking a person, never for deciding.
import { registrableDomain } from './domain.ts';
import { seenAsLatin } from './look-alike.ts';
import { compareText } from './normalise.ts';
import { bareEntityForm, namesEntity, serviceForm } from './service-name.ts';

/**
 * `spelling`: one normal form; `look-alike`: the same to the eye, in other letters; `ending`: the same but for `.com` or a legal form;
 * `typing`: one letter apart, or two in a long name.
 */
export type Nearness = 'spelling' | 'look-alike' | 'ending' | 'typing';

export interface Variants {
  /** The two names, in order of code points. */
  readonly names: readonly [string, string];
  readonly nearness: Nearness;
}

/** More distinct names than this are no list of services. */
const NAMES_MAX = 1000;
const LENGTH_MAX = 60;

/** How near two names are; null when they are plainly two. The same both ways. */
export function nearness(a: string, b: string): Nearness | null {
  return nearForms(formsOf(a), formsOf(b));
}

/** Pairs of names that may be one, in order of code points; independent of the order given. */
export function possibleVariants(names: Iterable<string>): Variants[] {
  const distinct = [...new Set([...names].map((name) => name.trim()))].filter((name) => name !== '' && name.length <= LENGTH_MAX);
  if (distinct.length > NAMES_MAX) return [];
  const known = distinct.sort(compareText).map((name) => ({ name, forms: formsOf(name) }));
  return known.flatMap((one, i) =>
    known.slice(i + 1).flatMap((other) => {
      const near = nearForms(one.forms, other.forms);
      return near ? [{ names: [one.name, other.name] as const, nearness: near }] : [];
    }),
  );
}

/** Finds among named things those whose name is near another. */
export function nearFinder<T>(named: readonly { readonly name: string; readonly of: T }[]): (name: string) => T[] {
  const known = named.map(({ name, of }) => ({ of, forms: formsOf(name) }));
  return (name) => {
    const forms = formsOf(name);
    return [...new Set(known.filter((one) => nearForms(one.forms, forms) !== null).map(({ of }) => of))];
  };
}

interface Forms {
  readonly form: string;
  /** As the eye takes it. */
  readonly seen: string;
  /** Without `www.`, the ending of its domain, or its legal form. */
  readonly stem: string;
}

function formsOf(name: string): Forms {
  const form = serviceForm(name);
  const domain = registrableDomain(name);
  const stem = domain ? serviceForm(domain.slice(0, domain.indexOf('.'))) : namesEntity(name) ? bareEntityForm(name) : form;
  return { form, seen: serviceForm(seenAsLatin(name) ?? name), stem };
}

function nearForms(one: Forms, other: Forms): Nearness | null {
  if (one.form === other.form) return 'spelling';
  if (one.seen === other.seen) return 'look-alike';
  if (one.stem === other.stem) return 'ending';
  return isTyping(one.form, other.form) ? 'typing' : null;
}

/** `Server 1` and `Server 2` are two, and so are short names that differ in a letter. */
function isTyping(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  const allowed = shorter >= 9 ? 2 : shorter >= 5 ? 1 : 0;
  if (Math.abs(a.length - b.length) > allowed || a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false;
  return isWithinEdits(a, b, allowed);
}

/** At most `allowed` letters put in, left out, replaced, or two neighbours exchanged. */
function isWithinEdits(a: string, b: string, allowed: number): boolean {
  if (a === b) return true;
  if (allowed === 0) return false;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const [restA, restB] = [a.slice(same), b.slice(same)];
  const exchanged = restA.length > 1 && restA[0] === restB[1] && restA[1] === restB[0];
  return (
    isWithinEdits(restA.slice(1), restB.slice(1), allowed - 1) ||
    isWithinEdits(restA.slice(1), restB, allowed - 1) ||
    isWithinEdits(restA, restB.slice(1), allowed - 1) ||
    (exchanged && isWithinEdits(restA.slice(2), restB.slice(2), allowed - 1))
  );
}
