// One published version: its files once more, to whom it was sent, where it is public.
import { listPublicPlaces, type PublicPlace } from '../log/public-addresses.ts';
import { listSendings, type Sending } from '../log/sendings.ts';
import type { PackageFile } from '../model/file.ts';
import { SENDING_WAYS } from '../model/sending.ts';
import { supersededBy } from '../model/superseded.ts';
import type { View } from '../render/mustache.ts';
import type { Answer } from '../web/answer.ts';
import { type Field, type FieldError, formView, type Values } from '../web/forms.ts';
import { messagePage, page, words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';
import { baseName, fileAnswer, inFours, publishedFiles, publishedMessages } from './report-package.ts';
import { authorityName, groupsOf } from './report-preview.ts';
import { readStanding, wayView } from './report-standing.ts';

export const reportVersionRoutes: readonly Route[] = [
  { method: 'GET', path: '/report/versions/:id', access: 'any', answer: (visit) => versionPage(visit, null) },
  { method: 'GET', path: '/report/versions/:id/file', access: 'any', answer: file },
];

/** A form of the page that was refused, with what was typed. */
export interface Refused {
  /** `sending`, `address`, or `acknowledge-NUMBER`. */
  readonly form: string;
  readonly values: Values;
  readonly errors: readonly FieldError[];
}

/** Null where there is no such version. */
export async function placeOf(visit: Visit): Promise<PublicPlace | null> {
  return (await listPublicPlaces(visit.db)).find(({ publication }) => String(publication.id) === visit.params['id']) ?? null;
}

export function sendingFields(visit: Visit, { publication }: PublicPlace): readonly Field[] {
  const { t } = words(visit, 'report');
  const awards = publication.report.awards.map(({ code }) => ({
    value: code,
    label: authorityName(publication.report.awards, code, words(visit, 'report')),
  }));
  return [
    { name: 'award', kind: 'choice', label: t('sending.award'), required: true, options: awards },
    { name: 'on', kind: 'day', label: t('sending.on'), required: true },
    {
      name: 'how',
      kind: 'choice',
      label: t('sending.how'),
      required: true,
      options: SENDING_WAYS.map((value) => ({ value, label: t(`how.${value}`) })),
    },
    { name: 'to', kind: 'text', label: t('sending.to'), hint: t('sending.toHint'), max: 200, width: 'medium' },
    { name: 'note', kind: 'text', label: t('sending.note'), hint: t('sending.noteHint'), max: 500 },
  ];
}

export function addressFields(visit: Visit): readonly Field[] {
  const { t } = words(visit, 'report');
  return [
    { name: 'address', kind: 'address', label: t('fact.address'), required: true },
    { name: 'since', kind: 'day', label: t('address.since'), required: true },
  ];
}

export function acknowledgeFields(visit: Visit, id: number): readonly Field[] {
  return [{ name: 'on', id: `acknowledged-${id}`, kind: 'day', label: words(visit, 'report').t('sending.acknowledgedOn'), required: true }];
}

export async function versionPage(visit: Visit, refused: Refused | null): Promise<Answer> {
  const w = words(visit, 'report');
  const { t, format } = w;
  const place = await placeOf(visit);
  if (!place) return missing(visit);
  const { publication, address, sinceOn } = place;
  const all = (await listPublicPlaces(visit.db)).map((one) => one.publication);
  const newer = supersededBy(publication, all);
  const { files } = await publishedFiles(visit.log, publication);
  const messages = await publishedMessages(visit.log, publication);
  const href = (name: string) => `/report/versions/${publication.id}/file?name=${encodeURIComponent(name)}`;
  const formOf = (name: string, fields: readonly Field[], first: Values) => {
    const isIt = refused?.form === name;
    return formView(fields, isIt ? refused.values : first, isIt ? refused.errors : [], words(visit, 'form'));
  };
  const sendings = (await listSendings(visit.db)).filter(({ publicationId }) => publicationId === publication.id);
  const only = publication.report.awards.length === 1 ? (publication.report.awards[0]?.code ?? '') : '';
  const sending = formOf('sending', sendingFields(visit, place), { award: [only], on: [visit.today], how: ['email'] });
  const addressForm = formOf('address', addressFields(visit), { address: [address ?? ''], since: [sinceOn ?? visit.today] });
  const sent = sendings.map((one) => sendingView(visit, place, one, formOf(`acknowledge-${one.id}`, acknowledgeFields(visit, one.id), {})));
  const refusedForm = refused?.form === 'address' ? addressForm : (sent.find(({ key }) => key === refused?.form)?.form ?? sending);
  const facts = [
    [t('fact.kind'), t(`kind.${publication.kind}`)],
    [t('fact.release'), format.day(publication.releasedOn)],
    [
      t('fact.address'),
      address ? t('versions.publicSince', { address, day: format.day(sinceOn ?? publication.releasedOn) }) : t('versions.noAddress'),
    ],
    ['public.zip, SHA-256', inFours(publication.publicSha256)],
    ['submission.zip, SHA-256', inFours(publication.submissionSha256)],
  ];
  return page(visit, {
    title: t('version.title', titleValues(visit, place)),
    template: 'report-version',
    area: 'report',
    section: 'report',
    status: refused ? 422 : 200,
    view: {
      form: refusedForm,
      heading: t('version.title', titleValues(visit, place)),
      way: wayView(visit, await readStanding(visit), 'send'),
      superseded: newer ? t('versions.superseded', { version: String(newer.version) }) : '',
      isNewest: newer === null,
      facts: facts.map(([term = '', value = '']) => ({ term, value })),
      downloads: [
        ...files
          .filter(({ name }) => name.endsWith('.zip'))
          .map((one) => ({ ...downloadView(one, href), help: t(`zip.${baseName(one.name).replace('.zip', '')}`) })),
        ...messages.map((one) => ({ ...downloadView(one, href), help: t('zip.email') })),
      ]
        .map((one) => ({ ...one, size: format.fileSize(one.bytes) }))
        .map(({ bytes: _, ...one }) => one),
      groups: groupsOf(
        files.filter(({ name }) => name.startsWith('public/')),
        w,
        href,
      ),
      fileCount: t('preview.all', { n: files.length - 2 }),
      hasSendings: sent.length > 0,
      sendings: sent,
      sendingForm: sending,
      addressForm,
      here: `/report/versions/${publication.id}`,
      correctHref: `/report/draft?correct=${publication.id}`,
    },
  });
}

function titleValues(visit: Visit, { publication }: PublicPlace) {
  const { format } = words(visit, 'report');
  const { period, version } = publication;
  return { first: format.day(period.first), last: format.day(period.last), version: String(version) };
}

function downloadView({ name, bytes }: PackageFile, href: (name: string) => string) {
  return { name: baseName(name), href: href(name), bytes: bytes.length };
}

function sendingView(visit: Visit, { publication }: PublicPlace, sending: Sending, form: { readonly [name: string]: View }) {
  const { t, format } = words(visit, 'report');
  return {
    key: `acknowledge-${sending.id}`,
    text: t('sending.text', {
      award: authorityName(publication.report.awards, sending.award, words(visit, 'report')),
      day: format.day(sending.sentOn),
      how: t(`how.${sending.how}`),
    }),
    to: sending.sentTo ? t('sending.toText', { to: sending.sentTo }) : '',
    note: sending.note ?? '',
    isAcknowledged: sending.acknowledgedOn !== null,
    acknowledged: sending.acknowledgedOn ? t('sending.acknowledged', { day: format.day(sending.acknowledgedOn) }) : '',
    form,
    acknowledgeAction: `/report/versions/${visit.params['id']}/sendings/${sending.id}/acknowledge`,
    removeAction: `/report/versions/${visit.params['id']}/sendings/${sending.id}/remove`,
    number: String(sending.id),
  };
}

export function missing(visit: Visit): Promise<Answer> {
  const { t } = words(visit, 'report');
  return messagePage(visit, 404, t('versions.heading'), t('version.none'), { href: '/report/versions', label: t('versions.heading') });
}

async function file(visit: Visit): Promise<Answer> {
  const { t } = words(visit, 'report');
  const place = await placeOf(visit);
  if (!place) return missing(visit);
  const name = visit.query.get('name') ?? '';
  const files = name.startsWith('email/')
    ? await publishedMessages(visit.log, place.publication)
    : (await publishedFiles(visit.log, place.publication)).files;
  const found = files.find((one) => one.name === name);
  if (found) return fileAnswer(found, 'download');
  return messagePage(visit, 404, t('file.noneHeading'), t('file.none'), {
    href: `/report/versions/${place.publication.id}`,
    label: t('versions.heading'),
  });
}
