// A report as strings in one language: the whole page, in the order in which it is read. What a template shows is decided here.
import type { Report } from '../model/report.ts';
import { areaAndChannels, complaints, undecided } from './view-apart.ts';
import { accessibility, dataFiles, glossary } from './view-back.ts';
import { comparison, corrections, outlook } from './view-changes.ts';
import { checklist } from './view-checklist.ts';
import { aboutUs, correctionNotice, mainPoints, reportFacts } from './view-front.ts';
import { care, independence } from './view-independence.ts';
import { type KeyFigure, keyFigures } from './view-key.ts';
import { byAction, byCategory, byProvider, crossed } from './view-lists.ts';
import { method } from './view-method.ts';
import type { Block, FactView, List, Section } from './view-section.ts';
import { byMonth, timeToDecision } from './view-time.ts';
import { wordsOf } from './view-words.ts';

export type ReportView = {
  readonly lang: string;
  readonly title: string;
  readonly description: string;
  readonly publisher: string;
  readonly subtitle: string;
  /** Said on every page when the organisation does not exist; null otherwise. */
  readonly invented: string | null;
  readonly notices: readonly Block[];
  readonly facts: List<FactView>;
  /** Largest on the page; empty where nothing was sent. */
  readonly keyFigures: readonly KeyFigure[];
  readonly languages: readonly { readonly lang: string; readonly name: string; readonly href: string; readonly current: boolean }[];
  readonly sections: readonly Section[];
  readonly labels: {
    readonly skip: string;
    readonly contents: string;
    readonly languages: string;
    readonly facts: string;
    readonly ofWhich: string;
    readonly dataTable: string;
    readonly outcomesTable: string;
    readonly keyFigures: string;
    readonly formats: string;
    readonly formatPdf: string;
    readonly formatData: string;
  };
  readonly footer: readonly string[];
};

/** All that is published as text, formatted for `language`. @throws UserError `language.no-catalogue` */
export function reportView(report: Report, language: string): ReportView {
  const words = wordsOf(report, language);
  const { t, format } = words;
  const sections = [
    mainPoints(words),
    aboutUs(words),
    method(words),
    byProvider(words),
    byCategory(words),
    byAction(words),
    crossed(words),
    byMonth(words),
    timeToDecision(words),
    undecided(words),
    complaints(words),
    areaAndChannels(words),
    independence(words),
    care(words),
    comparison(words),
    outlook(words),
    corrections(words),
    glossary(words),
    checklist(words),
    dataFiles(words),
    accessibility(words),
  ];
  const subject = { publisher: words.publisher, period: words.period(report.period) };
  return {
    lang: language,
    title: t('title', subject),
    description: t('description', { ...subject, released: format.day(report.releasedOn) }),
    publisher: words.publisher,
    subtitle: t('subtitle'),
    invented: report.invented ? t('invented') : null,
    notices: correctionNotice(words),
    facts: { list: reportFacts(words) },
    keyFigures: keyFigures(words),
    languages: report.languages.map((lang) => ({ lang, name: ownName(lang), href: `report.${lang}.html`, current: lang === language })),
    sections: sections.filter((part) => part !== null),
    labels: {
      skip: t('skip'),
      contents: t('contents'),
      languages: t('fact.languages'),
      facts: t('facts'),
      ofWhich: t('of-which'),
      dataTable: t('figure.table'),
      outcomesTable: t('figure.outcomes'),
      keyFigures: t('key.heading'),
      formats: t('formats'),
      formatPdf: t('format.pdf'),
      formatData: t('format.data'),
    },
    footer: [
      t('footer.licence', { publisher: words.publisher, licence: report.licence }),
      t('footer.version', {
        version: String(report.version),
        released: format.day(report.releasedOn),
        generator: `${report.generator.name} ${report.generator.version}`,
      }),
    ],
  };
}

/** Name of a language in itself: `Nederlands`. */
export function ownName(language: string): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
