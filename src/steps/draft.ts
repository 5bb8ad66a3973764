// Step 2, draft: the counts of a period, as known at the end of a day, become a report value that is stored until it is checked.
import { EXIT, UserError } from '../error.ts';
import type { Actor } from '../log/audit-trail.ts';
import { listCorrectionCauses } from '../log/corrections.ts';
import type { CountQuestion } from '../log/counts.ts';
import type { Db, Log } from '../log/db.ts';
import { readFlagger, readIndependence, readNarrative } from '../log/documents.ts';
import { countBorderSpans, countLearntLater } from '../log/draft-asks.ts';
import { saveDraft } from '../log/drafts.ts';
import { listProviders, listServices } from '../log/provider-list.ts';
import { listPublications, newestVersions, type Publication } from '../log/publications.ts';
import { countForReport, prepareSums } from '../log/report-counts.ts';
import { writing } from '../log/writing.ts';
import type { Flagger } from '../model/flagger.ts';
import { addDays, addMonths, type Day, dayIn, overlaps, type Period, samePeriod, startOfDay } from '../model/period.ts';
import type { Report } from '../model/report.ts';
import type { Labels } from '../model/vocabulary.ts';
import { isReportLanguage, reportLanguages } from '../render/format.ts';
import { assembleReport, type ReportInputs } from '../report/report.ts';
import { draftRemarks } from './draft-remarks.ts';

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
  /** How the mistake was found and corrected, by language. */
  readonly correctionMethod?: Labels | null;
  /** Which day counts for a notice whose date is a span over the border of the period. */
  readonly spanDay: 'first' | 'last' | null;
  /** Version of the tables by which this computer writes numbers and dates in each language (ICU); left out where it is not known. */
  readonly icu?: string | undefined;
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
  const report = await assembleReport({ generatorVersion: programVersion, icu: options.icu, ...read.inputs });
  const authorityOnly = read.inputs.independence.filter((entry) => entry.audience === 'authority');
  const { knownBefore, flagger, spanDay } = read.question;
  const draft = { report, authorityOnly, flagger, knownBefore, spanDay };
  const draftId = await writing(log, actor, (db, at) => saveDraft(db, draft, at));
  return { draftId, report, remarks: [...read.remarks, ...draftRemarks(report, flagger, read.previous?.period ?? null, read.today)] };
}

interface Read {
  readonly inputs: Omit<ReportInputs, 'generatorVersion' | 'icu'>;
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
  await prepareSums(db, question, actor.now);
  if (!spanDay) await refuseSpans(db, question);
  const before = published.filter((one) => one.period.last < period.first).sort((a, b) => (a.period.last < b.period.last ? 1 : -1));
  const previous = before[0] ?? null;
  const alike = comparable(before, options);
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
      counts: await countForReport(db, question),
      independence: register.entries,
      narrative: await readNarrative(db, knownBefore),
      earlierVersions: versions.filter((one) => samePeriod(one.period, period) && one.id !== superseded?.id).map((one) => one.report),
      overlapping: published.filter((one) => overlaps(one.period, period) && !samePeriod(one.period, period)).map((one) => one.report),
      previous: alike[0] ? { report: alike[0].report, publishedOn: alike[0].releasedOn } : null,
      earlierYears: options.kind === 'annual' ? alike.map((one) => one.report).reverse() : [],
      supersedes:
        superseded && options.correctionReason
          ? {
              report: superseded.report,
              reason: options.correctionReason,
              method: options.correctionMethod ?? null,
              causes: await listCorrectionCauses(db, superseded.id),
              correctedOn: releasedOn,
            }
          : null,
    },
  };
}

/**
 * Published reports of earlier periods that this one can be compared with, newest first: yearly reports with yearly ones, an interim
 * report with the one on the same span of the year before.
 */
function comparable(before: readonly Publication[], { kind, period }: DraftOptions): Publication[] {
  if (kind === 'annual') return before.filter((one) => one.kind === 'annual');
  const yearBefore = { first: addMonths(period.first, -12), last: addDays(addMonths(addDays(period.last, 1), -12), -1) };
  return before.filter((one) => samePeriod(one.period, yearBefore));
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
    { version: superseded.version },
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
      { ...clash.period },
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
