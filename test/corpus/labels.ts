// The labels of five columns in the languages of the cases, and the maps made of them.

const FIVE = ['reference', 'sent_on', 'provider', 'category', 'action'] as const;

const LABELS = {
  nl: ['Nummer', 'Verzonden op', 'Platform', 'Soort inhoud', 'Uitkomst'],
  fr: ['Référence', "Date d'envoi", 'Plateforme', 'Catégorie', 'Suite donnée'],
  de: ['Aktenzeichen', 'Gesendet am', 'Anbieter', 'Kategorie', 'Maßnahme'],
  en: ['Reference', 'Sent on', 'Provider', 'Category', 'Action'],
  pl: ['Numer zgłoszenia', 'Data wysłania', 'Dostawca', 'Kategoria treści', 'Podjęte działanie'],
  cs: ['Číslo', 'Odesláno', 'Poskytovatel', 'Kategorie', 'Opatření'],
  hu: ['Azonosító', 'Küldés dátuma', 'Szolgáltató', 'Kategória', 'Intézkedés'],
  el: ['Αριθμός', 'Ημερομηνία', 'Πάροχος', 'Κατηγορία', 'Ενέργεια'],
  bg: ['Номер', 'Дата на изпращане', 'Доставчик', 'Категория', 'Действие'],
  lv: ['Numurs', 'Nosūtīts', 'Sniedzējs', 'Kategorija', 'Rīcība'],
  lt: ['Numeris', 'Išsiųsta', 'Teikėjas', 'Kategorija', 'Veiksmas'],
  es: ['Número', 'Fecha de envío', 'Proveedor', 'Categoría', 'Acción'],
  it: ['Numero', 'Data di invio', 'Fornitore', 'Categoria', 'Azione'],
  pt: ['Número', 'Data de envio', 'Prestador', 'Categoria', 'Ação'],
  fi: ['Tunnus', 'Lähetetty', 'Palveluntarjoaja', 'Luokka', 'Toimenpide'],
  sv: ['Ärendenummer', 'Skickat', 'Leverantör', 'Kategori', 'Åtgärd'],
} as const;

export type Language = keyof typeof LABELS;

/** The header line of a language, with further labels behind it. */
export const header = (language: Language, delimiter: string, ...more: readonly string[]): string =>
  [...LABELS[language], ...more].join(delimiter);

/** The map of reference, sent_on, provider, category and action, with further fields behind it. */
export function mapOf(language: Language, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return { ...Object.fromEntries(FIVE.map((field, i) => [field, LABELS[language][i] ?? ''])), ...more };
}
