// The form of the organisation, and the choices that the forms of the flagger's data share.
import { authorities, type Labels, labelIn } from '../model/vocabulary.ts';
import { reportLanguages } from '../render/format.ts';
import type { Field, Option, Values } from '../web/forms.ts';
import { words } from '../web/page.ts';
import type { Visit } from '../web/visit.ts';
import type { Section } from './document-form.ts';
import { labelFields, rowNumbers } from './label-fields.ts';

/** Text in the language of the page or another, and with its language where that is not the one of the page. */
export function saidIn(labels: Labels, language: string) {
  const text = labelIn(labels, language);
  const lang = labels[language] === undefined ? (Object.keys(labels).find((code) => labels[code] === text) ?? '') : '';
  return { text, lang, hasLang: lang !== '' };
}

export function languageOptions(visit: Visit): Option[] {
  const { format } = words(visit, 'form');
  return sorted(
    visit,
    reportLanguages().map((value) => ({ value, label: format.language(value) })),
  );
}

export const sorted = ({ language }: Visit, options: readonly Option[]) =>
  [...options].sort((a, b) => a.label.localeCompare(b.label, language));

export function countryOptions(visit: Visit, held: string): Option[] {
  const names = new Intl.DisplayNames(visit.language, { type: 'region' });
  const codes = new Set([...authorities().map(({ country }) => country), ...(/^[A-Z]{2}$/.test(held) ? [held] : [])]);
  return sorted(
    visit,
    [...codes].map((value) => ({ value, label: names.of(value) ?? value })),
  );
}

/** `languages`: those of the report as typed. */
export function organisationSections(visit: Visit, values: Values, languages: readonly string[]): Section[] {
  const { t } = words(visit, 'profile');
  const rows = Math.max(1, rowNumbers(values, 'language').at(-1) ?? 1);
  const text = (name: string, width?: 'medium'): Field => ({
    name,
    kind: 'text',
    label: t(`field.${name}`),
    hint: t(`hint.${name}`),
    required: true,
    ...(width ? { width } : {}),
  });
  return [
    {
      heading: t('languages.heading'),
      hint: t('languages.hint'),
      fields: Array.from({ length: rows }, (_, i) => ({
        name: `language-${i + 1}-code`,
        kind: 'choice' as const,
        label: t('languages.label', { n: i + 1 }),
        required: i === 0,
        options: languageOptions(visit),
      })),
      add: { what: 'add-language', label: t('languages.add') },
    },
    {
      heading: t('organisation.heading'),
      fields: [
        ...labelFields(
          'name',
          { kind: 'text', label: t('field.name'), hint: t('hint.name'), required: true },
          languages,
          words(visit, 'form'),
        ),
        text('legalName'),
        { ...text('country'), kind: 'choice', options: countryOptions(visit, values['country']?.[0] ?? '') },
        { ...text('website'), kind: 'address' },
        { ...text('contactEmail', 'medium'), kind: 'email' },
      ],
    },
    {
      heading: t('counting.heading'),
      fields: [
        { ...text('timeZone', 'medium'), suggestions: Intl.supportedValuesOf('timeZone').filter((zone) => zone.startsWith('Europe/')) },
        { ...text('general'), kind: 'number', width: 'short', min: 1, max: 1000 },
        { ...text('sensitive'), kind: 'number', width: 'short', min: 1, max: 1000 },
        { ...text('licence', 'medium'), required: false },
      ],
    },
  ];
}
