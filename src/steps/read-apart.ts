// The other end of the thread that reads a large file (reading-thread.ts).
import { Worker } from 'node:worker_threads';
import { type ExitCode, UserError } from '../error.ts';
import { keepRoomSmall, YOUNG_MB } from '../import/heap-room.ts';
import type { Reading } from './reading.ts';
import type { FromThread, ReadingTask, SentError, ToThread } from './reading-messages.ts';
import type { FindServices, IntakeRecord, ReadyOptions } from './ready-records.ts';
import { receiver } from './sent-records.ts';

/** @throws UserError as `parseFile` */
export async function readApart(thread: URL, task: ReadingTask): Promise<Reading> {
  const worker = new Worker(thread, { workerData: task, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
  const messages = messagesOf(worker);
  const tell = (message: ToThread) => worker.postMessage(message);
  const close = async () => {
    await worker.terminate();
  };
  async function* batches(ready: ReadyOptions | null, find: FindServices): AsyncGenerator<readonly IntakeRecord[]> {
    tell({ read: ready && { ...ready, context: { ...ready.context, codes: ready.context.codes.rows } } });
    const received = ready === null ? (text: string) => JSON.parse(text) as IntakeRecord[] : receiver(ready.context);
    for (;;) {
      const message = await messages.next();
      if ('done' in message) return;
      if ('names' in message) tell({ services: await find(message.names) });
      if ('batch' in message) {
        yield received(message.batch);
        tell({ more: true });
      }
    }
  }
  try {
    const first = await messages.next();
    keepRoomSmall();
    if (!('look' in first)) throw new Error('a thread that reads did not say what it found');
    return { look: first.look, batches, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Messages in their order, each when it is asked for; errors of the thread are thrown. */
function messagesOf(worker: Worker): { next(): Promise<Exclude<FromThread, { error: SentError }>> } {
  const waiting: FromThread[] = [];
  let wake: (() => void) | null = null;
  const add = (message: FromThread) => {
    waiting.push(message);
    wake?.();
  };
  worker.on('message', add);
  worker.on('error', (error) => add({ error: { message: error.message, stack: error.stack, user: null } }));
  worker.on('exit', (code) => {
    if (code !== 0) add({ error: { message: `the thread that reads ended with ${code}`, stack: undefined, user: null } });
  });
  return {
    async next() {
      while (waiting.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      const message = waiting.shift() as FromThread;
      if ('error' in message) throw errorOf(message.error);
      return message;
    },
  };
}

function errorOf({ message, stack, user }: SentError): Error {
  if (user) return new UserError(user.code, message, user.exit as ExitCode, user.details);
  return Object.assign(new Error(message), stack === undefined ? {} : { stack });
}
