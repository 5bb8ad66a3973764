// Step 2, draft: the counts of a period, as known at the end of a day, become a report value that is stored until it is checked.
import { EXIT, UserError } from '../error.ts';
import type { Actor } from '../log/audit-trail.ts';
import { type CountQuestion, countBorderSpans, countLearntLater, countNotices } from '../log/counts.ts';
import type { Db, Log } from '../log/db.ts';
import { readFlagger, readIndependence, readNarrative } from '../log/documents.ts';
import { saveDraft } from '../log/drafts.ts';
import { listProviders, listServices } from '../log/providers.ts';
import { listPublications, newestVersions, type Publication } from '../log/publications.ts';
import { writing } from '../log/writing.ts';
import type { Flagger } from '../model/flagger.ts';
import type { NarrativeField } from '../model/narrative.ts';
import { addDays, addMonths, type Day, dayIn, overlaps, type Period, startOfDay } from '../model/period.ts';
import { type Report, SMALLER_ACTIONS, SMALLER_CATEGORIES, SMALLER_PROVIDERS } from '../model/report.ts';
import type { Labels } from '../model/vocabulary.ts';
import { isReportLanguage, reportLanguages } from '../render/format.ts';
import { assembleReport, type ReportInputs } from '../report/report.ts';

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
  // All is read in one transaction, so that every table of the report shows the same state of the log.
  const read = await writing(log, actor, (db, at) => readInputs(db, options, at));
  const report = await assembleReport({ generatorVersion: programVersion, ...read.inputs });
  const authorityOnly = read.inputs.independence.filter((entry) => entry.audience === 'authority');
  const { knownBefore, flagger, spanDay } = read.question;
  const draft = { report, authorityOnly, flagger, knownBefore, spanDay };
  const draftId = await writing(log, actor, (db, at) => saveDraft(db, draft, at));
  return { draftId, report, remarks: [...read.remarks, ...remarksOn(report, flagger, read.previous, read.today)] };
}

interface Read {
  readonly inputs: Omit<ReportInputs, 'generatorVersion'>;
  readonly question: CountQuestion & { readonly flagger: Flagger; readonly spanDay: 'first' | 'last' | null };
  readonly previous: Publication | null;
  readonly today: Day;
  readonly remarks: readonly string[];
}

async function readInputs(db: Db, options: DraftOptions, actor: Actor): Promise<Read> {
  const { period, spanDay } = options;
  const current = await readFlagger(db);
  if (!current) throw missing('flagger', 'The log does not know the trusted flagger yet. Enter it with: article22 flagger import FILE');
  const today = dayIn(current.timeZone, actor.now);
  const asOfOn = options.asOfOn ?? today;
  const releasedOn = options.releasedOn ?? today;
  const endOfDay = startOfDay(current.timeZone, addDays(asOfOn, 1));
  // What is recorded later on the same day belongs to another draft.
  const knownBefore = actor.now < endOfDay ? actor.now : endOfDay;
  const flagger = await readFlagger(db, knownBefore);
  if (!flagger) throw missing('flagger', `On ${asOfOn} the log did not know the trusted flagger yet. Choose a later day with --as-of.`);
  refuseLanguages(flagger);
  const register = await readIndependence(db, knownBefore);
  if (!register) {
    throw missing(
      'independence',
      'There is no independence register, and Article 22(3) requires the section. Enter it with: article22 independence import FILE',
    );
  }
  const versions = await listPublications(db);
  const published = newestVersions(versions);
  const superseded = published.find((one) => samePeriod(one.period, period)) ?? null;
  refusePublished(superseded, options);
  refuseOverlap(published, options);
  const question = { period, asOfOn, knownBefore, flagger, spanDay };
  if (!spanDay) await refuseSpans(db, question);
  const previous =
    published.filter((one) => one.period.last < period.first).sort((a, b) => (a.period.last < b.period.last ? 1 : -1))[0] ?? null;
  const learntLater = await countLearntLater(db, question);
  return {
    question,
    previous,
    today,
    remarks:
      learntLater === 0
        ? []
        : [
            `Not counted, because logged after ${asOfOn}: ${learntLater} notices of the period. Choose a later day with --as-of to count them.`,
          ],
    inputs: {
      kind: options.kind,
      version: (superseded?.version ?? 0) + 1,
      period,
      asOfOn,
      releasedOn,
      publicAddress: options.publicAddress,
      nextReportDueOn: nextDueAfter(flagger, releasedOn),
      flagger,
      providers: await listProviders(db, knownBefore),
      services: await listServices(db, knownBefore),
      counts: await countNotices(db, question),
      independence: register.entries,
      narrative: await readNarrative(db, knownBefore),
      earlierVersions: versions.filter((one) => samePeriod(one.period, period) && one.id !== superseded?.id).map((one) => one.report),
      overlapping: published.filter((one) => overlaps(one.period, period) && !samePeriod(one.period, period)).map((one) => one.report),
      previous: previous ? { report: previous.report, publishedOn: previous.releasedOn } : null,
      supersedes:
        superseded && options.correctionReason
          ? { report: superseded.report, reason: options.correctionReason, correctedOn: releasedOn }
          : null,
    },
  };
}

function nextDueAfter(flagger: Flagger, releasedOn: Day): Day | null {
  const due = flagger.awards.map((award) => award.nextReportDueOn).filter((day) => day !== null && day > releasedOn);
  return due.sort()[0] ?? null;
}

function refusePublished(superseded: Publication | null, { period, correctionReason }: DraftOptions): void {
  if (!superseded || correctionReason) return;
  throw new UserError(
    'period.published',
    `The period ${period.first} to ${period.last} was published (version ${superseded.version}). To correct it, draft with --correction "reason".`,
    EXIT.wouldOverwrite,
  );
}

function missing(what: string, sentence: string): UserError {
  return new UserError(`${what}.missing`, sentence, EXIT.needsAnswer);
}

function refuseLanguages({ languages }: Flagger): void {
  const unknown = languages.find((language) => !isReportLanguage(language));
  if (unknown) {
    throw new UserError(
      'language.no-catalogue',
      `There are no words for a report in “${unknown}”; it can be issued in ${reportLanguages().join(', ')}. Change the languages in the trusted flagger's data.`,
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

async function refuseSpans(db: Db, question: CountQuestion): Promise<void> {
  const spans = await countBorderSpans(db, question);
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
    ...(report.releasedOn <= period.last ? [`The day of release ${report.releasedOn} lies before the end of the period.`] : []),
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
    ...tablesLeftOut(report),
    ...heldTogether(report),
    ...(totals.notices === 0 ? ['No notice of this period enters the lists: the report will say zero.'] : []),
    ...(report.asOfOn > today
      ? [`The as-of day ${report.asOfOn} lies in the future: what is recorded until then is not counted yet.`]
      : []),
    ...(report.asOfOn < addMonths(period.last, 0)
      ? [`Decisions after ${report.asOfOn} are not counted, although the period ends on ${period.last}.`]
      : []),
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
