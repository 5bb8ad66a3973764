// The values of a file as a form: each with its number of lines, what it is taken for and how that was found.
import { type FieldValues, type ValueRow, valueKey } from '../import/value-answers.ts';
import { loadServiceBook, type ServiceBook } from '../log/service-book.ts';
import type { Profile } from '../model/profile.ts';
import { type FieldError, formView } from '../web/forms.ts';
import type { Intake } from '../web/intakes.ts';
import { words } from '../web/page.ts';
import { wholeTypeLabel } from '../web/type-words.ts';
import type { Visit } from '../web/visit.ts';
import { categoryNames, codeOptions } from './import-codes.ts';

export interface ValuesTyped {
  /** By `idOf`; null: as the profile says. */
  readonly values: Readonly<Record<string, string>> | null;
  readonly unknownServices: Profile['unknownServices'];
  readonly title: string;
}

interface Shown {
  readonly intake: Intake;
  readonly fields: readonly FieldValues[];
}

const LIKELY_MAX = 3;
const SERVICES_MAX = 1000;

/** Of the field of the `i`-th value. */
export const idOf = (field: string, i: number): string => `v-${field}-${i}`;

export async function valuesView(visit: Visit, { intake, fields }: Shown, typed: ValuesTyped, errors: readonly FieldError[]) {
  const { t } = words(visit, 'import');
  const book = await loadServiceBook(visit.db);
  const later = new Set(intake.later);
  const sections = fields.map(({ field, label, rows, isFreeText }) => {
    const views = rows.map((row, i) => rowView(visit, { field, row, i }, { typed, later, book, errors }));
    return {
      id: `values-${field}`,
      heading: t('values.of', { field: t(`field.${field}`), label }),
      isService: field === 'service',
      isCategory: field === 'category',
      isChoice: field !== 'service' && field !== 'category',
      hasRows: field === 'service' ? views.some(({ isOpen }) => isOpen) : rows.length > 0,
      // Services that are known need no look; of the others what is open stands first.
      rows: field === 'service' ? views.filter(({ isOpen }) => isOpen) : [...views].sort((a, b) => Number(b.isOpen) - Number(a.isOpen)),
      known: field === 'service' ? views.filter(({ isOpen }) => !isOpen) : [],
      hasKnown: field === 'service' && views.some(({ isOpen }) => !isOpen),
      knownText: t('values.known', { n: views.filter(({ isOpen }) => !isOpen).length }),
      isFreeText,
      open: views.filter(({ isOpen }) => isOpen).length,
      tooMany: isFreeText ? t('values.tooMany') : '',
    };
  });
  const open = sections.reduce((sum, section) => sum + section.open, 0);
  return {
    form: formView(generalFields(visit), { unknownServices: [typed.unknownServices], title: [typed.title] }, errors, words(visit, 'form')),
    sections: sections.map((section) => ({ ...section, open: '' })),
    hasService: sections.some(({ isService }) => isService),
    hasSections: sections.some(({ hasRows, hasKnown, isFreeText }) => hasRows || hasKnown || isFreeText),
    openText: open === 0 ? t('values.allAnswered') : t('values.open', { n: open }),
    hasOpen: open > 0,
    categoryNames: [...categoryNames(visit.language).map(({ label }) => label), t('values.notRecorded')].map((label) => ({ label })),
    serviceNames: book.services.slice(0, SERVICES_MAX).map(({ name }) => ({ name })),
  };
}

interface Around {
  readonly typed: ValuesTyped;
  readonly later: ReadonlySet<string>;
  readonly book: ServiceBook;
  readonly errors: readonly FieldError[];
}

function rowView(
  visit: Visit,
  { field, row, i }: { readonly field: FieldValues['field']; readonly row: ValueRow; readonly i: number },
  { typed, later, book, errors }: Around,
) {
  const { t, format } = words(visit, 'import');
  const id = idOf(field, i);
  const isLeft = later.has(valueKey(field, row.value));
  const answer = typed.values ? (typed.values[id] ?? '') : answerOf(visit, field, row, isLeft);
  const error = errors.find((one) => one.field === id)?.text ?? '';
  const note = noteOf(visit, field, row, answer, book);
  const shown = row.value === '' ? t('values.blank') : row.value;
  return {
    ...{ id, value: shown, isBlank: row.value === '', answer, error, hasError: error !== '' },
    records: row.records === null ? '' : format.number(row.records),
    label: t('values.answerFor', { value: shown.slice(0, 80) }),
    note: note.text,
    isOpen: note.isOpen,
    isDone: !note.isOpen,
    options: field === 'service' || field === 'category' ? [] : optionsOf(visit, field, answer),
  };
}

function optionsOf(visit: Visit, field: Exclude<FieldValues['field'], 'service' | 'category'>, answer: string) {
  const { t } = words(visit, 'import');
  const options = [
    { value: '', label: t('values.later') },
    ...codeOptions(visit.language, field),
    { value: '-', label: t('values.notRecorded') },
  ];
  return options.map(({ value, label }) => ({ value, label, isChosen: value === answer }));
}

/** As it stands in the field: the profile's word, else the suggestion unless it was turned down. */
function answerOf(visit: Visit, field: FieldValues['field'], { value, told, suggestion }: ValueRow, isLeft: boolean): string {
  const { t } = words(visit, 'import');
  if (field === 'service') return told === null ? '-' : told === undefined || told === value ? '' : told;
  if (told === null) return field === 'category' ? t('values.notRecorded') : '-';
  const code = told ?? (isLeft ? null : (suggestion?.code ?? null));
  if (code === null) return '';
  return field === 'category' ? wholeTypeLabel(visit.language, code) : code;
}

/** How it was found, or that it is open. */
function noteOf(visit: Visit, field: FieldValues['field'], row: ValueRow, answer: string, book: ServiceBook) {
  const { t } = words(visit, 'import');
  if (field === 'service') return serviceNote(visit, row, answer, book);
  if (answer === '') return { text: t(row.value === '' ? 'values.blankRejected' : 'values.isOpen'), isOpen: true };
  if (row.told !== undefined) return { text: t('values.told'), isOpen: false };
  return { text: row.suggestion ? t(`values.how.${row.suggestion.how}`) : t('values.byYou'), isOpen: false };
}

function serviceNote(visit: Visit, row: ValueRow, answer: string, book: ServiceBook) {
  const { t } = words(visit, 'import');
  if (row.value === '')
    return answer === '' ? { text: t('values.blankRejected'), isOpen: true } : { text: t('values.byYou'), isOpen: false };
  const found = book.recognise(answer || row.value);
  if (found.outcome === 'service') return { text: t('service.known', { name: found.service.name }), isOpen: false };
  if (found.outcome === 'provider') return { text: t('service.provider', { name: found.provider }), isOpen: false };
  const likely = found.likely
    .slice(0, LIKELY_MAX)
    .map((name) => `“${name}”`)
    .join(', ');
  return { text: likely === '' ? t('service.unknown') : t('service.likely', { names: likely }), isOpen: true };
}

function generalFields(visit: Visit) {
  const { t } = words(visit, 'import');
  return [
    {
      name: 'unknownServices',
      kind: 'radios',
      label: t('values.unknownServices'),
      options: [
        { value: 'hold', label: t('values.hold'), hint: t('values.holdHint') },
        { value: 'unconfirmed', label: t('values.unconfirmed'), hint: t('values.unconfirmedHint') },
      ],
      required: true,
    },
    { name: 'title', kind: 'text', label: t('values.title'), hint: t('values.titleHint'), required: true, max: 100, width: 'medium' },
  ] as const;
}
