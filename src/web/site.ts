// What the pages share while the program serves: the open log, who may come in, work that takes long, files that were sent in.
import type { Log } from '../log/db.ts';
import type { Cost } from '../model/password.ts';
import type { Jobs } from './jobs.ts';
import type { Uploads } from './uploads.ts';

export interface Site {
  /** The open log; another one after a backup was restored. */
  readonly log: Log;
  /** Address of the log as it was given, with a password where there is one: for work in another process, never for a page. */
  readonly logAddress: string;
  /** `alone`: one person on this computer, without a password; `team`: people sign in. */
  readonly mode: 'alone' | 'team';
  /** Name of the person alone, where `--by` gave one. */
  readonly by: string | null;
  /** Addresses under which the pages are reached, without a path: `http://127.0.0.1:2222`; the first is the one told to people. */
  readonly origins: readonly string[];
  /** Opens the pages for the person alone; null in a team. */
  readonly startToken: string | null;
  /** Addresses of a reverse proxy before it, whose word on who asks is taken; `loopback`: any of this computer. */
  readonly proxies: readonly string[];
  readonly version: string;
  readonly icu: string | undefined;
  /** Of scrypt, for the passwords of users. */
  readonly passwordCost: Cost;
  /** For the copies that are made by themselves; null: none was given. */
  readonly backupPassphrase: string | null;
  /** UTC instant. */
  readonly clock: () => string;
  readonly jobs: Jobs;
  readonly uploads: Uploads;
  /** Does `work` while no other log takes the place of this one: all that reads or writes it, but no waiting for who sends slowly. */
  readonly withLog: <T>(work: () => Promise<T>) => Promise<T>;
  /**
   * Puts another log in the place of this one: waits for all other `withLog`, closes it, does `work`, opens it again. What was known of
   * the old one goes: results of jobs, files on their way in. Who calls this `withLog` has an old log in hand, and reads `site.log` anew.
   *
   * @throws UserError `restore.busy` while a job runs; whatever `work` throws
   */
  readonly replaceLog: <T>(work: () => Promise<T>) => Promise<T>;
}
