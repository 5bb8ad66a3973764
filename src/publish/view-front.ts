// What stands first: the facts about the report, and who published it with which status.

import { mainPointSentences } from './prose.ts';
import { type Block, type FactView, narrative, notice, paragraph, points, type Section, type Subsection, section } from './view-section.ts';
import type { Words } from './view-words.ts';

function fact(term: string, ...values: readonly (string | { text: string; lang?: string | null; href?: string | null })[]): FactView {
  return {
    term,
    values: values.map((value) =>
      typeof value === 'string'
        ? { text: value, lang: null, href: null }
        : { text: value.text, lang: value.lang ?? null, href: value.href ?? null },
    ),
  };
}

/** Publisher, dates, authority, contact: what a reader needs to cite the report. */
export function reportFacts(words: Words): FactView[] {
  const { report, t, format } = words;
  const { publisher, awards } = report;
  return [
    fact(t('fact.publisher'), publisher.legalName, { text: publisher.website, href: publisher.website }),
    fact(t('fact.contact'), { text: publisher.contactEmail, href: `mailto:${publisher.contactEmail}` }),
    fact(t('fact.authority'), ...awards.map((award) => words.text(award.authority))),
    fact(t('fact.period'), t('period.days', { first: format.day(report.period.first), last: format.day(report.period.last) })),
    fact(t('fact.as-of'), format.day(report.asOfOn)),
    fact(t('fact.released'), format.day(report.releasedOn)),
    fact(t('fact.edition'), `${t(`kind.${report.kind}`)}, ${t('fact.version', { version: String(report.version) })}`),
    ...(report.nextReportDueOn ? [fact(t('fact.next'), format.day(report.nextReportDueOn))] : []),
    ...(report.publicAddress ? [fact(t('fact.address'), { text: report.publicAddress, href: report.publicAddress })] : []),
    fact(t('fact.licence'), report.licence),
  ];
}

export function mainPoints(words: Words): Section {
  return section(words, 'main-points', [points(mainPointSentences(words)), paragraph(words.t('main-points.more'))]);
}

/** Introduction and, for each award, the decision and the area it designates. */
export function aboutUs(words: Words): Section {
  const { report, t, format } = words;
  const awards = report.awards.map((award): Subsection => {
    const authority = words.text(award.authority);
    const decided = t('about.award', {
      publisher: words.publisher,
      authority: authority.text,
      decision: award.decisionReference,
      day: format.day(award.decidedOn),
    });
    const ends = award.endsOn ? [paragraph(t('about.ends', { day: format.day(award.endsOn) }))] : [];
    const area: Block[] = [
      paragraph(t('about.area')),
      points(
        award.area.map((item) => {
          const label = words.text(item.label).text;
          return item.condition ? `${label} (${words.text(item.condition).text})` : label;
        }),
        award.area.map((item) => words.text(item.label).lang)[0] ?? null,
      ),
    ];
    return {
      id: `award-${award.code}`,
      heading: t('about.award-heading', { authority: authority.text }),
      blocks: [paragraph(decided), ...ends, ...area],
    };
  });
  return section(words, 'about', [paragraph(t('about.flagger')), ...narrative(words, 'introduction')], awards);
}

/** Said at the top of a corrected version. */
export function correctionNotice(words: Words): Block[] {
  const { correction, version } = words.report;
  if (!correction) return [];
  const values = {
    version: String(version),
    superseded: String(correction.supersedesVersion),
    day: words.format.day(correction.correctedOn),
  };
  return [notice(words.t('correction.banner', values))];
}
