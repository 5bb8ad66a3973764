// article22 scan --jsonl: lines of JSON in, one line of JSON out for each, as they come.
import { EXIT, quote, UserError } from '../error.ts';
import type { LineOptions } from '../gate/scan-line.ts';
import type { Shell } from './shell.ts';

/** A longer line fills the memory; it is told like any other that cannot be read. */
const LINE_CHARACTERS_MAX = 32 * 1024 * 1024;

/** Waits until what was printed is taken before it reads on. Where a line was bad the exit code is 4. */
export async function scanLines(shell: Shell, chunks: AsyncIterable<Uint8Array>, options: LineOptions): Promise<void> {
  const { scanLine } = await import('../gate/scan-line.ts');
  let number = 0;
  for await (const lines of lineGroups(chunks)) {
    let answers = '';
    for (const line of lines) {
      number += 1;
      if (line.trim() === '') continue;
      const { json, ok } = scanLine(line, number, options);
      if (!ok) shell.exit(EXIT.withRejects);
      answers += `${json}\n`;
    }
    await shell.printed(answers);
  }
}

/** Whole lines, as many as came at once. */
async function* lineGroups(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder('utf-8');
  let begun: string[] = [];
  let begunCharacters = 0;
  for await (const chunk of chunks) {
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n');
    begunCharacters += first.length;
    // What is cut off is no JSON any more, so the line is refused.
    if (begunCharacters <= LINE_CHARACTERS_MAX) begun.push(first);
    if (others.length === 0) continue;
    const last = others.pop() ?? '';
    yield [begun.join(''), ...others];
    begun = [last];
    begunCharacters = last.length;
  }
  const rest = begun.join('') + decoder.decode();
  if (rest !== '') yield [rest];
}

/** @throws UserError `scan.language`, `scan.country` */
export function lineOptions({ language, country }: { readonly language?: string; readonly country?: string }): LineOptions {
  const countries = (country?.split(',') ?? []).map((code) => code.trim().toUpperCase());
  const unknown = countries.find((code) => !/^[A-Z]{2}$/.test(code));
  if (unknown !== undefined)
    throw new UserError('scan.country', `--country must be codes of two letters such as BE,NL, not ${quote(unknown)}.`, EXIT.usage);
  if (language !== undefined && !/^[a-z]{2}$/.test(language))
    throw new UserError('scan.language', `--language must be a code of two letters such as nl, not ${quote(language)}.`, EXIT.usage);
  return { language: language ?? null, countries };
}
