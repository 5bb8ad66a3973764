// A document of the flagger as a file: handed out as JSON, and taken in again after it was read by the model.
import { type Answer, download } from '../web/answer.ts';
import { type Field, type FieldError, formView, readFields } from '../web/forms.ts';
import { page, type Section, words } from '../web/page.ts';
import type { Visit } from '../web/visit.ts';
import { type ModelIssue, sentenceOf } from './document-problems.ts';

/** Largest file of a document, bytes: far more than anyone writes about itself. */
export const DOCUMENT_BYTES_MAX = 5_000_000;
/** Errors shown of one file. */
const ERRORS_MAX = 20;

export interface Reader<T> {
  readonly safeParse: (
    value: unknown,
  ) =>
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: { readonly issues: readonly ModelIssue[] } };
}

export function documentFile(name: string, document: unknown): Answer {
  return download(`${name}.json`, 'application/json; charset=utf-8', `${JSON.stringify(document, null, 2)}\n`);
}

export interface ImportPage {
  readonly action: string;
  readonly section: Section;
  readonly title: string;
  readonly text: string;
  readonly back: { readonly href: string; readonly label: string };
  /** There is one already, which the file replaces as a whole. */
  readonly replaces: boolean;
}

function importFields(visit: Visit, replaces: boolean): Field[] {
  const { t } = words(visit, 'profile');
  return [
    { name: 'document', kind: 'file', label: t('file.label'), hint: t('file.hint'), required: true },
    ...(replaces ? [{ name: 'replace', kind: 'tick', label: t('file.replace') } as const] : []),
  ];
}

export function importPage(
  visit: Visit,
  { action, section, title, text, back, replaces }: ImportPage,
  errors: readonly FieldError[],
): Promise<Answer> {
  return page(visit, {
    title,
    template: 'document-import',
    area: 'profile',
    section,
    status: errors.length > 0 ? 422 : 200,
    view: { form: formView(importFields(visit, replaces), {}, errors, words(visit, 'form')), heading: title, text, action, back },
  });
}

/** What was sent, read by the model: the document, or what is wrong with the file. */
export async function readImport<T>(
  visit: Visit,
  { replaces }: ImportPage,
  reader: Reader<T>,
): Promise<{ readonly document: T; readonly errors: null } | { readonly document: null; readonly errors: readonly FieldError[] }> {
  const { t } = words(visit, 'profile');
  const { values, errors } = readFields(importFields(visit, replaces), visit.sent, words(visit, 'form'));
  const sent = visit.sent.files['document'] ?? [];
  const bytes = sent[0] ? await visit.site.uploads.bytes(sent[0].uploadId) : null;
  const unticked = replaces && !values['replace']?.[0] ? [{ field: 'replace', text: t('file.replaceMissing') }] : [];
  if (errors.length + unticked.length > 0 || !bytes) return { document: null, errors: [...errors, ...unticked] };
  const wrong = (text: string) => ({ field: 'document', text });
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return { document: null, errors: [wrong(t('file.unreadable'))] };
  }
  const parsed = reader.safeParse(value);
  if (parsed.success) return { document: parsed.data, errors: null };
  const { issues } = parsed.error;
  const more = issues.length > ERRORS_MAX ? [wrong(t('file.more', { n: issues.length - ERRORS_MAX }))] : [];
  return {
    document: null,
    errors: [...issues.slice(0, ERRORS_MAX).map((issue) => wrong(sentenceOf(visit, issue, placeOf(visit, issue)))), ...more],
  };
}

/** Where in the file: `entries 4 › text › nl`, counted from 1. */
function placeOf(visit: Visit, { path }: ModelIssue): string {
  const parts = path.map((part) => (typeof part === 'number' ? String(part + 1) : String(part).slice(0, 40)));
  return parts.length === 0 ? words(visit, 'profile').t('file.whole') : parts.join(' › ');
}
