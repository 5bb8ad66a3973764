// Assembles the report: counts and what people wrote become one plain value, or nothing where it would not be safe to publish.
import { EXIT, UserError } from '../error.ts';
import type { CorrectionCause } from '../model/correction-cause.ts';
import type { Counts } from '../model/count.ts';
import type { Flagger } from '../model/flagger.ts';
import type { IndependenceEntry } from '../model/independence.ts';
import type { Narrative } from '../model/narrative.ts';
import type { Day, Period } from '../model/period.ts';
import type { Provider, Service } from '../model/provider.ts';
import { type Comparison, type Correction, FIGURES, OTHER_PROVIDERS, type Report, reportSchema, type Timing } from '../model/report.ts';
import { type Table, TOTAL } from '../model/table.ts';
import type { Labels } from '../model/vocabulary.ts';
import type { Attack } from './attack.ts';
import { changesCorrected, changesSince, crossedCorrected, figuresCompared, timesCorrected } from './comparison.ts';
import { type Crossed, crossBeside, crossFirst } from './crossed.ts';
import { cubeOf } from './cube.ts';
import { differencesBetween, vocabularyFingerprint } from './definitions.ts';
import { independenceSections } from './independence.ts';
import { listed, listTables } from './lists.ts';
import { type Naming, nameable, namesWith, naming } from './naming.ts';
import { mainPoints } from './summary.ts';
import { assertAddsUp, sum } from './table.ts';
import { strictestOf } from './threshold.ts';
import { timingRows } from './timing.ts';

export interface ReportInputs {
  readonly generatorVersion: string;
  /** Version of the tables of languages; left out where it is not known. */
  readonly icu?: string | undefined;
  readonly kind: Report['kind'];
  readonly version: number;
  readonly period: Period;
  readonly asOfOn: Day;
  readonly releasedOn: Day;
  readonly publicAddress: string | null;
  readonly nextReportDueOn: Day | null;
  readonly flagger: Flagger;
  readonly providers: readonly Provider[];
  readonly services: readonly Service[];
  readonly counts: Counts;
  /** All entries; the public ones go into the report. */
  readonly independence: readonly IndependenceEntry[];
  readonly narrative: Narrative;
  /** The published report this one is compared with: its newest version. */
  readonly previous: { readonly report: Report; readonly publishedOn: Day } | null;
  /** Yearly reports of earlier periods, the newest version of each, oldest first, that one included. */
  readonly earlierYears?: readonly Report[];
  /** The version of this period that is corrected. */
  readonly supersedes: {
    readonly report: Report;
    readonly reason: Labels;
    /** How the mistake was found and corrected. */
    readonly method?: Labels | null;
    /** Kinds of acts by which the log came to count otherwise. */
    readonly causes?: readonly CorrectionCause[];
    readonly correctedOn: Day;
  } | null;
  /** Published versions of this period before the one that is corrected, for the protection of small counts. */
  readonly earlierVersions?: readonly Report[];
  /** Published reports of periods inside this one, or around it, the newest version of each; for the same reason. */
  readonly overlapping?: readonly Report[];
}

/**
 * The report of a period, valid under `reportSchema`. Small counts of two-way tables are withheld, and an attack on what is
 * published, earlier versions of the report included, has found none of them.
 *
 * @throws UserError `independence.missing`, `protection.derivable`
 */
export async function assembleReport(inputs: ReportInputs): Promise<Report> {
  const { flagger, counts, period, previous, supersedes } = inputs;
  const sections = independenceSections(inputs.independence, flagger.languages);
  const names = naming(inputs.providers, inputs.services);
  const oneWay = listTables(counts, period, names);
  oneWay.forEach(assertAddsUp);
  const lists = listed(counts.crossed);
  const { thresholds } = flagger;
  const strictest = strictestOf(
    lists.map((count) => count.category),
    thresholds,
  );
  const {
    tables,
    timing,
    attack: attacked,
  } = await cross(inputs, oneWay, (crossed) =>
    timingRows(
      counts.durations,
      crossed,
      names,
      strictest,
      earlierReports(inputs).map((report) => report.timing),
    ),
  );
  refuseDerivable(attacked);

  const totals = totalsOf(inputs, names, tables);
  const counted = {
    format: 'article22-report/1' as const,
    period,
    vocabulary: vocabularyFingerprint(),
    ...publisherOf(flagger, period),
    totals,
    tables: [...tables],
    timing: [...timing],
  };
  return reportSchema.parse({
    ...counted,
    generator: { name: 'article22', version: inputs.generatorVersion, ...(inputs.icu ? { icu: inputs.icu } : {}) },
    kind: inputs.kind,
    version: inputs.version,
    asOfOn: inputs.asOfOn,
    releasedOn: inputs.releasedOn,
    publicAddress: inputs.publicAddress,
    nextReportDueOn: inputs.nextReportDueOn,
    providers: namesWith(membersOf(tables), [supersedes?.report, previous?.report], names),
    mainPoints: mainPoints(totals, tables, timing),
    protection: {
      threshold: thresholds.general,
      sensitiveThreshold: thresholds.sensitive,
      withheld: tables.flatMap(({ cells }) => cells).filter((cell) => cell.status === 'withheld').length,
      attack: {
        verdict: attacked.cellsChecked === 0 ? 'nothing-withheld' : 'none-derivable',
        cellsChecked: attacked.cellsChecked,
        solver: attacked.solver,
      },
    },
    ...sections,
    narrative: inputs.narrative,
    comparison: comparisonOf(inputs, counted, names),
    correction: correctionOf(inputs, counted, names),
  } satisfies Report);
}

type Counted = Pick<Report, 'format' | 'period' | 'timeZone' | 'vocabulary' | 'awards' | 'totals' | 'tables' | 'timing'>;

/** Fewer yearly reports than this are no series: the comparison shows two already. */
const EARLIER_YEARS_MIN = 2;

function comparisonOf({ previous, earlierYears = [], flagger, version }: ReportInputs, counted: Counted, names: Naming): Comparison | null {
  if (!previous) return null;
  const { period, tables, totals } = previous.report;
  const protection = { threshold: flagger.thresholds.general, sensitiveThreshold: flagger.thresholds.sensitive };
  const differences = differencesBetween(previous.report, { ...counted, protection });
  const years = earlierYears.length < EARLIER_YEARS_MIN ? [] : [...earlierYears, { ...counted, version }];
  return {
    period,
    version: previous.report.version,
    publishedOn: previous.publishedOn,
    sameDefinitions: differences.length === 0,
    differences,
    figures: figuresCompared(totals, counted.totals),
    rows: nameable(changesSince(tables, counted.tables), names),
    years: years.map((year) => ({
      period: year.period,
      version: year.version,
      figures: FIGURES.map((figure) => ({ figure, value: year.totals[figure] })),
    })),
  };
}

function correctionOf({ supersedes, asOfOn }: ReportInputs, { tables, timing, totals }: Counted, names: Naming): Correction | null {
  if (!supersedes) return null;
  const { report, reason, method = null, causes = [], correctedOn } = supersedes;
  return {
    supersedesVersion: report.version,
    reason,
    method,
    causes: [...new Set([...causes, ...(report.asOfOn === asOfOn ? [] : ['later-day' as const])])],
    correctedOn,
    asOfBefore: report.asOfOn,
    figures: figuresCompared(report.totals, totals).filter(({ previous, current }) => previous !== current),
    changes: nameable(changesCorrected(report.tables, tables), names),
    crossed: crossedCorrected(report.tables, tables),
    times: timesCorrected(report.timing, timing),
  };
}

function membersOf(tables: readonly Table[]): string[] {
  return tables.find((table) => table.id === 'by-provider')?.dimensions[0]?.members.map((member) => member.code) ?? [];
}

/** Published versions of this period, newest first. */
function earlierReports({ supersedes, earlierVersions = [] }: ReportInputs): readonly Report[] {
  if (!supersedes) return [];
  return [supersedes.report, ...[...earlierVersions].sort((a, b) => b.version - a.version)];
}

function cross(
  inputs: ReportInputs,
  oneWay: readonly Table[],
  timingOf: (tables: readonly Table[]) => readonly Timing[],
): Promise<Crossed> {
  const names = naming(inputs.providers, inputs.services);
  const base = cubeOf(listed(inputs.counts.crossed), names);
  const crossing = { base, oneWay, thresholds: inputs.flagger.thresholds, timingOf };
  const versions = earlierReports(inputs);
  const others = inputs.overlapping ?? [];
  if (versions.length + others.length === 0) return crossFirst(crossing);
  const complete = new Set(versions.map(({ version }) => version)).size === inputs.version - 1;
  return crossBeside(crossing, inputs.period, { versions, complete, others });
}

function refuseDerivable({ derivable }: Attack): void {
  if (derivable.length === 0) return;
  const [first] = derivable;
  throw new UserError(
    'protection.derivable',
    `Two-way tables: ${derivable.length} withheld counts can be worked out from what would be published, the first in ${first?.table}. ` +
      'No withheld count may be derivable. Raise the thresholds of the trusted flagger, or tell the makers of this program.',
    EXIT.gateClosed,
    { places: derivable.map(({ table, at }) => ({ table, at })) },
  );
}

function publisherOf(flagger: Flagger, period: Period) {
  return {
    timeZone: flagger.timeZone,
    languages: flagger.languages,
    licence: flagger.licence,
    invented: flagger.invented,
    publisher: {
      name: flagger.name,
      legalName: flagger.legalName,
      country: flagger.country,
      website: flagger.website,
      contactEmail: flagger.contactEmail,
    },
    awards: flagger.awards.map(({ code, authority, decisionReference, decidedOn, endsOn, area }) => ({
      code,
      authority: authority.name,
      country: authority.country,
      decisionReference,
      decidedOn,
      endsOn,
      area: area
        .filter((item) => item.firstOn <= period.last && (item.lastOn === null || item.lastOn >= period.first))
        .map(({ code: item, label, condition }) => ({ code: item, label, condition })),
    })),
  };
}

function totalsOf({ counts }: ReportInputs, names: Naming, tables: readonly Table[]): Report['totals'] {
  const at = (id: string, code: string) => tables.find((table) => table.id === id)?.cells.find((cell) => cell.at[0] === code)?.value ?? 0;
  const lists = listed(counts.crossed);
  const codes = new Set(lists.flatMap((count) => (count.provider === null ? [] : [count.provider])));
  return {
    notices: at('by-provider', TOTAL),
    items: at('items-by-provider', TOTAL),
    logged: sum(counts.crossed.map((count) => count.notices)),
    acted: at('by-action', 'action'),
    actedInPart: sum(listed(counts.outcomes).map((count) => (count.inPart ? count.notices : 0))),
    refused: at('by-action', 'no_action'),
    moot: at('by-action', 'moot'),
    undecided: at('by-action', 'pending'),
    notRecorded: at('by-action', 'unknown'),
    outsideArea: at('by-area', 'no'),
    laterUndated: counts.laterUndated,
    otherProviderNotices: at('by-provider', OTHER_PROVIDERS),
    unconfirmedProviders: [...codes].filter((code) => names.provider(code) === OTHER_PROVIDERS).length,
    providers: codes.size,
  };
}
