// All providers with their services beneath: those that need an answer first, found by name; answers of a file in and out.
import { UserError } from '../error.ts';
import { answersOf } from '../log/provider-changes.ts';
import { type ProviderDirectory, type ProviderEntry, readProviderDirectory, type ServiceEntry } from '../log/provider-directory.ts';
import { normaliseLabel } from '../model/normalise.ts';
import { type ServiceAnswer, servicesFileSchema } from '../model/provider.ts';
import { type Answer, download } from '../web/answer.ts';
import { errorSentence } from '../web/error-words.ts';
import { type Field, type FieldError, formView } from '../web/forms.ts';
import { page, words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';
import { providerRoutes } from './provider.ts';
import { makeChange, openCorrectionViews, outcomeOf } from './provider-change.ts';
import { providerMergeRoutes } from './provider-merge.ts';
import { providerHref, serviceRow } from './provider-words.ts';
import { providersConfirmRoutes } from './providers-confirm.ts';
import { serviceRoutes } from './service.ts';
import { serviceActRoutes } from './service-acts.ts';

const FILE_BYTES_MAX = 2_000_000;
/** Providers on a page. */
const PAGE_SIZE = 100;
const STATES = ['all', 'unconfirmed', 'confirmed'] as const;

export const providersRoutes: readonly Route[] = [
  { method: 'GET', path: '/providers', access: 'any', answer: (visit) => list(visit, []) },
  { method: 'GET', path: '/providers/services.json', access: 'any', answer: answersFile },
  { method: 'POST', path: '/providers/file', access: 'log', fileBytesMax: FILE_BYTES_MAX, answer: takeFile },
  ...providersConfirmRoutes,
  ...serviceActRoutes,
  ...serviceRoutes,
  ...providerMergeRoutes,
  ...providerRoutes,
];

async function list(visit: Visit, errors: readonly FieldError[]): Promise<Answer> {
  const { t, format } = words(visit, 'providers');
  const book = await readProviderDirectory(visit.db);
  const asked = visit.query.get('q')?.trim().slice(0, 100) ?? '';
  const state = STATES.find((one) => one === visit.query.get('state')) ?? 'all';
  const found = foundProviders(book, normaliseLabel(asked), state);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const at = Math.min(pages, Math.max(1, Number.parseInt(visit.query.get('page') ?? '1', 10) || 1));
  const link = (n: number) =>
    `/providers?${new URLSearchParams({ ...(asked && { q: asked }), ...(state !== 'all' && { state }), page: String(n) })}`;
  const open = book.services.filter((one) => one.state === 'unconfirmed' && one.mergedInto === null).length;
  return page(visit, {
    title: t('heading'),
    template: 'providers',
    area: 'providers',
    section: 'providers',
    status: errors.length > 0 ? 422 : 200,
    view: {
      ...outcomeOf(visit),
      form: formView([fileField(visit)], {}, errors, words(visit, 'form')),
      isEmpty: book.services.length === 0,
      open: open === 0 ? null : { text: t('open', { n: open }) },
      corrections: await openCorrectionViews(visit),
      asked,
      states: STATES.map((value) => ({ value, label: t(`filter.${value}`), isChosen: value === state })),
      found: t('found', { n: found.length }),
      hasFound: found.length > 0,
      providers: found.slice((at - 1) * PAGE_SIZE, at * PAGE_SIZE).map((one) => providerView(visit, one)),
      pages: pages === 1 ? null : { text: t('page', { page: format.number(at), pages: format.number(pages) }) },
      previous: at > 1 ? { href: link(at - 1) } : null,
      next: at < pages ? { href: link(at + 1) } : null,
    },
  });
}

interface Found {
  readonly provider: ProviderEntry;
  readonly services: readonly ServiceEntry[];
}

/** Those with something to confirm first, then those with most notices. */
function foundProviders({ providers }: ProviderDirectory, asked: string, state: (typeof STATES)[number]): Found[] {
  const names = (one: ProviderEntry | ServiceEntry) => [
    one.name,
    ...one.merged.map(({ name }) => name),
    ...('spellings' in one ? one.spellings : []),
  ];
  const matches = (one: ProviderEntry | ServiceEntry) => names(one).some((name) => normaliseLabel(name).includes(asked));
  const isOpen = ({ services, provider }: Found) => services.some((one) => one.state === 'unconfirmed') || provider.state === 'unconfirmed';
  return providers
    .filter(({ mergedInto, services }) => mergedInto === null && services.length > 0)
    .map((provider) => ({
      provider,
      services: provider.services.filter((one) => (state === 'all' || one.state === state) && (matches(provider) || matches(one))),
    }))
    .filter(({ services }) => services.length > 0)
    .sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || b.provider.notices - a.provider.notices);
}

function providerView(visit: Visit, { provider, services }: Found) {
  const { t, format } = words(visit, 'providers');
  const ids = new Set([provider.id, ...provider.merged.map(({ id }) => id)]);
  return {
    name: provider.name,
    href: providerHref(provider),
    person: t(`person.${provider.naturalPerson}`),
    isHidden: provider.naturalPerson !== 'no',
    also: provider.merged.length === 0 ? '' : t('also', { names: provider.merged.map(({ name }) => name).join(', ') }),
    notices: format.number(provider.notices),
    services: services.map((one) => serviceRow(visit, one, ids)),
  };
}

function fileField(visit: Visit): Field {
  const { t } = words(visit, 'providers');
  return { name: 'answers', kind: 'file', label: t('file.label'), hint: t('file.hint'), required: true };
}

async function answersFile(visit: Visit): Promise<Answer> {
  const file = { format: 'article22-services/1', services: answersOf(await readProviderDirectory(visit.db)) };
  return download('services.json', 'application/json', `${JSON.stringify(file, null, 2)}\n`);
}

async function takeFile(visit: Visit): Promise<Answer> {
  const sent = visit.sent.files['answers']?.[0];
  const bytes = sent ? await visit.site.uploads.bytes(sent.uploadId) : null;
  const again = (errors: readonly FieldError[]) => list(visit, errors);
  const { label } = fileField(visit);
  if (!bytes || bytes.length === 0) return again([{ field: 'answers', text: words(visit, 'form').t('error.fileMissing', { label }) }]);
  const answers = readAnswers(bytes);
  if (answers instanceof UserError) return again([{ field: 'answers', text: errorSentence(visit.language, answers) }]);
  return makeChange(visit, { kind: 'file', answers }, { done: 'file', next: '/providers', again });
}

function readAnswers(bytes: Uint8Array): readonly ServiceAnswer[] | UserError {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return new UserError('json.unreadable', 'The file is not JSON.');
  }
  const read = servicesFileSchema.safeParse(value);
  return read.success ? read.data.services : new UserError('json.unexpected', 'The file does not hold answers about services.');
}
