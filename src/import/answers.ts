// Yes and no as tools and people write them, for fields that ask a question (Article 16(2) and others).
import { normaliseLabel } from '../model/normalise.ts';
import type { Answer } from '../model/notice.ts';

const YES = new Set([
  ...['yes', 'y', 'true', 't', '1', 'x', '✓', '✔', '☑', '☒', 'on', 'checked', 'ja', 'j', 'waar', 'oui', 'o', 'vrai', 'wahr', 'si', 'sim'],
  ...['verdadero', 'verdadeiro', 'vero', 'tak', 'prawda', 'ano', 'pravda', 'igen', 'igaz', 'да', 'вярно', 'ναι', 'αληθες', 'ja.', 'jah'],
  ...['kylla', 'tosi', 'da', 'adevarat', 'iva', 'taip', 'tiesa', 'tieši', 'ja gan', 'sant', 'sandt', 'ta', 'istina', 'res'],
]);
const NO = new Set([
  ...['no', 'n', 'false', 'f', '0', '✗', '✘', '☐', 'off', 'unchecked', 'nee', 'neen', 'onwaar', 'non', 'faux', 'nein', 'falsch', 'nao'],
  ...['falso', 'nie', 'falsz', 'ne', 'nepravda', 'nem', 'hamis', 'не', 'невярно', 'οχι', 'ψευδες', 'nej', 'falsk', 'falskt', 'ei', 'vale'],
  ...['epatosi', 'nu', 'fals', 'le', 'netiesa', 'nepatiesi', 'nil', 'laz', 'ni'],
]);
const NOT_RECORDED = new Set([
  ...['unknown', 'onbekend', 'weet niet', 'inconnu', 'inconnue', 'unbekannt', 'desconocido', 'desconhecido', 'sconosciuto', 'nieznane'],
  ...['neznamo', 'nezname', 'ismeretlen', 'неизвестно', 'αγνωστο', 'tuntematon', 'okand', 'ukendt', 'necunoscut', 'not-recorded'],
]);

/** The answer a whole cell gives in any of the languages of the Union; null for another word. */
export function answerIn(text: string): Answer | null {
  const form = normaliseLabel(text);
  if (YES.has(form)) return 'yes';
  if (NO.has(form)) return 'no';
  return NOT_RECORDED.has(form) ? 'not-recorded' : null;
}
