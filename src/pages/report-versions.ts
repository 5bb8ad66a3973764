// All published versions: where each is public, to whom it was sent, what calls for a correction, and a site of them all.

import { type Correction, listOpenCorrections } from '../log/corrections.ts';
import { listPublicPlaces, type PublicPlace } from '../log/public-addresses.ts';
import { listSendings, type Sending } from '../log/sendings.ts';
import { supersededBy } from '../model/archive.ts';
import { isWebAddress } from '../model/web-address.ts';
import type { View } from '../render/mustache.ts';
import { type Answer, download } from '../web/answer.ts';
import { type FieldError, formView } from '../web/forms.ts';
import { page, words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';
import { packSite } from '../workflow.ts';
import { authorityName } from './report-preview.ts';
import { readStanding, wayView } from './report-standing.ts';

export const reportVersionsRoutes: readonly Route[] = [
  { method: 'GET', path: '/report/versions', access: 'any', answer: (visit) => show(visit, '', []) },
  { method: 'GET', path: '/report/site', access: 'any', answer: site },
];

async function show(visit: Visit, address: string, errors: readonly FieldError[]): Promise<Answer> {
  const w = words(visit, 'report');
  const places = await listPublicPlaces(visit.db);
  const sendings = await listSendings(visit.db);
  const corrections = await listOpenCorrections(visit.db);
  const field = { name: 'address', kind: 'address', label: w.t('site.address'), hint: w.t('site.addressHint') } as const;
  return page(visit, {
    title: w.t('versions.heading'),
    template: 'report-versions',
    area: 'report',
    section: 'report',
    status: errors.length > 0 ? 422 : 200,
    view: {
      form: formView([field], { address: [address] }, errors, words(visit, 'form')),
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

/** All versions as a folder of pages, packed. */
async function site(visit: Visit): Promise<Answer> {
  const { t } = words(visit, 'report');
  const address = (visit.query.get('address') ?? '').trim();
  const isFolder = address === '' || (isWebAddress(address) && new URL(address).search === '' && new URL(address).hash === '');
  if (!isFolder) return show(visit, address, [{ field: 'address', text: t('site.notAnAddress') }]);
  return download('site.zip', 'application/zip', await packSite(visit.log, address || null, visit.today));
}
