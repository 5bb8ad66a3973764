// What the letter to an awarding authority says (Article 22(3), third subparagraph), as strings in its language: the page, the PDF, the
// plain text and the message it travels with are renderings of this one view.
import type { Award, Flagger } from '../model/flagger.ts';
import type { IndependenceEntry } from '../model/independence.ts';
import type { Report } from '../model/report.ts';
import type { Labels } from '../model/vocabulary.ts';
import { type Catalogue, loadCatalogue } from '../render/catalogue.ts';
import { type Format, isReportLanguage } from '../render/format.ts';
import type { View } from '../render/mustache.ts';
import { dutyWords } from './checklist.ts';
import { inGroups } from './manifest.ts';
import { type Words, wordsOf } from './view-words.ts';

export interface Letter {
  readonly report: Report;
  readonly award: Award;
  /** One that has a catalogue; see `letterLanguages`. */
  readonly language: string;
  /** SHA-256 of manifest.json in public.zip. */
  readonly manifestSha256: string;
  /** Entries of the independence register that the public report does not show. */
  readonly authorityOnly: readonly IndependenceEntry[];
  /** The other awards of the report: their authorities get it, too. */
  readonly others: readonly Award[];
}

/** The awards a report is sent to, in the flagger's order. */
export function addressees(report: Report, flagger: Flagger): Award[] {
  return flagger.awards.filter((award) => report.awards.some(({ code }) => code === award.code));
}

/** Languages an authority is written to in: its own, as far as we have words in them; else the flagger's first one we have words in. */
export function letterLanguages(award: Award, flagger: Flagger): string[] {
  const own = [...new Set(award.languages ?? [award.language])].filter(isReportLanguage);
  return own.length > 0 ? own : [flagger.languages.find(isReportLanguage) ?? 'en'];
}

/** How anybody works the checksum out, without a program of ours. The commands are the same in every language. */
const COMMANDS = [
  { system: 'Linux', command: 'sha256sum manifest.json' },
  { system: 'macOS', command: 'shasum -a 256 manifest.json' },
  { system: 'Windows', command: 'certutil -hashfile manifest.json SHA256' },
  { system: 'PowerShell', command: 'Get-FileHash manifest.json -Algorithm SHA256' },
] as const;

export type LetterView = { readonly [name: string]: View } & { readonly subject: string };

export function letterView({ report, award, language, manifestSha256, authorityOnly, others }: Letter): LetterView {
  const catalogue = loadCatalogue(language, 'letter');
  const words = wordsOf(report, language);
  const { t, format } = catalogue;
  const { publisher } = words;
  const days = { first: format.day(report.period.first), last: format.day(report.period.last) };
  const period = words.period(report.period);
  const decision = { reference: award.decisionReference, day: format.day(award.decidedOn) };
  const title = t('title', { publisher, period });
  const opening = t('opening', { ...decision, ...days, publisher, asOf: format.day(report.asOfOn) });
  const hasAnnex = authorityOnly.length > 0;
  return {
    language,
    lang: language,
    title,
    description: title,
    publisher,
    words: fixedWords(catalogue),
    invented: report.invented,
    from: {
      name: publisher,
      legalName: report.publisher.legalName,
      website: report.publisher.website,
      email: report.publisher.contactEmail,
    },
    to: {
      name: authorityName(award, words),
      address: award.authority.address?.split('\n') ?? [],
      email: award.authority.email,
    },
    also: others.length > 0 ? { list: others.map((other) => authorityName(other, words)) } : null,
    date: format.day(report.releasedOn),
    decision: t('decision', decision),
    subject: t(`subject.${report.kind}`, { period, version: String(report.version) }),
    paragraphs: [opening, ...aboutPublication(words, catalogue, award)],
    figuresCaption: t('figures.caption', days),
    figures: figures(report, catalogue),
    duties: dutyWords(words, { independence: t(hasAnnex ? 'duties.annex' : 'duties.no-annex'), sent: t('duties.letter') })
      .filter(({ group }) => group === 'report')
      .map(({ duty, where }) => ({ duty, where })),
    // Two lines of eight groups, so that the checksum fits on paper and in a mail.
    hashLines: [manifestSha256.slice(0, 32), manifestSha256.slice(32)].map(inGroups),
    commands: COMMANDS,
    enclosedPublic: t('enclosed.public', { languages: languageList(report.languages, format) }),
    contact: t('contact', { email: report.publisher.contactEmail }),
    annex: hasAnnex,
    entries: authorityOnly.map((entry) => annexEntry(entry, words, catalogue)),
  };
}

/** Its name in the language of the letter, else as it calls itself. */
function authorityName({ authority, language }: Award, words: Words): string {
  return authority.name[words.language] ?? authority.name[language] ?? words.text(authority.name).text;
}

function aboutPublication({ report, text }: Words, { t, format }: Catalogue, award: Award): string[] {
  const { correction, publicAddress } = report;
  const day = format.day(report.releasedOn);
  const due = award.nextReportDueOn && award.nextReportDueOn > report.releasedOn ? award.nextReportDueOn : report.nextReportDueOn;
  return [
    publicAddress ? t('public.address', { day, address: publicAddress }) : t('public.none', { day }),
    ...(correction ? [t('correction', { superseded: String(correction.supersedesVersion), reason: text(correction.reason).text })] : []),
    ...(due ? [t('next', { day: format.day(due) })] : []),
  ];
}

const FIXED =
  /^(?:label\.|salutation|figures\.(?!caption)|duties\.(?:heading|duty|where)|check\.|closing|invented|email\.|enclosed\.(?!public)|annex\.(?:heading|intro))/;
/** Sentences without values, by a name that a template can hold: `label.from` → `labelFrom`. */
function fixedWords({ keys, t }: Catalogue): View {
  const fixed = keys.filter((key) => FIXED.test(key));
  return Object.fromEntries(fixed.map((key) => [key.replace(/\.(.)/g, (_, letter: string) => letter.toUpperCase()), t(key)]));
}

function figures(report: Report, { t, format }: Catalogue): View {
  const { totals } = report;
  const beneath = ['acted', 'refused', 'moot', 'undecided', 'not-recorded'];
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
  return rows.map(([key, value]) => ({ label: t(`figure.${key}`), value: format.number(value), beneath: beneath.includes(key) }));
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
      ...(entry.checks ?? []).map(({ period, sampled, agreed }) => t('annex.check', { period: words.period(period), sampled, agreed })),
    ],
  };
}

function languageList(languages: readonly string[], format: Format): string {
  return new Intl.ListFormat(format.locale, { type: 'conjunction' }).format(languages.map((language) => format.language(language)));
}
