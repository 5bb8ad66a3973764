// A first look at what was just typed into a document that a report shows: which fields hold something that looks like personal data.
// It only warns: the gate reads the finished report again, and knows the values of the log as well.
import { scanEntered } from '../gate/gate.ts';
import { buildKnownValues } from '../gate/known-values.ts';
import { readFlagger } from '../log/documents.ts';
import type { Field, Values } from '../web/forms.ts';
import type { Visit } from '../web/visit.ts';

/** Texts of more characters in all are left to the gate. */
const LENGTH_MAX = 60_000;

/** Labels of the fields of free text, among `fields`, in which something looks personal. */
export async function personalPlaces({ db, language }: Visit, fields: readonly Field[], values: Values): Promise<string[]> {
  const texts = fields.filter(({ kind }) => kind === 'text' || kind === 'multiline');
  const parts = texts.flatMap(({ name, lang }) =>
    (values[name] ?? []).map((text) => ({ place: name, text, trust: 'entered' as const, language: lang ?? language })),
  );
  if (parts.reduce((total, { text }) => total + text.length, 0) > LENGTH_MAX) return [];
  const flagger = await readFlagger(db);
  const rules = {
    roleMailboxes: flagger ? [flagger.contactEmail] : [],
    allowedUrls: flagger ? [flagger.website] : [],
    allowedWords: [],
    allowedTexts: flagger ? [flagger.legalName, ...Object.values(flagger.name)] : [],
    countries: flagger ? [flagger.country] : [],
  };
  const known = await buildKnownValues(new Uint8Array(), [], []);
  const { findings } = await scanEntered([{ document: 'form', parts }], known, rules);
  const found = new Set(findings.map(({ place }) => place));
  return texts.filter(({ name }) => found.has(name)).map(({ label }) => label);
}
