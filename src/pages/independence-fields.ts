// The form of an entry of the register: which fields an element has, and the rows that stand in it.
import { FUNDING_KINDS, type IndependenceEntry } from '../model/independence.ts';
import { loadCatalogue } from '../render/catalogue.ts';
import type { Field, Values } from '../web/forms.ts';
import { words } from '../web/page.ts';
import type { Visit } from '../web/visit.ts';
import type { Section } from './document-form.ts';
import { type RowCounts, type RowKind, rowCountsOf } from './independence-form.ts';
import { labelFields } from './label-fields.ts';

/** Sections of the form, with as many rows as were sent or stand in the entry. */
export function entrySections(
  visit: Visit,
  element: IndependenceEntry['element'],
  values: Values,
  languages: readonly string[],
): Section[] {
  const counts = rowCountsOf(element, values);
  const { t } = words(visit, 'independence');
  return [
    { heading: '', fields: topFields(visit, element) },
    ...(counts.source > 0 ? [rowSection(visit, 'source', counts, languages)] : []),
    ...(counts.arrangement > 0 ? [rowSection(visit, 'arrangement', counts, languages)] : []),
    ...(counts.check > 0 ? [rowSection(visit, 'check', counts, languages)] : []),
    {
      heading: t('text.heading'),
      hint: t('text.hint'),
      fields: [
        ...labelFields('text', { kind: 'multiline', label: t('text.label'), rows: 6 }, languages, words(visit, 'form')),
        { name: 'link', kind: 'address', label: t('link.label'), hint: t('link.hint') },
      ],
    },
  ];
}

function topFields(visit: Visit, element: IndependenceEntry['element']): Field[] {
  const { t } = words(visit, 'independence');
  return [
    {
      name: 'audience',
      kind: 'radios',
      label: t('audience.label'),
      required: true,
      options: (['public', 'authority'] as const).map((value) => ({
        value,
        label: t(`audience.${value}`),
        hint: t(`audience.${value}Hint`),
      })),
    },
    { name: 'none', kind: 'tick', label: t('none.label'), hint: t('none.hint', { text: noneText(visit, element) }) },
  ];
}

/** How a report says that there is nothing. */
export function noneText({ language }: Visit, element: IndependenceEntry['element']): string {
  return loadCatalogue(language).t(`none.${element}`);
}

export function elementName({ language }: Visit, element: IndependenceEntry['element']): string {
  return loadCatalogue(language).t(`element.${element}`);
}

function rowSection(visit: Visit, kind: RowKind, counts: RowCounts, languages: readonly string[]): Section {
  const { t } = words(visit, 'independence');
  const of = { source: sourceFields, arrangement: arrangementFields, check: checkFields }[kind];
  return {
    heading: t(`${kind}.heading`),
    hint: t(`${kind}.hint`),
    rows: Array.from({ length: counts[kind] }, (_, i) => ({
      legend: t(`${kind}.legend`, { n: i + 1 }),
      fields: [
        { name: `${kind}-${i + 1}-of`, kind: 'hidden', label: '' },
        ...of(visit, `${kind}-${i + 1}`, languages),
        { name: `${kind}-${i + 1}-drop`, kind: 'tick', label: t('row.drop') },
      ],
    })),
    add: { what: `add-${kind}`, label: t(`${kind}.add`) },
  };
}

function sourceFields(visit: Visit, row: string, languages: readonly string[]): Field[] {
  const [{ t }, report] = [words(visit, 'independence'), loadCatalogue(visit.language)];
  return [
    ...labelFields(`${row}-label`, { kind: 'text', label: report.t('funding.source'), oneOf: true }, languages, words(visit, 'form')),
    {
      name: `${row}-kind`,
      kind: 'choice',
      label: report.t('funding.kind'),
      required: true,
      options: FUNDING_KINDS.map((value) => ({ value, label: report.t(`funding.${value}`) })),
    },
    { name: `${row}-share`, kind: 'text', label: t('share.label'), hint: t('share.hint'), width: 'short', max: 24, required: true },
    { name: `${row}-provider`, kind: 'tick', label: report.t('funding.from-provider') },
  ];
}

function arrangementFields(visit: Visit, row: string, languages: readonly string[]): Field[] {
  const [{ t }, report] = [words(visit, 'independence'), loadCatalogue(visit.language)];
  return [
    {
      name: `${row}-provider`,
      kind: 'text',
      label: t('arrangement.provider'),
      hint: t('arrangement.providerHint'),
      width: 'medium',
      required: true,
    },
    ...labelFields(`${row}-nature`, { kind: 'text', label: t('arrangement.nature'), oneOf: true }, languages, words(visit, 'form')),
    { name: `${row}-first`, kind: 'day', label: t('arrangement.first'), required: true },
    { name: `${row}-last`, kind: 'day', label: t('arrangement.last'), hint: t('arrangement.lastHint') },
    {
      name: `${row}-support`,
      kind: 'choice',
      label: report.t('arrangement.support'),
      required: true,
      options: (['money', 'in-kind', 'none'] as const).map((value) => ({ value, label: report.t(`arrangement.support.${value}`) })),
    },
    { name: `${row}-say`, kind: 'tick', label: t('arrangement.say') },
  ];
}

function checkFields(visit: Visit, row: string): Field[] {
  const { t } = words(visit, 'independence');
  return [
    { name: `${row}-first`, kind: 'day', label: t('check.first'), required: true },
    { name: `${row}-last`, kind: 'day', label: t('check.last'), required: true },
    { name: `${row}-sampled`, kind: 'number', label: t('check.sampled'), width: 'short', max: 999_999_999, required: true },
    { name: `${row}-agreed`, kind: 'number', label: t('check.agreed'), width: 'short', max: 999_999_999, required: true },
  ];
}

/** One row more of a kind, `add-source`; what was typed stays. */
export function withRow(values: Values, pressed: string): Values {
  const kind = pressed.replace(/^add-/, '');
  const last = Object.keys(values).reduce(
    (most, name) => Math.max(most, Number(new RegExp(`^${kind}-(\\d{1,3})-`).exec(name)?.[1] ?? 0)),
    0,
  );
  return { ...values, [`${kind}-${last + 1}-of`]: [''] };
}
