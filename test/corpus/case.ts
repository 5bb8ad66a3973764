// What a case of the corpus is: the bytes of a small export, what a person would answer when asked, and the truth about every record.

export type Outcome = 'accept' | 'reject' | 'skip' | 'ask';
export type FileOutcome = 'ok' | 'ask' | 'reject';
export type Value = string | number | null;

/** Decisions a person can give, as the command takes them. */
export interface Answers {
  readonly encoding?: string | undefined;
  readonly delimiter?: string;
  readonly quote?: string;
  readonly escape?: string;
  /** 0: no header. */
  readonly headerLine?: number;
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd';
  readonly dateFormat?: string;
  readonly timeZone?: string;
  readonly reportZone?: string;
  readonly decimal?: string;
  /** Field=sign, as the command takes them. */
  readonly several?: readonly string[];
}

export interface ExpectedRecord {
  readonly line: number;
  /** Any of these is right. */
  readonly outcomes: readonly Outcome[];
  /** Codes that must be among the reasons. */
  readonly reasons: readonly string[];
  /** In the order of the map; checked when the record is accepted. */
  readonly values: readonly Value[];
  /** Further values by field, for fields the map does not name. */
  readonly more: Readonly<Record<string, Value>>;
  /** The record may be left out of the document: blank lines at the end of a file, second tables. */
  readonly optional: boolean;
}

export interface Case {
  readonly name: string;
  /** What is hard about it. */
  readonly about: string;
  readonly bytes: Uint8Array;
  /** Field → label, as `--map` takes them. */
  readonly map: Readonly<Record<string, string>>;
  /** Given from the start: facts that nobody can find in the file. */
  readonly given: Answers;
  /** What a person says when asked. */
  readonly answers: Answers;
  /** The file leaves something open that only a person knows: it must be asked, with one of these codes. */
  readonly mustAsk: readonly string[];
  /** The right outcome once everything is answered. */
  readonly outcomes: readonly FileOutcome[];
  /** Codes of which one must be among the file's reasons once everything is answered; none: not looked at. */
  readonly reasons: readonly string[];
  readonly records: readonly ExpectedRecord[];
}

/** Text with the encoding it is written in. */
export interface Written {
  readonly bytes: Uint8Array;
  readonly encoding: string;
}

type CaseParts = Partial<Omit<Case, 'name' | 'about' | 'bytes' | 'map' | 'records'>>;

/** A case; the encoding it is written in is always among the answers. */
export function one(
  name: string,
  about: string,
  written: Written,
  map: Readonly<Record<string, string>>,
  records: readonly ExpectedRecord[],
  parts: CaseParts = {},
): Case {
  return {
    name,
    about,
    bytes: written.bytes,
    map,
    records,
    given: {},
    mustAsk: [],
    outcomes: ['ok'],
    reasons: [],
    ...parts,
    answers: { encoding: written.encoding, ...parts.answers },
  };
}

const record = (line: number, outcomes: readonly Outcome[], reasons: readonly string[], values: readonly Value[]): ExpectedRecord => ({
  line,
  outcomes,
  reasons,
  values,
  more: {},
  optional: false,
});

/** An accepted record; the values stand in the order of the map. */
export const ok = (line: number, ...values: Value[]): ExpectedRecord => record(line, ['accept'], [], values);
export const skip = (line: number, ...reasons: string[]): ExpectedRecord => record(line, ['skip'], reasons, []);
export const no = (line: number, ...reasons: string[]): ExpectedRecord => record(line, ['reject'], reasons, []);
export const ask = (line: number, ...reasons: string[]): ExpectedRecord => record(line, ['ask'], reasons, []);

/** Not accepted: rejected or asked about, both are safe. */
export const open = (line: number, ...reasons: string[]): ExpectedRecord => record(line, ['reject', 'ask'], reasons, []);
/** Never a notice. */
export const never = (line: number, ...reasons: string[]): ExpectedRecord => record(line, ['reject', 'ask', 'skip'], reasons, []);
export const optional = (one: ExpectedRecord): ExpectedRecord => ({ ...one, optional: true });
/** The same with a code that must be said of it. */
export const saying = (reason: string, one: ExpectedRecord): ExpectedRecord => ({ ...one, reasons: [...one.reasons, reason] });
/** The same; setting it aside is right too. */
export const orAside = (one: ExpectedRecord): ExpectedRecord => ({ ...one, outcomes: [...one.outcomes, 'reject', 'ask'] });
export const withMore = (more: Readonly<Record<string, Value>>, one: ExpectedRecord): ExpectedRecord => ({ ...one, more });
