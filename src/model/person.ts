// Names of the people who draft, decide and sign: two writings that a reader takes for one name are one person.
import { mixesScripts, undoLookAlikes } from './look-alike.ts';
import { normaliseLabel } from './normalise.ts';

/** A name for comparison: letters and digits only, in normal form, look-alike letters undone. Empty when nothing of it can be read. */
export function personForm(name: string): string {
  // Fillers count as letters and show nothing.
  const form = normaliseLabel(name).replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  return undoLookAlikes(form).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Does the name hold a letter that can be read? */
export function isLegible(name: string): boolean {
  return /\p{L}/u.test(personForm(name));
}

/** Does a name, taken as one word, mix scripts that look alike? An initial in one and a surname in another is a disguise, too. */
export function isDisguised(name: string): boolean {
  return mixesScripts(name.normalize('NFKC').replace(/[^\p{L}\p{M}]+/gu, ''));
}
