// Typst as the program uses it: it reads nothing but what it is given, and its lack is told.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT, UserError } from '../../src/error.ts';
import { scanFiles } from '../../src/gate/gate.ts';
import { buildKnownValues } from '../../src/gate/known-values.ts';
import { type KnownValue, knownValue } from '../../src/model/known.ts';
import { renderPdf } from '../../src/publish/pdf-report.ts';
import { fixtureReport } from './fixture.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const templates = readdirSync(join(root, 'templates')).filter((name) => name.endsWith('.typ'));

describe('a template', () => {
  it.each(templates)('%s loads no package and opens no file but the pictures it is given', (name) => {
    const code = readFileSync(join(root, 'templates', name), 'utf8').replace(/^\s*\/\/.*$/gm, '');
    expect(code).not.toMatch(/\b(?:import|include|eval|plugin|read|csv|toml|yaml|xml|cbor|bibliography)\b\s*[("*:@]/);
    expect(code.match(/\bjson\([^)]*\)/g) ?? []).toEqual(name === 'page.typ' ? ['json(bytes(sys.inputs.data)'] : []);
    expect(code).not.toContain('@preview');
  });
});

/** The sources that make a PDF, in a folder with all libraries but those left out. */
function copyWithout(library: string): { folder: string; source: string } {
  const folder = mkdtempSync(join(tmpdir(), 'article22-pdf-'));
  cpSync(join(root, 'templates'), join(folder, 'templates'), { recursive: true });
  const files = [
    'error.ts',
    'files/pdf-objects.ts',
    'render/mustache.ts',
    'publish/fonts.ts',
    'publish/pdf-structure.ts',
    'publish/pdf.ts',
  ];
  for (const file of files) {
    mkdirSync(dirname(join(folder, 'src', file)), { recursive: true });
    cpSync(join(root, 'src', file), join(folder, 'src', file));
  }
  for (const name of ['mustache', 'fflate', '@expo-google-fonts', '@myriaddreamin']) {
    if (name === library) continue;
    mkdirSync(join(folder, 'node_modules'), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
  return { folder, source: join(folder, 'src/publish/pdf.ts') };
}

describe('a computer without Typst', () => {
  const copy = copyWithout('@myriaddreamin');
  afterAll(() => rmSync(copy.folder, { recursive: true, force: true }));
  const problem = async () => {
    const { renderTypst } = (await import(/* @vite-ignore */ copy.source)) as typeof import('../../src/publish/pdf.ts');
    try {
      renderTypst({ template: 'report', view: {}, releasedOn: '2027-01-31' });
      return null;
    } catch (error) {
      return error as UserError;
    }
  };
  it('says so, and what to do', async () => {
    const error = await problem();
    expect([error?.name, error?.code, error?.exit]).toEqual(['UserError', 'pdf.no-typst', EXIT.environment]);
    expect(error?.message).toContain('npm install --include=optional');
  });
  it('is not confused with a mistake of a view', async () => {
    const { renderTypst } = await import('../../src/publish/pdf.ts');
    const lacking = () => renderTypst({ template: 'report', view: { lang: 'en' }, releasedOn: '2027-01-31' });
    expect(lacking).toThrow(/templates\/report\.typ.*title/);
    expect(lacking).not.toThrow(UserError);
  });
});

const KEY = new Uint8Array(32).fill(3);
const RULES = { roleMailboxes: [], allowedUrls: [], allowedWords: [], allowedTexts: [], countries: ['BE'] };

describe('personal data in a PDF', { timeout: 60_000 }, () => {
  const report = fixtureReport(0);
  const known = () =>
    buildKnownValues(
      KEY,
      [knownValue(KEY, 'zoroark-77-quilava')].filter((one): one is KnownValue => one !== null),
      [],
    );
  const findingsIn = async (text: string) => {
    const bytes = renderPdf({ ...report, narrative: { nl: { introduction: text } } }, 'nl', []);
    return (await scanFiles([{ name: 'report.nl.pdf', bytes }], await known(), RULES)).map(({ kind }) => kind);
  };
  let without: Awaited<ReturnType<typeof findingsIn>>;
  beforeAll(async () => {
    without = await findingsIn('Niets bijzonders.');
  });
  const told = async (text: string) => {
    const kinds = [...(await findingsIn(text))];
    for (const kind of without) kinds.splice(kinds.indexOf(kind), 1);
    return kinds;
  };
  const filler = 'De organisatie beantwoordt alle vragen over haar verslag en de gegevens ervan binnen vijf werkdagen, ';

  it.each([
    ['an e-mail address', 'EMAIL', 'jan.planted@example.org'],
    ['a bank account', 'IBAN', 'BE68 5390 0754 7034'],
    ['a value the log holds', 'KNOWN_VALUE', 'zoroark-77-quilava'],
  ] as const)('is found: %s, wherever the line is broken', async (_, kind, value) => {
    const lines = [0, 80, 86, 92].map((length) => `${filler.slice(0, length).trim()} ${value} en verder.`);
    expect((await told(lines.join('\n\n'))).filter((found) => found === kind)).toHaveLength(lines.length);
  });

  it('is not seen where there is none: dates, numbers and long words over lines', async () => {
    expect(await told(`${filler.repeat(6)}Telecommunicatiedienstverleners meldden 1.204 items op 3 november 2026.`)).toEqual([]);
  });
});
