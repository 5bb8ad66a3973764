// The command starts at once: a command loads its own file and the packages it works with, and help loads none of them.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLog } from '../../src/log/database.ts';
import { newFolder } from '../folder.ts';
import { MAIN } from './run.ts';

let folder: string;
beforeEach(() => {
  folder = newFolder('article22-start');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What was loaded, as V8 tells it when its coverage is asked for: packages, and files of the program's own folder of commands. */
async function loadedBy(...words: string[]): Promise<{ packages: string[]; commands: string[] }> {
  await promisify(execFile)(process.execPath, [MAIN, ...words], {
    cwd: folder,
    env: { ...process.env, NODE_V8_COVERAGE: join(folder, 'v8') },
  });
  const urls = readdirSync(join(folder, 'v8')).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(folder, 'v8', name), 'utf8')) as { result: { url: string }[] };
    return result.map(({ url }) => url);
  });
  const found = (pattern: RegExp) => [...new Set(urls.flatMap((url) => pattern.exec(url)?.[1] ?? []))].sort();
  return { packages: found(/\/node_modules\/((?:@[^/]+\/)?[^/]+)\//), commands: found(/\/dist\/cli\/([^/]+)\.js$/) };
}

it('help loads no package but the one that reads command lines', async () => {
  expect((await loadedBy('--help')).packages).toEqual(['commander']);
});

it('a command loads its own file and none of another command', async () => {
  const { packages, commands } = await loadedBy('authority', '--help');
  expect(packages).toEqual(['commander']);
  expect(commands).toContain('authority');
  expect(commands.filter((name) => ['init', 'import', 'draft', 'check', 'publish', 'serve'].includes(name))).toEqual([]);
});

it('status on a file loads what reads a log, and nothing that reads sources, draws, serves or speaks to a server', async () => {
  await (await openLog(join(folder, 'article22.sqlite'), { create: 'new' })).close();
  const { packages } = await loadedBy('status');
  expect(packages).toEqual(['better-sqlite3', 'bindings', 'commander', 'file-uri-to-path', 'kysely', 'zod']);
});
