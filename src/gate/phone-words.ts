// Words around telephone numbers, and around numbers that only look like them.
import { wordPattern } from './span.ts';

/** Words that only a telephone number follows. */
export const PHONE_WORDS = wordPattern([
  'tele(?:foon|fon|phone)(?:nummers?|nr|number)?',
  't[eé]l(?:nr|nummer)?',
  't[eé]l[eé]phon(?:e|ique)s?',
  'phone(?: ?(?:number|no|nr))?s?',
  'gsm(?:[- ]?(?:nummer|nr))?',
  'mobile(?: (?:number|phone))?',
  'mobiel(?:nummer)?',
  'mobil(?:nummer|funknummer|telefon)?',
  'handy(?:nummer|nr)?',
  'ruf-?(?:nummer|nr)',
  '(?:numéro de )?portable',
  'whats?-?app(?:t|en|nummer|te)?',
  'viber',
  'fax',
  'sms(?:en|te)?',
  'cell(?:phone)?',
  'numéro de (?:téléphone|tel|gsm|portable|mobile)',
]);
/** Words that speak of calling, and of other things as well. */
export const CALL_WORDS = wordPattern([
  '(?:op)?(?:ge)?beld?(?:t|en|de|den)?',
  'bereikbaar',
  'te bereiken',
  'appel(?:er|ez|le|é|ée|s)?',
  'joignable',
  'joindre',
  '(?:an)?gerufen',
  'anruf(?:en|t|e)?',
  'ruft?',
  'erreich(?:bar|en|t)',
  'call(?:ed|s|ing|er)?',
  'ring(?:s)?',
  'text(?:ed)?',
  'reach(?:ed|able)?',
  'dial(?:led)?',
  'contact(?:eer|er|ez)?',
  'telegram',
  'signal',
]);
/** Numbers of orders, codes and parts, whose first digit may be a zero. */
export const OTHER_WORDS = wordPattern([
  '(?:\\p{L}{0,12})?codes?',
  '(?:bestel|order|artikel|klant|factuur|product|serie)(?:nummer|nr)?s?',
  '(?:order|invoice|customer|serial|item|product) (?:number|no|id)',
  'commande',
  'facture',
  'numéro de (?:commande|facture|série|client|produit)',
  '(?:bestell|auftrags|rechnungs|kunden|artikel|serien)(?:nummer|nr)',
  'bestellung',
  'bestelling',
  'invoice',
  'ean',
  'sku',
  'version',
  'versie',
]);
