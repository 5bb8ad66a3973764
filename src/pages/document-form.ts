// The page of a form for a part of a document: sections of fields, rows that can be added, and, where two people edited the same part, what
// the other one wrote.
import { UNNAMED } from '../log/audit-trail.ts';
import type { Stamped } from '../log/document-stamps.ts';
import type { View } from '../render/mustache.ts';
import type { Answer } from '../web/answer.ts';
import { type Field, type FieldError, type FormView, formView, type Option, type Values } from '../web/forms.ts';
import { instantText } from '../web/instant.ts';
import { type Section as ProgramSection, page, words } from '../web/page.ts';
import type { Visit } from '../web/visit.ts';

export interface Section {
  /** Empty: no heading. */
  readonly heading: string;
  readonly hint?: string;
  readonly fields?: readonly Field[];
  /** Rows of fields; `add`: the button that gives one more, and its name when it is pressed. */
  readonly rows?: readonly Row[];
  readonly add?: { readonly what: string; readonly label: string };
  /** A long choice of several, in groups. */
  readonly groups?: Groups;
}

export interface Row {
  readonly legend: string;
  readonly fields: readonly Field[];
}

export interface Groups {
  readonly field: Field;
  readonly groups: readonly { readonly label: string; readonly options: readonly Option[] }[];
}

export interface DocumentForm {
  readonly title: string;
  readonly intro?: readonly string[];
  readonly section: ProgramSection;
  readonly sections: readonly Section[];
  readonly values: Values;
  readonly errors: readonly FieldError[];
  readonly action: string;
  /** Instant of the state that the form was made of; empty: there was none. */
  readonly seen: string;
  readonly back: { readonly href: string; readonly label: string };
  readonly meanwhile?: Meanwhile | null;
  readonly removal?: { readonly action: string; readonly label: string; readonly hint: string } | null;
}

/** What somebody else saved of the same part. */
export interface Meanwhile {
  readonly by: string;
  readonly at: string;
  readonly changes: readonly { readonly label: string; readonly now: string }[];
}

/** All fields of the sections, in order. */
export function fieldsOf(sections: readonly Section[]): Field[] {
  return sections.flatMap(({ fields = [], rows = [], groups }) => [
    ...fields,
    ...rows.flatMap((row) => row.fields),
    ...(groups ? [groups.field] : []),
  ]);
}

/** What stands in the other one's state where it differs from what this one saw. */
export function meanwhileOf<T>(
  visit: Visit,
  now: Stamped<T>,
  fields: readonly Field[],
  { before, after }: { readonly before: Values; readonly after: Values },
): Meanwhile {
  const { t } = words(visit, 'profile');
  const shown = ({ options, kind }: Field, texts: readonly string[]) =>
    kind === 'tick'
      ? t(texts[0] ? 'yes' : 'no')
      : texts
          .map((text) => options?.find(({ value }) => value === text)?.label ?? text)
          .filter(Boolean)
          .join(', ') || t('nothing');
  const isSame = ({ name }: Field) => (before[name] ?? []).join('\n') === (after[name] ?? []).join('\n');
  const changes = fields
    .filter((field) => field.kind !== 'hidden' && !isSame(field))
    .map((field) => ({ label: field.label, now: shown(field, after[field.name] ?? []) }));
  return { by: now.recordedBy === UNNAMED ? t('meanwhile.somebody') : now.recordedBy, at: now.recordedAt, changes };
}

export function documentForm(visit: Visit, form: DocumentForm): Promise<Answer> {
  const { t } = words(visit, 'profile');
  const view = formView(fieldsOf(form.sections), form.values, form.errors, words(visit, 'form'));
  const { meanwhile = null, removal = null, intro = [] } = form;
  return page(visit, {
    title: form.title,
    template: 'document-form',
    area: 'profile',
    section: form.section,
    status: form.errors.length > 0 || meanwhile ? 422 : 200,
    view: {
      form: view,
      heading: form.title,
      intro: intro.map((text) => ({ text })),
      sections: form.sections.map((section, i) => sectionView(section, i, view, form)),
      action: form.action,
      seen: form.seen,
      back: form.back,
      save: words(visit, 'form').t('save'),
      meanwhile: meanwhile && {
        text: t('meanwhile.text', { by: meanwhile.by, at: instantText(visit, meanwhile.at) }),
        changes: meanwhile.changes,
        hasChanges: meanwhile.changes.length > 0,
      },
      removal,
    },
  });
}

function sectionView(
  { heading, hint = '', fields = [], rows = [], add, groups }: Section,
  index: number,
  form: FormView,
  { action, values }: DocumentForm,
): View {
  const of = (list: readonly Field[]) => list.map(({ name }) => form.field[name] as View);
  const rowId = (number: number) => `part-${index + 1}-${number}`;
  return {
    heading,
    hasHeading: heading !== '',
    hint,
    hasHint: hint !== '',
    fields: of(fields),
    rows: rows.map((row, i) => ({ rowId: rowId(i + 1), legend: row.legend, ...rowView(row, of) })),
    add: add ? { what: add.what, label: add.label, action: `${action}#${rowId(rows.length + 1)}` } : null,
    groups: groups ? groupsView(groups, values, form) : null,
  };
}

/** Texts in several languages one above the other, and what follows them side by side. */
function rowView({ fields }: Row, of: (list: readonly Field[]) => View[]) {
  const behind = fields.findLastIndex(({ lang }) => lang !== undefined) + 1;
  return { long: of(fields.slice(0, behind)), short: of(fields.slice(behind)) };
}

function groupsView({ field, groups }: Groups, values: Values, form: FormView): View {
  const chosen = values[field.name] ?? [];
  const { error, hasError } = form.field[field.name] as { readonly error: string; readonly hasError: boolean };
  return {
    id: field.id ?? field.name,
    label: field.label,
    hint: field.hint ?? '',
    error,
    hasError,
    groups: groups.map(({ label, options }, i) => ({
      label,
      chosenCount: String(options.filter(({ value }) => chosen.includes(value)).length),
      isOpen: options.some(({ value }) => chosen.includes(value)),
      options: options.map((option, j) => ({
        id: `${field.name}-${i}-${j}`,
        name: field.name,
        value: option.value,
        label: option.label,
        isChosen: chosen.includes(option.value),
      })),
    })),
  };
}
