// The way of a finished quality check into the register of independence, where the flagger wants the report to show it.
import { EXIT, UserError } from '../error.ts';
import type { IndependenceEntry, IndependenceRegister } from '../model/independence.ts';
import { samePeriod } from '../model/period.ts';
import type { Actor } from './audit-trail.ts';
import type { Db } from './db.ts';
import { readIndependence, saveIndependence } from './documents.ts';
import { type CheckResult, readResult } from './quality.ts';

const BLANK: IndependenceEntry = {
  element: 'quality-check',
  audience: 'public',
  none: false,
  text: null,
  link: null,
  sources: null,
  arrangements: null,
  checks: [],
};

/** True when the register says of a check what it says now. */
export async function isInRegister(db: Db, { registerEntry }: CheckResult): Promise<boolean> {
  const checks = (await readIndependence(db))?.entries.find(({ element }) => element === 'quality-check')?.checks ?? [];
  return registerEntry !== null && checks.some((one) => JSON.stringify(one) === JSON.stringify(registerEntry));
}

/**
 * Adds the result of a finished check to the register, in the place of an earlier one of the same days. True when that changed something.
 *
 * @throws UserError `quality.unknown`, `quality.unfinished`, `quality.nothing-compared`
 */
export async function enterInRegister(db: Db, checkId: number, actor: Actor): Promise<boolean> {
  const { registerEntry } = await readResult(db, checkId);
  if (registerEntry === null)
    throw new UserError(
      'quality.nothing-compared',
      'No notice of this check could be classified again; there is nothing to enter.',
      EXIT.usage,
    );
  const register: IndependenceRegister = (await readIndependence(db)) ?? { format: 'article22-independence/1', entries: [] };
  const held = register.entries.find(({ element }) => element === 'quality-check') ?? BLANK;
  const others = (held.checks ?? []).filter(({ period }) => !samePeriod(period, registerEntry.period));
  const checks = [...others, registerEntry].sort((a, b) => (a.period.first < b.period.first ? -1 : 1));
  const entry = { ...held, none: false, checks };
  const entries = register.entries.includes(held)
    ? register.entries.map((one) => (one === held ? entry : one))
    : [...register.entries, entry];
  return saveIndependence(db, { ...register, entries }, actor);
}
