// The reader of PDF files works in a thread of its own, so that it can be stopped: two kilobytes may unpack to any number of gigabytes, and
// a page may ask for any amount of work.
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';

export interface PdfLimits {
  /** How much the memory of the program may grow while one file is read. */
  readonly growthBytes: number;
  /** How long the reader may take for one file. */
  readonly milliseconds: number;
}

/** A large one, a book of 5,000 pages, takes half a minute and 200 MB. */
export const PDF_LIMITS: PdfLimits = { growthBytes: 512 * 1024 * 1024, milliseconds: 300_000 };
const HEAP_MIB_MAX = 512;
const LOOK_MS = 50;

/** The reader went beyond its limits, or broke down, and was ended. */
export class ReaderStopped extends Error {}

/** The other end of the library's own messages; each file has a port of its own. */
const THREAD = `
  const { parentPort, workerData } = require('node:worker_threads');
  const library = import(workerData);
  parentPort.on('message', (port) => library.then(({ WorkerMessageHandler }) => WorkerMessageHandler.initializeFromPort(port)));
`;

let running: Worker | null = null;

/** Loaded at the first PDF met, and kept: it takes half a second. */
function thread(library: string): Worker {
  if (running) return running;
  // What the reader complains about is no output of ours.
  const limits = { maxOldGenerationSizeMb: HEAP_MIB_MAX };
  const worker = new Worker(THREAD, { eval: true, workerData: library, resourceLimits: limits, stdout: true, stderr: true });
  worker.unref();
  worker.on('error', () => undefined);
  worker.once('exit', () => {
    if (running === worker) running = null;
  });
  running = worker;
  return worker;
}

/**
 * What `work` makes with a port to the reader; `library`: address of the module that reads.
 *
 * @throws ReaderStopped where that takes more than `limits`
 */
export async function withReader<T>(library: string, work: (port: MessagePort) => Promise<T>, limits: PdfLimits): Promise<T> {
  const worker = thread(library);
  const { port1: here, port2: there } = new MessageChannel();
  worker.postMessage(there, [there]);
  const [began, memoryBefore] = [performance.now(), process.memoryUsage.rss()];
  let stop: () => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(new ReaderStopped());
  });
  const look = setInterval(() => {
    const isOver = process.memoryUsage.rss() - memoryBefore > limits.growthBytes || performance.now() - began > limits.milliseconds;
    if (isOver) void worker.terminate();
  }, LOOK_MS);
  worker.once('exit', stop);
  try {
    return await Promise.race([work(here), stopped]);
  } finally {
    clearInterval(look);
    worker.removeListener('exit', stop);
    here.close();
  }
}
