// Strict Mustache: what plain Mustache leaves out without a word stops here.
import { readdirSync } from 'node:fs';
import Mustache from 'mustache';
import { describe, expect, it } from 'vitest';
import { escapeHtml, renderSource, renderTemplate, templateText, type View } from '../../src/render/mustache.ts';

describe('a template', () => {
  it.each<[string, View, string]>([
    ['{{a}}', { a: 'x' }, 'x'],
    ['{{a}}', { a: '0' }, '0'],
    ['{{#a}}[{{a}}]{{/a}}', { a: '0' }, '[0]'],
    ['{{#a}}no{{/a}}{{^a}}none{{/a}}', { a: null }, 'none'],
    ['{{#rows}}{{name}}{{outer}};{{/rows}}', { outer: '!', rows: [{ name: 'a' }, { name: 'b' }] }, 'a!;b!;'],
    ['{{#list}}{{.}},{{/list}}', { list: ['1', '2'] }, '1,2,'],
    ['{{a}}', { a: `<b>"it's" & more</b>` }, '&lt;b&gt;&quot;it&#39;s&quot; &amp; more&lt;/b&gt;'],
    ['{{{a}}}', { a: '<b>' }, '<b>'],
  ])('%s is rendered', (source, view, expected) => {
    expect(renderSource(source, view, 'html')).toBe(expected);
  });

  it('is not escaped when it is text', () => {
    expect(renderSource('{{a}}', { a: 'R & D' }, 'text')).toBe('R & D');
  });

  it.each<[string, string, unknown]>([
    ['a name the view does not hold', '{{missing}}', {}],
    ['a section on a name the view does not hold', '{{#missing}}x{{/missing}}', {}],
    ['an inverted section on a name the view does not hold', '{{^missing}}x{{/missing}}', {}],
    ['a name that no row and no outer view holds', '{{#rows}}{{missing}}{{/rows}}', { rows: [{ a: '1' }] }],
    ['a number, which nobody formatted', '{{n}}', { n: 1204 }],
    ['nothing where text must stand', '{{a}}', { a: null }],
    ['nothing where unescaped text must stand', '{{{a}}}', { a: null }],
    ['an object where text must stand', '{{a}}', { a: { b: 'c' } }],
  ])('stops at %s', (_, source, view) => {
    expect(() => renderSource(source, view as View, 'html')).toThrow(/template/);
  });

  it('stops at a partial that is not there', () => {
    expect(() => renderSource('{{> nowhere}}', {}, 'html')).toThrow(/nowhere/);
    expect(() => renderTemplate('nowhere.html', {})).toThrow(/nowhere/);
  });

  it('names only partials that exist', () => {
    const folder = new URL('../../templates/', import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.mustache'));
    // They lie in the folder `parts` of the folder their template lies in.
    const partials = files.flatMap((file) =>
      [...templateText(file).matchAll(/\{\{>\s*([^}\s]+)\s*\}\}/g)].map(
        (match) => `${file.startsWith('ui/') ? 'ui/' : ''}parts/${match[1]}.mustache`,
      ),
    );
    for (const file of files) expect(() => Mustache.parse(templateText(file)), file).not.toThrow();
    for (const partial of partials) expect(files).toContain(partial);
  });

  it('escapes whatever could end an attribute or open a tag', () => {
    expect(escapeHtml(`"'<>&`)).not.toMatch(/["'<>]|&(?!\w+;|#\d+;)/);
  });
});
