// Step 2, draft: the counts of a period, as known at the end of a day, become a report value that is stored until it is checked.
import { EXIT, UserError } from '../error.ts';
import type { Actor } from '../log/audit-trail.ts';
import { type CountQuestion, countBorderSpans, countLearntLater, countNotices } from '../log/counts.ts';
import type { Log } from '../log/db.ts';
import { readFlagger, readIndependence, readNarrative } from '../log/documents.ts';
import { listProviders, listServices } from '../log/providers.ts';
import { listPublications, newestVersions, type Publication, saveDraft } from '../log/publications.ts';
import type { Flagger } from '../model/flagger.ts';
import type { NarrativeField } from '../model/narrative.ts';
import { addDays, addMonths, type Day, dayIn, overlaps, type Period, startOfDay } from '../model/period.ts';
import type { Report } from '../model/report.ts';
import type { Labels } from '../model/vocabulary.ts';
import { isReportLanguage } from '../render/format.ts';
import { assembleReport } from '../report/report.ts';

export interface DraftOptions {
  readonly period: Period;
  readonly kind: Report['kind'];
  /** Default: today. */
  readonly asOfOn: Day | null;
  /** Default: today. */
  readonly releasedOn: Day | null;
  readonly publicAddress: string | null;
  /** Why a published version is corrected, by language; needed when the period was published. */
  readonly correctionReason: Labels | null;
  /** Which day counts for a notice whose date is a span over the border of the period. */
  readonly spanDay: 'first' | 'last' | null;
}

export interface DraftOutcome {
  readonly draftId: number;
  readonly report: Report;
  /** Things a person should know before going on. */
  readonly remarks: readonly string[];
}

/**
 * Drafts the report of a period.
 *
 * @throws UserError `flagger.missing`, `language.no-catalogue`, `independence.missing`, `narrative.missing`, `period.published`, `period.overlaps`,
 *   `period.spans`, `protection.derivable`
 */
export async function draftReport(log: Log, programVersion: string, options: DraftOptions, actor: Actor): Promise<DraftOutcome> {
  const { db } = log;
  const current = await readFlagger(db);
  if (!current) throw missing('flagger', 'The log does not know the trusted flagger yet. Enter it with: article22 flagger import FILE');
  const today = dayIn(current.timeZone, actor.now);
  const asOfOn = options.asOfOn ?? today;
  const knownBefore = startOfDay(current.timeZone, addDays(asOfOn, 1));
  const flagger = await readFlagger(db, knownBefore);
  if (!flagger) throw missing('flagger', `On ${asOfOn} the log did not know the trusted flagger yet. Choose a later day with --as-of.`);
  refuseLanguages(flagger);
  const register = await readIndependence(db, knownBefore);
  if (!register)
    throw missing(
      'independence',
      'There is no independence register, and Article 22(3) requires the section. Enter it with: article22 independence import FILE',
    );

  const published = newestVersions(await listPublications(db));
  const superseded = published.find(({ period }) => samePeriod(period, options.period)) ?? null;
  if (superseded && !options.correctionReason) {
    throw new UserError(
      'period.published',
      `The period ${options.period.first} to ${options.period.last} was published (version ${superseded.version}). To correct it, draft with --correction "reason".`,
      EXIT.wouldOverwrite,
    );
  }
  refuseOverlap(published, options);

  const question: CountQuestion = {
    period: options.period,
    asOfOn,
    knownBefore,
    flagger,
    ...(options.spanDay ? { spanDay: options.spanDay } : {}),
  };
  await refuseSpans(log, question, options);
  const previous =
    published.filter(({ period }) => period.last < options.period.first).sort((a, b) => (a.period.last < b.period.last ? 1 : -1))[0] ??
    null;
  const releasedOn = options.releasedOn ?? today;
  const report = await assembleReport({
    generatorVersion: programVersion,
    kind: options.kind,
    version: (superseded?.version ?? 0) + 1,
    period: options.period,
    asOfOn,
    releasedOn,
    publicAddress: options.publicAddress,
    nextReportDueOn:
      flagger.awards
        .map((award) => award.nextReportDueOn)
        .filter((day) => day !== null && day > releasedOn)
        .sort()[0] ?? null,
    flagger,
    providers: await listProviders(db),
    services: await listServices(db),
    counts: await countNotices(db, question),
    independence: register.entries,
    narrative: await readNarrative(db, knownBefore),
    previous: previous ? { report: previous.report, publishedOn: previous.releasedOn } : null,
    supersedes:
      superseded && options.correctionReason
        ? { report: superseded.report, reason: options.correctionReason, correctedOn: releasedOn }
        : null,
  });
  const authorityOnly = register.entries.filter((entry) => entry.audience === 'authority');
  const draftId = await saveDraft(db, { report, authorityOnly, flagger }, actor);
  const learntLater = await countLearntLater(db, question);
  const remarks = [
    ...(learntLater > 0
      ? [
          `${learntLater} notices of the period were logged after ${asOfOn} and are not counted; choose a later day with --as-of to count them.`,
        ]
      : []),
    ...remarksOn(report, flagger, previous, today),
  ];
  return { draftId, report, remarks };
}

function missing(what: string, sentence: string): UserError {
  return new UserError(`${what}.missing`, sentence, EXIT.needsAnswer);
}

function refuseLanguages({ languages }: Flagger): void {
  const unknown = languages.find((language) => !isReportLanguage(language));
  if (unknown) {
    throw new UserError(
      'language.no-catalogue',
      `There are no words for a report in “${unknown}” yet; it can be issued in nl, fr and en. Change the languages in the trusted flagger's data.`,
    );
  }
}

const samePeriod = (a: Period, b: Period) => a.first === b.first && a.last === b.last;

/** An annual report over published interim ones is allowed; every other overlap would count notices twice. */
function refuseOverlap(published: readonly Publication[], { period, kind }: DraftOptions): void {
  const clash = published.find((other) => {
    if (samePeriod(other.period, period) || !overlaps(other.period, period)) return false;
    const within = period.first <= other.period.first && other.period.last <= period.last;
    const around = other.period.first <= period.first && period.last <= other.period.last;
    return !(kind === 'annual' && other.kind === 'interim' && within) && !(kind === 'interim' && other.kind === 'annual' && around);
  });
  if (clash) {
    throw new UserError(
      'period.overlaps',
      `The period ${period.first} to ${period.last} overlaps the published one ${clash.period.first} to ${clash.period.last}. ` +
        `Begin on ${addDays(clash.period.last, 1)}, or correct the published version by drafting exactly its period.`,
      EXIT.wouldOverwrite,
    );
  }
}

async function refuseSpans(log: Log, question: CountQuestion, { spanDay }: DraftOptions): Promise<void> {
  if (spanDay) return;
  const spans = await countBorderSpans(log.db, question);
  if (spans > 0) {
    throw new UserError(
      'period.spans',
      `${spans} notices have a date that is known only as a span over the border of the period. Say which day counts with --span-day first or --span-day last.`,
      EXIT.needsAnswer,
      { notices: spans },
    );
  }
}

function remarksOn(report: Report, flagger: Flagger, previous: Publication | null, today: Day): string[] {
  const { period, totals } = report;
  const awardedOn = flagger.awards
    .flatMap((award) => award.status.filter((entry) => entry.kind === 'awarded').map((entry) => entry.on))
    .sort()[0];
  const gap =
    previous && addDays(previous.period.last, 1) < period.first
      ? `${addDays(previous.period.last, 1)} to ${addDays(period.first, -1)}`
      : null;
  return [
    ...(period.last >= today ? [`The period ends on ${period.last}; notices sent after today are not in this draft.`] : []),
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
    ...(totals.notices === 0 ? ['No notice of this period enters the lists: the report will say zero.'] : []),
    ...(report.asOfOn > today
      ? [`The as-of day ${report.asOfOn} lies in the future: what is recorded until then is not counted yet.`]
      : []),
    ...(report.asOfOn < addMonths(period.last, 0)
      ? [`Decisions after ${report.asOfOn} are not counted, although the period ends on ${period.last}.`]
      : []),
  ];
}

/** A narrative field that stands in one language of the report and not in another. */
function missingTexts({ languages, narrative }: Report): string[] {
  const fields = [...new Set(languages.flatMap((language) => Object.keys(narrative[language] ?? {})))] as NarrativeField[];
  return fields.flatMap((field) =>
    languages.filter((language) => !narrative[language]?.[field]).map((language) => `The narrative “${field}” is missing in ${language}.`),
  );
}
