// The register of independence: every element of both sections with its state, and one element with its entries.
import { lastPublished } from '../log/document-stamps.ts';
import { readFlagger, readIndependence } from '../log/documents.ts';
import { changesBetween, registerFields } from '../model/document-changes.ts';
import { CARE_ELEMENTS, INDEPENDENCE_ELEMENTS, type IndependenceEntry } from '../model/independence.ts';
import { loadCatalogue } from '../render/catalogue.ts';
import type { View } from '../render/mustache.ts';
import type { Answer } from '../web/answer.ts';
import { instantText } from '../web/instant.ts';
import { messagePage, page, words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';
import { registerPart } from './change-words.ts';
import { independenceEntryRoutes } from './independence-entry.ts';
import { elementName } from './independence-fields.ts';
import { independenceFileRoutes } from './independence-file.ts';
import { elementOf } from './independence-place.ts';
import { type ElementState, stateOf } from './independence-state.ts';
import { entryView } from './independence-view.ts';

/** The file's own paths stand before those of the elements. */
export const independenceRoutes: readonly Route[] = [
  { method: 'GET', path: '/independence', access: 'any', answer: list },
  ...independenceFileRoutes,
  { method: 'GET', path: '/independence/:element', access: 'any', answer: show },
  ...independenceEntryRoutes,
];

type Element = IndependenceEntry['element'];

interface Register {
  readonly entries: readonly IndependenceEntry[];
  readonly languages: readonly string[];
  readonly isEntered: boolean;
  readonly hasFlagger: boolean;
  /** Parts of each element that changed since the report published last; null: none was published. */
  readonly changed: ReadonlyMap<Element, readonly string[]> | null;
  readonly publishedAt: string;
}

async function readRegister({ db, language }: Visit): Promise<Register> {
  const [register, flagger, published] = [await readIndependence(db), await readFlagger(db), await lastPublished(db)];
  const nothing = { format: 'article22-independence/1', entries: [] } as const;
  const before = published && ((await readIndependence(db, published.knownBefore)) ?? nothing);
  return {
    entries: register?.entries ?? [],
    languages: flagger?.languages ?? [language],
    isEntered: register !== null,
    hasFlagger: flagger !== null,
    changed:
      before &&
      changedParts(registerFields({ ...before, entries: [...before.entries] }), registerFields(register ?? { ...nothing, entries: [] })),
    publishedAt: published?.publishedAt ?? '',
  };
}

function changedParts(
  before: ReturnType<typeof registerFields>,
  after: ReturnType<typeof registerFields>,
): ReadonlyMap<Element, readonly string[]> {
  const parts = new Map<Element, string[]>();
  const states = [before, after].map((fields) => ({ on: '', fields }));
  for (const { field } of changesBetween('independence', states)) {
    const part = registerPart(field);
    if (part) parts.set(part.element, [...(parts.get(part.element) ?? []), field]);
  }
  return parts;
}

async function list(visit: Visit): Promise<Answer> {
  const { t } = words(visit, 'independence');
  const report = loadCatalogue(visit.language);
  const register = await readRegister(visit);
  const states = new Map(
    [...INDEPENDENCE_ELEMENTS, ...CARE_ELEMENTS].map((element) => [element, stateOf(register.entries, element, register.languages)]),
  );
  const isDone = (element: Element) => ['complete', 'none'].includes(states.get(element)?.kind ?? '');
  const open = INDEPENDENCE_ELEMENTS.filter((element) => !isDone(element));
  const section = (heading: string, about: string, elements: readonly Element[]) => ({
    heading,
    about,
    rows: elements.map((element) => rowView(visit, register, element, states.get(element) as ElementState)),
  });
  return page(visit, {
    title: t('heading'),
    template: 'independence',
    area: 'independence',
    section: 'independence',
    view: {
      isEmpty: !register.isEntered,
      isPublished: register.changed !== null,
      hasFlagger: register.hasFlagger,
      languages: t('languages', { languages: register.languages.map((code) => report.format.language(code)).join(', ') }),
      summary: t('summary', { done: INDEPENDENCE_ELEMENTS.length - open.length, of: INDEPENDENCE_ELEMENTS.length }),
      next: open[0] === undefined ? null : { href: `/independence/${open[0]}`, label: t('next', { element: elementName(visit, open[0]) }) },
      since: register.changed ? t('since', { at: instantText(visit, register.publishedAt), n: register.changed.size }) : t('since.never'),
      sections: [
        section(t('section.independence'), report.t('independence.about'), INDEPENDENCE_ELEMENTS),
        section(t('section.care'), `${report.t('care.about')} ${t('care.optional')}`, CARE_ELEMENTS),
      ],
    },
  });
}

function rowView(visit: Visit, { changed }: Register, element: Element, state: ElementState): View {
  const { t } = words(visit, 'independence');
  return {
    name: elementName(visit, element),
    href: `/independence/${element}`,
    ...stateView(visit, state),
    changed: changed?.has(element) ? t('changed.tag') : '',
    isChanged: changed?.has(element) ?? false,
  };
}

const TAGS: Readonly<Record<ElementState['kind'], string>> = {
  complete: 'good',
  none: 'good',
  incomplete: 'warn',
  authority: 'warn',
  unanswered: 'bad',
  optional: '',
};

function stateView(visit: Visit, { kind, gaps }: ElementState) {
  const { t, format } = words(visit, 'independence');
  const missing = gaps
    .filter(({ problem }) => problem !== 'unanswered' && problem !== 'authority-only')
    .map(({ problem, language }) => ({ text: t(`gap.${problem}`, { language: language === null ? '' : format.language(language) }) }));
  return { state: t(`state.${kind}`), tag: TAGS[kind], missing, hasMissing: missing.length > 0 };
}

async function show(visit: Visit): Promise<Answer> {
  const { t } = words(visit, 'independence');
  const element = elementOf(visit.params['element']);
  if (!element) return messagePage(visit, 404, t('gone.heading'), t('gone.text'), { href: '/independence', label: t('back') });
  const register = await readRegister(visit);
  const own = register.entries.filter((entry) => entry.element === element);
  const changed = register.changed?.get(element) ?? [];
  return page(visit, {
    title: elementName(visit, element),
    template: 'independence-element',
    area: 'independence',
    section: 'independence',
    view: {
      heading: elementName(visit, element),
      help: t(`help.${element}`),
      ...stateView(visit, stateOf(register.entries, element, register.languages)),
      changed: changed.map((field) => ({ text: changedPart(visit, field) })),
      hasChanged: changed.length > 0,
      isEmpty: own.length === 0,
      entries: own.map((entry, i) => entryView(visit, entry, i, register.languages)),
      addHref: `/independence/${element}/new`,
      addLabel: t(own.length === 0 ? 'entry.first' : 'entry.another'),
    },
  });
}

function changedPart(visit: Visit, field: string): string {
  const { t } = words(visit, 'independence');
  const part = registerPart(field);
  return part ? t('changed.part', { part: t(`part.${part.part}`), audience: t(`audience.${part.audience}Short`) }) : '';
}
