// Work that takes longer than a page may: importing, drafting, checking, publishing. It runs in a process of its own with its own
// connection to the log, so that pages answer meanwhile; a page shows how far it is.
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { UserError } from '../error.ts';
import type { Actor } from '../log/audit-trail.ts';
import type { JobKind, JobParams, JobResults, Task } from './job-kinds.ts';

export interface JobOrder<K extends JobKind = JobKind> {
  readonly kind: K;
  readonly params: JobParams[K];
  readonly actor: Actor;
  /** What is done, in the language of who ordered it. */
  readonly title: string;
  /** Where to go when it is done or has failed; `{job}` stands for its number. That page tells how it ended. */
  readonly next: string;
}

export interface JobError {
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface Job {
  readonly id: string;
  readonly kind: JobKind;
  readonly title: string;
  readonly by: string;
  readonly next: string;
  readonly state: 'running' | 'done' | 'failed';
  readonly done: number;
  /** 0: not known. */
  readonly of: number;
  readonly result: unknown;
  readonly error: JobError | null;
}

export interface Jobs {
  /** Two at a time; others wait, and count as running. Gives back the number of the same work that has not ended yet. */
  readonly start: <K extends JobKind>(order: JobOrder<K>) => string;
  /** Null where there is none (any more). */
  readonly find: (id: string | null) => Job | null;
  /** The result of a finished job of this kind; null of any other. */
  readonly resultOf: <K extends JobKind>(kind: K, id: string | null) => JobResults[K] | null;
  readonly running: () => readonly Job[];
  /** Does work that has not ended yet need this file of `site.uploads`? */
  readonly isUsed: (uploadId: string) => boolean;
  /** Forgets all that ended. */
  readonly forget: () => void;
  /** Stops what is running. */
  readonly close: () => void;
}

/** What it tells. */
export type Report = { readonly done: number; readonly of: number } | { readonly result: unknown } | { readonly error: JobError };

/** Runs a task; resolves with its result. `stop` ends it. */
export type Runner = (
  task: Task,
  progress: (done: number, of: number) => void,
) => { readonly ended: Promise<unknown>; readonly stop: () => void };

const KEPT = 200;
/** After this nobody asks for a result. */
const KEEP_MS = 24 * 3600_000;
/** Each has the memory of a program of its own. */
const AT_ONCE = 2;
/** Work on a file that may come from anywhere is stopped after this: until it ends no copy can take the place of the log. */
const LIMITS_MS: Readonly<Partial<Record<JobKind, number>>> = { lookAtBackup: 10 * 60_000 };

interface Order {
  readonly id: string;
  readonly task: Task;
}

export interface JobsOptions {
  readonly surroundings: Pick<Task, 'logAddress' | 'version' | 'icu'>;
  readonly run: Runner;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  /** Called when a task has done what it was to do, before its job says so. */
  readonly done: (task: Pick<Task, 'kind' | 'params'>) => Promise<void>;
}

export function openJobs({ surroundings, run, nowMs, done }: JobsOptions): Jobs {
  const jobs = new Map<string, Job>();
  const endedAt = new Map<string, number>();
  /** Under way or waiting, in the order they came. */
  const orders = new Map<string, Order>();
  const stops = new Map<string, () => void>();
  const change = (id: string, news: Partial<Job>) => {
    const job = jobs.get(id);
    if (job) jobs.set(id, { ...job, ...news });
  };
  const drop = (id: string) => {
    jobs.delete(id);
    endedAt.delete(id);
  };
  const dropOld = () => {
    for (const [id, at] of endedAt) if (nowMs() - at > KEEP_MS) drop(id);
    for (const id of endedAt.keys()) if (jobs.size >= KEPT) drop(id);
  };
  const begin = ({ id, task }: Order) => {
    const end = (news: Partial<Job>) => {
      clearTimeout(limit);
      orders.delete(id);
      stops.delete(id);
      endedAt.set(id, nowMs());
      change(id, news);
      beginNext();
    };
    const { ended, stop } = run(task, (sofar, of) => change(id, { done: sofar, of }));
    stops.set(id, stop);
    const limitMs = LIMITS_MS[task.kind];
    const limit = limitMs === undefined ? undefined : setTimeout(stop, limitMs);
    ended
      .then(async (result): Promise<Partial<Job>> => {
        await done(task);
        return { state: 'done', result };
      })
      .catch((error: unknown): Partial<Job> => ({ state: 'failed', error: told(error) }))
      .then(end);
  };
  const beginNext = () => {
    for (const order of orders.values()) if (stops.size < AT_ONCE && !stops.has(order.id)) begin(order);
  };
  return {
    start({ kind, params, actor, title, next }) {
      dropOld();
      const asked = JSON.stringify([kind, params]);
      for (const { id, task } of orders.values()) if (JSON.stringify([task.kind, task.params]) === asked) return id;
      const id = randomBytes(12).toString('hex');
      jobs.set(id, {
        id,
        kind,
        title,
        by: actor.by,
        next: next.replace('{job}', id),
        state: 'running',
        done: 0,
        of: 0,
        result: null,
        error: null,
      });
      orders.set(id, { id, task: { ...surroundings, kind, params, actor } });
      beginNext();
      return id;
    },
    find(id) {
      dropOld();
      return jobs.get(id ?? '') ?? null;
    },
    resultOf(kind, id) {
      dropOld();
      const job = jobs.get(id ?? '');
      return job?.state === 'done' && job.kind === kind ? (job.result as JobResults[typeof kind]) : null;
    },
    running: () => [...jobs.values()].filter(({ state }) => state === 'running'),
    isUsed: (uploadId) => [...orders.values()].some(({ task }) => JSON.stringify(task.params).includes(uploadId)),
    forget() {
      for (const id of [...endedAt.keys()]) drop(id);
    },
    close() {
      orders.clear();
      for (const stop of stops.values()) stop();
    },
  };
}

function told(error: unknown): JobError {
  if (error instanceof UserError) return { code: error.code, message: error.message, details: error.details };
  return { code: 'job.failed', message: error instanceof Error ? error.message : String(error), details: {} };
}

/** Each task in a new process, which gives back its memory when it is done. */
export const inProcess: Runner = (task, progress) => {
  const child = fork(fileURLToPath(new URL('./job-worker.js', import.meta.url)), [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = new Promise<unknown>((resolve, reject) => {
    child.on('message', (report: Report) => {
      if ('result' in report) resolve(report.result);
      else if ('error' in report) reject(new UserError(report.error.code, report.error.message, undefined, { ...report.error.details }));
      else progress(report.done, report.of);
    });
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`the work ended early (${code ?? 'stopped'})`)));
    child.send(task);
  });
  return { ended, stop: () => child.kill() };
};
