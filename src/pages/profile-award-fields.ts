// The forms of an award of the status and of an item of its area.
import type { Award } from '../model/flagger.ts';
import { authorities, CATEGORY_NOT_STATED, categories, labelIn } from '../model/vocabulary.ts';
import type { Field, Option, Values } from '../web/forms.ts';
import { words } from '../web/page.ts';
import type { Visit } from '../web/visit.ts';
import type { Section } from './document-form.ts';
import { OWN_AUTHORITY } from './flagger-form.ts';
import { labelFields, rowNumbers } from './label-fields.ts';
import { countryOptions, languageOptions, sorted } from './profile-fields.ts';

const STATUS_KINDS = [
  'awarded',
  'suspended',
  'reinstated',
  'revoked',
  'ended',
] as const satisfies readonly Award['status'][number]['kind'][];

/** `shown`: languages of the name of the authority. */
export function awardSections(visit: Visit, values: Values, shown: readonly string[]): Section[] {
  const { t } = words(visit, 'profile');
  const day = (name: string, required = false): Field => ({
    name,
    kind: 'day',
    label: t(`field.${name}`),
    hint: t(`hint.${name}`),
    required,
  });
  return [
    {
      heading: t('authority.heading'),
      fields: [
        {
          name: 'authority',
          kind: 'choice',
          label: t('field.authority'),
          hint: t('hint.authority'),
          required: true,
          options: authorityOptions(visit),
        },
        { name: 'authorityEmail', kind: 'email', label: t('field.authorityEmail'), hint: t('hint.authorityEmail'), width: 'medium' },
        {
          name: 'authorityAddress',
          kind: 'multiline',
          label: t('field.authorityAddress'),
          hint: t('hint.authorityAddress'),
          rows: 3,
          max: 500,
        },
        ...labelFields(
          'authorityName',
          { kind: 'text', label: t('field.authorityName'), hint: t('hint.authorityName') },
          shown,
          words(visit, 'form'),
        ),
        {
          name: 'authorityCountry',
          kind: 'choice',
          label: t('field.authorityCountry'),
          options: countryOptions(visit, values['authorityCountry']?.[0] ?? ''),
        },
      ],
    },
    {
      heading: t('decision.heading'),
      fields: [
        {
          name: 'decisionReference',
          kind: 'text',
          label: t('field.decisionReference'),
          hint: t('hint.decisionReference'),
          required: true,
          width: 'medium',
        },
        day('decidedOn', true),
        day('endsOn'),
        day('nextReportDueOn'),
        {
          name: 'language',
          kind: 'choice',
          label: t('field.language'),
          hint: t('hint.language'),
          required: true,
          options: languageOptions(visit),
        },
      ],
    },
    { heading: '', groups: { field: letterLanguages(visit), groups: [{ label: t('languages.all'), options: languageOptions(visit) }] } },
    statusSection(visit, values),
  ];
}

function letterLanguages(visit: Visit): Field {
  const { t } = words(visit, 'profile');
  return { name: 'languages', kind: 'choices', label: t('field.languages'), hint: t('hint.languages'), options: languageOptions(visit) };
}

function authorityOptions(visit: Visit): Option[] {
  const { t } = words(visit, 'profile');
  const countries = new Intl.DisplayNames(visit.language, { type: 'region' });
  const listed = authorities().map(({ code, country, name, nameEn, abbreviation }) => ({
    value: code,
    label: t('authority.option', {
      country: countries.of(country) ?? country,
      name: `${labelIn({ ...name, en: nameEn }, visit.language)}${abbreviation ? ` (${abbreviation})` : ''}`,
    }),
  }));
  return [...sorted(visit, listed), { value: OWN_AUTHORITY, label: t('authority.own') }];
}

function statusSection(visit: Visit, values: Values): Section {
  const { t } = words(visit, 'profile');
  const rows = Math.max(1, rowNumbers(values, 'status').at(-1) ?? 1);
  return {
    heading: t('status.heading'),
    hint: t('status.hint'),
    rows: Array.from({ length: rows }, (_, i) => ({
      legend: t('status.legend', { n: i + 1 }),
      fields: [
        { name: `status-${i + 1}-of`, kind: 'hidden', label: '' },
        {
          name: `status-${i + 1}-kind`,
          kind: 'choice',
          label: t('status.kind'),
          required: true,
          options: STATUS_KINDS.map((value) => ({ value, label: t(`status.${value}`) })),
        },
        { name: `status-${i + 1}-on`, kind: 'day', label: t('status.on'), required: true },
        ...(i === 0 ? [] : [{ name: `status-${i + 1}-drop`, kind: 'tick', label: t('status.drop') } as const]),
      ],
    })),
    add: { what: 'add-status', label: t('status.add') },
  };
}

/** `held`: types the item covers now; they are offered even where no item of an area should cover them. */
export function areaSections(visit: Visit, languages: readonly string[], held: readonly string[] = []): Section[] {
  const { t } = words(visit, 'profile');
  const isHeld = (code: string) => held.some((one) => one === code || one.startsWith(`${code}/`));
  const offered = categories().filter(
    ({ code, appliesToFlaggerNotices }) => isHeld(code) || (appliesToFlaggerNotices && code !== CATEGORY_NOT_STATED),
  );
  const all = offered.map(({ code, label, subcategories }) => ({
    label: labelIn(label, visit.language),
    options: [
      ...(subcategories.length === 0 ? [] : [{ value: code, label: t('categories.whole', { label: labelIn(label, visit.language) }) }]),
      ...subcategories.map((sub) => ({ value: sub.code, label: labelIn(sub.label, visit.language) })),
      ...(subcategories.length === 0 ? [{ value: code, label: labelIn(label, visit.language) }] : []),
    ],
  }));
  const field: Field = {
    name: 'categories',
    kind: 'choices',
    label: t('field.categories'),
    hint: t('hint.categories'),
    options: all.flatMap(({ options }) => options),
  };
  return [
    {
      heading: t('area.heading'),
      hint: t('area.hint'),
      fields: [
        ...labelFields(
          'label',
          { kind: 'text', label: t('field.label'), hint: t('hint.label'), oneOf: true },
          languages,
          words(visit, 'form'),
        ),
        { name: 'firstOn', kind: 'day', label: t('field.firstOn'), hint: t('hint.firstOn'), required: true },
        { name: 'lastOn', kind: 'day', label: t('field.lastOn'), hint: t('hint.lastOn') },
      ],
    },
    { heading: '', groups: { field, groups: all } },
    {
      heading: t('condition.heading'),
      hint: t('condition.hint'),
      fields: labelFields(
        'condition',
        { kind: 'multiline', label: t('field.condition'), rows: 2, max: 2000 },
        languages,
        words(visit, 'form'),
      ),
    },
  ];
}
