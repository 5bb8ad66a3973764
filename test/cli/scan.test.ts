// The command as a person or a program uses it.
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, constants, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lineOptions, scanLines } from '../../src/cli/scan-lines.ts';
import type { Shell } from '../../src/cli/shell.ts';
import { workbook } from '../files/office-maker.ts';
import { pdf } from '../files/pdf-maker.ts';
import { type Desk, desk } from './run.ts';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

let at: Desk;
beforeEach(() => {
  at = desk();
});
afterEach(() => at.clear());
const put = (name: string, content: string | Uint8Array) => writeFileSync(join(at.folder, name), content);
const schema = JSON.parse(readFileSync(new URL('../../schema/scan-result.schema.json', import.meta.url), 'utf8')) as object;
const isScanResult = new Ajv2020().compile(schema);

describe('scan', { timeout: 60_000 }, () => {
  it('tells where something stands and never what, and ends with 7', async () => {
    put('a.pdf', pdf({ page: 'een\nmail jan.planted@example.org' }));
    put('b.xlsx', workbook({ hidden: 'jan.planted@example.org' }));
    const { code, stdout, stderr } = await at.run('scan', 'a.pdf', 'b.xlsx');
    expect([code, stderr]).toEqual([7, '']);
    expect(stdout).toContain('block   EMAIL        page 1, line 2  (23 characters)');
    expect(stdout).toContain('sheet Geheim (veryHidden), cell B7');
    expect(stdout).toContain('No log was there');
    expect(stdout).not.toContain('planted');
  });
  it('never says that a file is clean, and ends with 0 where a person has only to read', async () => {
    put('a.txt', 'Wij hebben het niet gevonden.');
    put('b.txt', 'Wij hebben het van Priya Vondel.');
    const { code, stdout } = await at.run('scan', 'a.txt', 'b.txt');
    expect(code).toBe(0);
    expect(stdout).toContain('a.txt\n  Nothing found automatically; still to be read.');
    expect(stdout).toContain('0 to be removed, 1 to be read by a person');
    expect(stdout).not.toMatch(/clean|safe/i);
  });
  it('prints one document of its schema with --json', async () => {
    put('a.txt', 'mail jan.planted@example.org');
    put('b.gz', Buffer.from('1f8b0800', 'hex'));
    const { code, stdout } = await at.run('--json', 'scan', 'a.txt', 'b.gz');
    const document = JSON.parse(stdout) as unknown;
    expect(isScanResult(document), JSON.stringify(isScanResult.errors)).toBe(true);
    expect(document).toMatchObject({ log: null, summary: { files: 2, unreadable: 1, block: 1, review: 0 } });
    expect(code).toBe(7);
  });
  it('looks for the values of the log where there is one, and leaves it as it is', async () => {
    await at.run('init');
    const before = readFileSync(join(at.folder, 'article22.sqlite'));
    put('a.txt', 'niets');
    const { code, stdout } = await at.run('scan', 'a.txt');
    expect([code, stdout]).toEqual([0, expect.stringContaining('Values of the log article22.sqlite were looked for')]);
    expect(readFileSync(join(at.folder, 'article22.sqlite'))).toEqual(before);
  });
  it.each<[what: string, args: string[], code: number]>([
    ['no file', ['scan'], 2],
    ['a file that is not there', ['scan', 'none.txt'], 3],
    ['a folder', ['scan', '.'], 3],
    ['stdin twice', ['scan', '-', '-'], 2],
    ['a log that is not there', ['--log', 'none.sqlite', 'scan', 'a.txt'], 8],
    ['a language that is none', ['scan', '--language', 'Dutch', 'a.txt'], 2],
    ['a country that is none', ['scan', '--country', 'BE,Holland', 'a.txt'], 2],
    ['two files of lines', ['scan', '--jsonl', 'a.txt', 'a.txt'], 2],
  ])('refuses %s', async (_, args, code) => {
    put('a.txt', 'niets');
    expect((await at.run(...args)).code).toBe(code);
  });
  it('reads text on stdin', async () => {
    expect(await piped(['scan', '-'], 'mail jan.planted@example.org')).toMatchObject({ code: 7, stdout: expect.stringContaining('EMAIL') });
  });
});

describe('stdin that answers “nothing yet” instead of waiting', { timeout: 60_000 }, () => {
  const table = { id: 'one', dims: [{ name: 'p', codes: ['a', 'b', 'total'] }], values: [5, 20, 25], threshold: 3 };
  it.each<[args: string[], input: string, code: number, stdout: string]>([
    [['scan', '-'], 'mail jan.planted@example.org', 7, 'EMAIL'],
    [['tables', 'protect'], JSON.stringify(table), 0, 'one: nothing to withhold'],
  ])('is waited for: %j', async (args, input, code, stdout) => {
    const pipe = join(at.folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const [reader, writer] = [openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK), openSync(pipe, 'w')];
    // Through a shell, because a pipe handed over as stdin itself is told to wait.
    const command = ['-c', 'exec "$@" <&3', 'sh', process.execPath, MAIN, ...args];
    const child = spawn('sh', command, { cwd: at.folder, stdio: ['ignore', 'pipe', 'inherit', reader] });
    setTimeout(() => {
      writeSync(writer, input);
      closeSync(writer);
    }, 2000);
    const ended = new Promise((resolve) => child.on('close', resolve));
    const printed = child.stdout ? await text(child.stdout) : '';
    closeSync(reader);
    expect([await ended, printed]).toEqual([code, expect.stringContaining(stdout)]);
  });
});

describe('scan --jsonl', { timeout: 60_000 }, () => {
  const line = (id: number) => `${JSON.stringify({ id, text: `zie jan${id}@example.org`, lang: 'nl' })}\n`;
  it('answers each line in its order, and nothing else', async () => {
    const lines = Array.from({ length: 5000 }, (_, id) => line(id)).join('');
    const { code, stdout, stderr } = await piped(['scan', '--jsonl'], lines);
    expect([code, stderr]).toEqual([0, '']);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((one) => JSON.parse(one) as { id: number; spans: unknown[] });
    expect(answers.map(({ id }) => id)).toEqual(Array.from({ length: 5000 }, (_, id) => id));
    expect(answers.every(({ spans }) => spans.length === 1)).toBe(true);
  });
  it('goes on after a bad line and ends with 4', async () => {
    put('a.jsonl', `${line(1)}{"id":\n\n${line(2).trimEnd()}`);
    const { code, stdout } = await at.run('scan', '--jsonl', 'a.jsonl');
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((one) => JSON.parse(one) as object);
    expect(answers).toMatchObject([{ id: 1 }, { line: 2, error: { code: 'scan.bad-line' } }, { id: 2 }]);
    expect(code).toBe(4);
  });
});

describe('lines', () => {
  const written = async (chunks: readonly (string | Uint8Array)[]) => {
    const log: string[] = [];
    const shell = {
      exit: (code: number) => log.push(`exit ${code}`),
      printed: async (text: string) => {
        await new Promise((done) => setTimeout(done, 1));
        if (text !== '') log.push(text);
      },
    } as unknown as Shell;
    async function* source() {
      for (const chunk of chunks) {
        log.push('read');
        yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      }
    }
    await scanLines(shell, source(), lineOptions({}));
    return log;
  };
  const ANSWER = '{"id":1,"spans":[]}\n';
  it('wait until what was printed is taken before more is read', async () => {
    expect(await written(['{"id":1,"text":"x"}\n', '{"id":1,"text":"x"}\n'])).toEqual(['read', ANSWER, 'read', ANSWER]);
  });
  it('may come in pieces of any size, also within a letter', async () => {
    const bytes = Buffer.from('\ufeff{"id":1,"text":"é😀"}\n{"id":1,"text":"é"}');
    const answers = (await written([...bytes].map((byte) => Uint8Array.of(byte)))).filter((one) => one !== 'read');
    expect(answers).toEqual([ANSWER, ANSWER]);
  });
  it('are counted with the blank ones', async () => {
    expect((await written(['\n\nx\n'])).at(-1)).toContain('"line":3');
  });
});

function piped(args: readonly string[], input: string): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], { cwd: at.folder, env: { PATH: process.env['PATH'] } });
    const out = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => {
      out.stdout += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      out.stderr += String(chunk);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, ...out }));
    child.stdin.end(input);
  });
}
