// Verifying packages of anybody: what needs the attack, the gate, or several packages at once.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { archiveBudget, openArchive } from '../../src/files/archive.ts';
import { zipMembers } from '../../src/files/zip.ts';
import type { PackageFile } from '../../src/model/file.ts';
import type { Report } from '../../src/model/report.ts';
import { type Table, TOTAL } from '../../src/model/table.ts';
import { jsonFile } from '../../src/publish/json-file.ts';
import { MANIFEST, manifest } from '../../src/publish/manifest.ts';
import { buildZip, publicFiles, submissionFiles } from '../../src/publish/package.ts';
import { renderPdf } from '../../src/publish/pdf-report.ts';
import type { Program } from '../../src/publish/verify.ts';
import { renderWorkbook } from '../../src/publish/workbook.ts';
import { flat, oneWayTable } from '../../src/report/table.ts';
import { type GivenPackage, type VerifyOutcome, verifyPackages } from '../../src/steps/verify.ts';
import { fixtureReport } from '../publish/fixture.ts';
import { AUTHORITY_ONLY, fixtureFlagger, pages } from '../publish/submission.ts';

const CROSSED = ['provider-by-category', 'provider-by-action', 'category-by-action'];
const crude = { ...fixtureReport(), languages: ['en'] };
/** Its two-way tables are withheld crudely; without them there is nothing to work out. */
const safe: Report = {
  ...crude,
  tables: crude.tables.filter(({ id }) => !CROSSED.includes(id)),
  timing: crude.timing.slice(0, 1),
};
const HATE = 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH';
const SCAM = 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD';
const PROGRAM: Program = { version: crude.generator.version, icu: null };

const packed = (report: Report, ...more: PackageFile[]) => publicFiles(report, [...pages(report, more), ...more]);
const given = (report: Report, files = packed(report), name = 'public.zip'): GivenPackage => ({ name, content: buildZip(files, report) });
const failed = ({ packages, together }: VerifyOutcome) =>
  [...packages.flatMap(({ checks }) => checks), ...together].filter(({ ok }) => !ok).map(({ code }) => code);
const places = ({ packages }: VerifyOutcome, code: string) =>
  packages.flatMap(({ checks }) => checks.filter((one) => one.code === code).flatMap((one) => one.places));

function resigned(files: readonly PackageFile[], report: Report): PackageFile[] {
  const others = files.filter(({ name }) => name !== MANIFEST);
  return [...others, manifest('public', others, report)];
}

function describedOtherwise(files: readonly PackageFile[]): PackageFile[] {
  return files.map((file) => {
    if (file.name !== 'datapackage.json') return file;
    const text = new TextDecoder().decode(file.bytes).replace('withheld: a small count', 'withheld: a low count');
    return { ...file, bytes: new TextEncoder().encode(text) };
  });
}

describe('a package', () => {
  it('is in order when nothing withheld can be worked out and nothing looks personal', async () => {
    const outcome = await verifyPackages([given(safe)], PROGRAM);
    expect([outcome.ok, failed(outcome)]).toEqual([true, []]);
    expect(outcome.packages[0]).toMatchObject({ name: 'public.zip', package: 'public', report: { version: 2, languages: ['en'] } });
  });

  it('is not in order when a withheld count can be worked out; the cell is named', async () => {
    const outcome = await verifyPackages([given(crude)], PROGRAM);
    expect(failed(outcome)).toEqual(['withheld.safe']);
    expect(places(outcome, 'withheld.safe')[0]).toMatch(/^(?:provider|category)-by-\w+ at /);
  });

  it.each([
    ['e-mail address', 'Write to jan.peeters@example.org today.'],
    ['bank account', 'Pay to BE71 0961 2345 6769 today.'],
    ['IP address', 'It came from 203.0.113.77 today.'],
  ])('is not in order when a text holds an %s, which is not repeated', async (_what, text) => {
    const report = { ...safe, narrative: { en: { ...safe.narrative['en'], outlook: text } } };
    const outcome = await verifyPackages([given(report)], PROGRAM);
    expect(failed(outcome)).toEqual(['patterns.none']);
    expect(JSON.stringify(outcome)).not.toMatch(/jan\.peeters|0961|203\.0/);
  });

  it('may hold the publisher’s own mailbox and addresses', async () => {
    const text = `Write to ${safe.publisher.contactEmail} or see ${safe.publisher.website}.`;
    const report = { ...safe, narrative: { en: { ...safe.narrative['en'], outlook: text } } };
    expect(failed(await verifyPackages([given(report)], PROGRAM))).toEqual([]);
  });

  it('is not in order when the properties of a workbook hold an e-mail address', async () => {
    const book = await renderWorkbook(safe, 'en');
    const { members } = openArchive(book.name, book.bytes, archiveBudget(book.bytes.length));
    const changed = members.map(({ name, bytes }) => {
      const text = new TextDecoder().decode(bytes);
      return { name, bytes: new TextEncoder().encode(text.replace('</dc:creator>', ' jan.peeters@example.org</dc:creator>')) };
    });
    const planted = { name: book.name, bytes: zipMembers(changed, safe.releasedOn) };
    expect(failed(await verifyPackages([given(safe, packed(safe, planted))], PROGRAM))).toEqual(['workbooks.equal', 'patterns.none']);
  });

  // Only the pages of a PDF were once looked through.
  it('is not in order when a later revision of a PDF holds an e-mail address that no page shows', async () => {
    const pdf = { name: 'report.en.pdf', bytes: renderPdf(safe, 'en', []) };
    expect(failed(await verifyPackages([given(safe, packed(safe, pdf))], PROGRAM))).toEqual([]);
    const added = new TextEncoder().encode('\n9999 0 obj\n<< /Author (jan.peeters@example.org) >>\nendobj\n%%EOF\n');
    const planted = { ...pdf, bytes: Buffer.concat([pdf.bytes, added]) };
    const outcome = await verifyPackages([given(safe, packed(safe, planted))], PROGRAM);
    expect(failed(outcome)).toEqual(['patterns.none']);
    expect(places(outcome, 'patterns.none').join()).toMatch(/^report\.en\.pdf, /);
  });

  it('made by another version of Node is compared in its numbers, where its words differ', async () => {
    const made: Report = { ...safe, generator: { ...safe.generator, icu: '99.1' } };
    const files = resigned(describedOtherwise(packed(made)), made);
    const apart = await verifyPackages([given(made, files)], { ...PROGRAM, icu: '74.2' });
    expect(failed(apart)).toEqual([]);
    const others = apart.packages.flatMap(({ checks }) => checks.filter(({ compared }) => !compared));
    expect(others).toMatchObject([{ code: 'data.described', sentence: expect.stringContaining('ICU 99.1, and here 74.2') }]);
    expect(failed(await verifyPackages([given(made, files)], { ...PROGRAM, icu: '99.1' }))).toEqual(['data.described']);
  });

  it('made by another version of Node may not hold a file that no report has', async () => {
    const made: Report = { ...safe, generator: { ...safe.generator, icu: '99.1' } };
    const files = resigned([...packed(made), { name: 'setup.exe', bytes: new Uint8Array([77, 90]) }], made);
    expect(failed(await verifyPackages([given(made, files)], { ...PROGRAM, icu: '74.2' }))).toContain('names.consistent');
  });

  it('made by another version is compared in its numbers, and its words are said not to be', async () => {
    const files = describedOtherwise(packed(safe));
    const other = await verifyPackages([given(safe, resigned(files, safe))], { version: '99.0.0', icu: null });
    expect([failed(other), places(other, 'patterns.none')]).toEqual([[], []]);
    expect(other.packages[0]?.checks.filter(({ compared }) => !compared).map(({ code }) => code)).toEqual(['data.described']);
    expect(failed(await verifyPackages([given(safe, resigned(files, safe))], PROGRAM))).toEqual(['data.described']);
  });

  it('says of every failure what it means and what to do', async () => {
    const outcome = await verifyPackages([given(crude, packed(crude).slice(1))], PROGRAM);
    const wrong = outcome.packages.flatMap(({ checks }) => checks).filter(({ ok }) => !ok);
    expect(wrong.length).toBeGreaterThan(2);
    for (const { meaning, remedy } of wrong)
      expect([meaning, remedy]).toEqual([expect.stringMatching(/\.$/), expect.stringMatching(/\.$/)]);
  });
});

describe('packages', () => {
  const submission = (files = packed(safe)) => submissionFiles(safe, buildZip(files, safe), AUTHORITY_ONLY, fixtureFlagger(safe));

  it('of one version agree, by checks that the data dictionary names', async () => {
    const outcome = await verifyPackages(
      [given(safe), { name: 'submission.zip', content: buildZip(submission(), safe) }, { name: 'public/', content: packed(safe) }],
      PROGRAM,
    );
    expect(failed(outcome)).toEqual([]);
    expect(outcome.together.map(({ code }) => code)).toEqual(['packages.same']);
    const dictionary = readFileSync(new URL('../../schema/README.md', import.meta.url), 'utf8');
    const codes = [...outcome.packages.flatMap(({ checks }) => checks), ...outcome.together].map(({ code }) => code);
    for (const code of codes) expect(dictionary).toContain(`\`${code.replace(/^public\.(?!readable)/, '')}\``);
  });

  it('of one version that differ are found out', async () => {
    const other = { ...safe, narrative: {} };
    const outcome = await verifyPackages([given(safe), given(other, packed(other), 'other.zip')], PROGRAM);
    expect(failed(outcome)).toEqual(['packages.same']);
    expect(outcome.together[0]?.sentence).toContain('public.zip and other.zip');
  });

  // Versions of different periods were once compared by their numbers, so that of two first versions neither was looked at with the other.
  it('of one day are attacked together, the report of a part as the earlier one', async () => {
    const crossed = (status: 'published' | 'withheld'): Table => {
      const inner = ([at, value]: readonly [string[], number]) => ({ at, value: status === 'published' ? value : null, status });
      const margin = (at: string[], value: number) => ({ at, value, status: 'published' as const });
      const cells = [
        ...[inner([['meta', HATE], 2]), inner([['meta', SCAM], 8]), margin(['meta', TOTAL], 10)],
        ...[inner([['snap', HATE], 10]), inner([['snap', SCAM], 20]), margin(['snap', TOTAL], 30)],
        ...[margin([TOTAL, HATE], 12), margin([TOTAL, SCAM], 28), margin([TOTAL, TOTAL], 40)],
      ];
      const dimensions: Table['dimensions'] = [
        { name: 'provider', members: flat(['meta', 'snap']) },
        { name: 'category', members: flat([HATE, SCAM]) },
      ];
      return { id: 'provider-by-category', measure: 'notices', dimensions, cells, addsUp: true };
    };
    const one = (id: string, name: 'provider' | 'category' | 'action', counts: Readonly<Record<string, number>>) =>
      oneWayTable(id, 'notices', { name, members: flat(Object.keys(counts)) }, new Map(Object.entries(counts)), 40);
    const lists = [
      one('by-provider', 'provider', { meta: 10, snap: 30 }),
      one('by-category', 'category', { [HATE]: 12, [SCAM]: 28 }),
      one('by-action', 'action', { pending: 40 }),
    ];
    const whole: Report = { ...safe, version: 1, tables: [...lists, crossed('withheld')], timing: [] };
    const part: Report = {
      ...whole,
      kind: 'interim',
      period: { first: '2026-07-01', last: '2026-12-31' },
      tables: [...lists, crossed('published')],
    };
    const bare = (report: Report, name: string): GivenPackage => ({ name, content: [jsonFile('report.json', report)] });
    const derivable = async (...list: readonly GivenPackage[]) =>
      (await verifyPackages(list, PROGRAM)).packages.map(({ checks }) => checks.find(({ code }) => code === 'withheld.safe')?.ok);
    expect(await derivable(bare(whole, 'whole'))).toEqual([true]);
    expect(await derivable(bare(whole, 'whole'), bare(part, 'part'))).toEqual([false, true]);
  });

  it('a submission may not hold other files', async () => {
    const files = [...submission().filter(({ name }) => name !== MANIFEST), { name: 'invoice.pdf', bytes: new Uint8Array() }];
    const outcome = await verifyPackages(
      [{ name: 'submission.zip', content: buildZip([...files, manifest('submission', files, safe)], safe) }],
      PROGRAM,
    );
    expect(failed(outcome)).toEqual(['submission.whole']);
  });

  it.each([
    ['a text', new TextEncoder().encode('Dear Sir or Madam')],
    ['nothing', new Uint8Array()],
    ['files of something else', [{ name: 'photo.png', bytes: new Uint8Array() }]],
  ])('are not %s', async (_what, content) => {
    await expect(verifyPackages([{ name: 'x', content }], PROGRAM)).rejects.toMatchObject({ code: 'package.none', exit: 3 });
  });

  it('that end too early are packages that are not in order', async () => {
    const { content } = given(safe);
    const cut = (content as Uint8Array).slice(0, 5000);
    expect(failed(await verifyPackages([{ name: 'public.zip', content: cut }], PROGRAM))).toEqual(['zip.readable']);
  });
});
