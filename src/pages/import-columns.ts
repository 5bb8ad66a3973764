// Import, step 3: what each column holds, or that it is not stored. A field that is lacking and a field that two columns fill stop here.
import {
  type ColumnAnswers,
  type ColumnChoice,
  choicesOf,
  DIVISIBLE_FIELDS,
  isDateField,
  missingLabels,
  withColumns,
  wrongChoices,
} from '../import/answered-profile.ts';
import { CHANNELS } from '../model/notice.ts';
import { FIELDS, type Field, type Profile } from '../model/profile.ts';
import { type Answer, go } from '../web/answer.ts';
import type { FieldError } from '../web/forms.ts';
import { intakesOf } from '../web/intakes.ts';
import { words } from '../web/page.ts';
import { wholeTypeLabel } from '../web/type-words.ts';
import type { Route, Visit } from '../web/visit.ts';
import { categoryCodeOf } from './import-codes.ts';
import { type ColumnsTyped, columnsView, SERVICE_MAX } from './import-columns-view.ts';
import { obstacleErrors, pathOf, stepPage } from './import-flow.ts';
import { type Look, type Mapping, withMapping } from './import-mapping.ts';

export const importColumnsRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/import/:id/columns',
    access: 'log',
    answer: (visit) => withMapping(visit, (read) => columnsPage(visit, read, null, [])),
  },
  { method: 'POST', path: '/import/:id/columns', access: 'log', answer: (visit) => withMapping(visit, (read) => save(visit, read)) },
];

function columnsPage(visit: Visit, mapping: Mapping, typed: ColumnsTyped | null, errors: readonly FieldError[]): Promise<Answer> {
  const { intake } = mapping;
  const shown = typed ?? stored(visit, mapping);
  const unclear = mapping.look.columns.findIndex(
    ({ formats }, i) => formats.length !== 1 && isDateField(shown.choices[i] ?? '') && !shown.formats[i],
  );
  const dateField = unclear < 0 ? null : `format-${unclear}`;
  const at =
    dateField === null
      ? {}
      : Object.fromEntries(['order-ambiguous', 'mixed-order', 'unparseable'].map((what) => [`date.${what}`, dateField]));
  const all = errors.length > 0 ? errors : obstacleErrors(visit, intake, 'columns', at);
  return stepPage(visit, intake, 'columns', columnsView(visit, mapping, shown, all), errors);
}

/** The answers as they stand in the profile. */
function stored(visit: Visit, { look, profile }: Mapping): ColumnsTyped {
  const choices = choicesOf(profile, look);
  const of = (choice: ColumnChoice): Field | null => FIELDS.find((field) => field === choice) ?? null;
  const category = profile.defaults.category;
  return {
    choices,
    formats: choices
      .map((choice) => profile.columns[of(choice) ?? 'note']?.format ?? '')
      .map((format, i) => (of(choices[i] ?? '') ? format : '')),
    separators: choices.map((choice) => profile.several[of(choice) ?? 'note']?.separator ?? '').map(separatorName),
    grouped: profile.group !== undefined,
    service: profile.defaults.service ?? '',
    category: category === undefined ? '' : wholeTypeLabel(visit.language, category),
    channel: profile.channel.assumed ? '' : profile.channel.default,
  };
}

const separatorName = (sign: string) => sign.replaceAll('\n', 'newline');
const separatorSign = (name: string) => name.replaceAll('newline', '\n');

function sent(visit: Visit, look: Look): ColumnsTyped {
  const value = (name: string) => visit.sent.values[name]?.[0] ?? '';
  const each = (name: string) => look.columns.map((_, i) => value(`${name}-${i}`));
  return {
    choices: each('column').map((choice) => (isChoice(choice) ? choice : '')),
    formats: each('format'),
    separators: each('split'),
    grouped: value('grouped') !== '',
    service: value('default-service').trim(),
    category: value('default-category').trim(),
    channel: CHANNELS.find((channel) => channel === value('channel')) ?? '',
  };
}

function isChoice(text: string): text is ColumnChoice {
  return text === '' || text === 'only' || FIELDS.some((field) => field === text.replace(/^boxes:/, ''));
}

async function save(visit: Visit, mapping: Mapping): Promise<Answer> {
  const { intake, look, profile } = mapping;
  const typed = sent(visit, look);
  const answers = answersOf(visit, typed, profile);
  const errors = errorsIn(visit, mapping, typed, answers);
  if (errors.length > 0) return columnsPage(visit, mapping, typed, errors);
  const changed = intakesOf(visit.site).change(intake, {
    profile: withColumns(profile, look, answers),
    ...{ isMapped: true, rehearsal: null, obstacle: null },
  });
  return go(pathOf(changed, 'values'));
}

function answersOf(visit: Visit, typed: ColumnsTyped, profile: Profile): ColumnAnswers {
  const { choices } = typed;
  const byField = (texts: readonly string[], isOf: (field: string) => boolean) =>
    Object.fromEntries(choices.flatMap((choice, i) => (isOf(choice) && texts[i] ? [[choice, texts[i]]] : [])));
  const category = typed.category === '' ? '' : (categoryCodeOf(visit.language, typed.category) ?? '');
  return {
    choices,
    formats: byField(typed.formats, (field) => isDateField(field) || field === 'delay'),
    separators: byField(typed.separators.map(separatorSign), (field) => DIVISIBLE_FIELDS.some((one) => one === field)),
    grouped: typed.grouped && (choices.includes('reference') || Array.isArray(profile.group?.by)),
    defaults: { service: typed.service, category },
    channel: typed.channel === '' ? { ...profile.channel, assumed: true } : { default: typed.channel, assumed: false },
  };
}

function errorsIn(visit: Visit, { look, profile }: Mapping, typed: ColumnsTyped, answers: ColumnAnswers): FieldError[] {
  const { t } = words(visit, 'import');
  const { choices } = typed;
  const { twice, missing } = wrongChoices(answers);
  const name = (field: Field) => t(`field.${field}`);
  const labels = (field: Field) => look.columns.filter((_, i) => choices[i] === field).map(({ label }) => `“${label}”`);
  const boxes = (field: Field) => look.columns.some((_, i) => choices[i] === `boxes:${field}`);
  const gone = new Set(missingLabels(profile, look).map(({ field }) => field));
  return [
    ...(typed.service.length > SERVICE_MAX
      ? [
          {
            field: 'default-service',
            text: words(visit, 'form').t('error.tooLong', { label: t('columns.defaultService'), max: SERVICE_MAX }),
          },
        ]
      : []),
    ...twice.map((field) => ({
      field: `column-${choices.lastIndexOf(field)}`,
      text: t(boxes(field) ? 'columns.error.boxes' : 'columns.error.twice', { field: name(field), labels: labels(field).join(', ') }),
    })),
    ...missing.map((field) => ({
      field: field === 'sent' || gone.has(field) ? 'column-0' : `default-${field}`,
      text: t(field === 'sent' ? 'columns.error.sent' : 'columns.error.missing', { field: name(field) }),
    })),
    ...choices.flatMap((choice, i) =>
      choice === 'delay' && !['day', 'hour'].includes(typed.formats[i] ?? '')
        ? [{ field: `format-${i}`, text: t('columns.error.delay') }]
        : [],
    ),
    ...(typed.category !== '' && answers.defaults.category === ''
      ? [{ field: 'default-category', text: t('values.error.category', { value: typed.category.slice(0, 60) }) }]
      : []),
    ...(typed.grouped && !answers.grouped ? [{ field: 'grouped', text: t('columns.error.grouped') }] : []),
  ];
}
