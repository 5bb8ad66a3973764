// What the thread that reads a file and the one that writes the log say to each other.
import type { ParseOptions } from '../import/parse-file.ts';
import type { CodeRow } from '../log/codes.ts';
import type { Profile } from '../model/profile.ts';
import type { FileLook } from './reading.ts';
import type { ReadyOptions } from './ready-records.ts';

/** What the thread is started with. */
export interface ReadingTask {
  readonly path: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly profile: Profile;
  readonly options: ParseOptions;
}

/** `ReadyOptions` as they can be sent: the codes as their rows. */
export interface SentOptions extends Omit<ReadyOptions, 'context'> {
  readonly context: Omit<ReadyOptions['context'], 'codes'> & { readonly codes: readonly CodeRow[] };
}

export type ToThread =
  | { readonly read: SentOptions | null }
  | { readonly services: ReadonlyMap<string, number> }
  /** One more batch may come. */
  | { readonly more: true };

export interface SentError {
  readonly message: string;
  readonly stack: string | undefined;
  /** Of a `UserError`. */
  readonly user: { readonly code: string; readonly exit: number; readonly details: Readonly<Record<string, unknown>> } | null;
}

export type FromThread =
  | { readonly look: FileLook }
  | { readonly names: readonly string[] }
  /** Records as `sentText` writes them: one long text crosses quicker than the many objects in it. */
  | { readonly batch: string }
  | { readonly done: true }
  | { readonly error: SentError };
