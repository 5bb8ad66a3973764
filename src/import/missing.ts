// Cells that say "nothing": blank ones, and the marks and words that tools and people write in their place.
import { normaliseLabel } from '../model/normalise.ts';

/**
 * Whole cells only, and only what means "no value" in every column. "Unknown" is a value of a vocabulary and is left alone, as is a
 * word that could be an answer ("none", "geen", "no").
 */
const MISSING = new Set([
  ...['-', '_', '__', '?', '??', '???', '/', '//', '\\', '\\n', '.', '#', "'", '""', "''"],
  ...['n/a', 'n\\a', '#n/a', '#n/a n/a', 'n.a.', 'n.a', 'n/a.', 'n. a.', 'na', 'nan', 'nat', '<na>', 'n/b', 'n.b.', 'n/k'],
  ...['null', '(null)', '<null>', '[null]', 'nil', 'none.', '(none)', '[none]', '<none>', 'undefined'],
  ...[
    '#null!',
    '#value!',
    '#ref!',
    '#div/0!',
    '#name?',
    '#num!',
    '#nv',
    '#wert!',
    '#bezug!',
    '#nom?',
    '#n/d',
    '#nd',
    '#valeur!',
    '#waarde!',
  ],
  ...['(blank)', '[blank]', '<blank>', '(empty)', '[empty]', '<empty>', '(no value)', '(not set)', 'not set', 'not applicable'],
  ...['(leeg)', '(geen)', '(niets)', 'n.v.t.', 'nvt', 'n.v.t', 'niet van toepassing', 'niet ingevuld', '(niet ingevuld)'],
  ...['(vide)', '(vides)', '(aucun)', '(aucune)', 's.o.', 's/o', 'sans objet', 'non applicable', 'non renseigne (vide)'],
  ...[
    '(leer)',
    '(keine)',
    '(keine angabe)',
    'k.a.',
    'k. a.',
    'k.a',
    'k/a',
    'keine angabe',
    'keine angaben',
    'entfallt',
    'nicht zutreffend',
  ],
  ...['n.d.', 'n.d', 'n/d', 'nd', 's/d', 's.d.', 'n/r', '(vacio)', '(en blanco)', 'no aplica', '(vuoto)', '(vuote)', 'non applicabile'],
  ...['(vazio)', '(em branco)', 'nao aplicavel', 'nie dotyczy', '(puste)', '(pusty)', 'brak danych', 'b/d', 'b.d.', 'b.d', 'neuvedeno'],
  ...[
    '(prazdne)',
    'nezadano',
    '(tyhja)',
    '(tyhjat)',
    'ei tietoa',
    'ei sovellu',
    'ej tillampligt',
    '(tom)',
    '(tomt)',
    '(tomme)',
    '(ures)',
    'nincs adat',
  ],
  ...[
    'n/a (blank)',
    'neattiecas',
    'netaikoma',
    'ei kohaldu',
    'ei rakendata',
    'не е приложимо',
    'н/п',
    'н.п.',
    'н/д',
    '(празно)',
    '(κενο)',
    '(κενα)',
    'δ/υ',
    'δ.υ.',
  ],
]);

/** True for a blank cell and for a whole cell that means "no value". Dashes of all lengths are alike. */
export function isMissing(text: string): boolean {
  if (text.length > 30) return text.trim() === '';
  // None of them ends with a digit, as most cells do that are not the same in many records.
  const last = text.charCodeAt(text.length - 1);
  if (last >= 0x30 && last <= 0x39) return false;
  // Cells are many and mostly plain: those need no Unicode.
  const form = /^[!-~ ]*$/.test(text) ? text.trim().toLowerCase() : normaliseLabel(text).replace(/[‐‑‒–—―−]/g, '-');
  return form === '' || MISSING.has(form) || /^-+$/.test(form);
}
