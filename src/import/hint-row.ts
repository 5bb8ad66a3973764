// A row under the header that tells people how to fill the columns in: units, types, formats of dates, what is required. It is no record.
import { normaliseLabel } from '../model/normalise.ts';
import type { BoundColumns } from './columns.ts';
import { orderInLabel } from './date-doubts.ts';

/** What stands in such rows, in normal form and with commas between; each of them alone in its cell. A line a language or two. */
const HINTS = wordsOf(
  'string, str, text, varchar, char, integer, int, number, numeric, float, decimal, boolean, bool, yes/no',
  'list, choice, select, dropdown, single choice, multiple choice, free text, url, link, uuid, id, enum, object',
  'required, mandatory, optional, recommended, conditional, if known, if any, unit, type, format, example',
  'tekst, vrije tekst, getal, geheel getal, keuze, keuzelijst, lijst, ja/nee, verplicht, optioneel, facultatief',
  'texte, texte libre, nombre, entier, liste, choix, oui/non, obligatoire, facultatif, optionnel, lien, adresse url',
  'freitext, zahl, ganzzahl, auswahl, auswahlliste, ja/nein, pflicht, pflichtfeld, freiwillig, lfd. nr., lfd nr',
  'texto, numero, lista, obligatorio, opcional, testo, obbligatorio, facoltativo, obrigatorio, numero entero',
  'liczba, wybor, tak/nie, wymagane, opcjonalne, cislo, vyber, povinne, volitelne, szoveg, szam, kotelezo',
  'teksti, luku, pakollinen, valinnainen, tal, obligatorisk, valfri, pakrevet, valgfri, numar, obligatoriu',
  'n, #, nr, no., pcs, st., stk, stk., stuck, stuks, pieces, aantal, count, szt., ks, db, eur, €, %',
);
const DATE_HINTS = wordsOf(
  'date, datetime, date/time, date time, timestamp, day, iso 8601, iso8601, datum, datum/tijd, datum en tijd, dag',
  'jour, date et heure, tag, datum/uhrzeit, zeitpunkt, fecha, fecha y hora, data, data e ora, data e hora, dato',
  'data i godzina, datum a cas, paivamaara, datum och tid, ημερομηνια, дата',
);
const BRACKETS = /^(?:\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}|<[^<>]*>)$/;
/** With a length or precision, as databases name types. */
const LENGTH = /\s?\(\d+(?:,\s?\d+)?\)$/;

/**
 * The cell of the day names the form of a date and holds none, or every cell is such a word or stands in brackets. A row that has a day
 * is never one.
 */
export function isHintRow(cells: readonly string[], bound: BoundColumns): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (filled.length === 0) return false;
  const day = cells[bound.columns.find(({ field }) => field === 'sent')?.index ?? -1]?.trim() ?? '';
  if (/\d/.test(day.replace(LENGTH, ''))) return false;
  if (isDateHint(day) && filled.every((cell) => cell.length <= 60)) return true;
  return filled.every((cell) => BRACKETS.test(cell) || isDateHint(cell) || HINTS.has(wordIn(cell)));
}

function wordsOf(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(', ')));
}

function wordIn(cell: string): string {
  return normaliseLabel(cell)
    .replace(LENGTH, '')
    .replace(/^\*|\*$/g, '');
}

function isDateHint(cell: string): boolean {
  const text = BRACKETS.test(cell) ? cell.slice(1, -1) : cell;
  return cell.length <= 60 && (DATE_HINTS.has(wordIn(text)) || (!/\d/.test(text) && orderInLabel(text) !== null));
}
