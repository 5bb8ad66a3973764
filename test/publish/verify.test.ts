import { beforeAll, describe, expect, it } from 'vitest';
import { archiveBudget, openArchive } from '../../src/files/archive.ts';
import { zipMembers } from '../../src/files/zip.ts';
import type { PackageFile } from '../../src/model/file.ts';
import type { Report } from '../../src/model/report.ts';
import { jsonFile } from '../../src/publish/json-file.ts';
import { MANIFEST, manifest } from '../../src/publish/manifest.ts';
import { buildZip, publicFiles, submissionFiles } from '../../src/publish/package.ts';
import { renderPdf } from '../../src/publish/pdf-report.ts';
import { renderReport } from '../../src/publish/render-report.ts';
import { type Verdict, verifyPackage, verifyZip } from '../../src/publish/verify.ts';
import { renderWorkbook } from '../../src/publish/workbook.ts';
import { DEEP } from '../deep.ts';
import { fixtureReport } from './fixture.ts';
import { AUTHORITY_ONLY, fixtureFlagger, pages } from './submission.ts';

const report = { ...fixtureReport(), languages: ['en'] };
/** Two languages are enough to see that each is looked at. */
const both = { ...report, languages: ['nl', 'en'] };
let whole: readonly PackageFile[] = [];
let files: readonly PackageFile[] = [];
let submission: readonly PackageFile[] = [];
/** Page and data, without what takes long to make and to read. */
const smallFiles = publicFiles(report, pages(report));
beforeAll(async () => {
  whole = await renderReport(both);
  // A PDF takes long to read: without it where another file is changed.
  const workbook = await renderWorkbook(report, 'en');
  files = publicFiles(report, [workbook, ...pages(report, [workbook])]);
  submission = submissionFiles(report, buildZip(files, report), AUTHORITY_ONLY, fixtureFlagger(report));
});

const failed = (verdict: Verdict) => verdict.checks.filter(({ ok }) => !ok).map(({ code }) => code);
/** As files that were unpacked. */
const verify = async (list: readonly PackageFile[]) => (await verifyPackage(list)).verdict;
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Changes the text of one file. */
function edited(list: readonly PackageFile[], name: string, edit: (text: string) => string): PackageFile[] {
  expect(
    list.some((file) => file.name === name),
    name,
  ).toBe(true);
  return list.map((file) => {
    if (file.name !== name) return file;
    const after = edit(text(file.bytes));
    expect(after).not.toBe(text(file.bytes));
    return { name, bytes: new TextEncoder().encode(after) };
  });
}

/** A forger writes the manifest anew as well. */
function forged(list: readonly PackageFile[], of: Report = report): PackageFile[] {
  const others = list.filter(({ name }) => name !== MANIFEST);
  return [...others, manifest('public', others, of)];
}

/** Of two languages. */
function withoutOne(name: string): PackageFile[] {
  return forged(
    whole.filter((file) => file.name !== name),
    both,
  );
}

function withReport(change: (report: Report) => Report): PackageFile[] {
  return files.map((file) => (file.name === 'report.json' ? jsonFile('report.json', change(structuredClone(report))) : file));
}

/** The same file of a report in which one number is one more. */
function replaced(name: string, of: (other: typeof OTHER) => Uint8Array): PackageFile[] {
  return (name.endsWith('.pdf') ? whole : files).map((file) => (file.name === name ? { name, bytes: of(OTHER) } : file));
}
const NONE = new Uint8Array();
const OTHER: Record<'xlsx' | 'pdf' | 'said' | 'twice', Uint8Array> = { xlsx: NONE, pdf: NONE, said: NONE, twice: NONE };
const outlook = 'We will keep to our work.';
const saying = (text: string): Report => ({ ...both, narrative: { ...both.narrative, en: { ...both.narrative['en'], outlook: text } } });
beforeAll(async () => {
  const other = cell('by-month', ['2026-03'], (value) => (value ?? 0) + 1)(report);
  OTHER.xlsx = (await renderWorkbook(other, 'en')).bytes;
  OTHER.pdf = renderPdf(other, 'en', []);
  OTHER.said = renderPdf(saying(outlook), 'en', []);
  const before = both.narrative['en']?.outlook ?? '';
  OTHER.twice = renderPdf(saying(`${before}\n\n${before}`), 'en', []);
});

/** Changes every part of a workbook that holds these signs. */
function inWorkbook(signs: string, others: string): PackageFile[] {
  return files.map((file) => {
    if (file.name !== 'report.en.xlsx') return file;
    const { members } = openArchive(file.name, file.bytes, archiveBudget(file.bytes.length));
    const changed = members.map(({ name, bytes }) => ({ name, bytes: new TextEncoder().encode(text(bytes).replace(signs, others)) }));
    expect(changed.some(({ bytes }, i) => bytes.length !== members[i]?.bytes.length)).toBe(true);
    return { ...file, bytes: zipMembers(changed, report.releasedOn) };
  });
}

/** Changes the value of a cell. */
function cell(id: string, at: readonly string[], value: (before: number | null) => number | null): (report: Report) => Report {
  return (before) => ({
    ...before,
    tables: before.tables.map((table) =>
      table.id === id
        ? { ...table, cells: table.cells.map((one) => (one.at.join() === at.join() ? { ...one, value: value(one.value) } : one)) }
        : table,
    ),
  });
}

describe('verify', () => {
  it('finds nothing wrong with what was published', async () => {
    const zipped = (list: readonly PackageFile[]) => verifyZip(buildZip(list, report));
    const [open, sent, two] = [await zipped(files), await zipped(submission), await zipped(whole)];
    expect([failed(open), failed(sent), failed(two)]).toEqual([[], [], []]);
    expect([open.ok, open.package, sent.ok, sent.package]).toEqual([true, 'public', true, 'submission']);
    expect(sent.manifestSha256).toBe(open.manifestSha256);
    expect(sent.checks.length).toBeGreaterThan(open.checks.length);
  });

  it('finds nothing wrong with a year without a notice', async () => {
    const none = { ...fixtureReport(0), languages: ['en'] };
    expect(failed(await verifyZip(buildZip(publicFiles(none, pages(none)), none)))).toEqual([]);
  });

  it('notices one flipped bit in any file of either package', async () => {
    const sent = submissionFiles(report, buildZip(smallFiles, report), AUTHORITY_ONLY, fixtureFlagger(report));
    for (const list of [smallFiles, sent]) {
      for (const [i, { name, bytes }] of list.entries()) {
        if (!DEEP && i % 4 !== 1) continue;
        for (const at of [[0], [Math.floor(bytes.length / 2)], [bytes.length - 1]][i % 3] ?? []) {
          const flipped = bytes.slice();
          flipped[at] = (flipped[at] ?? 0) ^ 1;
          const verdict = await verify(list.map((file) => (file.name === name ? { name, bytes: flipped } : file)));
          expect(verdict.ok, `${name} at ${at}`).toBe(false);
        }
      }
    }
  });

  it('notices every other writing of the manifest', async () => {
    const manifestOf = smallFiles.find(({ name }) => name === MANIFEST);
    const length = manifestOf?.bytes.length ?? 0;
    for (let at = 0; at < length; at += 293) {
      const list = smallFiles.map((file) =>
        file.name === MANIFEST ? { ...file, bytes: file.bytes.map((byte, i) => (i === at ? byte ^ 1 : byte)) } : file,
      );
      expect((await verify(list)).ok, `byte ${at}`).toBe(false);
    }
    expect(failed(await verify(edited(smallFiles, MANIFEST, (before) => before.replace('\n', '\r\n'))))).toContain('manifest.valid');
  });

  const changes: readonly (readonly [what: string, change: () => PackageFile[], codes: readonly string[]])[] = [
    ['a file is taken out', () => files.filter(({ name }) => name !== 'data/by-month.csv'), ['files.complete', 'data.equal']],
    ['a file is put in', () => [...files, { name: 'extra.txt', bytes: new Uint8Array() }], ['files.nothing-else']],
    [
      'the list names a file outside the package',
      () =>
        files.map((file) =>
          file.name === MANIFEST
            ? jsonFile(MANIFEST, {
                ...JSON.parse(text(file.bytes)),
                files: [...JSON.parse(text(file.bytes)).files, { name: '../../secret.txt', sizeBytes: 1, sha256: '0'.repeat(64) }],
              })
            : file,
        ),
      ['files.complete'],
    ],
    [
      'the list lies about a file',
      () => edited(files, MANIFEST, (json) => json.replace(/"sha256": "[0-9a-f]{8}/, '"sha256": "00000000')),
      ['files.unchanged'],
    ],
    ['the manifest is gone', () => files.filter(({ name }) => name !== MANIFEST), ['manifest.valid']],
    ['the report is gone', () => forged(files.filter(({ name }) => name !== 'report.json')), ['report.valid']],
    ['a page is gone', () => withoutOne('report.nl.html'), ['pages.equal', 'names.consistent']],
    ['a workbook is gone', () => withoutOne('report.nl.xlsx'), ['names.consistent']],
    ['a PDF is gone', () => withoutOne('report.en.pdf'), ['names.consistent']],
    [
      'a file of another language is on the list',
      () => forged([...files, { name: 'report.fr.html', bytes: new Uint8Array() }]),
      ['names.consistent'],
    ],
    ['a program is on the list', () => forged([...files, { name: 'setup.exe', bytes: new Uint8Array([77, 90]) }]), ['names.consistent']],
    ['a workbook shows another number', () => forged(replaced('report.en.xlsx', (of) => of.xlsx)), ['workbooks.equal']],
    ['a workbook has a formula', () => forged(inWorkbook('<v>1500</v>', '<f>1+1</f><v>1500</v>')), ['workbooks.equal']],
    ['a workbook has a hidden sheet', () => forged(inWorkbook('sheetId="4" ', 'sheetId="4" state="hidden" ')), ['workbooks.equal']],
    // How a number looks was once not compared.
    [
      'a workbook shows another number than it holds',
      () => forged(inWorkbook('formatCode="#,##0"', 'formatCode="&quot;31,337&quot;"')),
      ['workbooks.equal'],
    ],
    ['a workbook has a text box', () => forged(inWorkbook('</worksheet>', '<drawing r:id="rId9"/></worksheet>')), ['workbooks.equal']],
    ['a workbook is no workbook', () => forged(edited(files, 'report.en.xlsx', () => 'none')), ['workbooks.equal']],
    [
      'a PDF shows one number that is one more',
      () =>
        forged(
          replaced('report.en.pdf', (of) => of.pdf),
          both,
        ),
      ['pdf.equal'],
    ],
    // Lines without a digit were once not compared.
    [
      'a PDF says another sentence, without a number',
      () =>
        forged(
          replaced('report.en.pdf', (of) => of.said),
          both,
        ),
      ['pdf.equal'],
    ],
    [
      'a PDF says a sentence of the report twice',
      () =>
        forged(
          replaced('report.en.pdf', (of) => of.twice),
          both,
        ),
      ['pdf.equal'],
    ],
    [
      'a PDF is no PDF',
      () =>
        forged(
          edited(whole, 'report.en.pdf', () => '%PDF-1.7'),
          both,
        ),
      ['pdf.equal'],
    ],
    [
      'a sentence on a page says one more',
      () => forged(edited(files, 'report.en.html', (html) => html.replace(/(<li>[^<]*)1,500( notices)/, '$11,501$2'))),
      ['pages.words'],
    ],
    [
      'a page has a number that nobody sees',
      () => forged(edited(files, 'report.en.html', (html) => html.replace('</main>', '<p hidden>31,337</p></main>'))),
      ['pages.words'],
    ],
    [
      'a page asks for a picture elsewhere',
      () =>
        forged(
          edited(files, 'report.en.html', (html) => html.replace('</main>', '<img src="https://tracker.example/a.png" alt=""></main>')),
        ),
      ['pages.words'],
    ],
    [
      'a row of a table is taken from a page',
      () =>
        forged(
          edited(files, 'report.en.html', (html) =>
            html.replace(/<tr[^>]*><th[^>]*>(?:<span[^>]*>[^<]*<\/span>)?Content removed.*?<\/tr>/s, ''),
          ),
        ),
      ['pages.equal', 'pages.words'],
    ],
    [
      'a label in a data file is another',
      () => forged(edited(files, 'data/by-action.csv', (csv) => csv.replace('Content removed', 'Content kept'))),
      ['data.equal'],
    ],
    [
      'a column is described otherwise',
      () => forged(edited(files, 'datapackage.json', (json) => json.replace('withheld: a small count', 'withheld: no count'))),
      ['data.described'],
    ],
    [
      'the schema of the report is another',
      () => forged(edited(files, 'report.schema.json', (json) => json.replace('"minimum": 0', '"minimum": 1'))),
      ['data.described'],
    ],
    [
      'the checklist says something else',
      () => forged(edited(files, 'checklist.json', (json) => json.replace('22(3)', '22(4)'))),
      ['data.described'],
    ],
    [
      'the manifest is another report’s',
      () => [
        ...files.filter(({ name }) => name !== MANIFEST),
        manifest(
          'public',
          files.filter(({ name }) => name !== MANIFEST),
          { ...report, version: 3 },
        ),
      ],
      ['manifest.report'],
    ],
    [
      'a number in a data file is forged',
      () => forged(edited(files, 'data/by-action.csv', (csv) => csv.replace('total,,Total,1500', 'total,,Total,1501'))),
      ['data.equal'],
    ],
    ['a data file is no CSV', () => forged(edited(files, 'data/timing.csv', () => '"never closed')), ['data.equal']],
    [
      'a withheld number is written into a data file',
      () => forged(edited(files, 'data/provider-by-category.csv', (csv) => csv.replace(',,false,withheld', ',2,false,withheld'))),
      ['data.equal'],
    ],
    [
      'a number on a page is forged for readers',
      () => forged(edited(files, 'report.en.html', (html) => html.replace(/(data-cell="by-action:total"[^>]*>\s*)1,500/, '$11,600'))),
      ['pages.equal'],
    ],
    [
      'a number on a page is forged for programs',
      () => forged(edited(files, 'report.en.html', (html) => html.replace(/(data-cell="by-action:total" data-value=")1500/, '$11600'))),
      ['pages.equal'],
    ],
    [
      'a row is taken from a statutory list on a page',
      () => forged(edited(files, 'report.en.html', (html) => html.replace(/data-cell="by-provider:snap"/, ''))),
      ['pages.equal'],
    ],
    [
      'a provider’s number does not add up',
      () => forged(withReport(cell('by-provider', ['snap'], (value) => (value ?? 0) + 1))),
      ['sums.tables', 'sums.linked', 'data.equal', 'pages.equal'],
    ],
    [
      'a withheld number says 0 are left for it',
      () => forged(withReport(cell('provider-by-category', ['snap', 'total'], () => 1))),
      ['sums.tables', 'sums.linked', 'data.equal', 'pages.equal'],
    ],
    [
      'a number stands where none is published',
      () => forged(withReport(cell('all-actions', ['total'], () => 1500))),
      ['sums.shape', 'data.equal'],
    ],
    [
      'the totals of the text differ from the lists',
      () => forged(withReport((before) => ({ ...before, totals: { ...before.totals, acted: before.totals.acted + 1 } }))),
      ['sums.linked', 'data.equal'],
    ],
    [
      'a table has lost a cell',
      () =>
        forged(
          withReport((before) => ({
            ...before,
            tables: before.tables.map((table) => (table.id === 'by-month' ? { ...table, cells: table.cells.slice(1) } : table)),
          })),
        ),
      ['sums.shape', 'sums.tables', 'data.equal'],
    ],
  ];
  it.each(changes)('%s', async (_what, change, codes) => {
    const verdict = await verify(change());
    expect(verdict.ok).toBe(false);
    expect(failed(verdict)).toEqual(expect.arrayContaining([...codes]));
  });

  it('says in a letter’s case which letter quotes another checksum', async () => {
    const others = edited(submission, 'letter.bipt.nl.txt', (letter) => letter.replace(/[0-9a-f]{4} [0-9a-f]{4}/, '0000 0000')).filter(
      ({ name }) => name !== MANIFEST,
    );
    const verdict = await verify([...others, manifest('submission', others, report)]);
    expect(failed(verdict)).toEqual(['letter.checksum']);
    expect(verdict.checks.find(({ ok }) => !ok)?.sentence).toContain('letter.bipt.nl.txt');
  });

  it('finds a public package put in place of the one the letter was written for', async () => {
    const other = { ...report, narrative: {} };
    const swapped = submission
      .map((file) => (file.name === 'public.zip' ? { ...file, bytes: buildZip(publicFiles(other, pages(other)), other) } : file))
      .filter(({ name }) => name !== MANIFEST);
    expect(failed(await verify([...swapped, manifest('submission', swapped, report)]))).toEqual(['letter.checksum']);
  });

  it('finds a submission without a letter, with another report’s annex, with a damaged public package', async () => {
    const signed = (list: readonly PackageFile[]) => {
      const others = list.filter(({ name }) => name !== MANIFEST);
      return verify([...others, manifest('submission', others, report)]);
    };
    expect(failed(await signed(submission.filter(({ name }) => !name.startsWith('letter.'))))).toEqual(['letter.checksum']);
    expect(failed(await signed(edited(submission, 'authority-only.json', (json) => json.replace('"version": 2', '"version": 9'))))).toEqual(
      ['authority-only.valid'],
    );
    const damaged = submission.map((file) => (file.name === 'public.zip' ? { ...file, bytes: file.bytes.slice(0, 900) } : file));
    expect(failed(await signed(damaged))).toContain('public.readable');
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a text', new TextEncoder().encode('Dear Sir or Madam, here is our report.')],
    ['a cut package', new Uint8Array([80, 75, 3, 4, 20, 0])],
  ])('refuses %s in words', async (_what, bytes) => {
    const verdict = await verifyZip(bytes);
    expect(verdict).toMatchObject({ ok: false, package: null, checks: [{ code: 'zip.readable', ok: false }] });
    expect(verdict.checks[0]?.sentence).toMatch(/^The zip .* Ask the publisher/);
  });

  // The program's own mistakes were once told as somebody's forgery.
  it('neither passes nor accuses where the program stops at what a report holds', async () => {
    const odd = (before: Report): Report => JSON.parse(JSON.stringify(before).replaceAll('ACTION_REMOVED', 'ACTION_OF_NOBODY'));
    const verdict = await verify(forged(withReport(odd), odd(report)));
    const stopped = verdict.checks.filter(({ compared }) => !compared);
    expect(verdict.ok).toBe(false);
    expect(stopped.map(({ code, ok }) => [code, ok])).toContainEqual(['pages.words', false]);
    expect(stopped.flatMap(({ places }) => places)).toEqual([]);
    expect(stopped[0]?.sentence).toMatch(/could not be compared/);
  });

  it('never answers with an error, whatever the files hold', async () => {
    const junk = ['', 'null', '[]', '{', '{"format":"article22-manifest/1"}', '['.repeat(100_000), '\u0000'];
    const names = [MANIFEST, 'report.json', 'public.zip', 'report.en.html', 'report.en.pdf', 'report.en.xlsx', 'data/totals.csv'];
    for (const [i, one] of junk.entries()) {
      const bytes = new TextEncoder().encode(one);
      for (const [j, name] of names.entries()) {
        // Each kind of junk in two files, each file with two kinds.
        if (!DEEP && (i + j) % junk.length > 1) continue;
        const list = smallFiles.filter((file) => file.name !== name);
        expect((await verify([...list, { name, bytes }])).ok, `${name}: ${one.slice(0, 20)}`).toBe(false);
      }
    }
  });
});
