// A notice as a person or a program gives it piece by piece, in words of the vocabulary: no file, no mapping.
import { EXIT, quote, UserError } from '../error.ts';
import type { Answer, Automated, Channel, Checklist, Decision, Ground, InArea, KnownText, Notice, Setting } from '../model/notice.ts';
import { actionOf, categories, categoryOf } from '../model/vocabulary.ts';
import { givenDate } from './day-given.ts';

export interface GivenNotice {
  /** Null: the log numbers it. */
  readonly reference: string | null;
  /** Name of a service; null: not recorded. */
  readonly service: string | null;
  readonly channel: Channel;
  /** As `givenDate` reads it. */
  readonly sent: string;
  readonly receipt: string | null;
  /** Code of schema/content-types.json, with or without its keyword. */
  readonly category: string;
  readonly items: number;
  readonly language: string | null;
  readonly setting: Setting;
  readonly checklist: Checklist;
  readonly assessedByTwo: Answer;
  readonly inArea: InArea | null;
  readonly areaItem: string | null;
  /** Whole web addresses. */
  readonly urls: readonly string[];
  readonly accounts: readonly string[];
  readonly note: string | null;
}

/** @throws UserError `category.unknown`, `date.unparseable`, `url.unreadable` */
export function givenNotice(given: GivenNotice, timeZone: string): Notice {
  const { reference, sent, receipt, category, urls, accounts, inArea, areaItem, ...same } = given;
  const type = categoryOf(category);
  if (!type || !categories().some(({ code, appliesToFlaggerNotices }) => code === type.category && appliesToFlaggerNotices))
    throw new UserError(
      'category.unknown',
      `${quote(category)} is not a type for a flagger's notices (see schema/content-types.json).`,
      EXIT.usage,
    );
  return {
    ...same,
    ...type,
    reference: reference ?? '',
    hasOwnReference: reference !== null,
    sent: givenDate(sent, timeZone),
    receipt: receipt === null ? null : givenDate(receipt, timeZone),
    ownLabel: null,
    verified: null,
    inArea: inArea ?? (areaItem === null ? null : 'yes'),
    areaItem,
    decisions: [],
    known: [
      ...urls.map((text): KnownText => ({ kind: 'url', text: webAddress(text) })),
      ...accounts.map((text): KnownText => ({ kind: 'account', text })),
    ],
  };
}

export interface GivenDecision {
  /** Code of schema/actions.json. */
  readonly action: string;
  /** As `givenDate` reads it; null: no day was told. */
  readonly decided: string | null;
  readonly effective: string | null;
  readonly ground: Ground;
  readonly automated: Automated;
  readonly redressTold: Answer;
  /** Null: all of them. */
  readonly itemsAffected: number | null;
}

/** @throws UserError `action.unknown`, `date.unparseable` */
export function givenDecision(given: GivenDecision, timeZone: string): Omit<Decision, 'order'> {
  if (!actionOf(given.action))
    throw new UserError('action.unknown', `${quote(given.action)} is not an action in schema/actions.json.`, EXIT.usage);
  const dated = (text: string | null) => (text === null ? null : givenDate(text, timeZone));
  return { ...given, decided: dated(given.decided), effective: dated(given.effective), delay: null };
}

function webAddress(text: string): string {
  if (!/^https?:$/.test(URL.canParse(text) ? new URL(text).protocol : ''))
    throw new UserError('url.unreadable', 'An address must be a whole web address, beginning with https://', EXIT.usage);
  return text;
}
