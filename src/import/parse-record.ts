// One record of a file: no record of data, not whole, known already, wrong, waiting for an answer, or a notice.
import { quote } from '../error.ts';
import type { Issue } from '../model/issue.ts';
import type { Profile } from '../model/profile.ts';
import type { OpenValue } from './cells.ts';
import { type Identity, type MappedRecord, recordMapper } from './map.ts';
import type { Mapping } from './mapping.ts';
import type { ParsedRecord, SourceRecord } from './parsed-record.ts';
import { fingerprint, referenceReader, shortHash } from './references.ts';
import { isRejectsFile, stillWrong } from './rejects.ts';
import { isTotalWord } from './row-words.ts';
import { type RecordKind, rowTeller } from './rows.ts';
import type { Survey } from './survey.ts';

/** What is known of a file when its records are parsed; `nameOf` names those that have no reference of their own, in file order. */
interface Source {
  readonly profile: Profile;
  readonly survey: Survey;
  readonly mapping: Mapping;
  readonly nameOf: (print: string) => string;
  /** Label of the references. */
  readonly label: string | null;
}

export type RecordParser = (record: SourceRecord) => ParsedRecord;

/** Parses the records of one file. */
export function recordParser(profile: Profile, survey: Survey, mapping: Mapping, nameOf: (print: string) => string): RecordParser {
  const ownReference = referenceReader(survey.bound);
  const teller = rowTeller(survey);
  const map = recordMapper(mapping, profile);
  const source = { profile, survey, mapping, nameOf, label: mapping.columns.get('reference')?.label ?? null };
  return (record) => {
    const kind = teller.kindOf(record.cells, record.line, survey);
    const unfit = unfitRecord(record, kind, survey);
    if (unfit) return unfit;
    const own = ownReference(record.cells);
    const damaged = own === null ? null : damagedReference(record, own, source);
    if (damaged) return damaged;
    return fateOf(record, own, map(record.line, record.cells, identityOf(record, own, source)), source);
  };
}

function fateOf(record: SourceRecord, own: string | null, mapped: MappedRecord, { mapping, survey }: Source): ParsedRecord {
  const { notice, rejections, warnings } = mapped;
  if (!notice) {
    const open = mapped.open.map((value) => unmappedIssue(record, own, value, mapping));
    if (rejections.length > 0) return { outcome: 'rejected', record, issues: [...rejections, ...open, ...warnings] };
    return { outcome: 'held', record, issues: [...open, ...warnings], values: mapped.open };
  }
  if (own !== null && !record.strayQuote) return { outcome: 'notice', record, notice, issues: warnings };
  return { outcome: 'notice', record, notice, issues: [...warnings, ...strayQuoteWarning(record), ...lostReference(record, own, survey)] };
}

/** Records that form one notice by what they say are known by that: it is the same in every export of the source. */
function identityOf(record: SourceRecord, own: string | null, { profile, survey, nameOf }: Source): Identity {
  const key = profile.group?.by === 'reference' ? null : (survey.groups?.keyOf(record.cells) ?? null);
  if (key !== null) return { reference: shortHash(key), hasOwnReference: false };
  return { reference: own ?? nameOf(fingerprint(survey.bound.columns, record.cells)), hasOwnReference: own !== null };
}

/** What a spreadsheet writes into a cell whose formula came to nothing. */
const SPREADSHEET_ERROR = /^#(?:N\/A|N\/D|ND|NV|REF!|BEZUG!|VALUE!|VALEUR!|WERT!|WAARDE!|NAME\?|NOM\?|NUM!|NULL!|DIV\/0!)$/i;

/** A mark of a spreadsheet in place of a reference is no reference, and nobody should have to find that out later. */
function lostReference(record: SourceRecord, own: string | null, survey: Survey): Issue[] {
  const column = survey.bound.columns.find(({ field }) => field === 'reference');
  const cell = column ? (record.cells[column.index] ?? '').trim() : '';
  if (own !== null || !column || !SPREADSHEET_ERROR.test(cell)) return [];
  const message = `${quote(cell)} stands where a reference should: a spreadsheet has lost it, and the record counts as one without a reference.`;
  const remedy = 'Put the reference back in the source and export again, or it is not recognised in the next file.';
  return [fileIssue(record, null, column.label ?? null, 'id.lost', message, remedy)];
}

function strayQuoteWarning(record: SourceRecord): Issue[] {
  const message = 'A quote stands inside a cell, where it should be doubled; it was read as text.';
  return record.strayQuote ? [fileIssue(record, null, null, 'text.stray-quote', message, 'Check the line.')] : [];
}

const CORRECT_LINE = 'Correct the line in the source, or in the rejects file and import that.';

/** Rows that are no records; they are counted and left out. */
const SKIPPED: Readonly<Partial<Record<RecordKind, string>>> = {
  blank: 'All cells are blank.',
  'repeated-header': 'The header stands here again.',
  tag: 'The line holds tags of the columns.',
  total: 'The line holds a total.',
  'footer-note': 'The line is a note about the file.',
  'not-meant': 'The profile reads only other records of this source.',
};

/** Records that are no record of data, or not whole. */
function unfitRecord(record: SourceRecord, kind: RecordKind, survey: Survey): ParsedRecord | null {
  if (kind === 'data' && !record.strayQuote && !isRejectsFile(survey.header)) return null;
  const issue = (code: string, message: string, remedy: string) => fileIssue(record, null, null, code, message, remedy);
  const skipped = SKIPPED[kind];
  if (skipped) return { outcome: 'skipped', record, issues: [issue(`row.${kind}`, skipped, 'Nothing to do.')] };
  if (kind === 'other-table') {
    const remedy = 'To read that table, say on which line its header stands (--header-line).';
    return {
      outcome: 'rejected',
      record,
      issues: [issue('file.multi-table', 'The line belongs to another table in the same file.', remedy)],
    };
  }
  if (record.strayQuote === 'unclosed') {
    const message = 'A quote opens a cell here and is never closed, so where the cell ends is not known.';
    return { outcome: 'rejected', record, issues: [issue('file.unterminated-quote', message, CORRECT_LINE)] };
  }
  const still = stillWrong(survey.header, record.cells);
  if (kind === 'data' && still !== null) {
    const remedy = 'The cells still show it: correct them; or, if they are right as they stand, clear the cell import_reason.';
    return { outcome: 'rejected', record, issues: [issue(still.code, still.said, remedy)] };
  }
  if (kind === 'data') return null;
  const [is, expected] = [record.cells.length, survey.header.length];
  return {
    outcome: 'rejected',
    record,
    issues: [issue(`row.${kind}-fields`, `The line has ${is} cell(s); expected ${expected}, as in the header.`, CORRECT_LINE)],
  };
}

/** Records whose own reference repeats another's, or was damaged on the way. */
function damagedReference(record: SourceRecord, reference: string, { profile, survey, label }: Source): ParsedRecord | null {
  const issue = (code: string, message: string, remedy: string) => fileIssue(record, reference, label, code, message, remedy);
  if (/^\d(?:[.,]\d+)?E\+\d+$/i.test(reference)) {
    const message = `${quote(reference)} is a number that a spreadsheet has rounded; the reference in it is lost.`;
    return {
      outcome: 'rejected',
      record,
      issues: [issue('id.scientific-notation', message, 'Export again and do not save the file from a spreadsheet.')],
    };
  }
  if (isTotalWord(reference)) {
    const message = `${quote(reference)} stands where a reference should, so the line looks like a total and not like a notice.`;
    return { outcome: 'rejected', record, issues: [issue('row.total', message, 'If it is a notice, give it a reference of its own.')] };
  }
  if (profile.group?.by === 'reference') return null;
  const {
    kind,
    lines,
    others: count,
  } = survey.references.verdict(reference, record.line, () => fingerprint(survey.bound.columns, record.cells));
  if (kind === 'first') return null;
  const others = `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}${kind === 'conflict' && count > lines.length ? ` and ${count - lines.length} more` : ''}`;
  if (kind === 'repeat') {
    const message = `The same record as on ${others}; it is one notice.`;
    return { outcome: 'skipped', record, issues: [issue('id.duplicate-identical', message, 'Nothing to do.')] };
  }
  return {
    outcome: 'rejected',
    record,
    issues: [
      issue(
        'id.duplicate-conflict',
        `The reference ${quote(reference)} also stands on ${others}, with other values. A reference names one notice.`,
        'Find out which record is right, correct or remove the others, and import again.',
      ),
    ],
  };
}

function unmappedIssue(record: SourceRecord, reference: string | null, open: OpenValue, mapping: Mapping): Issue {
  const label = mapping.columns.get(open.field)?.label ?? null;
  if (open.doubt === 'value.multiple') return severalIssue(record, reference, label, open);
  if (open.doubt === 'number.ambiguous') return numberIssue(record, reference, label, open);
  return {
    ...fileIssue(
      record,
      reference,
      label,
      'value.unmapped',
      `${quote(open.value)} is not among the profile's values of “${open.field}”. Expected a known value.`,
      `Say in the profile, under values.${open.field}, which code it stands for, and import again.`,
    ),
    value: open.value.slice(0, 40),
  };
}

function severalIssue(record: SourceRecord, reference: string | null, label: string | null, open: OpenValue): Issue {
  return {
    ...fileIssue(
      record,
      reference,
      label,
      'value.multiple',
      `${quote(open.value)} holds several values, and a notice has one “${open.field}”. Expected one value, or a profile that says which is the main one.`,
      `Say in the profile, under several.${open.field}, what separates them and which is the main one, and import again. With --map: --several ${open.field}=SIGN or ${open.field}=whole.`,
    ),
    value: open.value.slice(0, 40),
  };
}

function numberIssue(record: SourceRecord, reference: string | null, label: string | null, open: OpenValue): Issue {
  return {
    ...fileIssue(
      record,
      reference,
      label,
      'number.ambiguous',
      `${quote(open.value)} may be thousands or decimals, and no other cell of the column tells. Expected a whole number.`,
      'Say which sign stands before decimals: --decimal , or --decimal .',
    ),
    value: open.value.slice(0, 40),
  };
}

function fileIssue(
  record: SourceRecord,
  reference: string | null,
  label: string | null,
  code: string,
  message: string,
  remedy: string,
): Issue {
  return { code, line: record.line, reference, label, value: null, message, remedy };
}
