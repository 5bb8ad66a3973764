// The words by which rows that are no records are known: totals and footers, in the languages of the exports.
import { normaliseLabel } from '../model/normalise.ts';

/** In the normal form of labels: no case, no accents. */
const TOTALS = [
  ...['total', 'totals', 'grand total', 'overall total', 'sum', 'subtotal', 'sub total', 'sub-total'],
  ...['totaal', 'eindtotaal', 'algemeen totaal', 'subtotaal', 'som'],
  ...['totaux', 'total general', 'sous-total', 'sous total', 'somme'],
  ...['gesamt', 'gesamtsumme', 'gesamtergebnis', 'insgesamt', 'summe', 'zwischensumme', 'teilergebnis', 'ergebnis', 'endsumme'],
  ...['suma', 'suma total', 'suma parcial', 'total parcial', 'totale', 'subtotale', 'totale parziale', 'somma', 'totais', 'soma'],
  ...['razem', 'ogołem', 'łacznie', 'suma czesciowa', 'suma koncowa', 'celkem', 'celkovy soucet', 'soucet', 'mezisoucet', 'spolu', 'sucet'],
  ...['osszesen', 'vegosszeg', 'reszosszeg', 'mindosszesen', 'skupaj', 'skupno', 'vsota', 'ukupno', 'zbroj'],
  ...['συνολο', 'γενικο συνολο', 'μερικο συνολο', 'αθροισμα', 'общо', 'обща сума', 'всичко', 'сума', 'междинна сума', 'итого', 'всего'],
  ...['kopa', 'kopsumma', 'pavisam', 'starpsumma', 'is viso', 'viso', 'bendra suma', 'tarpine suma', 'kokku', 'vahesumma'],
  ...[
    'yhteensa',
    'summa',
    'valisumma',
    'totalt',
    'totalsumma',
    'delsumma',
    'i alt',
    'sum total',
    'subtotal geral',
    'total geral',
    'total general',
  ],
];
const TOTAL = `(?:${TOTALS.join('|')})`;
/** `Total`, `Total: 3`, `Subtotal Facebook`, `Facebook – Total`. */
const IS_TOTAL = new RegExp(`^(?:${TOTAL}(?:$|[\\s:(=].*)|.*[\\s–-]${TOTAL}\\s*:?$)`, 'u');

const IS_TOTAL_WORD = new RegExp(`^${TOTAL}\\s*[:=]?$`, 'u');

/** True for a cell that holds the word and nothing else. */
export function isTotalWord(cell: string): boolean {
  return cell.length <= 40 && IS_TOTAL_WORD.test(normaliseLabel(cell));
}

/** True for a cell that names its row a total, or the total of a group. */
export function saysTotal(cell: string): boolean {
  return cell.length <= 80 && IS_TOTAL.test(normaliseLabel(cell));
}

const MADE = [
  ...['generated', 'exported', 'printed', 'created', 'produced', 'downloaded', 'retrieved', 'last updated', 'data as of', 'as of'],
  ...['gegenereerd', 'geexporteerd', 'afgedrukt', 'aangemaakt', 'opgemaakt', 'genere', 'exporte', 'imprime', 'edite', 'extrait'],
  ...['erstellt', 'exportiert', 'gedruckt', 'erzeugt', 'stand', 'generado', 'exportado', 'generato', 'esportato', 'gerado', 'emitido'],
  ...['wygenerowano', 'wyeksportowano', 'utworzono', 'vygenerovano', 'exportovano', 'vytvoreno', 'keszult', 'letrehozva', 'generalva'],
  ...['luotu', 'tulostettu', 'genererad', 'skapad', 'utskriven', 'sugeneruota', 'izveidots', 'генерирано', 'създадено', 'δημιουργηθηκε'],
].join('|');
const FOOTERS = [
  /^\*+\s*\S/,
  /^[¹²³†‡]/,
  /^(?:copyright|©|\(c\)\s)/,
  /\b(?:confidential|do not distribute|all rights reserved|vertrouwelijk|confidentiel|vertraulich|riservato|poufne)\b/,
  /^[-=_*~\s]*(?:end of|fin d[ue]|ende de[sr]|einde van|einde|fine del|koniec|konec)\s+\p{L}+/u,
  /^[-=_~]{3,}/,
  new RegExp(`^(?:${MADE})(?:\\s*:|\\s.*[\\d\\p{L}])`, 'u'),
  new RegExp(`^(?:export|report|rapport|bericht|raport|file|liste?)\\s(?:.*\\s)?(?:${MADE})(?:[\\s:]|$)`, 'u'),
  /^(?:source|sources|bron|quelle|zrodło|zdroj|forras|fuente|fonte|lahde|kalla|note|notes|opmerking|nota bene|nb|n\.b\.|remarque|anmerkung|hinweis|uwaga|legend|legende|filter|filters|filtered by)\s*:/u,
  /^(?:page|pagina|seite|strona|strana|sivu|sida|oldal)\s*(?::\s*)?\d+/,
  /^\(?\d[\d.,\s]*(?:rows?|records?|lines?|results?|notices?|rijen|regels|records|lignes?|enregistrements?|zeilen|datensatze|righe|filas|registros|wierszy|rekordow|radku|zaznamu|sor|rader|rivia)\b/,
];

/** True for a cell with a note about the file and not about a notice. */
export function saysFooter(cell: string): boolean {
  const text = normaliseLabel(cell);
  return FOOTERS.some((footer) => footer.test(text));
}
