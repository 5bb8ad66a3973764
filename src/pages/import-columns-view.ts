// The columns of a file as a form: each with examples, a list of what it may hold, and how its dates are written where it has any.
import { type ColumnChoice, choicesOf, DIVISIBLE_FIELDS, howSuggested, isDateField, missingLabels } from '../import/answered-profile.ts';
import { likeliest } from '../import/similar.ts';
import { hasDates } from '../import/source-look.ts';
import { CHANNELS } from '../model/notice.ts';
import type { Field } from '../model/profile.ts';
import { type FieldError, type Field as FormField, formView } from '../web/forms.ts';
import { words } from '../web/page.ts';
import type { Visit } from '../web/visit.ts';
import { formatText, signText } from './import-because.ts';
import { categoryNames } from './import-codes.ts';
import type { Mapping } from './import-mapping.ts';

/** The answers as they are shown and sent; lists by the place of the column. */
export interface ColumnsTyped {
  readonly choices: readonly ColumnChoice[];
  readonly formats: readonly string[];
  readonly separators: readonly string[];
  readonly grouped: boolean;
  readonly service: string;
  /** Name of the type, as typed. */
  readonly category: string;
  /** Empty: nobody has checked. */
  readonly channel: (typeof CHANNELS)[number] | '';
}

/** Fields in groups, as the list shows them. What could name people stands last, with a warning. */
const GROUPS = {
  needed: ['sent', 'service', 'category'],
  usual: ['reference', 'items', 'channel', 'language', 'setting', 'in-area', 'area-item'],
  decision: ['action', 'decided', 'delay', 'later-action', 'later-decided', 'items-affected', 'ground', 'automated', 'redress-told'],
  after: ['receipt', 'effective', 'verified'],
  checklist: ['reasons', 'location', 'submitter', 'good-faith', 'assessed-by-two'],
  personal: ['url', 'account', 'person', 'email', 'phone', 'ip', 'note'],
} as const satisfies Readonly<Record<string, readonly Field[]>>;

/** Characters of the name of a service. */
export const SERVICE_MAX = 200;
const DATE_FORMATS = ['dmy', 'mdy', 'ymd', 'excel-serial', 'epoch'];
const SEPARATORS = [';', ',', '|', '/', 'newline'];

export function columnsView(visit: Visit, { intake, look, profile }: Mapping, typed: ColumnsTyped, errors: readonly FieldError[]) {
  const w = words(visit, 'import');
  const { t, format } = w;
  const suggested = howSuggested(look);
  const before = choicesOf(profile, look);
  const isOfProfile = intake.inspection?.profile != null || intake.isMapped;
  const gone = missingLabels(profile, look);
  const free = look.columns.filter((_, i) => before[i] === '').map(({ label }) => label);
  const errorAt = (id: string) => errors.find(({ field }) => field === id)?.text ?? '';
  return {
    form: formView(generalFields(visit), generalValues(typed), errors, words(visit, 'form')),
    hasGone: gone.length > 0,
    gone: gone.map(({ label, field }) => {
      const rename = likeliest(label, free);
      const named = { label, field: t(`field.${field}`) };
      return { text: rename === null ? t('columns.gone', named) : t('columns.goneLike', { ...named, rename }) };
    }),
    columns: look.columns.map((column, i) => {
      const { label, examples, filled, formats } = column;
      const choice = typed.choices[i] ?? '';
      const found = suggested.get(label);
      const isSuggested = !isOfProfile && found !== undefined && found.field === choice;
      const isDate = isDateField(choice);
      const own = [...new Set([...formats, ...(isDate || choice === 'delay' ? [typed.formats[i] ?? ''] : []), ...DATE_FORMATS])];
      return {
        ...{ label, id: `column-${i}`, formatId: `format-${i}`, splitId: `split-${i}` },
        fieldLabel: t('columns.holds', { label }),
        formatLabel: t('columns.format', { label }),
        splitLabel: t('columns.split', { label }),
        examples: examples.map((example) => ({ example })),
        filled: look.records === 0 ? '' : t('columns.filled', { share: format.percentWhole(filled / look.records) }),
        groups: optionGroups(visit, choice, before[i] ?? ''),
        isStored: choice !== '' && choice !== 'only',
        how: isSuggested ? t(`columns.how.${found.how}`) : '',
        isSuggested,
        error: errorAt(`column-${i}`),
        hasError: errorAt(`column-${i}`) !== '',
        hasFormat: isDate || choice === 'delay' || hasDates(column),
        formatHint: isDate && formats.length > 1 ? t('columns.formatOpen') : '',
        formatError: errorAt(`format-${i}`),
        hasFormatError: errorAt(`format-${i}`) !== '',
        formats: (choice === 'delay' ? ['', 'day', 'hour'] : ['', ...own.filter((one) => one !== '')]).map((value) => ({
          value,
          label: value === '' ? autoFormat(visit, choice, formats) : formatText(w, value),
          isChosen: (typed.formats[i] ?? '') === value,
        })),
        hasSplit: DIVISIBLE_FIELDS.some((field) => field === choice),
        splits: ['', ...new Set([...SEPARATORS, typed.separators[i] ?? ''].filter((one) => one !== ''))].map((value) => ({
          value,
          label:
            value === ''
              ? t('columns.whole')
              : value === 'newline'
                ? t('sign.newline')
                : /^\s|\s$/.test(value)
                  ? `“${value}”`
                  : signText(w, value),
          isChosen: (typed.separators[i] ?? '') === value,
        })),
      };
    }),
    categoryNames: categoryNames(visit.language).map(({ label }) => ({ label })),
    category: typed.category,
    categoryError: errorAt('default-category'),
    hasCategoryError: errorAt('default-category') !== '',
  };
}

function autoFormat(visit: Visit, choice: ColumnChoice, formats: readonly string[]): string {
  const w = words(visit, 'import');
  if (choice === 'delay') return w.t('choose');
  const [only, ...others] = formats;
  return only !== undefined && others.length === 0 ? w.t('columns.autoFound', { format: formatText(w, only) }) : w.t('columns.auto');
}

function optionGroups(visit: Visit, choice: ColumnChoice, before: ColumnChoice) {
  const { t } = words(visit, 'import');
  const kept = before.startsWith('boxes:') || before === 'only' ? [before] : [];
  const label = (value: string) =>
    value === 'only'
      ? t('columns.only')
      : value.startsWith('boxes:')
        ? t('columns.boxes', { field: t(`field.${value.slice(6)}`) })
        : t(`field.${value}`);
  const options = (values: readonly string[]) => values.map((value) => ({ value, label: label(value), isChosen: value === choice }));
  return [
    ...(kept.length > 0 ? [{ group: t('columns.group.kept'), options: options(kept) }] : []),
    ...Object.entries(GROUPS).map(([name, fields]) => ({ group: t(`columns.group.${name}`), options: options(fields) })),
  ];
}

function generalFields(visit: Visit): readonly FormField[] {
  const { t } = words(visit, 'import');
  const codes = words(visit, 'codes');
  const channels = CHANNELS.map((channel) => ({ value: channel, label: codes.t(`channel.${channel}`) }));
  return [
    {
      name: 'channel',
      kind: 'radios',
      label: t('columns.channel'),
      hint: t('columns.channelHint'),
      options: [...channels, { value: '', label: t('columns.unchecked'), hint: t('columns.uncheckedHint') }],
      required: true,
    },
    { name: 'grouped', kind: 'tick', label: t('columns.grouped'), hint: t('columns.groupedHint') },
    {
      name: 'default-service',
      kind: 'text',
      label: t('columns.defaultService'),
      hint: t('columns.defaultHint'),
      max: SERVICE_MAX,
      width: 'medium',
    },
  ];
}

function generalValues(typed: ColumnsTyped) {
  return {
    channel: [typed.channel],
    grouped: [typed.grouped ? 'yes' : ''],
    'default-service': [typed.service],
    'default-category': [typed.category],
  };
}
