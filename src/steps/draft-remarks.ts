// What a person should know about a draft before going on: gaps, texts that are missing, tables left out.
import type { Flagger } from '../model/flagger.ts';
import type { NarrativeField } from '../model/narrative-field.ts';
import { addDays, addMonths, type Day, type Period } from '../model/period.ts';
import { type Report, SMALLER_ACTIONS, SMALLER_CATEGORIES, SMALLER_PROVIDERS } from '../model/report.ts';

/** `previous`: the last period before this one of which anything is published. */
export function draftRemarks(report: Report, flagger: Flagger, previous: Period | null, today: Day): string[] {
  const { period, totals } = report;
  const awardedOn = flagger.awards
    .flatMap((award) => award.status.filter((entry) => entry.kind === 'awarded').map((entry) => entry.on))
    .sort()[0];
  const gap = previous && addDays(previous.last, 1) < period.first ? `${addDays(previous.last, 1)} to ${addDays(period.first, -1)}` : null;
  return [
    ...(period.last >= today ? [`The period ends on ${period.last}; notices sent after today are not in this draft.`] : []),
    ...(report.releasedOn <= period.last ? [`The day of release ${report.releasedOn} lies before the end of the period.`] : []),
    ...shortYearly(report),
    ...(gap ? [`No report covers ${gap}.`] : []),
    ...(!previous && awardedOn && awardedOn < period.first
      ? [`The status was awarded on ${awardedOn}; no report covers ${awardedOn} to ${addDays(period.first, -1)}.`]
      : []),
    ...(totals.unconfirmedProviders > 0
      ? [
          `Unnamed under “Other providers”, because unconfirmed or perhaps natural persons: ${totals.unconfirmedProviders}. See: article22 provider list`,
        ]
      : []),
    ...missingTexts(report),
    ...missingCareTexts(report),
    ...tablesLeftOut(report),
    ...heldTogether(report),
    ...fewChanged(report),
    ...ownDueDay(report),
    ...(totals.notices === 0 ? ['No notice of this period enters the lists: the report will say zero.'] : []),
    ...(report.asOfOn > today
      ? [`The as-of day ${report.asOfOn} lies in the future: what is recorded until then is not counted yet.`]
      : []),
    ...(report.asOfOn < addMonths(period.last, 0)
      ? [`Decisions after ${report.asOfOn} are not counted, although the period ends on ${period.last}.`]
      : []),
  ];
}

/** A yearly report of a quarter leaves no room for one of the year: two yearly reports do not overlap. */
function shortYearly({ kind, period }: Report): string[] {
  if (kind === 'interim' || period.last >= addDays(addMonths(period.first, 6), -1)) return [];
  return ['This is the yearly report of less than six months. If a report of the whole year is to follow, draft this one with --interim.'];
}

/** The lists are always shown in full, so two versions that differ by a few notices tell each of these notices' attributes. */
function fewChanged({ correction, protection }: Report): string[] {
  if (!correction || correction.changes.length === 0) return [];
  const largest = Math.max(...correction.changes.map(({ previous, current }) => Math.abs((current ?? 0) - (previous ?? 0))));
  if (largest >= protection.sensitiveThreshold) return [];
  return [
    `No number of the lists changes by more than ${largest}: who compares the two versions learns the provider, type, month and outcome of so few notices. Consider waiting until more is to be corrected.`,
  ];
}

/** A due day that nobody moved on after it was met. */
function ownDueDay({ kind, nextReportDueOn, releasedOn }: Report): string[] {
  if (kind !== 'annual' || nextReportDueOn === null || nextReportDueOn >= addMonths(releasedOn, 9)) return [];
  return [
    `The report will say that the next one is due on ${nextReportDueOn}. If that is the day this one is due, enter the next day (nextReportDueOn) in the flagger's data.`,
  ];
}

/** Two-way tables that could not be published beside what is public already. */
function tablesLeftOut({ tables, totals }: Report): string[] {
  const missing = ['provider-by-category', 'provider-by-action', 'category-by-action'].filter(
    (id) => !tables.some((table) => table.id === id),
  );
  if (missing.length === 0 || totals.notices === 0) return [];
  return [`Left out, because small counts could be worked out from them: ${missing.join(', ')}.`];
}

/** Why protecting the two-way tables took more than one pass: members whose own totals are too small to protect a count of theirs. */
function heldTogether({ tables }: Report): string[] {
  const members = tables.flatMap(({ dimensions }) => (dimensions.length > 1 ? dimensions.flatMap((dimension) => dimension.members) : []));
  const groups = [
    [SMALLER_PROVIDERS, 'providers'],
    [SMALLER_CATEGORIES, 'types'],
    [SMALLER_ACTIONS, 'actions'],
  ] as const;
  const held = groups.filter(([code]) => members.some((member) => member.code === code)).map(([, name]) => name);
  if (held.length === 0) return [];
  return [`Two-way tables show the rarest ${held.join(' and ')} together, because single small counts of theirs could be worked out.`];
}

/** A narrative field that stands in one language of the report and not in another. */
function missingTexts({ languages, narrative }: Report): string[] {
  const fields = [...new Set(languages.flatMap((language) => Object.keys(narrative[language] ?? {})))] as NarrativeField[];
  return fields.flatMap((field) =>
    languages.filter((language) => !narrative[language]?.[field]).map((language) => `The narrative “${field}” is missing in ${language}.`),
  );
}

/**
 * A text of the second section that stands in some languages of the report only: the page then shows another one. Of the first, which
 * the law requires, no draft is made without.
 */
function missingCareTexts({ languages, care }: Report): string[] {
  return care.flatMap(({ element, text }) =>
    languages
      .filter((language) => text !== null && !text[language])
      .map((language) => `The text of “${element}” in the independence register is missing in ${language}.`),
  );
}
