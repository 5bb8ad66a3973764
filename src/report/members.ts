// The members of each dimension that occur in a report, in the order in which they are shown.
import type { Count } from '../model/count.ts';
import { compareText } from '../model/normalise.ts';
import { OTHER_PROVIDERS } from '../model/report.ts';
import type { Member } from '../model/table.ts';
import { ACTION_GROUPS, type ActionGroup, actionOf, actions, categories, NOT_RECORDED } from '../model/vocabulary.ts';
import { beneath, type Naming } from './naming.ts';
import { sum, type Tally, tally } from './table.ts';

const notices = (count: Pick<Count, 'notices'>) => count.notices;

/** Last, whatever their number: they are no providers. */
const LAST = [OTHER_PROVIDERS, NOT_RECORDED];

function byNotices(values: Tally): (a: string, b: string) => number {
  return (a, b) => LAST.indexOf(a) - LAST.indexOf(b) || (values.get(b) ?? 0) - (values.get(a) ?? 0) || compareText(a, b);
}

/** Providers by notices, most first, each with its services beneath; a provider none of whose services is known has none. */
export function providerMembers(counts: readonly Pick<Count, 'provider' | 'service' | 'notices'>[], naming: Naming): Member[] {
  const providers = tally(counts, (count) => naming.provider(count.provider), notices);
  const services = tally(counts, (count) => naming.service(count.provider, count.service), notices);
  const servicesOf = beneath([...services.keys()]);
  return [...providers.keys()].sort(byNotices(providers)).flatMap((code) => {
    const own = [...servicesOf(code)].sort(byNotices(services));
    const known = own.some((service) => service !== `${code}/${NOT_RECORDED}`);
    return [{ code, parent: null }, ...(known ? own.map((service) => ({ code: service, parent: code })) : [])];
  });
}

/** `CATEGORY/KEYWORD`, `CATEGORY/NOT_RECORDED` where none was stated. */
export function subcategoryOf(count: Pick<Count, 'category' | 'subcategory'>): string {
  return count.subcategory ?? `${count.category}/${NOT_RECORDED}`;
}

/** Categories that occur, in the order of the Annex, subcategories beneath; one of which no subcategory is stated has none. */
export function categoryMembers(counts: readonly Pick<Count, 'category' | 'subcategory'>[]): Member[] {
  const occurring = new Set(counts.flatMap((count) => [count.category, subcategoryOf(count)]));
  return categories()
    .filter((category) => occurring.has(category.code))
    .flatMap(({ code, subcategories }) => {
      const stated = subcategories.map((sub) => sub.code).filter((sub) => occurring.has(sub));
      const missing = stated.length > 0 && occurring.has(`${code}/${NOT_RECORDED}`);
      const own = missing ? [...stated, `${code}/${NOT_RECORDED}`] : stated;
      return [{ code, parent: null }, ...own.map((sub) => ({ code: sub, parent: code }))];
    });
}

/** The group an action belongs to. An unknown code is the importer's mistake: it never comes from a log. */
export function groupOf(action: string): ActionGroup {
  const known = actionOf(action);
  if (!known) throw new Error(`a count has an action that the vocabulary does not hold: ${action}`);
  return known.group;
}

/** All groups, each with the actions of it that occur; `not_submitted` only where it occurs. */
export function actionMembers(values: Tally): Member[] {
  const groups: readonly ActionGroup[] = [...ACTION_GROUPS, 'not_submitted'];
  return groups.flatMap((group) => {
    const own = actions().filter((action) => action.group === group && (values.get(action.code) ?? 0) > 0);
    if (group === 'not_submitted' && own.length === 0) return [];
    return [{ code: group, parent: null }, ...own.map((action) => ({ code: action.code, parent: group }))];
  });
}

/** Tally by action, with the groups' own sums beside. */
export function withGroups(byAction: Tally): Tally {
  const groups = tally(
    [...byAction],
    ([action]) => groupOf(action),
    ([, value]) => value,
  );
  return new Map([...groups, ...byAction]);
}

/** Adds two tallies. */
export function together(...tallies: readonly Tally[]): Tally {
  return tally(
    tallies.flatMap((values) => [...values]),
    ([code]) => code,
    ([, value]) => value,
  );
}

export const total = (values: Tally): number => sum(values.values());
