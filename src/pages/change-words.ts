// Changes of the flagger's data and of its register in the words of the pages: the program's own names of what changed are English, and are
// told apart by their wording.
import type { DocumentChange } from '../model/document-changes.ts';
import { loadCatalogue } from '../render/catalogue.ts';
import { words } from '../web/page.ts';
import type { Visit } from '../web/visit.ts';
import { elementOf } from './independence-place.ts';

/** Wording → key of the area `profile`; what stands in brackets fills `a` and `b`. */
const NAMES: readonly (readonly [pattern: RegExp, key: string])[] = [
  [/^name$/, 'name'],
  [/^legal name$/, 'legalName'],
  [/^country$/, 'country'],
  [/^website$/, 'website'],
  [/^contact mailbox$/, 'contact'],
  [/^award “(.*)”$/, 'award'],
  [/^reference of the decision$/, 'reference'],
  [/^day of the decision$/, 'decided'],
  [/^end of the status$/, 'ends'],
  [/^area “(.*)”$/, 'area'],
];

/** What changed, as `Funding (public): sources`. `names` of awards and items of an area by their code. */
export function changedName(visit: Visit, { field }: Pick<DocumentChange, 'field'>, names: ReadonlyMap<string, string>): string {
  const { t, has, format } = words(visit, 'profile');
  for (const [pattern, key] of NAMES) {
    const found = pattern.exec(field);
    if (found) return t(`changed.${key}`, { a: names.get(found[1] ?? '') ?? found[1] ?? '' });
  }
  const [, kind = '', on = ''] = /^status: (\S+) on (\S+)$/.exec(field) ?? [];
  if (has(`status.${kind}`)) return t('changed.status', { a: t(`status.${kind}`), b: format.day(on) });
  const register = registerPart(field);
  if (!register) return field;
  const { element, audience, part } = register;
  return t('changed.register', {
    a: loadCatalogue(visit.language).t(`element.${element}`),
    b: words(visit, 'independence').t(`audience.${audience}Short`),
    c: words(visit, 'independence').t(`part.${part}`),
  });
}

/** Element, audience and part that a change of the register names; null for another document. */
export function registerPart(field: string) {
  const [, name = '', audience = '', part = ''] = /^(.*) \((public|authority only)\), (.*)$/.exec(field) ?? [];
  const element = elementOf(name.replaceAll(' ', '-'));
  return element && { element, audience: audience === 'public' ? 'public' : 'authority', part: part.replace(/[“”]/g, '') };
}
