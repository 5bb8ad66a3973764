// A small static site of all published versions: an index, the latest report under an address that stays, each version as it went out,
// a list for programs and a news feed. It needs no server but one that hands out files.
import assert from 'node:assert/strict';
import { readZip } from '../files/zip.ts';
import { ARCHIVE, type Archive, type Edition } from '../model/archive.ts';
import type { PackageFile } from '../model/file.ts';
import { compareText } from '../model/normalise.ts';
import type { Report } from '../model/report.ts';
import { supersededBy } from '../model/superseded.ts';
import { renderTemplate, type View } from '../render/mustache.ts';
import { jsonFile } from './json-file.ts';
import { sha256 } from './manifest.ts';
import { PUBLIC_ZIP } from './package.ts';
import { feedView } from './site-feed.ts';
import { indexName, indexView, type SiteEdition, versionView } from './site-view.ts';

/** A version that went out, as the log keeps it. */
export interface PublishedVersion {
  readonly report: Report;
  readonly publicZip: Uint8Array;
}

/**
 * All files of the site. `address` is where it will stand, `https://flagger.example/reports/`: a news feed needs it and is left out
 * where it is null. Pages are in the languages of the latest report.
 */
export function siteFiles(published: readonly PublishedVersion[], address: string | null): PackageFile[] {
  const editions = editionsOf(published);
  const latest = latestOf(editions);
  const { languages } = latest;
  const site = { editions, latest };
  const page = (template: string, name: string, view: View): PackageFile => ({
    name,
    bytes: new TextEncoder().encode(renderTemplate(template, view)),
  });
  const versionPages = (edition: SiteEdition, folder: string, root: string) =>
    edition.languages.map((language) =>
      page('site-version.html', `${folder}${indexName(language, edition.languages)}`, versionView(edition, site, language, root)),
    );
  const files = (edition: SiteEdition, folder: string, root: string): PackageFile[] => [
    { name: `${folder}${PUBLIC_ZIP}`, bytes: edition.publicZip },
    ...readZip(edition.publicZip).map(({ name, bytes }) => ({ name: `${folder}${name}`, bytes })),
    ...versionPages(edition, folder, root),
  ];
  const pages = [
    ...languages.map((language) => page('site.html', indexName(language, languages), indexView(site, language, address !== null))),
    ...(address === null ? [] : [page('feed.xml', 'feed.xml', feedView(editions, address))]),
    ...editions.flatMap((edition) => files(edition, edition.folder, '../../')),
    ...files(latest, 'latest/', '../'),
  ];
  const archive: Archive = {
    format: 'article22-archive/1',
    publisher: latest.report.publisher,
    editions: editions.map(({ report: _, names: __, publicZip: ___, ...edition }) => edition),
    files: pages.map(({ name }) => name).sort(compareText),
  };
  return [jsonFile(ARCHIVE, archive), ...pages];
}

function editionsOf(published: readonly PublishedVersion[]): SiteEdition[] {
  const newestFirst = [...published].sort(
    (a, b) =>
      compareText(b.report.period.last, a.report.period.last) ||
      compareText(a.report.period.first, b.report.period.first) ||
      b.report.version - a.report.version,
  );
  const reports = newestFirst.map(({ report }) => report);
  return newestFirst.map(({ report, publicZip }) => {
    const { kind, period, version, releasedOn, languages } = report;
    const next = supersededBy(report, reports);
    const folder = `${periodName(period)}/v${version}/`;
    return {
      report,
      publicZip,
      names: readZip(publicZip).map(({ name, bytes }) => ({ name, sizeBytes: bytes.byteLength })),
      kind,
      period,
      version,
      releasedOn,
      languages,
      supersededBy: next?.version ?? null,
      supersededOn: next?.releasedOn ?? null,
      folder,
      package: { path: `${folder}${PUBLIC_ZIP}`, sizeBytes: publicZip.byteLength, sha256: sha256(publicZip) },
    };
  });
}

/** The newest yearly report that nothing supersedes; where there is none yet, the newest interim one. */
function latestOf(editions: readonly SiteEdition[]): SiteEdition {
  const current = editions.filter(({ supersededBy }) => supersededBy === null);
  const latest = current.find(({ kind }) => kind === 'annual') ?? current[0];
  assert(latest, 'nothing is published');
  return latest;
}

/** `2026`, or `2026-01-01-to-2026-03-31` for a period that is no calendar year. */
function periodName({ first, last }: Edition['period']): string {
  const year = first.slice(0, 4);
  return first === `${year}-01-01` && last === `${year}-12-31` ? year : `${first}-to-${last}`;
}
