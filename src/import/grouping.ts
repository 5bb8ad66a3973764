// Several records of a file that form one notice, because in some tools one row is one item. They need not be neighbours; they share
// one fate, and one bad record holds the whole notice.
import type { CsvRecord } from '../files/csv.ts';
import type { Issue } from '../model/issue.ts';
import { normaliseLabel } from '../model/normalise.ts';
import type { Field, Profile } from '../model/profile.ts';
import { type BoundColumns, cellText } from './columns.ts';
import { keyIndex } from './key-index.ts';
import { mergeNotices } from './merge-notices.ts';
import type { ParsedRecord } from './parsed-record.ts';
import { referenceReader } from './references.ts';
import type { ValueMap } from './values.ts';

/** Which records of a file belong together, learnt while it is read the first time. */
export interface GroupIndex {
  /** Records of one reference are one notice. */
  readonly isByReference: boolean;
  /** Notes a record; returns the number of its group, or -1 when it stands alone. */
  enter(cells: readonly string[], line: number): number;
  /** Number of the group a record belongs to; -1 when it stands alone. */
  find(cells: readonly string[]): number;
  /** The key a record is grouped by; null when it stands alone. */
  keyOf(cells: readonly string[]): string | null;
  recordsOf(group: number): number;
  /** How often the file must be read so that never too many groups wait for their other records at a time. */
  readings(): number;
}

/** Beside a group: its records, and the lines between which they stand. */
const [RECORDS, FIRST_LINE, LAST_LINE] = [0, 1, 2];
/** A group within so many lines is soon complete. */
const NEAR_LINES = 2_000;
const WAITING_MAX = 50_000;

export function groupIndex(profile: Profile, bound: BoundColumns, values: ValueMap): GroupIndex | null {
  const by = profile.group?.by;
  if (by === undefined) return null;
  const fields: readonly Field[] = by === 'reference' ? ['reference'] : by;
  const groups = keyIndex(3);
  const keyOf = (cells: readonly string[]) => keyOfRecord(fields, bound, values, cells);
  return {
    isByReference: by === 'reference',
    keyOf,
    enter(cells, line) {
      const key = keyOf(cells);
      if (key === null) return -1;
      const group = groups.enter(key);
      if (groups.get(group, RECORDS) === 0) groups.set(group, FIRST_LINE, line);
      groups.set(group, RECORDS, groups.get(group, RECORDS) + 1);
      groups.set(group, LAST_LINE, line);
      return group;
    },
    find(cells) {
      const key = keyOf(cells);
      return key === null ? -1 : groups.find(key);
    },
    recordsOf: (group) => groups.get(group, RECORDS),
    readings() {
      let waiting = 0;
      for (let group = 0; group < groups.size(); group += 1) {
        if (groups.get(group, LAST_LINE) - groups.get(group, FIRST_LINE) > NEAR_LINES) waiting += groups.get(group, RECORDS);
      }
      return Math.max(1, Math.ceil(waiting / WAITING_MAX));
    },
  };
}

/** What the record says in these fields, services by what the profile takes them for. Null when it leaves one of them blank. */
function keyOfRecord(fields: readonly Field[], bound: BoundColumns, values: ValueMap, cells: readonly string[]): string | null {
  const parts: string[] = [];
  for (const field of fields) {
    const text = field === 'reference' ? (referenceReader(bound)(cells) ?? '') : cellText(bound, field, cells);
    if (text === '') return null;
    const found = values.lookup(field, text);
    const told = found.outcome === 'code' ? (found.code ?? '') : text;
    parts.push(field === 'reference' ? told : normaliseLabel(told));
  }
  return parts.join('\u001f');
}

/**
 * Keeps the records of a group until the last of them has come; then all leave with one fate. They wait as they were read, which takes
 * a fraction of the memory of what `parse` makes of them. `label` is that of the reference.
 */
export function gatherGroups(
  groups: GroupIndex,
  label: string | null,
  parse: (record: CsvRecord) => ParsedRecord,
): { add(group: number, record: CsvRecord): ParsedRecord[]; rest(): ParsedRecord[] } {
  const waiting = new Map<number, CsvRecord[]>();
  const settle = (members: readonly CsvRecord[]) => settleGroup(members.map(parse), label);
  return {
    add(group, record) {
      const members = waiting.get(group) ?? [];
      members.push(record);
      waiting.set(group, members);
      if (members.length < groups.recordsOf(group)) return [];
      waiting.delete(group);
      return settle(members);
    },
    // A line that was taken for a record first and for a footer later is missing in its group; the others do not wait for ever.
    rest: () => [...waiting.values()].flatMap(settle),
  };
}

/** Records of one notice, in file order, become one fate; each leaves once. */
function settleGroup(members: readonly ParsedRecord[], label: string | null): ParsedRecord[] {
  const [bad] = [members.find((one) => one.outcome === 'rejected'), members.find((one) => one.outcome === 'held')].filter(Boolean);
  if (bad) return members.map((member, i) => joined(heldBy(member, bad), i));
  const notices = members.flatMap((member) => (member.outcome === 'notice' ? [{ notice: member.notice, line: member.record.line }] : []));
  const merged = mergeNotices(notices);
  if ('conflict' in merged) {
    const lines = members.map(({ record }) => record.line);
    return members.map((member, i) =>
      joined({ outcome: 'rejected', record: member.record, issues: [conflict(member, lines, merged.conflict, label)] }, i),
    );
  }
  return members.map((member, i): ParsedRecord => {
    if (member.outcome !== 'notice') return member;
    if (i > 0) return { outcome: 'joined', record: member.record, issues: member.issues, own: member.notice, joins: true };
    return { ...member, notice: merged.notice, own: member.notice, issues: [...member.issues, ...merged.warnings] };
  });
}

function joined(record: ParsedRecord, place: number): ParsedRecord {
  return place === 0 ? record : { ...record, joins: true };
}

/** A good record waits for, or falls with, the bad one of its notice. */
function heldBy(member: ParsedRecord, bad: ParsedRecord): ParsedRecord {
  if (member.outcome === bad.outcome) return member;
  const { record } = member;
  const issue: Issue = {
    code: 'row.notice-held',
    line: record.line,
    reference: member.outcome === 'notice' && member.notice.hasOwnReference ? member.notice.reference : null,
    label: null,
    value: null,
    message: `Line ${bad.record.line} belongs to the same notice and cannot be taken in, so no record of the notice is.`,
    remedy: 'Put that line right; then all records of the notice go in together.',
  };
  const issues = [...(member.outcome === 'held' ? member.issues : []), issue];
  return bad.outcome === 'held' ? { outcome: 'held', record, issues, values: [] } : { outcome: 'rejected', record, issues };
}

const LINES_SHOWN = 6;

function conflict(member: ParsedRecord, lines: readonly number[], fields: readonly Field[], label: string | null): Issue {
  const others = lines.filter((line) => line !== member.record.line);
  const more = others.length > LINES_SHOWN ? ` and ${others.length - LINES_SHOWN} more` : '';
  return {
    code: 'id.duplicate-conflict',
    line: member.record.line,
    reference: member.outcome === 'notice' && member.notice.hasOwnReference ? member.notice.reference : null,
    label,
    value: null,
    message: `The record forms one notice with line ${others.slice(0, LINES_SHOWN).join(', ')}${more}, and they differ in: ${fields.join(', ')}. A notice has one of each.`,
    remedy: 'Correct the records that are wrong, or give them another reference, and import again.',
  };
}
