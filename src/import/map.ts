// A record becomes a notice: every field read, checked against the others, and put where the law's words want it.
import { quote } from '../error.ts';
import type { Issue } from '../model/issue.ts';
import {
  ANSWERS,
  AUTOMATED,
  CHANNELS,
  type Dated,
  type Decision,
  GROUNDS,
  IN_AREA,
  isBefore,
  type KnownText,
  type Notice,
  SETTINGS,
} from '../model/notice.ts';
import type { Field, Profile } from '../model/profile.ts';
import { serviceAddress } from '../model/service-address.ts';
import { CATEGORY_NOT_STATED, categoryOf, NOT_RECORDED } from '../model/vocabulary.ts';
import { type CellReader, cellReader, type OpenValue } from './cells.ts';
import type { Mapping } from './mapping.ts';

export interface MappedRecord {
  /** Null when the record is rejected or waits for an answer. */
  readonly notice: Notice | null;
  readonly rejections: readonly Issue[];
  readonly warnings: readonly Issue[];
  /** Values that need an answer. */
  readonly open: readonly OpenValue[];
}

export interface Identity {
  readonly reference: string;
  readonly hasOwnReference: boolean;
}

const KNOWN_FIELDS = ['url', 'account', 'person', 'email', 'ip', 'phone'] as const satisfies readonly (Field & KnownText['kind'])[];

export type RecordMapper = (line: number, cells: readonly string[], identity: Identity) => MappedRecord;

/** Maps the records of one file. The order of a notice's properties is part of what the log compares: it is that of `Notice` as first written here. */
export function recordMapper(mapping: Mapping, profile: Profile): RecordMapper {
  const read = cellReader(mapping);
  return (line, cells, { reference, hasOwnReference }) => {
    read.turnTo(line, cells);
    requireFilled(read, mapping, profile);
    read.checkTexts();
    read.checkBoxes();
    const sent = read.date('sent');
    const main = mainCategory(read, profile) ?? CATEGORY_NOT_STATED;
    const told = mapping.asFound ? { category: main, subcategory: null } : categoryOf(main);
    const items = countItems(read);
    checkUrls(read);
    const receipt = read.date('receipt');
    const verified = read.date('verified');
    const decisions = decisionsOf(read, items);
    const areaItem = read.code('area-item');
    const rest = restOf(read, profile, areaItem);
    if (sent) checkOrders(read, sent, receipt, verified, decisions);
    const found = read.found();
    if (!sent || !told || found.rejections.length > 0 || found.open.length > 0) return { notice: null, ...found };
    const { category, subcategory } = told;
    return { notice: { reference, hasOwnReference, sent, category, subcategory, items, receipt, verified, decisions, ...rest }, ...found };
  };
}

function decisionsOf(read: CellReader, items: number): Decision[] {
  const first = firstDecisions(read, items);
  const later = laterDecisions(read);
  return later.length === 0 ? first : [...first, ...later];
}

/** The service, how and where the notice was made, and what is kept of its content. */
function restOf(read: CellReader, profile: Profile, areaItem: string | null) {
  return {
    service: serviceOf(read, profile),
    channel: oneOf(CHANNELS, read.code('channel'), profile.channel.default),
    language: read.code('language'),
    ownLabel: read.given('category') ? read.texts('category').join(profile.several.category?.separator ?? '') : null,
    setting: oneOf(SETTINGS, read.code('setting'), 'not-recorded'),
    assessedByTwo: oneOf(ANSWERS, read.code('assessed-by-two'), 'not-recorded'),
    checklist: {
      reasons: oneOf(ANSWERS, read.code('reasons'), 'not-recorded'),
      location: oneOf(ANSWERS, read.code('location'), 'not-recorded'),
      submitter: oneOf(ANSWERS, read.code('submitter'), 'not-recorded'),
      goodFaith: oneOf(ANSWERS, read.code('good-faith'), 'not-recorded'),
    },
    inArea: oneOf(IN_AREA, read.code('in-area'), areaItem === null ? null : 'yes'),
    areaItem,
    known: knownTexts(read),
    note: read.text('note'),
  } as const;
}

function knownTexts(read: CellReader): KnownText[] {
  const known: KnownText[] = [];
  for (const kind of KNOWN_FIELDS) for (const text of read.texts(kind)) known.push({ kind, text });
  return known;
}

function checkOrders(read: CellReader, sent: Dated, receipt: Dated | null, verified: Dated | null, decisions: readonly Decision[]): void {
  const [first] = decisions;
  const later = decisions.find((decision) => decision.order === 'later');
  checkOrder(read, sent, 'receipt', receipt);
  checkOrder(read, sent, 'verified', verified);
  checkOrder(read, sent, 'decided', first?.decided);
  checkOrder(read, sent, 'effective', first?.effective);
  checkOrder(read, sent, 'later-decided', later?.decided);
}

/** As told, else the number of distinct locations; where both are told and differ, the number told stands and a warning says so. */
function countItems(read: CellReader): number {
  const told = read.count('items', 1);
  const locations = read.texts('url').length;
  if (told !== null && locations > 1 && told !== locations) {
    read.warn(
      'items.differ-from-urls',
      'items',
      `The record says ${told} item(s) and holds ${locations} locations; the number is kept.`,
      'Correct the one that is wrong in the source.',
    );
  }
  return told ?? Math.max(1, locations);
}

function oneOf<T extends string, U>(codes: readonly T[], code: string | null, otherwise: U): T | U {
  if (code === null) return otherwise;
  return codes.find((known) => known === code) ?? otherwise;
}

/** As told; of a blank cell, where the profile says so, the one address all locations lie at. */
function serviceOf(read: CellReader, profile: Profile): string | null {
  return read.text('service') ?? (profile.serviceFromUrl ? addressOf(read) : null);
}

function addressOf(read: CellReader): string | null {
  const [address, another] = new Set(read.texts('url').map(serviceAddress));
  return another === undefined ? (address ?? null) : null;
}

/** Sent, service and category must be told, if only by what the profile says about a blank. */
function requireFilled(read: CellReader, mapping: Mapping, profile: Profile): void {
  for (const field of ['sent', 'service', 'category'] as const) {
    if (field === 'service' && profile.serviceFromUrl && addressOf(read) !== null) continue;
    if (read.given(field) || mapping.values.blank(field) || (mapping.asFound && !mapping.columns.has(field))) continue;
    read.reject(
      'required.missing',
      field,
      `${mapping.columns.get(field)?.boxes ? 'No box is ticked' : 'The cell is blank'}; a notice needs “${field}”.`,
      field === 'sent'
        ? 'Fill it in the source, or in the rejects file and import that.'
        : `Fill it in, or say in the profile what a blank means: an entry "" under values.${field}, null for “not recorded”.`,
    );
  }
}

/**
 * Code of the main category. Where a cell holds several, the profile says which is the main one; a value that means "not
 * stated" gives way to any other. Null when not stated, or when the main value is unmapped (it is then open).
 */
function mainCategory(read: CellReader, profile: Profile): string | null {
  const values = read.texts('category');
  if (values.length === 0) return read.code('category');
  if (values.length === 1) return read.meansNotRecorded('category', values[0] ?? '') ? null : read.codeOf('category', values[0] ?? '');
  const rule = profile.several.category;
  const rank = (value: string) => {
    const at = rule?.main === 'priority' ? read.rankOf(rule.priority, value) : 0;
    return at < 0 ? Number.MAX_SAFE_INTEGER : at;
  };
  const stated = values.filter((value) => !read.meansNotRecorded('category', value));
  const main = stated.reduce<string | null>((best, value) => (best === null || rank(value) < rank(best) ? value : best), null);
  return main === null ? null : read.codeOf('category', main);
}

/** Fields that tell something about the first decision besides its action. */
const DECISION_FIELDS = ['decided', 'delay', 'effective', 'items-affected', 'ground', 'automated', 'redress-told'] as const;

/** Several actions in one cell were decided at one time. A blank action is not recorded: no decision unless a date or delay tells of one. */
function firstDecisions(read: CellReader, items: number): Decision[] {
  const cells = read.texts('action');
  const codes = cells.length > 0 ? cells.map((value) => read.codeOf('action', value)) : [read.code('action')];
  const actions = recorded(codes);
  const value = read.count('delay', 0);
  const itemsAffected = read.count('items-affected', 1);
  if (itemsAffected !== null && itemsAffected > items) {
    read.reject(
      'number.invalid',
      'items-affected',
      `${itemsAffected} items affected of ${items}: more than the notice has.`,
      'Correct one of the two numbers in the source, or in the rejects file and import that.',
    );
  }
  const shared = {
    decided: read.date('decided'),
    order: 'first',
    delay: value === null ? null : { value, unit: read.delayUnit },
    effective: read.date('effective'),
    ground: oneOf(GROUNDS, read.code('ground'), 'not-stated'),
    automated: oneOf(AUTOMATED, read.code('automated'), 'not-stated'),
    redressTold: oneOf(ANSWERS, read.code('redress-told'), 'not-recorded'),
    itemsAffected,
  } as const;
  if (actions.length === 0 && DECISION_FIELDS.some((field) => read.given(field))) return [{ action: NOT_RECORDED, ...shared }];
  const [action] = actions;
  return actions.length === 1 && action !== undefined ? [{ action, ...shared }] : actions.map((one) => ({ action: one, ...shared }));
}

function recorded(codes: readonly (string | null)[]): string[] {
  if (codes.length === 1) return codes[0] === null || codes[0] === undefined || codes[0] === NOT_RECORDED ? [] : [codes[0]];
  return [...new Set(codes)].filter((code): code is string => code !== null && code !== NOT_RECORDED);
}

function laterDecisions(read: CellReader): Decision[] {
  const codes = read.texts('later-action').map((value) => read.codeOf('later-action', value));
  const actions = recorded(codes);
  const decided = read.date('later-decided');
  if (decided && actions.length === 0 && read.found().open.length === 0) {
    read.warn(
      'required.missing',
      'later-decided',
      `A later decision of ${decided.firstOn} has a date and no action; it is not kept.`,
      'Say in the source what was decided.',
    );
  }
  return actions.map((action) => ({
    action,
    decided,
    order: 'later',
    delay: null,
    effective: null,
    ground: 'not-stated',
    automated: 'not-stated',
    redressTold: 'not-recorded',
    itemsAffected: null,
  }));
}

/** What runs or opens something else than a page that others see. */
const NOT_A_PAGE = /^(?:javascript|vbscript|data|file|about|blob|chrome|mailto|tel):/i;
const ADDRESS = /^(?:[a-z][a-z0-9+.-]*:\S|(?:\S+@)?[^\s/]+\.[^\s/.]{2,}|\[?[\da-f]*:[\da-f:]+|\d+\.\d+\.\d+\.\d+)/i;

/** A text that is no address is kept as it stands, and said, because nobody finds the content by it. */
function checkUrls(read: CellReader): void {
  const texts = read.texts('url');
  if (texts.length === 0) return;
  const odd = texts.filter((text) => NOT_A_PAGE.test(text) || !ADDRESS.test(text)).length;
  if (odd === 0) return;
  const message = `The cell holds ${odd === 1 ? 'a text that is' : `${odd} texts that are`} no address of a page.`;
  read.warn('url.unreadable', 'url', message, 'Correct the address in the source, if it is one.');
}

/** Nothing can be confirmed, decided or done before the notice was sent. */
function checkOrder(read: CellReader, sent: Dated, field: Field, dated: Dated | null | undefined): void {
  if (!dated || !isBefore(dated, sent)) return;
  read.reject(
    'date.out-of-range',
    field,
    `${quote(dated.at ?? dated.lastOn)} lies before the notice was sent (${sent.at ?? sent.firstOn}).`,
    'Correct one of the two dates in the source, or in the rejects file and import that.',
  );
}
