// The letter to an awarding authority (Article 22(3), third subparagraph): what is sent, where each duty is met, how to check it,
// and in its annex what only the authority may read. It quotes the SHA-256 of the public manifest.

import type { PackageFile } from '../model/file.ts';
import type { Award } from '../model/flagger.ts';
import type { IndependenceEntry } from '../model/independence.ts';
import type { Report } from '../model/report.ts';
import type { Labels } from '../model/vocabulary.ts';
import { type Catalogue, loadCatalogue } from '../render/catalogue.ts';
import type { Format } from '../render/format.ts';
import { renderTemplate, type View } from '../render/mustache.ts';
import { inGroups } from './manifest.ts';
import { type Words, wordsOf } from './view-words.ts';

export interface Letter {
  readonly report: Report;
  readonly award: Award;
  /** One that has a catalogue; see `letterLanguage`. */
  readonly language: string;
  /** SHA-256 of manifest.json in public.zip. */
  readonly manifestSha256: string;
  /** Entries of the independence register that the public report does not show. */
  readonly authorityOnly: readonly IndependenceEntry[];
}

/** `letter.AWARD.LANGUAGE.html` and the same as plain text. Dated with the day of release. */
export function renderLetter(letter: Letter): PackageFile[] {
  const view = letterView(letter);
  return ['html', 'txt'].map((format) => ({
    name: `letter.${letter.award.code}.${letter.language}.${format}`,
    bytes: new TextEncoder().encode(renderTemplate(`letter.${format}`, view)),
  }));
}

function letterView({ report, award, language, manifestSha256, authorityOnly }: Letter): View {
  const catalogue = loadCatalogue(language, 'letter');
  const words = wordsOf(report, language);
  const { t, format } = catalogue;
  const { publisher } = words;
  const days = { first: format.day(report.period.first), last: format.day(report.period.last) };
  const period = words.period(report.period);
  const decision = { reference: award.decisionReference, day: format.day(award.decidedOn) };
  return {
    language,
    title: t('title', { publisher, period }),
    words: fixedWords(catalogue),
    invented: report.invented,
    from: {
      name: publisher,
      legalName: report.publisher.legalName,
      website: report.publisher.website,
      email: report.publisher.contactEmail,
    },
    to: {
      name: words.text(award.authority.name).text,
      address: award.authority.address?.split('\n') ?? [],
      email: award.authority.email,
    },
    date: format.day(report.releasedOn),
    decision: t('decision', decision),
    subject: t(`subject.${report.kind}`, { period, version: String(report.version) }),
    paragraphs: [t('opening', { ...decision, ...days, publisher, asOf: format.day(report.asOfOn) }), ...aboutPublication(words, catalogue)],
    figuresCaption: t('figures.caption', days),
    figures: figures(report, catalogue),
    duties: duties(words, catalogue, authorityOnly.length > 0),
    // Two lines of eight groups, so that the checksum fits on paper and in a mail.
    hashLines: [manifestSha256.slice(0, 32), manifestSha256.slice(32)].map(inGroups),
    enclosedPublic: t('enclosed.public', { languages: languageList(report.languages, format) }),
    contact: t('contact', { email: report.publisher.contactEmail }),
    annex: authorityOnly.length > 0,
    entries: authorityOnly.map((entry) => annexEntry(entry, words, catalogue)),
  };
}

function aboutPublication({ report, text }: Words, { t, format }: Catalogue): string[] {
  const { correction, publicAddress, nextReportDueOn } = report;
  const day = format.day(report.releasedOn);
  return [
    publicAddress ? t('public.address', { day, address: publicAddress }) : t('public.none', { day }),
    ...(correction ? [t('correction', { superseded: String(correction.supersedesVersion), reason: text(correction.reason).text })] : []),
    ...(nextReportDueOn ? [t('next', { day: format.day(nextReportDueOn) })] : []),
  ];
}

const FIXED =
  /^(?:label\.|salutation|figures\.(?!caption)|duties\.|check\.|closing|invented|enclosed\.(?!public)|annex\.(?:heading|intro))/;
/** Sentences without values, by a name that a template can hold: `label.from` → `labelFrom`. */
function fixedWords({ keys, t }: Catalogue): View {
  const fixed = keys.filter((key) => FIXED.test(key));
  return Object.fromEntries(fixed.map((key) => [key.replace(/\.(.)/g, (_, letter: string) => letter.toUpperCase()), t(key)]));
}

function figures(report: Report, { t, format }: Catalogue): View {
  const { totals } = report;
  const rows: readonly (readonly [key: string, value: number])[] = [
    ['notices', totals.notices],
    ['acted', totals.acted],
    ['refused', totals.refused],
    ['moot', totals.moot],
    ['undecided', totals.undecided],
    ['not-recorded', totals.notRecorded],
    ['outside-area', totals.outsideArea],
    ['items', totals.items],
    ['apart', totals.logged - totals.notices],
  ];
  return rows.map(([key, value]) => ({ label: t(`figure.${key}`), value: format.number(value) }));
}

/** The duties of Article 22(3), in the order of its text, each with the place where it is met. */
function duties(words: Words, { t, format }: Catalogue, hasAnnex: boolean): View {
  const { report } = words;
  const chapter = (key: string) => words.t(`section.${key}`);
  const { protection } = report;
  const rows: readonly (readonly [duty: string, where: string])[] = [
    ['yearly', t('duty.yearly.where', { first: format.day(report.period.first), last: format.day(report.period.last) })],
    [
      'comprehensible',
      t('duty.comprehensible.where', { points: chapter('main-points'), method: chapter('method'), files: chapter('data') }),
    ],
    ['provider', t('duty.provider.where', { chapter: chapter('by-provider') })],
    ['category', t('duty.category.where', { chapter: chapter('by-category') })],
    ['action', t('duty.action.where', { chapter: chapter('by-action') })],
    ['independence', t(hasAnnex ? 'duty.independence.where' : 'duty.independence.where.public', { chapter: chapter('independence') })],
    ['sent', t('duty.sent.where')],
    [
      'public',
      report.publicAddress
        ? t('duty.public.where', { address: report.publicAddress })
        : t('duty.public.where.none', { day: format.day(report.releasedOn) }),
    ],
    [
      'personal-data',
      t(protection.attack.verdict === 'none-derivable' ? 'duty.personal-data.where' : 'duty.personal-data.where.all', {
        threshold: protection.threshold,
        sensitive: protection.sensitiveThreshold,
      }),
    ],
  ];
  return rows.map(([duty, where]) => ({ duty: t(`duty.${duty}`), where }));
}

function annexEntry(entry: IndependenceEntry, words: Words, { t, format }: Catalogue): View {
  const told = entry.text && words.text(entry.text);
  const label = (labels: Labels) => words.text(labels).text;
  return {
    heading: words.t(`element.${entry.element}`),
    none: entry.none ? words.t(`none.${entry.element}`) : null,
    paragraphs: told?.text.split(/\n\s*\n/).map((paragraph) => ({ paragraph, lang: told.lang })) ?? [],
    link: entry.link && t('annex.link', { link: entry.link }),
    rows: [
      ...(entry.sources ?? []).map((source) =>
        t(source.fromPlatformProvider ? 'annex.source.provider' : 'annex.source', {
          label: label(source.label),
          share: format.percent(source.share),
        }),
      ),
      ...(entry.arrangements ?? []).map((arrangement) =>
        t(arrangement.lastOn ? 'annex.arrangement.ended' : 'annex.arrangement.open', {
          provider: arrangement.provider,
          nature: label(arrangement.nature),
          first: format.day(arrangement.firstOn),
          last: arrangement.lastOn ? format.day(arrangement.lastOn) : '',
          support: t(`support.${arrangement.support}`),
          say: t(arrangement.sayInDecisions ? 'say.yes' : 'say.no'),
        }),
      ),
    ],
  };
}

function languageList(languages: readonly string[], format: Format): string {
  return new Intl.ListFormat(format.locale, { type: 'conjunction' }).format(languages.map((language) => format.language(language)));
}
