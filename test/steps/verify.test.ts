// Verifying packages of anybody: what needs the attack, the gate, or several packages at once.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { archiveBudget, openArchive } from '../../src/files/archive.ts';
import { zipMembers } from '../../src/files/zip.ts';
import type { PackageFile } from '../../src/model/file.ts';
import type { Report } from '../../src/model/report.ts';
import { MANIFEST, manifest } from '../../src/publish/manifest.ts';
import { buildZip, publicFiles, submissionFiles } from '../../src/publish/package.ts';
import { renderWorkbook } from '../../src/publish/workbook.ts';
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
const VERSION = crude.generator.version;

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

describe('a package', () => {
  it('is in order when nothing withheld can be worked out and nothing looks personal', async () => {
    const outcome = await verifyPackages([given(safe)], VERSION);
    expect([outcome.ok, failed(outcome)]).toEqual([true, []]);
    expect(outcome.packages[0]).toMatchObject({ name: 'public.zip', package: 'public', report: { version: 2, languages: ['en'] } });
  });

  it('is not in order when a withheld count can be worked out; the cell is named', async () => {
    const outcome = await verifyPackages([given(crude)], VERSION);
    expect(failed(outcome)).toEqual(['withheld.safe']);
    expect(places(outcome, 'withheld.safe')[0]).toMatch(/^(?:provider|category)-by-\w+ at /);
  });

  it.each([
    ['e-mail address', 'Write to jan.peeters@example.org today.'],
    ['bank account', 'Pay to BE71 0961 2345 6769 today.'],
    ['IP address', 'It came from 203.0.113.77 today.'],
  ])('is not in order when a text holds an %s, which is not repeated', async (_what, text) => {
    const report = { ...safe, narrative: { en: { ...safe.narrative['en'], outlook: text } } };
    const outcome = await verifyPackages([given(report)], VERSION);
    expect(failed(outcome)).toEqual(['patterns.none']);
    expect(JSON.stringify(outcome)).not.toMatch(/jan\.peeters|0961|203\.0/);
  });

  it('may hold the publisher’s own mailbox and addresses', async () => {
    const text = `Write to ${safe.publisher.contactEmail} or see ${safe.publisher.website}.`;
    const report = { ...safe, narrative: { en: { ...safe.narrative['en'], outlook: text } } };
    expect(failed(await verifyPackages([given(report)], VERSION))).toEqual([]);
  });

  it('is not in order when the properties of a workbook hold an e-mail address', async () => {
    const book = await renderWorkbook(safe, 'en');
    const { members } = openArchive(book.name, book.bytes, archiveBudget(book.bytes.length));
    const changed = members.map(({ name, bytes }) => {
      const text = new TextDecoder().decode(bytes);
      return { name, bytes: new TextEncoder().encode(text.replace('</dc:creator>', ' jan.peeters@example.org</dc:creator>')) };
    });
    const planted = { name: book.name, bytes: zipMembers(changed, safe.releasedOn) };
    expect(failed(await verifyPackages([given(safe, packed(safe, planted))], VERSION))).toEqual(['patterns.none']);
  });

  it('made by another version is compared in its numbers, and its words are said not to be', async () => {
    const files = packed(safe).map((file) =>
      file.name === 'datapackage.json'
        ? {
            ...file,
            bytes: new TextEncoder().encode(
              new TextDecoder().decode(file.bytes).replace('withheld: a small count', 'withheld: a low count'),
            ),
          }
        : file,
    );
    const other = await verifyPackages([given(safe, resigned(files, safe))], '99.0.0');
    expect([failed(other), places(other, 'patterns.none')]).toEqual([[], []]);
    expect(other.packages[0]?.checks.filter(({ compared }) => !compared).map(({ code }) => code)).toEqual(['data.described']);
    expect(failed(await verifyPackages([given(safe, resigned(files, safe))], VERSION))).toEqual(['data.described']);
  });

  it('says of every failure what it means and what to do', async () => {
    const outcome = await verifyPackages([given(crude, packed(crude).slice(1))], VERSION);
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
      VERSION,
    );
    expect(failed(outcome)).toEqual([]);
    expect(outcome.together.map(({ code }) => code)).toEqual(['packages.same']);
    const dictionary = readFileSync(new URL('../../schema/README.md', import.meta.url), 'utf8');
    const codes = [...outcome.packages.flatMap(({ checks }) => checks), ...outcome.together].map(({ code }) => code);
    for (const code of codes) expect(dictionary).toContain(`\`${code.replace(/^public\.(?!readable)/, '')}\``);
  });

  it('of one version that differ are found out', async () => {
    const other = { ...safe, narrative: {} };
    const outcome = await verifyPackages([given(safe), given(other, packed(other), 'other.zip')], VERSION);
    expect(failed(outcome)).toEqual(['packages.same']);
    expect(outcome.together[0]?.sentence).toContain('public.zip and other.zip');
  });

  it('a submission may not hold other files', async () => {
    const files = [...submission().filter(({ name }) => name !== MANIFEST), { name: 'invoice.pdf', bytes: new Uint8Array() }];
    const outcome = await verifyPackages(
      [{ name: 'submission.zip', content: buildZip([...files, manifest('submission', files, safe)], safe) }],
      VERSION,
    );
    expect(failed(outcome)).toEqual(['submission.whole']);
  });

  it.each([
    ['a text', new TextEncoder().encode('Dear Sir or Madam')],
    ['nothing', new Uint8Array()],
    ['files of something else', [{ name: 'photo.png', bytes: new Uint8Array() }]],
  ])('are not %s', async (_what, content) => {
    await expect(verifyPackages([{ name: 'x', content }], VERSION)).rejects.toMatchObject({ code: 'package.none', exit: 3 });
  });

  it('that end too early are packages that are not in order', async () => {
    const { content } = given(safe);
    const cut = (content as Uint8Array).slice(0, 5000);
    expect(failed(await verifyPackages([{ name: 'public.zip', content: cut }], VERSION))).toEqual(['zip.readable']);
  });
});
