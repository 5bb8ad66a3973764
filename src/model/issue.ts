// What is wrong with a record or a file: a value that is collected, never thrown.

/** One problem found in a source file. `label` and `value` are the file's own words; `value` is cut at 40 characters. */
export interface Issue {
  /** Stable code, `area.what`: `date.invalid`, `value.unmapped`, `row.too-few-fields` … */
  readonly code: string;
  /** Physical line the record starts on, 1-based; null for the whole file. */
  readonly line: number | null;
  readonly reference: string | null;
  readonly label: string | null;
  readonly value: string | null;
  /** What is wrong and what was expected, as a sentence. */
  readonly message: string;
  /** What to do. */
  readonly remedy: string;
}
