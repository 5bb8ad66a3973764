// The words a log may use: types of allegedly illegal content, actions, authorities, known services. Read once from schema/.
import { readFileSync } from 'node:fs';

/** Text by language code. */
export type Labels = Readonly<Record<string, string>>;

/** Text in a language, else in English, else in the first there is. */
export function labelIn(labels: Labels, language: string): string {
  return labels[language] ?? labels['en'] ?? Object.values(labels)[0] ?? '';
}

export interface Category {
  /** Code of Implementing Regulation (EU) 2024/2835. */
  readonly code: string;
  readonly label: Labels;
  /** Languages in which the label is the project's own translation. */
  readonly unofficial: readonly string[];
  readonly appliesToFlaggerNotices: boolean;
  readonly subcategories: readonly Subcategory[];
}

export interface Subcategory {
  /** `CATEGORY/KEYWORD`: a keyword alone is not unique. */
  readonly code: string;
  readonly label: Labels;
  readonly unofficial: readonly string[];
}

export type ActionGroup = 'action' | 'no_action' | 'moot' | 'pending' | 'unknown' | 'not_submitted';

export interface Action {
  readonly code: string;
  readonly group: ActionGroup;
  readonly label: Labels;
  /** 0 is the strongest; the main action of a notice is the one with the lowest rank. */
  readonly rank: number;
  /** Wording met in real logs: suggestions only. */
  readonly seenIn: readonly string[];
}

export interface Authority {
  /** `be-bipt`: how a flagger's data may name it. */
  readonly code: string;
  readonly country: string;
  readonly abbreviation: string | null;
  readonly kind: string;
  /** Its official languages; `name` has those in which its name is known. */
  readonly languages: readonly string[];
  readonly name: Labels;
  /** What it is called in English texts, which need not be an official name. */
  readonly nameEn: string;
  /** Null: none was found in a public source. The same holds for the address. */
  readonly email: string | null;
  readonly address: string | null;
  readonly site: string | null;
  readonly note: string | null;
}

export interface KnownService {
  readonly service: string;
  /** Legal entity; the service's own name where none is known. */
  readonly provider: string;
  /** Designated as a very large online platform or search engine; null: neither. */
  readonly kind: 'VLOP' | 'VLOSE' | null;
  /** Each covers the hosts beneath it, except where another service has one of them. */
  readonly domains: readonly string[];
  /** Other spellings that can mean nothing else. */
  readonly aliases: readonly string[];
}

/** Names of a company group: they tell neither a service nor a legal entity for certain. */
export interface KnownGroup {
  readonly group: string;
  readonly names: readonly string[];
  readonly providers: readonly string[];
}

/** Order in which groups of actions are shown. */
export const ACTION_GROUPS = ['action', 'no_action', 'moot', 'pending', 'unknown'] as const satisfies readonly ActionGroup[];

/** Codes that stand for "the flagger did not record it". */
export const NOT_RECORDED = 'NOT_RECORDED';
/** Category of a notice whose type was not stated. */
export const CATEGORY_NOT_STATED = 'STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE';

function read(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`../../schema/${name}`, import.meta.url), 'utf8')) as Record<string, unknown>;
}

interface RawLabelled {
  code: string;
  label: Record<string, string>;
  unofficial_label?: Record<string, string>;
}
interface RawCategory extends RawLabelled {
  applies_to_flagger_notices: boolean;
  subcategories: RawLabelled[];
}
interface RawAction {
  code: string;
  group: ActionGroup;
  label: Record<string, string>;
  seen_in: string[];
}
interface RawAuthority extends Omit<Authority, 'abbreviation' | 'name' | 'nameEn'> {
  readonly abbr: string | null;
  readonly names: Readonly<Record<string, string | null>>;
  readonly name_en: string;
}

const labels = (raw: RawLabelled) => ({
  label: { ...raw.label, ...raw.unofficial_label },
  unofficial: Object.keys(raw.unofficial_label ?? {}),
});

let categoryList: readonly Category[] | undefined;
/** All 17 categories in the order of the Annex. */
export function categories(): readonly Category[] {
  categoryList ??= (read('content-types.json')['categories'] as RawCategory[]).map((raw) => ({
    code: raw.code,
    ...labels(raw),
    appliesToFlaggerNotices: raw.applies_to_flagger_notices,
    subcategories: raw.subcategories.map((sub) => ({ code: `${raw.code}/${sub.code}`, ...labels(sub) })),
  }));
  return categoryList;
}

let actionList: readonly Action[] | undefined;
/** All actions in the order of schema/actions.json. */
export function actions(): readonly Action[] {
  if (!actionList) {
    const raw = read('actions.json');
    const ranking = (raw['ranking'] as { codes: string[] }).codes;
    actionList = (raw['actions'] as RawAction[]).map((action) => ({
      code: action.code,
      group: action.group,
      label: action.label,
      rank: ranking.indexOf(action.code),
      seenIn: action.seen_in,
    }));
  }
  return actionList;
}

let authorityList: readonly Authority[] | undefined;
/** Authorities that award the status (Article 22(2)): the coordinators and the Belgian community authorities. */
export function authorities(): readonly Authority[] {
  authorityList ??= (read('authorities.json')['authorities'] as RawAuthority[]).map((raw) => ({
    code: raw.code,
    country: raw.country,
    abbreviation: raw.abbr,
    kind: raw.kind,
    languages: raw.languages,
    name: Object.fromEntries(Object.entries(raw.names).filter((entry): entry is [string, string] => entry[1] !== null)),
    nameEn: raw.name_en,
    email: raw.email,
    address: raw.address,
    site: raw.site,
    note: raw.note,
  }));
  return authorityList;
}

/** Authority of a code, however its letters are written; undefined for a code the vocabulary does not hold. */
export function authorityOf(code: string): Authority | undefined {
  return authorities().find((authority) => authority.code === code.toLowerCase());
}

let serviceList: readonly KnownService[] | undefined;
/** Services likely in a flagger's log, the designated very large ones first; suggestions to confirm, not facts about a log. */
export function knownServices(): readonly KnownService[] {
  serviceList ??= read('providers.json')['services'] as KnownService[];
  return serviceList;
}

let groupList: readonly KnownGroup[] | undefined;
/** Company groups by the names they go under. */
export function knownGroups(): readonly KnownGroup[] {
  groupList ??= read('providers.json')['groups'] as KnownGroup[];
  return groupList;
}

let actionByCode: ReadonlyMap<string, Action> | undefined;
/** Action of a code; undefined for a code the vocabulary does not hold. */
export function actionOf(code: string): Action | undefined {
  actionByCode ??= new Map(actions().map((action) => [action.code, action]));
  return actionByCode.get(code);
}

let categoryByCode: ReadonlyMap<string, { category: string; subcategory: string | null }> | undefined;
/** Splits `CATEGORY` or `CATEGORY/KEYWORD`; undefined for a code the vocabulary does not hold. */
export function categoryOf(code: string): { category: string; subcategory: string | null } | undefined {
  categoryByCode ??= new Map<string, { category: string; subcategory: string | null }>(
    categories().flatMap((category) => [
      [category.code, { category: category.code, subcategory: null }] as const,
      ...category.subcategories.map((sub) => [sub.code, { category: category.code, subcategory: sub.code }] as const),
    ]),
  );
  return categoryByCode.get(code);
}
