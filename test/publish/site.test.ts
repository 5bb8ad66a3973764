// A site of published versions: what went out lies in it byte for byte, and every page says which version counts.
import { describe, expect, it } from 'vitest';
import { readZip } from '../../src/files/zip.ts';
import { archiveSchema } from '../../src/model/archive.ts';
import type { Report } from '../../src/model/report.ts';
import { sha256 } from '../../src/publish/manifest.ts';
import { buildZip, publicFiles } from '../../src/publish/package.ts';
import { siteFiles } from '../../src/publish/site.ts';
import { fixtureReport } from './fixture.ts';
import { pages } from './submission.ts';

const zero = new Uint8Array();
const ADDRESS = 'https://flagger.example/reports';
const fixture = fixtureReport();
const first: Report = { ...fixture, version: 1, languages: ['nl', 'fr'], comparison: null, correction: null };
const second: Report = {
  ...first,
  version: 2,
  releasedOn: '2027-03-01',
  correction: fixture.correction && {
    ...fixture.correction,
    supersedesVersion: 1,
    reason: { nl: 'Een dubbel <bestand>', fr: 'Un fichier en double' },
    correctedOn: '2027-03-01',
    changes: [],
  },
};
const earlier: Report = {
  ...first,
  languages: ['nl', 'en'],
  period: { first: '2025-01-01', last: '2025-12-31' },
  releasedOn: '2026-01-31',
};
const interim: Report = { ...first, kind: 'interim', period: { first: '2027-01-01', last: '2027-03-31' }, releasedOn: '2027-04-20' };
const published = [earlier, first, second, interim].map((report) => ({
  report,
  publicZip: buildZip(publicFiles(report, pages(report)), report),
}));
const files = siteFiles(published, ADDRESS);
const bytes = (name: string) => {
  const file = files.find((one) => one.name === name);
  if (!file) throw new Error(`no ${name}`);
  return file.bytes;
};
const text = (name: string) => new TextDecoder().decode(bytes(name));

describe('the site', () => {
  it('holds every version under an address of its own, byte for byte as it went out', () => {
    for (const [i, folder] of ['2025/v1/', '2026/v1/', '2026/v2/', '2027-01-01-to-2027-03-31/v1/'].entries()) {
      const zip = published[i]?.publicZip ?? new Uint8Array();
      expect(sha256(bytes(`${folder}public.zip`))).toBe(sha256(zip));
      for (const file of readZip(zip)) expect(sha256(bytes(`${folder}${file.name}`)), `${folder}${file.name}`).toBe(sha256(file.bytes));
    }
  });

  it('keeps the newest yearly report under an address that stays, before a newer interim one', () => {
    expect(sha256(bytes('latest/public.zip'))).toBe(sha256(bytes('2026/v2/public.zip')));
    expect(sha256(bytes('latest/report.nl.html'))).toBe(sha256(bytes('2026/v2/report.nl.html')));
  });

  it('has no two files of one name', () => {
    expect(new Set(files.map(({ name }) => name.toLowerCase())).size).toBe(files.length);
  });

  it('says on the index and in the folder which version a version was superseded by, and leads there', () => {
    expect(text('index.html')).toContain('op 1 maart 2027 vervangen door versie 2');
    expect(text('index.fr.html')).toContain('remplacée le 1er mars 2027 par la version 2');
    const old = text('2026/v1/index.html');
    expect(old).toContain('Deze versie is op 1 maart 2027 vervangen door versie 2.');
    expect(old).toContain('href="../../2026/v2/index.html"');
    expect(text('2026/v2/index.html')).not.toContain('role="note"><a');
  });

  it('names the version that took its place, the next one, and leads to the one that holds now', () => {
    const third = {
      report: { ...second, version: 3, releasedOn: '2027-05-01' } satisfies Report,
      publicZip: published[2]?.publicZip ?? zero,
    };
    const three = siteFiles([...published, third], null);
    const old = new TextDecoder().decode(three.find(({ name }) => name === '2026/v1/index.html')?.bytes);
    expect(old).toContain('Deze versie is op 1 maart 2027 vervangen door versie 2.');
    expect(old).toContain('href="../../2026/v3/index.html"');
  });

  it('keeps to the language of the page, as far as there is a page in it', () => {
    const old = text('2026/v1/index.fr.html');
    expect(old).toContain('href="../../2026/v2/index.fr.html"');
    expect(old).toContain('href="../../index.fr.html"');
    expect(text('2025/v1/index.en.html')).toContain('href="../../index.html"');
  });

  it('shows why a version took the place of another, as text', () => {
    expect(text('index.html')).toContain('Een dubbel &lt;bestand&gt;');
    expect(text('feed.xml')).toContain('Een dubbel &lt;bestand&gt;');
  });

  it('lists all versions for programs, with the checksums of what lies there', () => {
    const archive = archiveSchema.parse(JSON.parse(text('archive.json')));
    expect(archive.editions.map(({ folder, supersededBy }) => [folder, supersededBy])).toEqual([
      ['2027-01-01-to-2027-03-31/v1/', null],
      ['2026/v2/', null],
      ['2026/v1/', 2],
      ['2025/v1/', null],
    ]);
    expect(archive.files).toEqual(
      files
        .map(({ name }) => name)
        .filter((name) => name !== 'archive.json')
        .sort(),
    );
    for (const edition of archive.editions) {
      expect(sha256(bytes(edition.package.path))).toBe(edition.package.sha256);
      expect(bytes(edition.package.path).byteLength).toBe(edition.package.sizeBytes);
    }
  });

  it('leads from every page only to files it holds', () => {
    const names = new Set(files.map(({ name }) => name));
    for (const { name } of files.filter((file) => /index(?:\.[a-z]{2})?\.html$/.test(file.name))) {
      const hrefs = [...text(name).matchAll(/href="([^"#]+)"/g)].map((match) => match[1] as string);
      expect(hrefs.length, name).toBeGreaterThan(3);
      for (const href of hrefs) expect(names, `${name} → ${href}`).toContain(new URL(href, `file:///${name}`).pathname.slice(1));
    }
  });

  it('loads nothing from anywhere', () => {
    for (const { name } of files.filter((file) => /(?:^|\/)index(?:\.[a-z]{2})?\.html$/.test(file.name))) {
      expect(text(name), name).not.toMatch(/<(?:script|img|link|iframe)\b|url\(|@import/i);
    }
  });

  it('has an entry in the news feed for each version, newest first, with addresses that tell them apart', () => {
    const ids = [...text('feed.xml').matchAll(/<id>([^<]+)<\/id>/g)].map((match) => match[1]);
    expect(ids).toEqual([
      `${ADDRESS}/`,
      `${ADDRESS}/2027-01-01-to-2027-03-31/v1/`,
      `${ADDRESS}/2026/v2/`,
      `${ADDRESS}/2026/v1/`,
      `${ADDRESS}/2025/v1/`,
    ]);
    expect(text('feed.xml')).toContain('<updated>2027-04-20T12:00:00Z</updated>');
  });

  it('has no news feed where nobody said where it will stand', () => {
    const quiet = siteFiles(published, null);
    expect(quiet.map(({ name }) => name)).not.toContain('feed.xml');
    expect(
      quiet.filter(({ name }) => name.endsWith('.html')).some((file) => new TextDecoder().decode(file.bytes).includes('feed.xml')),
    ).toBe(false);
  });

  it('is the same bytes each time', () => {
    const again = siteFiles([...published].reverse(), ADDRESS);
    const hashes = (list: typeof files) => list.map((file) => `${file.name} ${sha256(file.bytes)}`).sort();
    expect(hashes(again)).toEqual(hashes(files));
  });
});
