// The trusted flagger's own data as forms and back: the organisation, one award, one item of an area. What a form does not show stays as
// it was. No input, no output.
import type { Award, Flagger } from '../model/flagger.ts';
import { type Authority, authorityOf } from '../model/vocabulary.ts';
import { one, type Values } from '../web/forms.ts';
import { baseOfRow, keptRows, labelsFrom, labelValues } from './label-fields.ts';

type AreaItem = Award['area'][number];
type Stated = Award['status'][number];

export function organisationValues(flagger: Flagger | null, languages: readonly string[]): Values {
  return {
    ...Object.fromEntries((flagger?.languages ?? languages).map((language, i) => [`language-${i + 1}-code`, [language]])),
    ...labelValues('name', flagger?.name, languages),
    legalName: [flagger?.legalName ?? ''],
    country: [flagger?.country ?? ''],
    website: [flagger?.website ?? ''],
    contactEmail: [flagger?.contactEmail ?? ''],
    timeZone: [flagger?.timeZone ?? ''],
    licence: [flagger?.licence ?? 'CC BY 4.0'],
    general: [String(flagger?.thresholds.general ?? 3)],
    sensitive: [String(flagger?.thresholds.sensitive ?? 5)],
  };
}

/** Languages of the report as typed, in order, each once. */
export function typedLanguages(values: Values): string[] {
  return [...new Set(keptRows(values, 'language').map((n) => one(values, `language-${n}-code`)))];
}

/** All but the awards, to be read by the model. `languages` are those of the names in the form. */
export function organisationFrom(values: Values, base: Flagger | null, languages: readonly string[]) {
  return {
    format: 'article22-flagger/1',
    ...(base ? { invented: base.invented } : {}),
    name: labelsFrom(values, 'name', base?.name, languages),
    legalName: one(values, 'legalName'),
    country: one(values, 'country'),
    website: one(values, 'website'),
    contactEmail: one(values, 'contactEmail'),
    timeZone: one(values, 'timeZone'),
    languages: typedLanguages(values),
    licence: one(values, 'licence') || undefined,
    thresholds: { general: Number(one(values, 'general') || Number.NaN), sensitive: Number(one(values, 'sensitive') || Number.NaN) },
    awards: base?.awards ?? [],
  };
}

/** Value of the choice for an authority that is not in the list. */
export const OWN_AUTHORITY = 'own';

/** Languages in which the form shows the name of an authority. */
export function authorityLanguages(award: Award | null, languages: readonly string[]): string[] {
  return [...new Set([...Object.keys(award?.authority.name ?? {}), ...languages])];
}

/** `languages` as `authorityLanguages` gives them. */
export function awardValues(award: Award | null, languages: readonly string[]): Values {
  return {
    authority: [award ? (award.authority.code ?? OWN_AUTHORITY) : ''],
    ...labelValues('authorityName', award?.authority.name, languages),
    authorityCountry: [award?.authority.country ?? ''],
    authorityEmail: [award?.authority.email ?? ''],
    authorityAddress: [award?.authority.address ?? ''],
    decisionReference: [award?.decisionReference ?? ''],
    decidedOn: [award?.decidedOn ?? ''],
    language: [award?.language ?? ''],
    languages: award?.languages ?? [],
    endsOn: [award?.endsOn ?? ''],
    nextReportDueOn: [award?.nextReportDueOn ?? ''],
    ...Object.assign(
      {},
      ...(award?.status ?? []).map(({ on, kind }, i) => ({
        [`status-${i + 1}-of`]: [String(i + 1)],
        [`status-${i + 1}-on`]: [on],
        [`status-${i + 1}-kind`]: [kind],
      })),
    ),
  };
}

/** An award to be read by the model. `code` is its own; a new one brings its area. */
export function awardFrom(values: Values, base: Award | null, code: string, area: readonly unknown[], languages: readonly string[]) {
  const chosen = values['languages'] ?? [];
  return {
    code: base?.code ?? code,
    authority: authorityFrom(values, base, languages),
    decisionReference: one(values, 'decisionReference'),
    decidedOn: one(values, 'decidedOn'),
    language: one(values, 'language'),
    languages: chosen.length === 0 ? null : inOrderOf(base?.languages ?? [], chosen),
    endsOn: one(values, 'endsOn') || null,
    nextReportDueOn: one(values, 'nextReportDueOn') || null,
    area: base?.area ?? area,
    status: keptRows(values, 'status').map((n) => {
      const before: Stated | null = baseOfRow(values, `status-${n}`, base?.status);
      return { ...before, on: one(values, `status-${n}-on`), kind: one(values, `status-${n}-kind`) };
    }),
  };
}

/** Those of before first, in their order, then the new ones in theirs. */
function inOrderOf(before: readonly string[], chosen: readonly string[]): string[] {
  return [...before.filter((one) => chosen.includes(one)), ...chosen.filter((one) => !before.includes(one))];
}

/**
 * An authority of the list as the list has it, but for what was typed over it. What still stands in the form of the authority of before
 * does not go with another one.
 */
function authorityFrom(values: Values, base: Award | null, languages: readonly string[]): unknown {
  const choice = one(values, 'authority');
  const before = base?.authority ?? null;
  const code = choice === OWN_AUTHORITY ? null : choice;
  const isSame = before !== null && before.code === code;
  const known = code === null ? undefined : authorityOf(code);
  const typed = (name: string, held: string | null | undefined) => {
    const text = one(values, name);
    return known && !isSame && text === (held ?? '') ? null : text || null;
  };
  const names = languages.flatMap((language): [string, string][] => {
    const text = typed(`authorityName-${language}`, before?.name[language]);
    return text === null ? [] : [[language, text]];
  });
  const fromList = known && (!isSame || names.length === 0) ? listed(known) : null;
  return {
    code,
    name:
      isSame && !fromList
        ? labelsFrom(values, 'authorityName', before.name, languages)
        : { ...fromList?.name, ...Object.fromEntries(names) },
    country: typed('authorityCountry', before?.country) ?? known?.country ?? '',
    email: typed('authorityEmail', before?.email) ?? (isSame ? null : (fromList?.email ?? null)),
    address: typed('authorityAddress', before?.address) ?? (isSame ? null : (fromList?.address ?? null)),
  };
}

function listed({ name, nameEn, email, address }: Authority) {
  return { name: { en: nameEn, ...name }, email, address };
}

export function areaValues(item: AreaItem | null, languages: readonly string[]): Values {
  return {
    ...labelValues('label', item?.label, languages),
    categories: item?.categories ?? [],
    ...labelValues('condition', item?.condition, languages),
    firstOn: [item?.firstOn ?? ''],
    lastOn: [item?.lastOn ?? ''],
  };
}

/** An item of an area, to be read by the model. */
export function areaFrom(values: Values, base: AreaItem | null, code: string, languages: readonly string[]) {
  const condition = labelsFrom(values, 'condition', base?.condition, languages);
  const isEmpty = Object.keys(condition).length === 0;
  return {
    code: base?.code ?? code,
    label: labelsFrom(values, 'label', base?.label, languages),
    categories: inOrderOf(base?.categories ?? [], values['categories'] ?? []),
    condition: isEmpty && !(base?.condition && Object.keys(base.condition).length === 0) ? null : condition,
    firstOn: one(values, 'firstOn'),
    lastOn: one(values, 'lastOn') || null,
  };
}

/** A code out of a name: letters, digits and hyphens, other than those taken. */
export function codeFor(name: string, taken: readonly string[], otherwise: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const code = plain.slice(0, 40).replace(/-$/, '') || otherwise;
  const free = (n: number): string => (n > 1 ? `${code}-${n}` : code);
  return free(Array.from({ length: taken.length + 1 }, (_, i) => i + 1).find((n) => !taken.includes(free(n))) ?? 1);
}
