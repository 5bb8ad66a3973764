// Normal forms of the names of services and of legal entities: two spellings of one form are one name.
import { siteOf } from './domain.ts';
import { normaliseLabel } from './normalise.ts';

/**
 * Of a service: no case, accents, blanks or punctuation, so that `Tik-Tok` is `tiktok`. Signs that tell names apart (`+`, `$`) stay, and
 * an address stays an address: `snap.chat` is not `snapchat`.
 */
export function serviceForm(name: string): string {
  const label = normaliseLabel(name);
  const site = label.includes('.') && !label.includes(' ') ? siteOf(label) : null;
  return site?.host ?? (label.replace(/[\p{P}\p{Z}]+/gu, '') || label);
}

/** Of a legal entity: as of a service, with the common ways to write one legal form made one (`Ltd` and `Limited`, `S.à r.l.` and `SARL`). */
export function entityForm(name: string): string {
  return splitEntity(name).join('') || serviceForm(name);
}

/** Of a legal entity without its legal form: equal ones may still be two entities (`Foo GmbH`, `Foo AG`). */
export function bareEntityForm(name: string): string {
  const [bare, legal] = splitEntity(name);
  return bare || legal;
}

/** Does the name end in a legal form, as only a legal entity's does? */
export function namesEntity(name: string): boolean {
  const [bare, legal] = splitEntity(name);
  return bare !== '' && legal !== '';
}

/** Ways to write a legal form, blanks and dots gone, with the form they stand for; the others stand for themselves. */
const LEGAL_FORMS: readonly (readonly [RegExp, string | null])[] = [
  [/^(?:private)?(?:co|company)?(?:limited|ltd)(?:company)?$/, 'ltd'],
  [/^(?:pty|proprietary)(?:limited|ltd)$/, 'ptyltd'],
  [/^(?:limited|ltd)(?:und)?cokg$/, 'ltdcokg'],
  [/^gmbh(?:und)?cokg$/, 'gmbhcokg'],
  [/^(?:unlimitedcompany|uc)$/, 'uc'],
  [/^(?:incorporated|inc)$/, 'inc'],
  [/^(?:corporation|corp)$/, 'corp'],
  [/^(?:spzoo|spolkazoo)$/, 'spzoo'],
  [/^(?:bvba|srl|sarl|sprl|sro|gmbh|llc|pbc|plc|sas|spa|kft|doo|eood|ood|uab|aps|oyj|оод|еоод)$/, null],
  [/^(?:bv|nv|sa|ag|se|as|oy|ou|ab|kg|ug|sl|sia|zs|zrt|sc|ад|αε|επε)$/, null],
];

/** What stands in front of the legal form, and the legal form; the second is empty where there is none. */
function splitEntity(name: string): [bare: string, legal: string] {
  const words = normaliseLabel(name)
    .replace(/ł/g, 'l')
    .split(/[\s,&/()]+|-(?=\p{L})/u)
    .map((word) => word.replace(/[\p{P}]+/gu, ''))
    .filter((word) => word !== '');
  // A legal form is a word of its own, or several ("S.à r.l.", "sp. z o.o."): only whole words are tried, never the end of one.
  for (let from = Math.max(1, words.length - 5); from < words.length; from += 1) {
    const tail = words.slice(from).join('');
    const legal = LEGAL_FORMS.find(([pattern]) => pattern.test(tail));
    if (legal) return [words.slice(0, from).join(''), legal[1] ?? tail];
  }
  return [words.join(''), ''];
}
