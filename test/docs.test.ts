// The documents against the program: what README.md and schema/README.md say exists, and what exists stands there.
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from '../src/error.ts';
import { type Desk, desk, SAMPLES } from './cli/run.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const README = read('README.md');

/** Text under a heading, up to the next one of its level or above. */
function section(text: string, heading: string): string {
  const level = /^#+/.exec(heading)?.[0].length ?? 0;
  const lines = text.split('\n');
  const first = lines.indexOf(heading);
  if (first < 0) throw new Error(`no heading “${heading}”`);
  const next = lines.findIndex((line, i) => i > first && /^#+ /.test(line) && (/^#+/.exec(line)?.[0].length ?? 0) <= level);
  return lines.slice(first + 1, next < 0 ? undefined : next).join('\n');
}

/** Cells of a Markdown table's rows, without the heading. */
function rows(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[-:| ]+\|$/.test(line))
    .slice(1)
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
}

const names = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] as string);

let at: Desk;
beforeAll(() => {
  at = desk();
  symlinkSync(SAMPLES, join(at.folder, 'samples'));
});
afterAll(() => at.clear());

describe('the README', () => {
  it('names every command and subcommand of --help, no other one, and only options that exist', { timeout: 120_000 }, async () => {
    const helps = new Map<string, string>();
    const look = async (path: readonly string[]): Promise<void> => {
      const { stdout } = await at.run(...path, '--help');
      helps.set(path.join(' '), stdout);
      const list = stdout.split('\nCommands:\n')[1]?.split('\n\n')[0] ?? '';
      const found = [...list.matchAll(/^ {2}([a-z-]+)/gm)].map((match) => match[1] as string).filter((name) => name !== 'help');
      for (const name of found) await look([...path, name]);
    };
    await look([]);
    const leaves = [...helps.keys()].filter((path) => path !== '' && ![...helps.keys()].some((other) => other.startsWith(`${path} `)));
    const table = section(README, '## What each command does').split('\n### ')[0] ?? '';
    expect(
      rows(table)
        .map(([first = '']) => names(first)[0])
        .sort(),
    ).toEqual(leaves.sort());

    const help = [...helps.values()].join('\n');
    const options = [...README.matchAll(/(?<=[ `])--[a-z][a-z-]+/g)].map(([option]) => option);
    const npmOptions = ['--ignore-scripts', '--install'];
    const benchOptions = [...read('bench/arguments.ts').matchAll(/^ +(\w+): \{ type: 'string'/gm)].map(([, name]) => `--${name}`);
    const others = [...npmOptions, ...benchOptions];
    expect([...new Set(options)].filter((option) => !help.includes(option) && !others.includes(option))).toEqual([]);
  });

  it('lists the exit codes of src/error.ts', () => {
    const listed = rows(section(README, '### Exit codes')).map(([code = '', name = '']) => [names(name)[0], Number(code)]);
    expect(Object.fromEntries(listed)).toEqual(EXIT);
  });

  it('lists every environment variable that is read, and no other', () => {
    const inTests = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const used = ['src/main.ts', ...inTests.map((file) => `test/${file}`)].flatMap((file) => [
      ...read(file).matchAll(/\benv(?:\['|\.)(ARTICLE22_\w+)/g),
    ]);
    const listed = rows(section(README, '### Environment variables')).flatMap(([name = '']) => names(name));
    expect(listed.sort()).toEqual([...new Set(used.map((match) => match[1]))].sort());
  });

  it('maps the source: what it names exists, and every folder of src is in it', () => {
    const map = /```text\n([\s\S]+?)```/.exec(section(README, '## Map of the source'))?.[1] ?? '';
    const parents: string[] = [];
    const paths = map
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const [, indent = '', name = ''] = /^( *)(\S+)/.exec(line) ?? [];
        const depth = indent.length / 2;
        parents.splice(depth, Number.POSITIVE_INFINITY, name);
        return parents.join('');
      });
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => `src/${name}/`).filter((folder) => !paths.includes(folder))).toEqual([]);
    const roots = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((entry) => entry.isFile());
    expect(roots.map(({ name }) => `src/${name}`).filter((file) => !paths.includes(file))).toEqual([]);
  });

  it('names only functions that exist on the ways of a notice and a report', () => {
    const ways = section(README, '## Map of the source').split('**The way of one notice**')[1] ?? '';
    const source = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => read(`src/${file}`))
      .join('\n');
    const functions = names(ways).filter((name) => /^[a-z]+[A-Za-z]*$/.test(name));
    expect(functions.length).toBeGreaterThan(10);
    expect(
      functions.filter((name) => !new RegExp(`export (async )?function\\*? ${name}\\b|export async function\\* ${name}\\b`).test(source)),
    ).toEqual([]);
  });

  it('speaks of Node as package.json does', () => {
    const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
    expect(engines.node).toBe('>=20.19 <25');
    expect(README).toContain('Node 20.19 or later of version 20, or 22, or 24');
  });

  it('links only to what exists', () => {
    const links = [...README.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)]
      .map((match) => match[1] as string)
      .filter((link) => !link.includes('://'));
    expect(links.filter((link) => !existsSync(join(ROOT, link)))).toEqual([]);
  });
});

interface Step {
  readonly commands: readonly (readonly string[])[];
  /** Lines the last command prints; `…` stands for anything. */
  readonly output: readonly string[];
  readonly exit: number;
}

/** The blocks of the path: commands, and beneath them what the last one prints. */
function steps(text: string): Step[] {
  return [...text.matchAll(/```sh\n([\s\S]+?)```(?:\n```text\n([\s\S]+?)```)?/g)].map(([, commands = '', shown = '']) => {
    const lines = shown.split('\n').filter(Boolean);
    return {
      commands: commands.trim().split('\n').map(words),
      output: lines.filter((line) => !line.startsWith('exit code ')),
      exit: Number(/^exit code (\d)$/m.exec(shown)?.[1] ?? 0),
    };
  });
}

/** Words of a command line; double quotes hold blanks together. */
const words = (line: string) => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? (match[2] as string));

const pattern = (line: string) =>
  new RegExp(
    `^${line
      .split('…')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
    'm',
  );

describe('the ten-minute path', () => {
  const path = steps(section(README, '## Ten minutes'));

  it('goes from init to verify', () => {
    const order = ['init', 'flagger import', 'independence import', 'narrative set', 'profile suggest', 'profile import', '--dry-run'];
    const then = ['provider confirm', '--rejects', 'draft', 'check --out', 'check resolve', 'check sign-off', 'publish', 'verify'];
    const all = path.flatMap(({ commands }) => commands.map((command) => command.join(' '))).join('\n');
    const places = [...order, ...then].map((word) => all.indexOf(word));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('runs as it is printed, and prints what it shows', { timeout: 180_000 }, async () => {
    for (const { commands, output, exit } of path) {
      const ends: { code: number; printed: string }[] = [];
      for (const command of commands) ends.push(await run(command));
      const last = ends.at(-1);
      expect(
        ends.map(({ code }) => code),
        `${commands.join('\n')}\n${last?.printed}`,
      ).toEqual([...ends.slice(1).map(() => 0), exit]);
      for (const line of output) expect(last?.printed).toMatch(pattern(line));
    }
    expect(existsSync(join(at.folder, 'out/report-2026/public/report.nl.html'))).toBe(true);
  });
});

/** Runs one line of the path; `npx article22` is the built command. */
async function run([program, name = '', ...args]: readonly string[]): Promise<{ code: number; printed: string }> {
  if (program === 'mkdir') {
    mkdirSync(join(at.folder, name));
    return { code: 0, printed: '' };
  }
  expect([program, name]).toEqual(['npx', 'article22']);
  const { code, stdout, stderr } = await at.run(...args);
  return { code, printed: `${stderr}${stdout}` };
}

describe('the data dictionary', () => {
  const log = section(read('schema/README.md'), '## The log');
  const sql = readdirSync(join(ROOT, 'schema/log'))
    .filter((file) => file.endsWith('.sql'))
    .map((file) => read(`schema/log/${file}`).replace(/--.*$/gm, ''))
    .join('\n');
  // A table that is made once more under another name, and renamed, is the one that is there.
  const renamed = [...sql.matchAll(/alter table (\w+) rename to (\w+);/g)].map(([, from = '']) => from);
  const made = [...sql.matchAll(/create table (\w+) \(\n([\s\S]+?)\n\)(?: without rowid)?;/g)];
  const tables = made
    .filter(([, name = '']) => !renamed.includes(name))
    .map(([, name = '', body = '']) => ({
      name,
      columns: [...body.matchAll(/^ {2}(\w+) (?:text|integer|bytea)\b(.*)$/gm)].map(([, column = '', rest = '']) => ({
        column,
        nullable: !/not null|primary key/.test(rest) && !new RegExp(`primary key \\([^)]*\\b${column}\\b`).test(body),
      })),
    }));
  for (const [, name, column = '', rest = ''] of sql.matchAll(/alter table (\w+) add column (\w+) \w+(.*);/g)) {
    tables.find((table) => table.name === name)?.columns.push({ column, nullable: !rest.includes('not null') });
  }

  it('finds the tables of the log', () => {
    expect(tables.length).toBeGreaterThan(20);
    expect(sql.match(/create table/g)).toHaveLength(made.length);
    expect(tables.every(({ columns }) => columns.length > 1)).toBe(true);
  });

  it('has every table of schema/log, and no other', () => {
    const described = [...log.matchAll(/^#### `(\w+)`$/gm)].map((match) => match[1]);
    expect(described.sort()).toEqual(tables.map(({ name }) => name).sort());
  });

  it.each(tables)('has every column of $name in its order, and says what null means', ({ name, columns }) => {
    const lines = rows(section(log, `#### \`${name}\``));
    expect(lines.flatMap(([first = '']) => names(first))).toEqual(columns.map(({ column }) => column));
    const silent = columns.filter(({ column, nullable }) => {
      const meaning = lines.find(([first = '']) => names(first).includes(column))?.[1] ?? '';
      return !meaning.startsWith('as in `notice`') && nullable !== /\bnull\b/.test(meaning);
    });
    expect(silent).toEqual([]);
  });

  it('names every vocabulary file and no other', () => {
    const files = readdirSync(join(ROOT, 'schema')).filter((file) => file.endsWith('.json') && !file.endsWith('.schema.json'));
    const described = rows(section(read('schema/README.md'), '## Vocabulary files')).map(([first = '']) => names(first)[0]);
    expect(described.sort()).toEqual(files.sort());
  });
});

describe('the change log and the licence', () => {
  const manifest = JSON.parse(read('package.json')) as { version: string; license: string };

  it('has the version of package.json', () => {
    expect(read('CHANGELOG.md')).toContain(`\n## ${manifest.version}\n`);
  });

  it('names every format of a document', () => {
    const formats = new Set(
      [...readdirSync(join(ROOT, 'src/model'))].flatMap((file) =>
        [...read(`src/model/${file}`).matchAll(/'(article22-[a-z-]+\/\d+)'/g)].map((match) => match[1] as string),
      ),
    );
    expect([...formats].filter((format) => !read('CHANGELOG.md').includes(`\`${format}\``))).toEqual([]);
  });

  it('names the licence of package.json', () => {
    expect(read('LICENSE')).toContain(`SPDX-License-Identifier: ${manifest.license}`);
  });
});
