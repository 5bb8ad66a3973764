import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/error.ts';
import { htmlParts } from '../../src/files/html.ts';
import { png, textChunks } from './png-maker.ts';

const parts = (html: string) => htmlParts('a.html', Buffer.from(html));
const places = (html: string) => parts(html).map((part) => [part.place, part.text]);

describe('parts of a page', () => {
  it('have the headings above them as their place', () => {
    const html =
      '<h1>Report</h1><p>a</p><h2>Method</h2><p>b <b>c</b></p><h3>Deep</h3><ul><li>d<li>e</ul><h2>End</h2><table><tr><td>1<td>2</table>';
    expect(places(html)).toEqual([
      ['text: Report', 'Report'],
      ['text: Report', 'a'],
      ['text: Report > Method', 'Method'],
      ['text: Report > Method', 'b c'],
      ['text: Report > Method > Deep', 'Deep'],
      ['text: Report > Method > Deep', 'd'],
      ['text: Report > Method > Deep', 'e'],
      ['text: Report > End', 'End'],
      ['text: Report > End', '1'],
      ['text: Report > End', '2'],
    ]);
  });

  it('tell what people wrote, with its language', () => {
    const html =
      '<html lang="en"><h2>Intro</h2><div data-narrative="introduction" lang="nl"><p>Een.</p><p>Twee <em>drie</em>.</p></div><p>rest</p>';
    const written = parts(html).filter((part) => part.trust === 'narrative');
    expect(written).toEqual([{ place: 'narrative introduction (nl)', text: 'Een.\n\nTwee drie.', trust: 'narrative', language: 'nl' }]);
    expect(parts(html).at(-1)).toEqual({ place: 'text: Intro', text: 'rest', trust: 'rendered', language: 'en' });
  });

  it('tell what people wrote inside a line', () => {
    expect(parts('<p lang="fr">a <span data-narrative="note">b</span> c</p>').filter((part) => part.text.length === 1)).toEqual([
      expect.objectContaining({ text: 'a', trust: 'rendered' }),
      expect.objectContaining({ place: 'narrative note (fr)', text: 'b', trust: 'narrative' }),
      expect.objectContaining({ text: 'c', trust: 'rendered' }),
    ]);
  });

  it('join what markup parts inside a line', () => {
    expect(places('<p>jan<b>@</b>exam<wbr>ple.org</p>')).toEqual([['text', 'jan@example.org']]);
    expect(places('<p>jan<!-- x -->@example.org</p>')).toContainEqual(['text', 'jan@example.org']);
  });

  it.each([
    ['title', '<title>MARK</title>', 'title'],
    ['meta', '<meta name="description" content="MARK">', 'meta description'],
    ['meta property', '<meta property="og:title" content="MARK">', 'meta og:title'],
    ['alternative text', '<img alt="MARK">', 'attribute alt of img'],
    ['link', '<a href="mailto:MARK">x</a>', 'attribute href of a'],
    ['comment', '<!-- MARK -->', 'comment'],
    ['comment after the end', '</html><!-- MARK -->', 'comment'],
    ['script', '<script>var a = "MARK"</script>', 'script'],
    ['data in a script', '<script type="application/ld+json">{"a":["MARK"]}</script>', 'script: $.a[0]'],
    ['style', '<style>a { content: "MARK" }</style>', 'style'],
    ['style attribute', '<p style="--x: MARK">', 'attribute style of p'],
    ['template', '<template><p>MARK</p></template>', 'text'],
    ['noscript', '<noscript><p>MARK</p></noscript>', 'text'],
    ['form value', '<input value="MARK">', 'attribute value of input'],
    ['text area', '<textarea>MARK</textarea>', 'text'],
    ['hidden text', '<p hidden>MARK</p>', 'text'],
    ['document type', '<!DOCTYPE html PUBLIC "MARK" "">', 'doctype'],
    ['SVG title', '<svg><title>MARK</title></svg>', 'title'],
    ['SVG text', '<svg><text><tspan>MARK</tspan></text></svg>', 'text'],
    ['SVG metadata', '<svg><metadata>MARK</metadata></svg>', 'text'],
    ['attribute name', '<p é-mark>x</p>', 'attribute name in p'],
    ['embedded SVG', `<img src="data:image/svg+xml,${encodeURIComponent('<svg><desc>MARK</desc></svg>')}">`, 'attribute src of img: text'],
    ['embedded text', `<a href="data:,MARK">x</a>`, 'attribute href of a: line 1'],
    ['embedded style', `<style>a{background:url("data:text/plain;base64,${btoa('MARK')}")}</style>`, 'style: line 1'],
  ])('%s', (_, html, place) => {
    const found = parts(html).filter((part) => /mark/i.test(part.text));
    expect(found.map((part) => part.place)).toEqual([place]);
  });

  it.each(Object.entries(textChunks('planted')))('read a picture inside the page: %s', (_, chunk) => {
    const html = `<img src="data:image/png;base64,${Buffer.from(png([chunk])).toString('base64')}" alt="">`;
    expect(parts(html).some((part) => part.place.startsWith('attribute src of img: png ') && part.text.includes('planted'))).toBe(true);
  });

  it('leave out rules of a style sheet that look like accounts', () => {
    expect(parts('<style>@media print { a { b: c } } @font-face { d: e }</style>')[0]?.text).not.toContain('@');
  });
});

describe('a page that cannot be read whole is refused', () => {
  it.each<[string, Uint8Array]>([
    ['bytes that are not UTF-8', Buffer.from([0x3c, 0x70, 0x3e, 0xff])],
    ['entities of its own', Buffer.from('<!DOCTYPE svg [<!ENTITY x "y">]><svg/>')],
    ['an embedded archive', Buffer.from('<a href="data:application/zip;base64,UEsDBA==">x</a>')],
    ['a broken picture', Buffer.from('<img src="data:image/png;base64,AAAA">')],
    ['a badly coded address', Buffer.from('<a href="data:text/plain,%ff">x</a>')],
    ['very deep nesting', Buffer.from('<div>'.repeat(2000))],
  ])('%s', (_, bytes) => {
    expect(() => htmlParts('a.html', bytes)).toThrow(UserError);
  });
});
