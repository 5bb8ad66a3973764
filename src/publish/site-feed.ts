// The news feed of the site (Atom, RFC 4287): an entry for each published version, in the language of that report that stands first.

import { compareText } from '../model/normalise.ts';
import { loadCatalogue } from '../render/catalogue.ts';
import type { View } from '../render/mustache.ts';
import { type SiteEdition, titleOf } from './site-view.ts';
import { wordsOf } from './view-words.ts';

/** `address` is the folder the site stands in. Entries are dated noon UTC of their day of release. */
export function feedView(editions: readonly SiteEdition[], address: string): View {
  const root = address.endsWith('/') ? address : `${address}/`;
  const newest = [...editions].sort((a, b) => compareText(b.releasedOn, a.releasedOn) || b.version - a.version);
  const [first] = newest;
  const language = first?.languages[0] ?? 'en';
  const words = first && wordsOf(first.report, language);
  return {
    lang: language,
    title: loadCatalogue(language, 'site').t('title', { publisher: words?.publisher ?? '' }),
    publisher: words?.publisher ?? '',
    root,
    updated: instant(first?.releasedOn ?? ''),
    entries: newest.map((edition) => entry(edition, root)),
  };
}

function entry(edition: SiteEdition, root: string): View {
  const language = edition.languages[0] ?? 'en';
  const words = wordsOf(edition.report, language);
  const { correction } = edition.report;
  const { t } = loadCatalogue(language, 'site');
  return {
    lang: language,
    title: `${titleOf(edition, language)} (${words.t('fact.version', { version: String(edition.version) })})`,
    href: `${root}${edition.folder}`,
    updated: instant(edition.releasedOn),
    summary: correction ? t('correction', { version: String(edition.version), reason: words.text(correction.reason).text }) : null,
  };
}

const instant = (day: string) => `${day}T12:00:00Z`;
