// The built command many times in one process: fonts, word lists and templates are read once for all tests of a worker. What a person
// would meet is kept: arguments, folder, what is printed, exit code, and that the command ends by itself. Told by its parent what to run.
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const MAIN = pathToFileURL(process.argv[2]).href;
const BARE = { ...process.env };
/** Long enough for what is being closed, far too short for what is forgotten. */
const ENDS_MS = 5000;

let out = { stdout: '', stderr: '' };
for (const name of ['stdout', 'stderr']) {
  process[name].write = (chunk, ...rest) => {
    out[name] += String(chunk);
    rest.find((one) => typeof one === 'function')?.();
    return true;
  };
}
// What ends the process in the middle is an answer as well.
process.on('exit', (code) => process.send?.({ code, ...out }));

let runs = 0;
process.on('message', async ({ folder, args }) => {
  out = { stdout: '', stderr: '' };
  process.chdir(folder);
  process.env = { ...BARE, HOME: folder };
  process.argv = [process.execPath, MAIN, ...args];
  process.exitCode = undefined;
  const empty = Readable.from([]);
  Object.defineProperty(process, 'stdin', { configurable: true, get: () => empty });
  const before = held();
  try {
    await import(`${MAIN}?run=${++runs}`);
  } catch (error) {
    out.stderr += error instanceof Error ? error.stack : String(error);
    process.exitCode = 1;
  }
  // Each command listens anew; a process of its own would have ended with them.
  for (const stream of [process.stdout, process.stderr]) stream.removeAllListeners('error');
  const since = performance.now();
  while (held() > before && performance.now() - since < ENDS_MS) await pause(5);
  if (held() > before) {
    out.stderr += `The command does not end: ${process.getActiveResourcesInfo().join(', ')}`;
    process.exitCode = -1;
  }
  const code = process.exitCode ?? 0;
  process.exitCode = undefined;
  process.send({ code, ...out });
});
process.on('disconnect', () => {
  process.removeAllListeners('exit');
  process.exit(0);
});

/** How many things keep the process from ending. */
function held() {
  return process.getActiveResourcesInfo().length;
}
