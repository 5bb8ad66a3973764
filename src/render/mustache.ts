// Strict Mustache: a name the view does not hold, a partial that is not there or a value that is no string stops the rendering.
// Plain Mustache would leave a hole, and a hole in a report looks like a nothing that was meant.
import assert from 'node:assert';
import { readFileSync } from 'node:fs';
import Mustache from 'mustache';

/** What a template may be given: strings, flags, nothing (`null`), and lists and objects of these. Numbers are formatted before. */
export type View = string | boolean | null | readonly View[] | { readonly [name: string]: View };

class StrictContext extends Mustache.Context {
  override push(view: unknown): Mustache.Context {
    return new StrictContext(view, this);
  }

  override lookup(name: string): unknown {
    const value: unknown = super.lookup(name);
    assert(value !== undefined, `template: the view has no “${name}”`);
    return value;
  }
}

class StrictWriter extends Mustache.Writer {
  readonly #escape: (text: string) => string;

  constructor(escapeText: (text: string) => string) {
    super();
    this.#escape = escapeText;
  }

  override escapedValue(token: string[], context: Mustache.Context): string {
    return this.#escape(this.unescapedValue(token, context));
  }

  override unescapedValue(token: string[], context: Mustache.Context): string {
    const name = token[1] ?? '';
    const value: unknown = context.lookup(name);
    assert(typeof value === 'string', `template: “${name}” is no string`);
    return value;
  }
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

const htmlWriter = new StrictWriter(escapeHtml);
const textWriter = new StrictWriter((text) => text);

const TEMPLATES = new URL('../../templates/', import.meta.url);
const templates = new Map<string, string>();

/** Text of a file in templates/, `report.css`, as it is. */
export function templateText(path: string): string {
  let text = templates.get(path);
  if (text === undefined) {
    text = readFileSync(new URL(path, TEMPLATES), 'utf8').replace(/\r\n/g, '\n');
    templates.set(path, text);
  }
  return text;
}

/**
 * Renders templates/NAME.mustache; `{{> part}}` is parts/part.mustache in the folder of the template. Names that end in `.html` or
 * `.xml` are escaped, others not at all.
 */
export function renderTemplate(name: string, view: View): string {
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  return renderSource(templateText(`${name}.mustache`), view, /\.(?:html|xml)$/.test(name) ? 'html' : 'text', folder);
}

/** The same for a template given as text; `folder` as `ui/`, where the partials lie in folder `parts`. */
export function renderSource(source: string, view: View, format: 'html' | 'text', folder = ''): string {
  const writer = format === 'html' ? htmlWriter : textWriter;
  return writer.render(source, new StrictContext(view), (part) => templateText(`${folder}parts/${part}.mustache`));
}
