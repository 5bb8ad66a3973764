import { describe, expect, it } from 'vitest';
import { readZip } from '../../src/files/zip.ts';
import type { PackageFile } from '../../src/model/file.ts';
import { reportSchema } from '../../src/model/report.ts';
import { sha256 } from '../../src/publish/manifest.ts';
import { buildZip, publicFiles, submissionFiles } from '../../src/publish/package.ts';
import { fixtureReport } from './fixture.ts';
import { AUTHORITY_ONLY, fixtureFlagger, pages } from './submission.ts';

const report = fixtureReport();
const rendered = pages(report);
const files = publicFiles(report, rendered);
const named = (list: readonly PackageFile[], name: string) => {
  const file = list.find((candidate) => candidate.name === name);
  if (!file) throw new Error(`no ${name}`);
  return file;
};
const json = (file: PackageFile): unknown => JSON.parse(new TextDecoder().decode(file.bytes));

/** The same value with the keys of every object in the opposite order. */
function backwards<T>(value: T): T {
  if (Array.isArray(value)) return value.map(backwards) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, backwards(inner)]),
  ) as T;
}

describe('the public package', () => {
  it('holds pages, data, descriptions and a manifest of all of them', () => {
    const listed = (json(named(files, 'manifest.json')) as { files: { name: string; sizeBytes: number; sha256: string }[] }).files;
    const others = files.filter(({ name }) => name !== 'manifest.json');
    expect(listed).toEqual(
      others
        .map(({ name, bytes }) => ({ name, sizeBytes: bytes.byteLength, sha256: sha256(bytes) }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    );
    for (const name of ['report.nl.html', 'report.json', 'datapackage.json', 'data/by-provider.csv']) named(others, name);
  });

  it('holds a report that reads back equal', () => {
    expect(reportSchema.parse(json(named(files, 'report.json')))).toEqual(report);
  });

  it('refuses to write a report that is not valid', () => {
    expect(() => publicFiles({ ...report, version: 0 }, rendered)).toThrow();
  });

  it('has the same bytes whatever order keys and files come in', () => {
    const other = publicFiles(backwards(report), [...rendered].reverse());
    expect(sha256(buildZip(other, report))).toBe(sha256(buildZip(files, report)));
  });

  it('has the same bytes in every time zone', () => {
    const before = process.env['TZ'];
    const hashes = ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'].map((zone) => {
      process.env['TZ'] = zone;
      return sha256(buildZip(publicFiles(report, pages(report)), report));
    });
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
    expect(new Set(hashes).size).toBe(1);
  });

  it('comes out of its zip as it went in', () => {
    const sorted = [...files].sort((a, b) => (a.name < b.name ? -1 : 1));
    const out = readZip(buildZip(files, report));
    expect(out.map(({ name, bytes }) => [name, sha256(bytes)])).toEqual(sorted.map(({ name, bytes }) => [name, sha256(bytes)]));
  });
});

describe('the submission', () => {
  const publicZip = buildZip(files, report);
  const submission = (only = AUTHORITY_ONLY, flagger = fixtureFlagger(report)) => submissionFiles(report, publicZip, only, flagger);

  it('holds the public package, a letter in three formats, the entries for the authority and a manifest', () => {
    expect(submission().map(({ name }) => name)).toEqual([
      'public.zip',
      'letter.bipt.nl.html',
      'letter.bipt.nl.txt',
      'letter.bipt.nl.pdf',
      'authority-only.json',
      'manifest.json',
    ]);
    expect(named(submission(), 'public.zip').bytes).toBe(publicZip);
    expect(json(named(submission(), 'authority-only.json'))).toMatchObject({ entries: AUTHORITY_ONLY });
  });

  it('has no file for the authority only where there is nothing to tell', () => {
    expect(submission([]).some(({ name }) => name === 'authority-only.json')).toBe(false);
  });

  it.each([
    ['fr', ['nl', 'en'], 'fr'],
    ['lb', ['fr', 'en'], 'fr'],
    ['lb', ['tr', 'en'], 'en'],
    ['lb', ['tr'], 'en'],
  ])('writes to an authority in %s by a flagger in %j: in %s', (language, languages, expected) => {
    const flagger = { ...fixtureFlagger(report, { language }), languages };
    expect(submission([], flagger).map(({ name }) => name)).toContain(`letter.bipt.${expected}.html`);
  });

  it('writes to one authority in several languages where it has several', () => {
    const flagger = fixtureFlagger(report, { languages: ['nl', 'fr', 'nl', 'lb'] });
    const names = submission([], flagger).map(({ name }) => name);
    expect(names.filter((name) => name.endsWith('.pdf'))).toEqual(['letter.bipt.nl.pdf', 'letter.bipt.fr.pdf']);
  });

  it('writes one letter to each authority that awarded the status, and tells it of the others', () => {
    const second = { ...report, awards: report.awards.flatMap((award) => [award, { ...award, code: 'csa' }]) };
    const made = submissionFiles(second, publicZip, [], fixtureFlagger(second));
    expect(made.map(({ name }) => name).filter((name) => name.endsWith('.html'))).toEqual(['letter.bipt.nl.html', 'letter.csa.nl.html']);
    const text = (name: string) => new TextDecoder().decode(named(made, name).bytes);
    expect(text('letter.csa.nl.txt')).toMatch(/Ook verzonden aan:\n- Belgisch Instituut/);
    expect(new TextDecoder().decode(named(submission(), 'letter.bipt.nl.txt').bytes)).not.toContain('Ook verzonden aan');
  });

  it('calls an authority by its own name where it has none in the language of the letter', () => {
    const authority = { code: null, name: { de: 'Medienrat', en: 'Media Council' }, country: 'BE', email: null, address: null };
    const flagger = fixtureFlagger(report, { authority, language: 'de', languages: ['fr', 'en'] });
    const made = submission([], flagger);
    const to = (language: string) => new TextDecoder().decode(named(made, `letter.bipt.${language}.txt`).bytes);
    expect(to('fr')).toContain('À: Medienrat');
    expect(to('en')).toContain('To: Media Council');
  });

  it('keeps what only the authority gets out of the public package', () => {
    for (const file of readZip(publicZip)) expect(new TextDecoder('latin1').decode(file.bytes), file.name).not.toMatch(/escrow|treasurer/);
  });
});
