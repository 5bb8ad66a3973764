// The thread that reads a large file: told which, it says what it found, and then sends the records, a few batches ahead of the writer.
import { createReadStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { UserError } from '../error.ts';
import { parseFile } from '../import/parse-file.ts';
import { codesOf } from '../log/codes.ts';
import type { FromThread, ReadingTask, SentError, SentOptions, ToThread } from './reading-messages.ts';
import { type FindServices, type ReadyOptions, readyRecords } from './ready-records.ts';
import { sentText } from './sent-records.ts';

const BATCHES_AHEAD = 3;
/** Read from the disk at a time: what becomes of it lives at once. */
const PIECE_BYTES = 65_536;

const tell = (message: FromThread) => parentPort?.postMessage(message);

const { path, name, sizeBytes, profile, options } = workerData as ReadingTask;
const parsing = parseFile({ name, sizeBytes, open: () => createReadStream(path, { highWaterMark: PIECE_BYTES }) }, profile, options);
parsing.then(({ records: _r, batches: _b, ...look }) => tell({ look }), failed);

let mayLeave = 0;
let goOn: (() => void) | null = null;
let answer: ((services: ReadonlyMap<string, number>) => void) | null = null;

parentPort?.on('message', (message: ToThread) => {
  if ('read' in message) {
    mayLeave = BATCHES_AHEAD;
    send(message.read).catch(failed);
  } else if ('services' in message) answer?.(message.services);
  else {
    mayLeave += 1;
    goOn?.();
  }
});

const find: FindServices = (names) =>
  new Promise((resolve) => {
    answer = resolve;
    tell({ names });
  });

async function send(sent: SentOptions | null): Promise<void> {
  const { batches } = await parsing;
  for await (const records of sent === null ? batches : readyRecords(batches, opened(sent), find)) {
    if (mayLeave === 0) await new Promise<void>((resolve) => (goOn = resolve));
    mayLeave -= 1;
    tell({ batch: sentText(records) });
  }
  tell({ done: true });
}

function opened({ context, ...rest }: SentOptions): ReadyOptions {
  return { ...rest, context: { ...context, codes: codesOf(context.codes) } };
}

function failed(error: unknown): void {
  tell({ error: sentError(error) });
}

function sentError(error: unknown): SentError {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const user = error instanceof UserError ? { code: error.code, exit: error.exit, details: error.details } : null;
  return { message, stack, user };
}
