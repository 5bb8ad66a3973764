// What a submission needs besides the fixture's report: the flagger with its awards, entries for the authority only, rendered pages.
import type { PackageFile } from '../../src/model/file.ts';
import { type Award, type Flagger, flaggerSchema } from '../../src/model/flagger.ts';
import type { IndependenceEntry } from '../../src/model/independence.ts';
import type { Report } from '../../src/model/report.ts';
import { renderHtml } from '../../src/publish/html.ts';
import { publicFiles } from '../../src/publish/package.ts';
import { undrawn } from '../../src/publish/verify-same.ts';

export function fixtureFlagger(report: Report, award: Partial<Award> = {}): Flagger {
  return flaggerSchema.parse({
    format: 'article22-flagger/1',
    ...report.publisher,
    timeZone: report.timeZone,
    languages: report.languages,
    invented: true,
    awards: report.awards.map((given) => ({
      code: given.code,
      authority: { name: given.authority, country: given.country, email: 'dsa@bipt.example', address: 'Ellipse Building\n1030 Brussels' },
      decisionReference: given.decisionReference,
      decidedOn: given.decidedOn,
      language: 'nl',
      area: given.area.map((item) => ({ ...item, categories: [], firstOn: given.decidedOn })),
      status: [{ on: given.decidedOn, kind: 'awarded' }],
      ...award,
    })),
  });
}

const entry = { audience: 'authority', none: false, text: null, link: null, sources: null, arrangements: null, checks: null } as const;

export const AUTHORITY_ONLY: readonly IndependenceEntry[] = [
  { ...entry, element: 'governing-board', text: { en: 'The <treasurer> also sits\non a second board.\n\nNo votes overlap.' } },
  {
    ...entry,
    element: 'funding',
    sources: [{ kind: 'provider', label: { en: 'Grant in escrow' }, share: 0.125, fromPlatformProvider: true }],
  },
  {
    ...entry,
    element: 'provider-arrangements',
    arrangements: [
      {
        provider: 'Snap B.V.',
        nature: { nl: 'Vertrouwelijk kanaal', en: 'Confidential channel' },
        firstOn: '2025-01-01',
        lastOn: null,
        support: 'in-kind',
        sayInDecisions: false,
      },
    ],
  },
  { ...entry, element: 'investigations', none: true },
];

/** Pages as they are published beside these files, but for the pictures of their charts. */
export function pages(report: Report, beside: readonly PackageFile[] = []): PackageFile[] {
  const data = [...beside, ...publicFiles(report, [])];
  return report.languages.map((language) => ({
    name: `report.${language}.html`,
    bytes: renderHtml(report, language, undrawn(report, language), data),
  }));
}
