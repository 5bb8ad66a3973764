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
  readonly start: <K extends JobKind>(order: JobOrder<K>) => string;
  /** Null where there is none (any more). */
  readonly find: (id: string | null) => Job | null;
  /** The result of a finished job of this kind; null of any other. */
  readonly resultOf: <K extends JobKind>(kind: K, id: string | null) => JobResults[K] | null;
  readonly running: () => readonly Job[];
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

export function openJobs(surroundings: Pick<Task, 'logAddress' | 'version' | 'icu'>, run: Runner): Jobs {
  const jobs = new Map<string, Job>();
  const stops = new Map<string, () => void>();
  const change = (id: string, news: Partial<Job>) => {
    const job = jobs.get(id);
    if (job) jobs.set(id, { ...job, ...news });
  };
  return {
    start({ kind, params, actor, title, next }) {
      const id = randomBytes(12).toString('hex');
      for (const [old, job] of jobs) if (jobs.size >= KEPT && job.state !== 'running') jobs.delete(old);
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
      const { ended, stop } = run({ ...surroundings, kind, params, actor }, (done, of) => change(id, { done, of }));
      stops.set(id, stop);
      ended
        .then((result) => change(id, { state: 'done', result }))
        .catch((error: unknown) => change(id, { state: 'failed', error: told(error) }))
        .finally(() => stops.delete(id));
      return id;
    },
    find: (id) => jobs.get(id ?? '') ?? null,
    resultOf(kind, id) {
      const job = jobs.get(id ?? '');
      return job?.state === 'done' && job.kind === kind ? (job.result as JobResults[typeof kind]) : null;
    },
    running: () => [...jobs.values()].filter(({ state }) => state === 'running'),
    close() {
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
