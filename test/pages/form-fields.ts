// A form of a page as a browser would send it when nothing is changed in it.

/** Fields of the first form that is filled in, by name; several values of one name as a list. */
export function formOf(html: string): Record<string, string | string[]> {
  const body = /<form method="post" action="[^"]*"[^>]*novalidate>([\s\S]*?)<\/form>/.exec(html)?.[1] ?? '';
  const fields: Record<string, string | string[]> = {};
  for (const [tag] of body.matchAll(/<input [^>]*>/g)) {
    const [name, value] = [/ name="([^"]*)"/.exec(tag)?.[1] ?? '', plain(/ value="([^"]*)"/.exec(tag)?.[1] ?? '')];
    const isOneOfMany = / type="checkbox"/.test(tag);
    if (isOneOfMany && tag.includes(' checked')) fields[name] = [...[fields[name] ?? []].flat(), value];
    else if (!isOneOfMany && (!/ type="radio"/.test(tag) || tag.includes(' checked'))) fields[name] = value;
  }
  for (const [, name = '', value = ''] of body.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>\n?([\s\S]*?)<\/textarea>/g)) {
    fields[name] = plain(value);
  }
  for (const [, name = '', options = ''] of body.matchAll(/<select [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)) {
    fields[name] = /<option value="([^"]*)" selected/.exec(options)?.[1] ?? '';
  }
  return fields;
}

function plain(html: string): string {
  return html
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
