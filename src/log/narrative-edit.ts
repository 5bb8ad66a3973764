// The texts of one language as a person sends them together: only those that were typed are set, and none over what somebody else wrote
// meanwhile.
import { createHash } from 'node:crypto';
import { NARRATIVE_FIELDS, type NarrativeField } from '../model/narrative-field.ts';
import type { Actor } from './audit-trail.ts';
import type { Db } from './db.ts';
import { readNarrative, setNarrative } from './documents.ts';

/** Texts of one language by field; none is empty. */
export type Texts = Readonly<Partial<Record<NarrativeField, string>>>;

export interface NarrativeEdit {
  /** Prints (`narrativePrint`) of the texts that were on the screen. */
  readonly seen: Readonly<Record<NarrativeField, string>>;
  /** As they were sent; empty: there is to be none. */
  readonly texts: Readonly<Record<NarrativeField, string>>;
}

export interface NarrativeEdited {
  /** What stands in the log: with what was sent, unless somebody was faster. */
  readonly now: Texts;
  /** Fields that the sender typed. */
  readonly typed: readonly NarrativeField[];
  /** Those of them that somebody else wrote meanwhile: where there is one, nothing was written. */
  readonly meanwhile: readonly NarrativeField[];
}

/** Says which text a person saw, without the text. */
export function narrativePrint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Run it in the transaction that writes. */
export async function editNarrative(db: Db, language: string, { seen, texts }: NarrativeEdit, actor: Actor): Promise<NarrativeEdited> {
  const now: Texts = (await readNarrative(db))[language] ?? {};
  const typed = NARRATIVE_FIELDS.filter((field) => narrativePrint(texts[field]) !== seen[field] && texts[field] !== (now[field] ?? ''));
  const meanwhile = typed.filter((field) => narrativePrint(now[field] ?? '') !== seen[field]);
  if (meanwhile.length > 0) return { now, typed, meanwhile };
  for (const field of typed) await setNarrative(db, language, field, texts[field] || null, actor);
  return { now: (await readNarrative(db))[language] ?? {}, typed, meanwhile };
}
