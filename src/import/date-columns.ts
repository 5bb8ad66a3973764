// The date columns of a file, decided together: a column whose own cells leave the order open may be told by another of the file.
import { quote } from '../error.ts';
import type { DateOrder } from '../model/dialect.ts';
import type { Field, Profile } from '../model/profile.ts';
import { cellText } from './cell-text.ts';
import type { BoundColumn } from './columns.ts';
import {
  ambiguous,
  columnOf,
  mayBeTurned,
  mixed,
  orderInLabel,
  requireBelievable,
  requireClearMonths,
  requireReadable,
  turned,
} from './date-doubts.ts';
import { dateFormat, orderOfPattern } from './date-format.ts';
import { type DateSurvey, nameOf, surveyDates } from './date-order.ts';
import { columnReader } from './date-reader.ts';
import type { DateReader } from './dates.ts';
import type { DialectOverrides, Evidence } from './dialect.ts';

export const DATE_FIELDS = ['sent', 'decided', 'later-decided', 'receipt', 'effective', 'verified'] as const satisfies readonly Field[];

export interface DateColumns {
  /** Shows it a record; blank cells tell nothing. */
  see(cells: readonly string[], line: number): void;
  /** @throws UserError `date.order-ambiguous`, `date.mixed-order`, `date.unparseable`, all with exit 5 */
  decide(): { readonly readers: ReadonlyMap<Field, DateReader>; readonly evidence: readonly Evidence[] };
}

interface DateColumn extends BoundColumn {
  readonly survey: ReturnType<typeof surveyDates>;
}

type Given = Pick<DialectOverrides, 'dateOrder' | 'dateFormat' | 'dateFormats' | 'timeZone'>;

/**
 * Opens a survey of each date column for which no format is given. `given` overrules the profile; what it says of the whole file
 * is tried first, and cells of another form are still read in its order.
 */
export function dateColumns(columns: readonly BoundColumn[], profile: Profile, given: Given, fileName: string): DateColumns {
  const dated = columns.filter(({ field }) => DATE_FIELDS.some((date) => date === field));
  const surveyed: DateColumn[] = dated
    .filter(({ field }) => given.dateFormat !== undefined || formatOf(field, profile, given) === undefined)
    .map((column) => ({ ...column, survey: surveyDates() }));
  return {
    see(cells, line) {
      for (const { survey, index } of surveyed) {
        const text = cellText(cells[index] ?? '', true);
        if (text !== '') survey.see(text, line);
      }
    },
    decide() {
      const results = surveyed.map((column) => ({ ...column, survey: column.survey.result() }));
      const order = given.dateOrder ?? (given.dateFormat === undefined ? undefined : orderOfPattern(given.dateFormat)) ?? undefined;
      const decided = new Map(results.map((column) => [column.field, decide(column, results, order, profile.language, given, fileName)]));
      const readers = new Map<Field, DateReader>();
      for (const field of DATE_FIELDS) {
        const format = formatOf(field, profile, given);
        const reader = decided.get(field)?.reader ?? (format === undefined ? undefined : told(format, field, profile));
        if (reader) readers.set(field, reader);
        // A default of the profile without a column of its own.
        else if (!dated.some((column) => column.field === field)) readers.set(field, columnReader('ymd', []));
      }
      const zone = results.some(({ survey }) => survey.localTimes) ? [zoneEvidence(profile, given)] : [];
      return { readers, evidence: [...[...decided.values()].flatMap(({ evidence }) => evidence), ...zone] };
    },
  };
}

function zoneEvidence(profile: Profile, { timeZone }: Given): Evidence {
  const because = `${timeZone === undefined ? 'of the profile' : 'given'}, for times that stand without an offset from UTC`;
  return { decision: 'time-zone', value: timeZone ?? profile.timeZone, because };
}

function formatOf(field: Field, profile: Profile, given: Given): string | undefined {
  return profile.columns[field]?.format ?? given.dateFormats?.[field];
}

/** A format of the profile is meant strictly; one that was decided for this file before is read as it was then. */
function told(format: string, field: Field, profile: Profile): DateReader {
  const reader = dateFormat(format, profile.language);
  return profile.columns[field]?.format === undefined ? either(reader, columnReader(orderOfPattern(format), [profile.language])) : reader;
}

interface Surveyed extends BoundColumn {
  readonly survey: DateSurvey;
}

interface Decided {
  readonly reader: DateReader;
  readonly evidence: readonly Evidence[];
}

function decide(
  column: Surveyed,
  all: readonly Surveyed[],
  given: DateOrder | undefined,
  language: string,
  { dateFormat: format }: Given,
  fileName: string,
): Decided {
  const { label, survey } = column;
  const where = `${fileName}, column ${quote(label)}`;
  const languages = survey.languages === null || survey.languages.includes(language) ? [language] : survey.languages;
  const saying = (value: string, because: string): readonly Evidence[] => [{ decision: 'date-format', value, because }];
  if (format !== undefined) {
    const reader = either(dateFormat(format, language), columnReader(given ?? onlyOrder(survey), languages));
    return { reader, evidence: saying(format, `given, for ${quote(label)}`) };
  }
  requireClearMonths(survey, where, language);
  if (given !== undefined) return { reader: columnOf(survey, given, languages), evidence: saying(given, `given, for ${quote(label)}`) };
  requireReadable(survey, where);
  requireBelievable(survey, where);
  const found = [...survey.bySeparator.keys()].flatMap((separator) => orderFor(column, separator, all, where) ?? []);
  const [first] = found;
  if (found.some((one) => one.order !== first?.order)) throw mixed(where, survey);
  const order = first?.order ?? onlyAlike(survey);
  if ((survey.forms.get('iso') ?? 0) > 0 && mayBeTurned(survey, order)) throw turned(survey, where, order ?? 'dmy');
  return {
    reader: { ...columnOf(survey, order, languages), name: order ?? nameOf(survey, languages) },
    evidence: saying(order ?? nameOf(survey, languages), first?.because ?? plainEvidence(label, survey)),
  };
}

/** Order of the cells with one separator: their own, else that of another column written alike; null when any will do. */
function orderFor(
  column: Surveyed,
  separator: string,
  all: readonly Surveyed[],
  where: string,
): { readonly order: DateOrder; readonly because: string } | null {
  const { label, survey } = column;
  const evidence = survey.bySeparator.get(separator);
  if (!evidence || evidence.cells === 0) return null;
  const [order, ...others] = evidence.orders;
  if (order === undefined) throw mixed(where, survey);
  if (others.length === 0) return { order, because: `the only order that every date of ${quote(label)} fits` };
  if (evidence.alike) return null;
  const labelled = orderInLabel(label);
  if (labelled && evidence.orders.includes(labelled)) return { order: labelled, because: `the label ${quote(label)} says so` };
  const sure = (one: Surveyed) => one.survey.bySeparator.get(separator)?.orders;
  const other = all.find((one) => sure(one)?.length === 1);
  const [theirs] = other ? (sure(other) ?? []) : [];
  if (!other || theirs === undefined || contradicted(all, separator, theirs)) throw ambiguous(where, evidence.orders);
  return { order: theirs, because: `${quote(label)} could be read in two ways; ${quote(other.label)}, written alike, only so` };
}

/** All orders give the same days, so the first of them will do. */
function onlyAlike({ bySeparator }: DateSurvey): DateOrder | null {
  return [...bySeparator.values()].find((evidence) => evidence.cells > 0)?.orders[0] ?? null;
}

/** The only order the digits of a column allow; null when it has none or several. */
function onlyOrder(survey: DateSurvey): DateOrder | null {
  const orders = new Set([...survey.bySeparator.values()].flatMap((evidence) => evidence.orders));
  const [order] = orders;
  return orders.size === 1 ? (order ?? null) : null;
}

/** A pattern for the whole file need not fit every column of it: another form is read as the column says. */
function either(first: DateReader, second: DateReader): DateReader {
  return {
    name: first.name,
    read(text, zones) {
      const reading = first.read(text, zones);
      return reading.outcome === 'unparseable' ? second.read(text, zones) : reading;
    },
  };
}

/** Another column of the file says something else with the same separator. */
function contradicted(all: readonly Surveyed[], separator: string, order: DateOrder): boolean {
  return all.some(({ survey }) => {
    const evidence = survey.bySeparator.get(separator);
    return evidence !== undefined && evidence.cells > 0 && !evidence.orders.includes(order);
  });
}

function plainEvidence(label: string, { forms }: DateSurvey): string {
  return forms.size === 0 ? `${quote(label)} has no date` : `the dates of ${quote(label)} can only be read in one way`;
}
