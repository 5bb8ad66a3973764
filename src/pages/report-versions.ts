// All published versions: where each is public, to whom it was sent, what calls for a correction, and a site of them all.
import { createReadStream } from 'node:fs';
import { type Correction, listOpenCorrections } from '../log/corrections.ts';
import { listPublicPlaces, type PublicPlace } from '../log/public-addresses.ts';
import { listSendings, type Sending } from '../log/sendings.ts';
import { supersededBy } from '../model/superseded.ts';
import { isWebAddress } from '../model/web-address.ts';
import type { View } from '../render/mustache.ts';
import { type Answer, go } from '../web/answer.ts';
import { errorSentence } from '../web/error-words.ts';
import { type Field, type FieldError, formView, one, readFields, type Values } from '../web/forms.ts';
import { messagePage, page, words } from '../web/page.ts';
import { emptyFile } from '../web/uploads.ts';
import type { Route, Visit } from '../web/visit.ts';
import { authorityName } from './report-preview.ts';
import { readStanding, wayView } from './report-standing.ts';

export const reportVersionsRoutes: readonly Route[] = [
  { method: 'GET', path: '/report/versions', access: 'any', answer: (visit) => show(visit, {}, []) },
  { method: 'POST', path: '/report/site', access: 'any', answer: makeSite },
  { method: 'GET', path: '/report/site/:job', access: 'any', answer: site },
];

function siteFields(visit: Visit): readonly Field[] {
  const { t } = words(visit, 'report');
  return [{ name: 'address', kind: 'address', label: t('site.address'), hint: t('site.addressHint') }];
}

async function show(visit: Visit, typed: Values, errors: readonly FieldError[]): Promise<Answer> {
  const w = words(visit, 'report');
  const places = await listPublicPlaces(visit.db);
  const sendings = await listSendings(visit.db);
  const corrections = await listOpenCorrections(visit.db);
  return page(visit, {
    title: w.t('versions.heading'),
    template: 'report-versions',
    area: 'report',
    section: 'report',
    status: errors.length > 0 ? 422 : 200,
    view: {
      form: formView(siteFields(visit), typed, errors, words(visit, 'form')),
      ...(await siteView(visit)),
      way: wayView(visit, await readStanding(visit), 'send'),
      isEmpty: places.length === 0,
      versions: [...places].reverse().map((place) => versionView(visit, place, { places, sendings, corrections })),
    },
  });
}

interface Around {
  readonly places: readonly PublicPlace[];
  readonly sendings: readonly Sending[];
  readonly corrections: readonly Correction[];
}

function versionView(visit: Visit, { publication, address, sinceOn }: PublicPlace, { places, sendings, corrections }: Around): View {
  const { t, format } = words(visit, 'report');
  const all = places.map((place) => place.publication);
  const newer = supersededBy(publication, all);
  const sent = sendings.filter(({ publicationId }) => publicationId === publication.id);
  const missing = publication.report.awards.filter(({ code }) => !sent.some(({ award }) => award === code));
  const correction = corrections.find(({ publicationId }) => publicationId === publication.id);
  return {
    href: `/report/versions/${publication.id}`,
    period: t('fromTo', { first: format.day(publication.period.first), last: format.day(publication.period.last) }),
    kind: t(`kind.${publication.kind}`),
    version: String(publication.version),
    released: format.day(publication.releasedOn),
    isSuperseded: newer !== null,
    superseded: newer ? t('versions.superseded', { version: String(newer.version) }) : '',
    address: address ? t('versions.publicSince', { address, day: format.day(sinceOn ?? publication.releasedOn) }) : t('versions.noAddress'),
    sent:
      sent.length === 0
        ? t('versions.notSent')
        : sent
            .map(({ award, sentOn }) =>
              t('versions.sentTo', {
                award: authorityName(publication.report.awards, award, words(visit, 'report')),
                day: format.day(sentOn),
              }),
            )
            .join('; '),
    isUnsent: missing.length > 0 && newer === null,
    hasCorrection: correction !== undefined && newer === null,
    correction: correction ? t('versions.correction', { n: correction.notices }) : '',
    correctHref: `/report/draft?correct=${publication.id}`,
  };
}

/** What became of the site that was ordered here. */
async function siteView(visit: Visit) {
  const { t, format } = words(visit, 'report');
  const { site, query, language } = visit;
  const key = query.get('job');
  const [job, made] = [site.jobs.find(key), site.jobs.resultOf('site', key)];
  const isThere = made !== null && (await site.uploads.path(made.uploadId)) !== null;
  return {
    siteError: job?.kind === 'site' && job.error ? errorSentence(language, job.error) : '',
    site: isThere ? { href: `/report/site/${key}`, label: t('site.download', { size: format.fileSize(made.sizeBytes) }) } : null,
  };
}

/** All versions as a folder of pages, packed. */
async function makeSite(visit: Visit): Promise<Answer> {
  const { t } = words(visit, 'report');
  const { values, errors } = readFields(siteFields(visit), visit.sent, words(visit, 'form'));
  const address = one(values, 'address');
  const isFolder = address === '' || (isWebAddress(address) && new URL(address).search === '' && new URL(address).hash === '');
  if (errors.length > 0 || !isFolder) return show(visit, values, [{ field: 'address', text: t('site.notAnAddress') }]);
  const { jobs, uploads } = visit.site;
  const params = { ...(await emptyFile(uploads)), address: address || null, on: visit.today };
  const order = { kind: 'site', params, actor: visit.actor, title: t('job.site'), next: '/report/versions?job={job}' } as const;
  return go(`/jobs/${jobs.start(order)}`);
}

async function site(visit: Visit): Promise<Answer> {
  const { t } = words(visit, 'report');
  const { jobs, uploads } = visit.site;
  const made = jobs.resultOf('site', visit.params['job'] ?? null);
  const path = made && (await uploads.path(made.uploadId));
  if (path === null) {
    const back = { href: '/report/versions', label: t('versions.heading') };
    return messagePage(visit, 404, t('site.heading'), t('site.gone'), back);
  }
  return { kind: 'file', name: 'site.zip', type: 'application/zip', body: createReadStream(path), as: 'download' };
}
