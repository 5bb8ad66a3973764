// The records of one notice put together: their items add up, their decisions keep the number of items they touched.
import type { Issue } from '../model/issue.ts';
import { normaliseLabel } from '../model/normalise.ts';
import type { Answer, Dated, Decision, KnownText, Notice } from '../model/notice.ts';
import type { Field } from '../model/profile.ts';

export interface Part {
  readonly notice: Notice;
  readonly line: number;
}

export type Merged = { readonly notice: Notice; readonly warnings: readonly Issue[] } | { readonly conflict: readonly Field[] };

/** `parts` in file order, at least one. A notice goes to one service on one day through one channel, or it is not one notice. */
export function mergeNotices(parts: readonly Part[]): Merged {
  const notices = parts.map(({ notice }) => notice);
  const [first] = notices;
  if (!first) throw new Error('a notice has at least one record');
  const conflict = contradictions(notices);
  if (conflict.length > 0) return { conflict };
  const itemsOf = countItems(notices);
  const items = itemsOf.reduce((sum, count) => sum + count, 0);
  const main = mainType(notices, itemsOf);
  const sent = notices.map((notice) => notice.sent).reduce(earlier);
  const notice: Notice = {
    ...first,
    sent,
    category: main.category,
    subcategory: main.subcategory,
    ownLabel: joined(notices.map((one) => one.ownLabel)),
    items,
    language: agreed(
      notices.map((one) => one.language),
      null,
    ),
    setting: agreed(
      notices.map((one) => one.setting),
      'not-recorded',
    ),
    assessedByTwo: weakest(notices.map((one) => one.assessedByTwo)),
    checklist: {
      reasons: weakest(notices.map((one) => one.checklist.reasons)),
      location: weakest(notices.map((one) => one.checklist.location)),
      submitter: weakest(notices.map((one) => one.checklist.submitter)),
      goodFaith: weakest(notices.map((one) => one.checklist.goodFaith)),
    },
    receipt: dated(notices.map((one) => one.receipt)).reduce<Dated | null>((a, b) => (a ? earlier(a, b) : b), null),
    verified: dated(notices.map((one) => one.verified)).reduce<Dated | null>((a, b) => (a ? later(a, b) : b), null),
    inArea: agreed(
      notices.map((one) => one.inArea),
      'undetermined',
    ),
    areaItem: agreed(
      notices.map((one) => one.areaItem),
      null,
    ),
    decisions: mergeDecisions(notices, itemsOf, items),
    known: distinct(notices.flatMap((one) => one.known)),
    note: joined(
      notices.map((one) => one.note),
      '\n',
    ),
  };
  return { notice, warnings: main.others === 0 ? [] : [severalTypes(parts[0]?.line ?? null, first, main.others + 1)] };
}

function contradictions(notices: readonly Notice[]): Field[] {
  const differ = (of: (notice: Notice) => string) => new Set(notices.map(of)).size > 1;
  return [
    ...(differ((notice) => normaliseLabel(notice.service ?? '')) ? (['service'] as const) : []),
    ...(differ(({ sent }) => `${sent.firstOn} ${sent.lastOn}`) ? (['sent'] as const) : []),
    ...(differ((notice) => notice.channel) ? (['channel'] as const) : []),
  ];
}

/** Items each record adds. A locator that an earlier record named already is not a further item. */
function countItems(notices: readonly Notice[]): number[] {
  const seen = new Set<string>();
  return notices.map((notice) => {
    const urls = new Set(notice.known.filter((known) => known.kind === 'url').map((known) => known.text));
    const fresh = [...urls].filter((url) => !seen.has(url));
    for (const url of fresh) seen.add(url);
    // Where the source gives a number of its own, it stands.
    return urls.size > 0 && urls.size === notice.items ? fresh.length : notice.items;
  });
}

/** The type most items have; the first in the file of equals. */
function mainType(notices: readonly Notice[], itemsOf: readonly number[]) {
  const types = new Map<string, { category: string; subcategory: string | null; items: number }>();
  for (const [i, { category, subcategory }] of notices.entries()) {
    const key = subcategory ?? category;
    const type = types.get(key) ?? { category, subcategory, items: 0 };
    types.set(key, { ...type, items: type.items + (itemsOf[i] ?? 0) });
  }
  const main = [...types.values()].reduce((a, b) => (b.items > a.items ? b : a));
  return { ...main, others: types.size - 1 };
}

function severalTypes(line: number | null, { reference, hasOwnReference }: Notice, types: number): Issue {
  return {
    code: 'value.multiple',
    line,
    reference: hasOwnReference ? reference : null,
    label: null,
    value: null,
    message: `The records of this notice are of ${types} types; it counts under the one that most of its items have.`,
    remedy: 'Nothing to do, unless another type is the main one.',
  };
}

/**
 * One decision for each thing that was done, with the items it touched where it is not all of them. Its day is the last on which it
 * was done: until then the provider had not acted on all of these items.
 */
function mergeDecisions(notices: readonly Notice[], itemsOf: readonly number[], items: number): Decision[] {
  const merged = new Map<string, { decision: Decision; affected: number }>();
  for (const [i, notice] of notices.entries()) {
    for (const decision of notice.decisions) {
      const key = [decision.order, decision.action, decision.ground, decision.automated, decision.redressTold].join(' ');
      const affected = decision.itemsAffected ?? itemsOf[i] ?? 0;
      const known = merged.get(key);
      if (known) merged.set(key, { decision: lastOf(known.decision, decision), affected: known.affected + affected });
      else merged.set(key, { decision, affected });
    }
  }
  return [...merged.values()].map(({ decision, affected }) => ({ ...decision, itemsAffected: affected >= items ? null : affected }));
}

function lastOf(a: Decision, b: Decision): Decision {
  const [left, right] = [a.decided?.lastOn ?? '', b.decided?.lastOn ?? ''];
  if (left !== right) return right > left ? b : a;
  return (b.decided?.at ?? '') > (a.decided?.at ?? '') || (b.delay?.value ?? -1) > (a.delay?.value ?? -1) ? b : a;
}

function agreed<T>(values: readonly T[], otherwise: T): T {
  const [first, ...rest] = new Set(values);
  return rest.length === 0 && first !== undefined ? first : otherwise;
}

/** A notice is as complete as its least complete record. */
function weakest(answers: readonly Answer[]): Answer {
  return (['no', 'not-recorded', 'yes'] as const).find((answer) => answers.includes(answer)) ?? 'not-recorded';
}

function joined(texts: readonly (string | null)[], separator = '; '): string | null {
  const told = [...new Set(texts.filter((text) => text !== null))];
  return told.length === 0 ? null : told.join(separator);
}

function dated(dates: readonly (Dated | null)[]): Dated[] {
  return dates.filter((one) => one !== null);
}

function earlier(a: Dated, b: Dated): Dated {
  return (b.at ?? b.firstOn) < (a.at ?? a.firstOn) ? b : a;
}

function later(a: Dated, b: Dated): Dated {
  return (b.at ?? b.lastOn) > (a.at ?? a.lastOn) ? b : a;
}

function distinct(known: readonly KnownText[]): KnownText[] {
  return [...new Map(known.map((one) => [`${one.kind} ${one.text}`, one])).values()];
}
