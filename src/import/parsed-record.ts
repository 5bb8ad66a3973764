// A record of a file and what became of it: a notice, part of one, or the reason why not.
import type { Issue } from '../model/issue.ts';
import type { Notice } from '../model/notice.ts';
import type { OpenValue } from './cells.ts';

/** A record as it stands in the file. `cells` holds unmapped columns too: for the rejects file only, never to be stored. */
export interface SourceRecord {
  readonly line: number;
  readonly cells: readonly string[];
  /** A quote stood `inside` a cell and was read as text, or opened one and was never closed. */
  readonly strayQuote?: 'inside' | 'unclosed';
}

export type ParsedRecord = {
  readonly record: SourceRecord;
  readonly issues: readonly Issue[];
  /** True for a record of the same notice as the one before it. */
  readonly joins?: true;
} & (
  | {
      readonly outcome: 'notice';
      readonly notice: Notice;
      /** What this record alone says, where several records form the notice. */
      readonly own?: Notice;
    }
  /** Its items are in the notice of the record before it. */
  | { readonly outcome: 'joined'; readonly own: Notice }
  | { readonly outcome: 'rejected' }
  /** Waits for an answer about `values`; vocabulary is never invented. */
  | { readonly outcome: 'held'; readonly values: readonly OpenValue[] }
  | { readonly outcome: 'skipped' }
);
