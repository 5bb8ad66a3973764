// Cells of the sums of a report as the counts they stand for: numbers become codes, with what held on the day.
import { inAreaOn, standingOn } from '../model/area.ts';
import type { Counts, CrossCount, DurationCount, OutcomeCount, Standing, TypeCount } from '../model/count.ts';
import { compareText } from '../model/normalise.ts';
import type { Answer, Automated, Channel, Ground, InArea, Setting } from '../model/notice.ts';
import { NOT_RECORDED } from '../model/vocabulary.ts';
import type { Codes } from './codes.ts';
import type { CountQuestion } from './counts.ts';
import { mergeEqual } from './merge-equal.ts';
import type { ProviderBook } from './provider-book.ts';
import { delayAdder } from './report-delays.ts';
import { type KeptDelays, type Placed, type Segments, segmentAt } from './report-kept.ts';
import { type DelayCell, LATER_UNDATED } from './report-tally.ts';

/** What the cells of a question are read by. */
export interface Reading extends Segments {
  readonly codes: Codes;
  readonly providers: ProviderBook;
  readonly question: Segments['question'] & Pick<CountQuestion, 'flagger'>;
  /** Of the flagger, by segment. */
  readonly standings: readonly Standing[];
}

/** In a segment the standing is the same on all days. */
export const standingsOf = ({ question, days }: Pick<Reading, 'question' | 'days'>) => days.map((day) => standingOn(question.flagger, day));

const standingOf = ({ segment }: Pick<Placed, 'segment'>, { standings }: Reading): Standing => standings[segment] ?? 'before-award';
export const isListed = (cell: Placed, reading: Reading) => standingOf(cell, reading) === 'in-force';
const actionIn = (id: string | number | undefined, { codes }: Reading) => (id === 0 ? NOT_RECORDED : codes.codeOf(Number(id)));
const providerIn = (id: string | number | undefined, cell: Pick<Placed, 'segment'>, { providers, days }: Reading) =>
  providers.on(id === 0 ? null : Number(id), days[cell.segment] ?? '');

export function crossOf(cell: Placed, reading: Reading): CrossCount {
  const [channel, action, category, service] = cell.codes;
  return {
    standing: standingOf(cell, reading),
    channel: channel as Channel,
    ...providerIn(service, cell, reading),
    category: reading.codes.codeOf(Number(category)),
    action: actionIn(action, reading),
    notices: cell.notices,
    items: cell.items,
  };
}

export function typeOf(cell: Placed, reading: Reading): TypeCount {
  const [channel, action, categoryId, inArea, subcategoryId] = cell.codes;
  const { codes, question, days } = reading;
  const category = codes.codeOf(Number(categoryId));
  const subcategory = subcategoryId === 0 ? null : codes.codeOf(Number(subcategoryId));
  return {
    standing: standingOf(cell, reading),
    channel: channel as Channel,
    category,
    subcategory,
    action: actionIn(action, reading),
    inArea: inArea === '' ? inAreaOn(question.flagger, category, subcategory, days[cell.segment] ?? '') : (inArea as InArea),
    notices: cell.notices,
    items: cell.items,
  };
}

export function outcomeOf(cell: Placed, reading: Reading): OutcomeCount {
  const [channel, action, firstAction, ground, automated, inPart, setting, assessedByTwo, complete] = cell.codes;
  return {
    standing: standingOf(cell, reading),
    channel: channel as Channel,
    action: actionIn(action, reading),
    firstAction: actionIn(firstAction, reading),
    month: cell.month,
    setting: setting as Setting,
    assessedByTwo: assessedByTwo as Answer,
    ground: ground as Ground,
    automated: automated as Automated,
    complete: complete as Answer,
    inPart: inPart === 1,
    notices: cell.notices,
    items: cell.items,
    itemsAffected: cell.affected,
  };
}

/** Of the notices in the lists, by provider: services of one provider stand together. */
export function durationsOf(kept: readonly KeptDelays[], beside: readonly DelayCell[], reading: Reading): DurationCount[] {
  const groups = new Map<string, DelayGroup>();
  const groupAt = (at: DelayCell['at']): DelayGroup | null => {
    const segment = segmentAt(at, reading);
    if (standingOf({ segment }, reading) !== 'in-force') return null;
    const { provider } = providerIn(at[2], { segment }, reading);
    const key = JSON.stringify([provider, at[3]]);
    const group = groups.get(key) ?? { provider, unit: at[3] as DurationCount['unit'], texts: [], cells: [] };
    groups.set(key, group);
    return group;
  };
  for (const { at, text } of kept) groupAt(at)?.texts.push(text);
  for (const cell of beside) groupAt(cell.at)?.cells.push(cell);
  const addUp = delayAdder();
  return [...groups.values()]
    .sort(byProviderAndUnit)
    .flatMap(({ provider, unit, texts, cells }) => addUp(texts, cells).map(([value, notices]) => ({ provider, unit, value, notices })));
}

/** Times of one provider in one unit. */
interface DelayGroup {
  readonly provider: string | null;
  readonly unit: DurationCount['unit'];
  readonly texts: string[];
  readonly cells: DelayCell[];
}

function byProviderAndUnit(a: Pick<DurationCount, 'provider' | 'unit'>, b: Pick<DurationCount, 'provider' | 'unit'>): number {
  return compareText(a.provider ?? '', b.provider ?? '') || compareText(a.unit, b.unit);
}

export function actionsOf(cells: readonly Placed[], codes: Codes): Pick<Counts, 'allActions' | 'laterUndated'> {
  const undated = cells.filter((cell) => cell.codes[0] === LATER_UNDATED);
  const actions = cells.filter((cell) => cell.codes[0] !== LATER_UNDATED);
  return {
    allActions: mergeEqual(actions.map((cell) => ({ action: codes.codeOf(Number(cell.codes[0])), notices: cell.notices }))),
    laterUndated: undated.reduce((sum, cell) => sum + cell.notices, 0),
  };
}
