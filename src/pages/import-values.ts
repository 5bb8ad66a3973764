// Import, step 4: what the values of the file mean, each asked once with its number of lines, and the name under which the answers are kept.
import { createHash } from 'node:crypto';
import { UNNAMED_PROFILE } from '../import/answered-profile.ts';
import { type FieldValues, type ValueRow, valueKey, valuesToAnswer, withValues } from '../import/value-answers.ts';
import { slug } from '../model/normalise.ts';
import type { Profile } from '../model/profile.ts';
import { type Answer, go } from '../web/answer.ts';
import type { FieldError } from '../web/forms.ts';
import { intakesOf } from '../web/intakes.ts';
import { words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';
import { knownProfiles, profileNamed } from '../workflow.ts';
import { categoryCodeOf, codeOptions } from './import-codes.ts';
import { importOrRehearse, obstacleErrors, pathOf, stepPage } from './import-flow.ts';
import { type Mapping, withMapping } from './import-mapping.ts';
import { idOf, type ValuesTyped, valuesView } from './import-values-view.ts';

export const importValuesRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/import/:id/values',
    access: 'log',
    answer: (visit) => withAnswered(visit, (of) => valuesPage(visit, of, null, [])),
  },
  { method: 'POST', path: '/import/:id/values', access: 'log', answer: (visit) => withAnswered(visit, (of) => save(visit, of)) },
];

interface Asked extends Mapping {
  readonly fields: readonly FieldValues[];
  /** Tells whether what is sent answers what is asked now. */
  readonly seen: string;
}

/** Columns come first: values of columns that nobody looked at are not asked about. */
function withAnswered(visit: Visit, show: (asked: Asked) => Promise<Answer>): Promise<Answer> {
  return withMapping(visit, async (mapping) => {
    const { intake, profile, look } = mapping;
    if (!intake.isMapped) return go(pathOf(intake, 'columns'));
    const fields = valuesToAnswer(profile, look, intake.rehearsal?.result.held ?? []);
    const rows = fields.map(({ field, rows: all }) => [field, all.map(({ value }) => value)]);
    return show({ ...mapping, fields, seen: createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 16) });
  });
}

async function valuesPage(visit: Visit, asked: Asked, typed: ValuesTyped | null, errors: readonly FieldError[]): Promise<Answer> {
  const { intake, profile, fields, seen } = asked;
  const all = errors.length > 0 ? errors : obstacleErrors(visit, intake, 'values');
  const shown = typed ?? { values: null, unknownServices: profile.unknownServices, title: titleOf(asked) };
  return stepPage(visit, intake, 'values', { ...(await valuesView(visit, { intake, fields }, shown, all)), seen }, errors);
}

function titleOf({ profile, intake }: Mapping): string {
  return profile.name === UNNAMED_PROFILE ? intake.fileName.replace(/\.[a-z0-9]{1,5}$/i, '') : profile.title;
}

async function save(visit: Visit, asked: Asked): Promise<Answer> {
  const { intake, profile, fields, seen } = asked;
  const { t } = words(visit, 'import');
  const value = (name: string) => (visit.sent.values[name]?.[0] ?? '').trim();
  if (value('seen') !== seen) return go(pathOf(intake, 'values'));
  const unknownServices = value('unknownServices') === 'unconfirmed' ? 'unconfirmed' : 'hold';
  const title = value('title').slice(0, 100);
  const errors: FieldError[] = [];
  const values: Record<string, string> = {};
  const answers = fields.flatMap(({ field, rows }) =>
    rows.map((row, i) => {
      const id = idOf(field, i);
      const text = value(id).slice(0, 300);
      values[id] = text;
      const code = codeIn(visit, field, text, row);
      if (code === 'unknown') errors.push({ field: id, text: t('values.error.category', { value: text.slice(0, 60) }) });
      return { field, value: row.value, code: code === 'unknown' ? undefined : code };
    }),
  );
  const named = await nameOf(visit, asked, title);
  if ('error' in named) errors.push({ field: 'title', text: named.error });
  if (errors.length > 0 || 'error' in named) return valuesPage(visit, asked, { values, unknownServices, title }, errors);
  const changed = intakesOf(visit.site).change(intake, {
    profile: { ...withValues(profile, answers), ...named, unknownServices },
    later: answers.filter(({ code }) => code === undefined).map((one) => valueKey(one.field, one.value)),
    ...{ rehearsal: null, obstacle: null },
  });
  return importOrRehearse(visit, changed, 'rehearse');
}

const NOT_RECORDED = '-';

/** A code; null for "not recorded"; undefined where it is left open. */
function codeIn(visit: Visit, field: FieldValues['field'], text: string, row: ValueRow): string | null | undefined | 'unknown' {
  if (field === 'service') {
    if (row.value === '') return text === NOT_RECORDED ? null : text || undefined;
    return text || row.value;
  }
  if (text === '') return undefined;
  if (text === NOT_RECORDED) return null;
  if (field !== 'category') return codeOptions(visit.language, field).some((option) => option.value === text) ? text : undefined;
  if (text === words(visit, 'import').t('values.notRecorded')) return null;
  return categoryCodeOf(visit.language, text) ?? 'unknown';
}

/** The answers of a profile that is known stay under its name; under another name they are a profile of their own. */
async function nameOf(
  visit: Visit,
  { profile, intake }: Asked,
  title: string,
): Promise<Pick<Profile, 'name' | 'title' | 'source'> | { readonly error: string }> {
  const { t } = words(visit, 'import');
  const base = intake.inspection?.profile;
  if (base && title === base.title) return { name: base.name, title, source: base.source };
  const name = slug(title).slice(0, 60);
  if (title === '' || name === '' || name === UNNAMED_PROFILE)
    return { error: t(title === '' ? 'values.error.noTitle' : 'values.error.title') };
  const taken = profileNamed(await knownProfiles(visit.db), name);
  if (taken && taken.name !== base?.name && taken.name !== intake.savedAs)
    return { error: t('values.error.taken', { title: taken.title }) };
  return { name, title, source: base ? profile.source : { code: name, name: title } };
}
