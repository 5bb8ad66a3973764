// A file being read on its way into the log, wherever that is done.
import type { ParsedFile } from '../import/parse-file.ts';
import type { FindServices, IntakeRecord, ReadyOptions } from './ready-records.ts';

/** What is known of a file before its records are read a second time. */
export type FileLook = Omit<ParsedFile, 'records' | 'batches'>;

export interface Reading {
  readonly look: FileLook;
  /** Its records. Without `ready` all of them as they were read; the file is read again each time. */
  batches(ready: ReadyOptions | null, find: FindServices): AsyncIterable<readonly IntakeRecord[]>;
  /** Ends the thread, whatever it is doing. */
  close(): Promise<void>;
}
