// Import, step 2: how the file is read. What was found and why, with lines of the file as they are divided; each decision can be changed.
import { hasDates } from '../import/source-look.ts';
import { isTimeZone } from '../import/zone.ts';
import { DATE_ORDERS, DECIMALS, DELIMITERS, ENCODINGS, ESCAPES, QUOTES } from '../model/dialect.ts';
import { type Answer, go } from '../web/answer.ts';
import { type Field, type FieldError, formView, one, readFields, type Values } from '../web/forms.ts';
import { type Intake, intakesOf } from '../web/intakes.ts';
import { words } from '../web/page.ts';
import { attempt } from '../web/refusal.ts';
import type { Route, Visit } from '../web/visit.ts';
import { becauseText, decisionViews, formatText, signText } from './import-because.ts';
import { inspect, obstacleErrors, pathOf, stepPage, withIntake } from './import-flow.ts';

export const importReadingRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/import/:id/reading',
    access: 'log',
    answer: (visit) => withIntake(visit, (intake) => readingPage(visit, intake)),
  },
  { method: 'POST', path: '/import/:id/reading', access: 'log', answer: (visit) => withIntake(visit, (intake) => change(visit, intake)) },
];

/** Which decision of the list each field answers. */
const DECISIONS = { encoding: 'encoding', delimiter: 'delimiter', quote: 'quote', escape: 'escape', headerLine: 'header-line' } as const;
const LINES_ASKED_AT = {
  'text.undecodable-bytes': 'encoding',
  'file.one-column': 'delimiter',
  'file.multi-table': 'headerLine',
  'header.missing': 'headerLine',
  'file.unterminated-quote': 'quote',
};

function fieldsFor(visit: Visit): readonly Field[] {
  const w = words(visit, 'import');
  const { t } = w;
  const choice = (name: string, values: readonly string[], label: (value: string) => string): Field => ({
    name,
    kind: 'choice',
    label: t(`reading.${name}`),
    required: true,
    options: [{ value: 'auto', label: t('reading.auto') }, ...values.map((value) => ({ value, label: label(value) }))],
  });
  return [
    choice('encoding', ENCODINGS, (value) => value.toUpperCase()),
    choice(
      'delimiter',
      DELIMITERS.map((sign) => (sign === '\t' ? 'tab' : sign)),
      (value) => signText(w, value),
    ),
    choice('quote', QUOTES, (value) => signText(w, value)),
    choice('escape', ESCAPES, (value) => t(`escape.${value}`)),
    { name: 'headerLine', kind: 'number', label: t('reading.headerLine'), hint: t('reading.headerLineHint'), max: 100_000, width: 'short' },
    choice('dateOrder', DATE_ORDERS, (value) => formatText(w, value)),
    choice('decimal', DECIMALS, (value) => signText(w, value)),
    {
      name: 'timeZone',
      kind: 'text',
      label: t('reading.timeZone'),
      hint: t('reading.timeZoneHint'),
      required: true,
      suggestions: Intl.supportedValuesOf('timeZone').filter((zone) => zone.startsWith('Europe/')),
      width: 'medium',
    },
  ];
}

function valuesOf(visit: Visit, { overrides, profile }: Intake): Values {
  const { headerLine, timeZone, delimiter, encoding, quote, dateOrder, decimal } = overrides;
  const told = { encoding, delimiter: delimiter === '\t' ? 'tab' : delimiter, quote, escape: overrides.escape, dateOrder, decimal };
  return {
    ...Object.fromEntries(Object.entries(told).map(([name, value]) => [name, [value ?? 'auto']])),
    headerLine: [headerLine === undefined ? '' : String(headerLine)],
    timeZone: [timeZone ?? profile?.timeZone ?? visit.timeZone],
  };
}

function readingPage(visit: Visit, intake: Intake, typed: Values | null = null, errors: readonly FieldError[] = []): Promise<Answer> {
  const w = words(visit, 'import');
  const { inspection } = intake;
  const look = inspection?.look ?? null;
  const all = [...errors, ...(errors.length === 0 ? obstacleErrors(visit, intake, 'reading', LINES_ASKED_AT) : [])];
  const found = (name: keyof typeof DECISIONS) => look?.decisions.find(({ decision }) => decision === DECISIONS[name]);
  const fields = fieldsFor(visit).map((field): Field => {
    const decision = field.name in DECISIONS ? found(field.name as keyof typeof DECISIONS) : undefined;
    if (!decision) return field;
    const [told] = decisionViews(w, [decision]);
    const hint = w.t('reading.found', { value: told?.value ?? '', because: becauseText(w, decision.because) });
    return { ...field, hint: field.hint ? `${hint} ${field.hint}` : hint };
  });
  const dated = look?.columns.filter(hasDates) ?? [];
  const view = {
    form: formView(fields, typed ?? valuesOf(visit, intake), all, words(visit, 'form')),
    hasLook: look !== null,
    records: look
      ? w.t('reading.records', { n: look.records, columns: look.columns.length, size: w.format.fileSize(intake.sizeBytes) })
      : '',
    heads: (look?.columns ?? []).map(({ label }) => ({ label })),
    lines: (look?.lines ?? []).map(({ line, cells }) => ({
      line: String(line),
      cells: (look?.columns ?? []).map((_, index) => ({ cell: cut(cells[index] ?? '') })),
    })),
    hasAccents: (look?.accents.length ?? 0) > 0,
    accents: (look?.accents ?? []).map(({ line, text }) => ({ line: w.t('because.line', { line: String(line) }), text })),
    text: (inspection?.text ?? []).join('\n'),
    hasDates: dated.length > 0,
    dates: dated.map(({ label, examples, formats }) => ({
      label,
      example: examples[0] ?? '',
      how: formats.map((name) => formatText(w, name)).join(` ${w.t('or')} `),
      isOpen: formats.length > 1,
    })),
    profile: profileText(visit, intake),
  };
  return stepPage(visit, intake, 'reading', view, errors);
}

const CELL_MAX = 60;
const cut = (text: string) => (text.length > CELL_MAX ? `${text.slice(0, CELL_MAX - 1)}…` : text);

function profileText(visit: Visit, { inspection }: Intake): string {
  const { t } = words(visit, 'import');
  if (!inspection) return '';
  const { found, profile, others, missing } = inspection;
  if (profile) return t(`profile.${found}`, { title: profile.title });
  if (found === 'several') return t('profile.several', { names: others.join(', ') });
  const [nearest] = others;
  return nearest && missing.length > 0
    ? t('profile.nearest', { name: nearest, labels: missing.slice(0, 5).join(', ') })
    : t('profile.none');
}

/** Reads the file anew with what was chosen; `again` stays here, else the columns come next. */
async function change(visit: Visit, intake: Intake): Promise<Answer> {
  const { values, errors } = readFields(fieldsFor(visit), visit.sent, words(visit, 'form'));
  const zone = one(values, 'timeZone');
  if (zone && !isTimeZone(zone)) errors.push({ field: 'timeZone', text: words(visit, 'import').t('reading.noZone') });
  if (errors.length > 0) return readingPage(visit, intake, values, errors);
  const overrides = { ...overridesOf(values), ...(zone === (intake.profile?.timeZone ?? visit.timeZone) ? {} : { timeZone: zone }) };
  const stay = 'again' in visit.sent.values;
  const isSame = JSON.stringify(overrides) === JSON.stringify(intake.overrides) && intake.inspection !== null;
  if (isSame && !stay && intake.inspection?.look) return go(pathOf(intake, 'columns'));
  const changed = intakesOf(visit.site).change(intake, { overrides });
  return attempt(
    visit,
    () => inspect(visit, changed, stay ? 'reading' : 'columns'),
    (found) => readingPage(visit, changed, values, found),
    LINES_ASKED_AT,
  );
}

function overridesOf(values: Values): Intake['overrides'] {
  const picked = <T extends string>(name: string, all: readonly T[]) => all.find((value) => value === one(values, name));
  const encoding = picked('encoding', ENCODINGS);
  const delimiter = one(values, 'delimiter') === 'tab' ? ('\t' as const) : picked('delimiter', DELIMITERS);
  const quote = picked('quote', QUOTES);
  const dateOrder = picked('dateOrder', DATE_ORDERS);
  const decimal = picked('decimal', DECIMALS);
  const line = one(values, 'headerLine');
  const told = {
    encoding,
    delimiter,
    quote,
    escape: picked('escape', ESCAPES),
    dateOrder,
    decimal,
    headerLine: line === '' ? undefined : Number(line),
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
}
