// The shape of the house as a test: who may import whom, one home a library, no cycle, no dead file.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../', import.meta.url).pathname;

/** Folder of src, or file beside them → folders it may import. `error.ts` is for all. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'error.ts': [],
  'main.ts': ['cli'],
  'workflow.ts': ['steps'],
  model: [],
  files: ['model'],
  render: ['model'],
  import: ['files', 'model'],
  log: ['model'],
  report: ['model'],
  gate: ['files', 'model'],
  publish: ['report', 'files', 'render', 'model'],
  steps: ['import', 'log', 'report', 'gate', 'publish', 'files', 'render', 'model'],
  web: ['import', 'log', 'render', 'model', 'workflow.ts'],
  pages: ['web', 'import', 'log', 'gate', 'publish', 'render', 'model', 'workflow.ts'],
  cli: ['pages', 'web', 'import', 'log', 'gate', 'publish', 'model', 'workflow.ts'],
};
/** The program, and the process that does long work for the pages. */
const ENTRIES = ['main.ts', 'web/job-worker.ts'];

/** Library → the only files or folder that may import it. */
const HOMES: Readonly<Record<string, string>> = {
  'better-sqlite3': 'log/',
  kysely: 'log/',
  pg: 'log/',
  'csv-parse': 'files/',
  jschardet: 'import/charset.ts',
  fflate: 'files/',
  parse5: 'files/',
  'pdfjs-dist': 'files/pdf.ts',
  sax: 'files/xml.ts',
  mustache: 'render/',
  'chart.js': '(publish/chart-draw.ts|publish/chart-plugins.ts|render/chart-config.ts|web/assets.ts)',
  'chartjs-node-canvas': 'publish/chart-draw.ts',
  '@napi-rs/canvas': 'publish/chart-draw.ts',
  '@expo-google-fonts/noto-sans': 'publish/fonts.ts',
  '@myriaddreamin/typst-ts-node-compiler': 'publish/pdf.ts',
  'write-excel-file': 'publish/workbook.ts',
  highs: 'report/attack.ts',
  '@noble/hashes': 'gate/keyed-hash.ts',
  stdnum: 'gate/',
  tldts: 'model/domain.ts',
  commander: '(main.ts|cli/)',
  hono: 'web/server.ts',
  '@hono/node-server': 'web/server.ts',
  '@fastify/busboy': 'web/body.ts',
  zod: '(model/|cli/files.ts)',
};

interface Source {
  readonly file: string;
  readonly text: string;
  readonly imports: readonly string[];
}

function sources(folder: string): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(ROOT, folder, file), 'utf8');
      const found = text.matchAll(/(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+|\bresolve\(\s*)'([^']+)'/gm);
      return { file, text, imports: [...found].map((match) => match[1] as string) };
    });
}

const SRC = sources('src');
const isOurs = (name: string) => name.startsWith('.');
const targetOf = (source: Source, name: string) => normalize(join(dirname(source.file), name));
const folderOf = (file: string) => (file.includes('/') ? (file.split('/')[0] as string) : file);

/** Exports that nothing in src uses, and why they stay. */
const CONTRACT: Readonly<Record<string, string>> = {};

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

describe('the structure', () => {
  it('has a rule for every folder and for every file beside them', () => {
    expect([...new Set(SRC.map(({ file }) => folderOf(file)))].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
  });

  it('imports only in the allowed direction', () => {
    const crossing = SRC.flatMap((source) =>
      source.imports
        .filter(isOurs)
        .map((name) => targetOf(source, name))
        .filter((target) => target !== 'error.ts' && folderOf(target) !== folderOf(source.file))
        .filter((target) => !MAY_IMPORT[folderOf(source.file)]?.includes(folderOf(target)))
        .map((target) => `${source.file} → ${target}`),
    );
    expect(crossing).toEqual([]);
  });

  it('has each library in one home', () => {
    const wrong = SRC.flatMap((source) =>
      source.imports
        .filter((name) => !isOurs(name) && !name.startsWith('node:'))
        .map((name) => (name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : (name.split('/')[0] as string)))
        .filter((library) => !new RegExp(`^${HOMES[library] ?? 'nowhere'}`).test(source.file))
        .map((library) => `${source.file} imports ${library}`),
    );
    expect(wrong).toEqual([]);
  });

  it('uses every dependency it installs, and installs every one it uses', () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Record<
      'dependencies' | 'optionalDependencies',
      Record<string, string>
    >;
    expect(Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies }).sort()).toEqual(Object.keys(HOMES).sort());
  });

  it('has no cycle', () => {
    const edges = new Map(SRC.map((source) => [source.file, source.imports.filter(isOurs).map((name) => targetOf(source, name))]));
    const done = new Set<string>();
    const visit = (file: string, path: readonly string[]): string[] | null => {
      if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
      if (done.has(file)) return null;
      for (const next of edges.get(file) ?? []) {
        const cycle = visit(next, [...path, file]);
        if (cycle) return cycle;
      }
      done.add(file);
      return null;
    };
    for (const { file } of SRC) expect(visit(file, [])).toBeNull();
  });

  it('has no dead file', () => {
    const used = new Set(SRC.flatMap((source) => source.imports.filter(isOurs).map((name) => targetOf(source, name))));
    expect(SRC.map(({ file }) => file).filter((file) => !used.has(file) && !ENTRIES.includes(file))).toEqual([]);
  });

  it('has no dead export', () => {
    const uses = new Map<string, number>();
    for (const { text } of SRC) for (const [word] of withoutComments(text).matchAll(/\w+/g)) uses.set(word, (uses.get(word) ?? 0) + 1);
    const dead = SRC.flatMap(({ file, text }) =>
      [...text.matchAll(/^export (?:async )?(?:function\*?|const|class|type|interface) (\w+)/gm)]
        .map((match) => match[1] as string)
        .filter((name) => (uses.get(name) ?? 0) < 2)
        .map((name) => `${file} ${name}`),
    );
    expect(dead).toEqual(Object.keys(CONTRACT));
  });

  it('is one level of folders, without rooms for odds and ends', () => {
    expect(SRC.map(({ file }) => file).filter((file) => file.split('/').length > 2)).toEqual([]);
    expect(SRC.map(({ file }) => file).filter((file) => /(^|\/)(utils?|helpers?|common|types|index|misc)\.ts$/.test(file))).toEqual([]);
  });
});

describe('each source file', () => {
  it('opens with what it is for', () => {
    const silent = SRC.filter(({ text }) => !/^(#!.*\n)?(\/\/ |\/\*\*)/.test(text)).map(({ file }) => file);
    expect(silent).toEqual([]);
  });

  it('looks at the clock and the environment only in main.ts', () => {
    const looking = SRC.filter(({ file, text }) => file !== 'main.ts' && /process\.(env|cwd)|new Date\(\)|Date\.now\(/.test(text)).map(
      ({ file }) => file,
    );
    expect(looking).toEqual([]);
  });

  it('can be held in the head: at most 300 lines, but for the list of tables', () => {
    expect(SRC.filter(({ file, text }) => file !== 'log/tables.ts' && text.split('\n').length > 300).map(({ file }) => file)).toEqual([]);
  });
});

describe('each run of tests of its own', () => {
  const tests = sources('test');
  const configs = ['release/gate', 'bench/pages', 'privacy/bench', 'faults/vitest'].map((name) => `${name}.config.ts`);
  const byFile = new Map(tests.map((source) => [source.file, source]));
  const reachedFrom = (file: string, seen: Set<string>): Set<string> => {
    const source = byFile.get(file);
    if (!source || seen.has(file)) return seen;
    seen.add(file);
    for (const name of source.imports.filter(isOurs)) reachedFrom(targetOf(source, name), seen);
    return seen;
  };

  it('is known here', () => {
    expect(
      tests
        .map(({ file }) => file)
        .filter((file) => file.endsWith('config.ts'))
        .sort(),
    ).toEqual([...configs].sort());
  });

  // `npm run check:report` could not start once: nobody made the folder of the logs that its tests copy.
  it('makes the folder for logs that are copied, where its tests copy any', () => {
    const wanting = configs.filter((config) => {
      const include = /include: \['test\/([^']+)'/.exec(byFile.get(config)?.text ?? '')?.[1] ?? '';
      const [start = '', end = ''] = include.split('*');
      const files = tests.map(({ file }) => file).filter((file) => file.startsWith(start) && file.endsWith(end));
      expect(files.length, config).toBeGreaterThan(0);
      return files.some((file) => reachedFrom(file, new Set()).has('log/engines.ts'));
    });
    expect(wanting).toContain('release/gate.config.ts');
    for (const config of wanting) expect(byFile.get(config)?.text, config).toContain("'test/prepared.ts'");
  });
});
