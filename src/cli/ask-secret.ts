// A question whose answer is not shown on the screen.
import type { ReadStream } from 'node:tty';

/** `input` is a terminal. The question and the end of the line go to `output`; nothing that is typed does. Empty where the input ended. */
export async function askSecret(question: string, input: ReadStream, output: NodeJS.WritableStream): Promise<string> {
  const { createInterface } = await import('node:readline');
  const { Writable } = await import('node:stream');
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: nowhere, terminal: true, historySize: 0 });
  // Only now does the terminal no longer show what is typed.
  output.write(question);
  try {
    return await new Promise<string>((resolve) => {
      lines.once('line', resolve);
      lines.once('close', () => resolve(''));
      // Ctrl-C is the program's own business; the terminal must show again what is typed before that.
      lines.once('SIGINT', () => {
        lines.close();
        process.kill(process.pid, 'SIGINT');
      });
    });
  } finally {
    lines.close();
    output.write('\n');
  }
}
