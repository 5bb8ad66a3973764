// A form of a page as a browser sends it when nothing was typed into it.
import { formsOf } from '../web/forms-sent.ts';

/** What stands in the form that has a field of this name; without the token, which the browser adds. @throws Error where there is none */
export function fitted(html: string, name: string): Record<string, string> {
  const form = formsOf(html, '/').find(({ method, fields }) => method === 'post' && fields.some((field) => field.name === name));
  if (!form) throw new Error(`no form with a field ${name}`);
  return Object.fromEntries(form.fields.filter((field) => field.name !== 'csrf').map((field) => [field.name, field.value]));
}
