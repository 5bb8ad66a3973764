// National identity numbers of the Member States. A check digit alone proves little: words around the number, or the countries
// the trusted flagger chose, decide.
import { createRequire } from 'node:module';
import { contextAfter, contextBefore, lastMatchEnd, type Span, wordPattern } from './span.ts';

/** Digits with separators, and the written forms that hold letters or a slash. */
const CANDIDATE =
  /(?<![\p{L}\p{N}/.,-])(?:[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]|\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]|\d{6}\/\d{3,4}|[XYZ]?[ -]?\d{7,8}[ -]?[A-Z]{1,2}|\d(?:[ .-]{0,1}\d){6,16}[A-Z]?|\d{2}[ ]?\d{6}[ ]?[A-Z][ ]?\d{3})(?![\p{L}\p{N}/])/giu;
const IDENTITY_WORDS = wordPattern([
  'rijksregister(?:nummer)?(?: van)?',
  'rr-?nummer',
  'nationaal nummer',
  'identiteits(?:kaart)?nummer',
  'identiteitskaart',
  'insz(?:-nummer)?',
  'burgerservicenummer',
  'bsn(?:-nummer)?',
  'sofi-?nummer',
  'paspoort(?:nummer)?',
  'registre national',
  'numéro national',
  'niss',
  'nir',
  "numéro d'identité",
  "carte d'identité",
  'numéro de sécurité sociale',
  'n° de sécu(?:rité sociale)?',
  'numéro fiscal',
  'passeport',
  'steuer-?id(?:entifikationsnummer)?',
  'steueridentifikationsnummer',
  'identifikationsnummer',
  'idnr',
  'sozialversicherungsnummer',
  'versicherungsnummer',
  'rentenversicherungsnummer',
  'svnr',
  '(?:personal)?ausweis(?:nummer)?',
  'reisepass(?:nummer)?',
  'national (?:id(?:entity)?|insurance|register|registration)?[ -]?numbers?',
  'identity (?:card )?numbers?',
  'id (?:card )?numbers?',
  'personal (?:id(?:entity|entification)?|identification) (?:code|number)s?',
  'social security (?:number|no)',
  'ssn',
  'passport(?: number| no)?',
  'tax id(?:entification number)?',
  'pps(?:n| number)?',
  'pesel',
  'codice fiscale',
  'dni',
  'nie',
  'cpr(?:-nummer)?',
  'personnummer',
  'hetu',
  'henkilötunnus',
  'egn',
  'егн',
  'oib',
  'cnp',
  'amka',
  'αμκα',
  'rodné číslo',
  'isikukood',
  'asmens kodas',
  'personas kods',
  'emšo',
  'személyi (?:azonosító|szám)',
  'taj',
  'matricule',
]);
/** Numbers of organisations and books, whose check digits look the same. */
export const ORGANISATION_WORDS = wordPattern([
  'ondernemingsnummer',
  'kbo(?:-nummer)?',
  'bce',
  "numéro d'entreprise",
  'siren',
  'siret',
  'kvk(?:-nummer)?',
  'rsin',
  'handelsregister(?:nummer)?',
  'enterprise number',
  'company number',
  'btw(?:-nummer)?',
  'btw-id',
  'tva',
  'vat(?: number| no)?',
  'ust-?id(?:-?nr)?',
  'umsatzsteuer(?:-identifikationsnummer)?',
  'registration number of the organisation',
  'isbn',
  'issn',
  'doi',
  'rna',
]);
/** The word may follow a number: `85.07.30-033.61 (rijksregisternummer)`. */
const AFTER_REACH = 28;
const DIGITS_MIN = 6;
const THOUSANDS = /^\d{1,3}([ .,])\d{3}(?:\1\d{3})*$/;

/** `text` is folded and holds no dates and hashes; `countries` are ISO 3166 codes. */
export function identityNumbers(text: string, countries: readonly string[]): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(CANDIDATE)) {
    const end = match.index + match[0].length;
    const result = judge(match[0], contextBefore(text, match.index), contextAfter(text, end, AFTER_REACH), countries);
    if (result !== null) spans.push({ start: match.index, end, type: 'NATIONAL_ID', result });
  }
  return spans;
}

function judge(number: string, before: string, after: string, countries: readonly string[]): Span['result'] | null {
  if (number.replace(/\D/g, '').length < DIGITS_MIN) return null;
  const identity = lastMatchEnd(before, IDENTITY_WORDS);
  const other = lastMatchEnd(before, ORGANISATION_WORDS);
  if (other >= 0 && other >= identity) return null;
  // With the word in front a failing check digit is a typing error in somebody's number.
  if (identity >= 0 || after.search(IDENTITY_WORDS) >= 0) return 'block';
  if (THOUSANDS.test(number)) return null;
  const matching = countriesOf(number);
  if (matching.some((country) => countries.includes(country))) return 'block';
  return matching.length > 0 ? 'review' : null;
}

interface PersonValidator {
  validate(value: string): { readonly isValid: boolean; readonly isIndividual?: boolean };
}

/** The library's list of Bulgaria holds the number of companies as well. */
const COMPANY_NUMBERS = new Set(['ДДС номер']);
let validators: ReadonlyMap<string, readonly PersonValidator[]> | undefined;

/** Loaded at the first number met: the library takes longer to load than most commands run. */
function personValidators(): ReadonlyMap<string, readonly PersonValidator[]> {
  if (!validators) {
    const library = createRequire(import.meta.url)('stdnum') as {
      personValidators: Record<string, (PersonValidator & { abbreviation?: string })[]>;
    };
    validators = new Map(
      MEMBER_STATES.map((country) => [
        country,
        (library.personValidators[country] ?? []).filter((v) => !COMPANY_NUMBERS.has(v.abbreviation ?? '')),
      ]),
    );
  }
  return validators;
}

const MEMBER_STATES = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

/** Member States in which this is a number a person may have. */
function countriesOf(number: string): string[] {
  const countries: string[] = [];
  for (const [country, list] of personValidators()) if (list.some((validator) => isValid(validator, number))) countries.push(country);
  return countries;
}

function isValid(validator: PersonValidator, number: string): boolean {
  try {
    const { isValid: valid, isIndividual } = validator.validate(number);
    return valid && isIndividual !== false;
  } catch {
    return false;
  }
}
