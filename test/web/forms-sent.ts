// The forms of a page as they stand there, and what careless or hostile people send with them.
import { parse } from 'parse5';
import type { Fields } from '../pages/site.ts';
import { attribute, type Element, elements } from './walk.ts';

export type FieldKind =
  | 'text'
  | 'email'
  | 'url'
  | 'number'
  | 'date'
  | 'password'
  | 'hidden'
  | 'choice'
  | 'search'
  | 'radio'
  | 'checkbox'
  | 'file';

export interface FormField {
  readonly name: string;
  readonly kind: FieldKind;
  readonly isRequired: boolean;
  /** What stands in it: of a tick box only when it is ticked. */
  readonly value: string;
  /** Of choices: what may be sent. */
  readonly options: readonly string[];
}

export interface Form {
  readonly method: 'get' | 'post';
  readonly action: string;
  readonly fields: readonly FormField[];
  /** Buttons that say which act is meant: name and value. */
  readonly buttons: readonly { readonly name: string; readonly value: string; readonly action: string | null }[];
}

export function formsOf(html: string, path: string): Form[] {
  const all = elements(parse(html));
  return all
    .filter(({ tagName }) => tagName === 'form')
    .map((form) => {
      const id = attribute(form, 'id');
      const inside = [...elements(form), ...all.filter((one) => id !== null && attribute(one, 'form') === id)];
      return {
        method: attribute(form, 'method')?.toLowerCase() === 'post' ? ('post' as const) : ('get' as const),
        action: attribute(form, 'action') ?? path,
        fields: merged(inside.flatMap(fieldOf)),
        buttons: inside
          .filter(({ tagName }) => tagName === 'button')
          .map((one) => ({
            name: attribute(one, 'name') ?? '',
            value: attribute(one, 'value') ?? '',
            action: attribute(one, 'formaction'),
          })),
      };
    });
}

function fieldOf(element: Element): FormField[] {
  const name = attribute(element, 'name');
  if (name === null || attribute(element, 'disabled') !== null) return [];
  const base = { name, isRequired: attribute(element, 'aria-required') === 'true', options: [] };
  if (element.tagName === 'textarea') return [{ ...base, kind: 'text', value: textOf(element).replace(/^\n/, '') }];
  if (element.tagName === 'select') {
    const options = elements(element).filter(({ tagName }) => tagName === 'option');
    const chosen = options.find((option) => attribute(option, 'selected') !== null) ?? options[0];
    const sentAs = (option: Element) => attribute(option, 'value') ?? textOf(option);
    return [{ ...base, kind: 'choice', value: chosen ? sentAs(chosen) : '', options: options.map(sentAs) }];
  }
  if (element.tagName !== 'input') return [];
  const type = attribute(element, 'type') ?? 'text';
  const value = attribute(element, 'value') ?? '';
  if (type === 'radio' || type === 'checkbox') {
    return [{ ...base, kind: type, value: attribute(element, 'checked') === null ? '' : value || 'on', options: [value || 'on'] }];
  }
  const kinds: readonly string[] = ['email', 'url', 'date', 'password', 'hidden', 'file', 'search'];
  if (attribute(element, 'inputmode') === 'numeric') return [{ ...base, kind: 'number', value }];
  return [{ ...base, kind: kinds.includes(type) ? (type as FieldKind) : 'text', value }];
}

/** The buttons of one choice are one field. */
function merged(fields: readonly FormField[]): FormField[] {
  const byName = new Map<string, FormField>();
  for (const field of fields) {
    const known = byName.get(field.name);
    byName.set(field.name, known ? { ...known, value: known.value || field.value, options: [...known.options, ...field.options] } : field);
  }
  return [...byName.values()];
}

function textOf(element: Element): string {
  return element.childNodes.map((child) => ('value' in child ? child.value : 'tagName' in child ? textOf(child) : '')).join('');
}

/** Would be an element, an attribute or a script where it is not written as text. */
export const PLANTED = `Ann's "<x-planted x-planted='1'></x-planted></textarea><script>planted()</script> {{csrf}} &lt;`;

/** Elements that what was typed became. */
export function plantedIn(html: string): string[] {
  return elements(parse(html)).flatMap((element) =>
    element.tagName === 'x-planted' ||
    attribute(element, 'x-planted') !== null ||
    (element.tagName === 'script' && textOf(element).includes('planted'))
      ? [element.tagName]
      : [],
  );
}

/** As an ordinary person fills it in: what stands there, and something fitting where something is needed. */
export function filled({ fields }: Form): Fields {
  return Object.fromEntries(fields.flatMap((field) => (field.name === 'csrf' ? [] : [[field.name, fitting(field)]])));
}

function fitting({ kind, value, options, isRequired }: FormField): string | { name: string; text: string } {
  if (kind === 'file') return { name: `${PLANTED}.csv`, text: 'a;b\n1;2\n' };
  if (value !== '' || (kind === 'checkbox' && !isRequired)) return value;
  if (kind === 'choice') return options.find((option) => option !== '') ?? '';
  if (kind === 'radio' || kind === 'checkbox') return options[0] ?? '';
  const texts: Partial<Record<FieldKind, string>> = {
    email: 'somebody@office.example',
    url: 'https://office.example/',
    number: '1',
    date: '2026-12-01',
    password: 'a long invented password',
  };
  return texts[kind] ?? '';
}

export type Fault = 'nothing' | 'too long' | 'script' | 'no such choice' | 'no number and no day';

const TOO_LONG = 'x'.repeat(60_000);

/** What a form is sent with one fault in all fields that can have it; null: none of its fields can. */
export function faulty(form: Form, fault: Fault): Fields | null {
  const wrong = form.fields.flatMap((field): [string, string | readonly string[]][] => {
    if (field.name === 'csrf' || field.kind === 'hidden') return [];
    const value = WRONG[fault](field.kind);
    return value === null ? [] : [[field.name, value]];
  });
  return wrong.length === 0 ? null : { ...filled(form), ...Object.fromEntries(wrong) };
}

/** What a field of a kind is sent with a fault; null: it cannot have it. */
const WRONG: { readonly [F in Fault]: (kind: FieldKind) => string | readonly string[] | null } = {
  nothing: (kind) => (['checkbox', 'radio', 'file'].includes(kind) ? [] : ''),
  script: (kind) => (kind === 'text' || kind === 'search' ? PLANTED : null),
  'too long': (kind) => (['text', 'search', 'email', 'url'].includes(kind) ? TOO_LONG : null),
  'no such choice': (kind) => (['choice', 'radio', 'checkbox'].includes(kind) ? 'no-such-choice' : null),
  'no number and no day': (kind) => (kind === 'number' ? '-1e9' : kind === 'date' ? '2026-02-31' : null),
};

/** Names of fields whose text does not stand in the form that came back. */
export function lost(html: string, path: string, form: Form, sent: Fields): string[] {
  const forms = formsOf(html, path);
  const back = forms.find(({ action }) => action === form.action) ?? forms.find((one) => one.fields.some(({ name }) => name !== 'csrf'));
  if (!back) return ['the whole form'];
  return form.fields.flatMap(({ name, kind }) => {
    if (!['text', 'email', 'url', 'number'].includes(kind)) return [];
    const typed = String(sent[name] ?? '').trim();
    return (back.fields.find((field) => field.name === name)?.value ?? '').trim() === typed ? [] : [name];
  });
}
