// A file that was taken in before: what the log has of it, and what taking it in once more means.
import type { DialectOverrides } from '../import/dialect.ts';
import type { Actor } from '../log/audit-trail.ts';
import type { Log } from '../log/db.ts';
import { saveProfile } from '../log/documents.ts';
import { type Before, findBefore } from '../log/imports.ts';
import type { Issue } from '../model/issue.ts';
import type { Profile } from '../model/profile.ts';
import { rehearse } from './act.ts';

interface FileToTake {
  readonly fileSha256: string;
  readonly profile: Profile;
  readonly options: { readonly overrides: DialectOverrides; readonly anotherFile: 'more' | 'replace' | null };
}

/** What the log has of this very file. `same`: it was read in this very way, so there is nothing to do. */
export async function importedBefore(log: Log, { profile, fileSha256, options }: FileToTake, actor: Actor): Promise<Earlier | null> {
  const { value } = await rehearse(log, actor, null, async (db, at) => {
    const stored = await saveProfile(db, profile, at);
    const before = await findBefore(db, profile.source.code, fileSha256);
    return before && { ...before, sameProfile: !stored.changed && stored.id === before.profileId };
  });
  if (!value) return null;
  const sameWay = JSON.stringify(value.entry.decisions['given'] ?? {}) === JSON.stringify(options.overrides);
  return { ...value, same: value.complete && value.sameProfile && sameWay && options.anotherFile === null };
}

/** `same`: read in this very way. */
export type Earlier = Before & { readonly same: boolean };

/** Who takes in a file once more after newer ones of its source is told what that means. */
export function olderFile(earlier: Earlier | null): Issue[] {
  if (!earlier || earlier.newer.length === 0) return [];
  const { entry, newer, same } = earlier;
  const numbers = newer.map(({ id }) => `#${id}`).reverse();
  const shown = numbers.length > 5 ? `${numbers.slice(0, 5).join(', ')} and ${numbers.length - 5} more` : numbers.join(', ');
  const told = `Import #${entry.id} took in this very file on ${entry.importedAt.slice(0, 10)}, and newer imports of its source stand since: ${shown}.`;
  const message = same
    ? `${told} What they say stands; nothing was put back.`
    : `${told} What this older file says takes the place of what they say.`;
  const remedy = same
    ? 'To go back to this file, undo the newer imports: article22 import undo.'
    : 'If that is not meant, undo this import, or import the newest file again.';
  return [{ code: 'import.older', line: null, reference: null, label: null, value: null, message, remedy }];
}
