// In which Member States a number is one a person may have: by the library where it knows the country, by own checks where it does not.
import { createRequire } from 'node:module';

interface PersonValidator {
  validate(value: string): { readonly isValid: boolean; readonly isIndividual?: boolean };
}

/** What a number of each Member State looks like without separators: the library is asked only then, since its refusals are slow. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  AT: /^\d{10}$/,
  BE: /^\d{11,12}$/,
  BG: /^\d{10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{9,10}$/,
  DE: /^(?:\d{11}|\d{8}[A-Z]\d{3}|[A-Z][A-Z\d]{8}\d)$/,
  DK: /^\d{10}$/,
  EE: /^\d{11}$/,
  ES: /^[\dXYZKLM]\d{7}[A-Z]$/,
  FI: /^\d{6}[-+A-FU-Y]?\d{3}[\dA-Y]$/,
  FR: /^(?:\d{13}|[12]\d{4}(?:\d{2}|2[AB])\d{8})$/,
  GR: /^\d{11}$/,
  HR: /^\d{11}$/,
  HU: /^\d{9,11}$/,
  IE: /^\d{7}[A-Z]{1,2}$/,
  IT: /^[A-Z]{6}[A-Z\d]{10}$/,
  LT: /^\d{11}$/,
  LU: /^\d{13}$/,
  LV: /^\d{11}$/,
  MT: /^\d{7}[A-Z]$/,
  NL: /^\d{8,9}$/,
  PL: /^\d{11}$/,
  PT: /^(?:\d{9}|\d{9}[A-Z\d]{2}\d)$/,
  RO: /^\d{13}$/,
  SE: /^(?:\d{2})?\d{6}\+?\d{4}$/,
  SI: /^\d{13}$/,
  SK: /^\d{9,10}$/,
};
/** Lists of the library that hold numbers of companies as well. */
const COMPANY_NUMBERS = new Set(['ДДС номер', 'ANUM', 'PVN']);
let validators: ReadonlyMap<string, readonly PersonValidator[]> | undefined;

/** Loaded at the first number met: the library takes longer to load than most commands run. */
function personValidators(): ReadonlyMap<string, readonly PersonValidator[]> {
  if (!validators) {
    const library = createRequire(import.meta.url)('stdnum') as {
      personValidators: Record<string, (PersonValidator & { abbreviation?: string })[]>;
    };
    validators = new Map(
      Object.keys(SHAPES).map((country) => [
        country,
        (library.personValidators[country] ?? []).filter((v) => !COMPANY_NUMBERS.has(v.abbreviation ?? '')),
      ]),
    );
  }
  return validators;
}

/** ISO 3166 codes of the Member States in which a person may have this number. */
export function countriesOf(number: string): string[] {
  const signs = number.replace(/[\s./-]/g, '').toUpperCase();
  const countries = Object.keys(SHAPES).filter((country) => SHAPES[country]?.test(signs));
  return countries.filter(
    (country) =>
      OWN_CHECKS[country]?.some((check) => check(signs)) ||
      personValidators()
        .get(country)
        ?.some((validator) => isValid(validator, number)),
  );
}

/** The library refuses with errors, whose stack traces cost most of its time and are read by nobody. */
function isValid(validator: PersonValidator, number: string): boolean {
  const limit = Error.stackTraceLimit;
  try {
    Error.stackTraceLimit = 0;
    const { isValid: valid, isIndividual } = validator.validate(number);
    return valid && isIndividual !== false;
  } catch {
    return false;
  } finally {
    Error.stackTraceLimit = limit;
  }
}

type Check = (signs: string) => boolean;

const OWN_CHECKS: Readonly<Record<string, readonly Check[]>> = {
  BE: [isBelgianCard],
  CY: [isCypriot],
  DE: [isGermanPaper],
  HU: [isHungarianPerson, isHungarianHealth, isHungarianTax],
  LU: [isLuxembourgish],
  LV: [isLatvian],
  // Malta's number has no check digit: the letter tells where and when it was registered.
  MT: [(signs) => /^\d{7}[MGAPLHBZ]$/.test(signs)],
  PT: [isPortugueseCard],
};

function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}

function isDay(year: string, month: string, day: string): boolean {
  const [m, d] = [Number(month), Number(day)];
  return m >= 1 && m <= 12 && d >= 1 && d <= new Date(Date.UTC(Number(year), m, 0)).getUTCDate();
}

/** Twelve digits; the last two are the first ten modulo 97. */
function isBelgianCard(signs: string): boolean {
  return /^59\d{10}$/.test(signs) && (Number(signs.slice(0, 10)) % 97 || 97) === Number(signs.slice(10));
}

/** Eight digits and a letter; digits in odd places count by a table of their own. */
function isCypriot(signs: string): boolean {
  if (!/^[0-59]\d{7}[A-Z]$/.test(signs) || signs.startsWith('12')) return false;
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
  const sum = [...signs.slice(0, 8)].reduce((all, sign, index) => all + (index % 2 === 0 ? (odd[Number(sign)] ?? 0) : Number(sign)), 0);
  return String.fromCharCode(65 + (sum % 26)) === signs[8];
}

/** Identity card and passport: nine signs without vowels, and the check digit of travel documents (ICAO 9303). */
function isGermanPaper(signs: string): boolean {
  if (!/^[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ\d]{8}\d$/.test(signs)) return false;
  const weights = [7, 3, 1];
  const sum = [...signs.slice(0, 9)].reduce((all, sign, index) => all + Number.parseInt(sign, 36) * (weights[index % 3] ?? 0), 0);
  return sum % 10 === Number(signs[9]);
}

/** Cartão de cidadão: nine digits, two letters or digits, a check digit; every second sign from the right counts double, as in Luhn's check. */
function isPortugueseCard(signs: string): boolean {
  if (!/^\d{9}[A-Z]{2}\d$/.test(signs)) return false;
  const sum = [...signs].reduce((all, sign, index) => {
    const value = Number.parseInt(sign, 36) * (index % 2 === 0 ? 2 : 1);
    return all + (index % 2 === 0 && value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Sex and century, day of birth, number, check digit; born after 1996 the weights run the other way. */
function isHungarianPerson(signs: string): boolean {
  if (!/^[1-8]\d{10}$/.test(signs) || !isDay(`20${signs.slice(1, 3)}`, signs.slice(3, 5), signs.slice(5, 7))) return false;
  const up = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  return [up, [...up].reverse()].some((weights) => weighted(signs, weights) % 11 === Number(signs[10]));
}

function isHungarianHealth(signs: string): boolean {
  return /^[01]\d{8}$/.test(signs) && weighted(signs, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 === Number(signs[8]);
}

function isHungarianTax(signs: string): boolean {
  return /^8\d{9}$/.test(signs) && weighted(signs, [1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11 === Number(signs[9]);
}

/** Day of birth, three digits, then a check by Luhn and one by Verhoeff, both over the first eleven. */
function isLuxembourgish(signs: string): boolean {
  if (!/^(?:18|19|20)\d{11}$/.test(signs) || !isDay(signs.slice(0, 4), signs.slice(4, 6), signs.slice(6, 8))) return false;
  return passesLuhn(signs.slice(0, 12)) && verhoeff(signs.slice(0, 11)) === Number(signs[12]);
}

export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (const [index, sign] of [...digits].reverse().entries()) {
    const doubled = Number(sign) * (index % 2 === 1 ? 2 : 1);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** The check digit of Verhoeff: products in the group of the pentagon's turns and mirrorings, digits permuted by their place. */
function verhoeff(digits: string): number {
  const turn = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
  const permuted = (digit: number, times: number) => Array.from({ length: times }).reduce<number>((at) => turn[at] ?? 0, digit);
  const check = [...digits].reverse().reduce((product, sign, index) => times(product, permuted(Number(sign), (index + 1) % 8)), 0);
  return check < 5 ? (5 - check) % 5 : check;
}

/** Two of the ten symmetries of a pentagon after each other: 0 to 4 are turns, 5 to 9 mirrorings. */
function times(a: number, b: number): number {
  const turned = a < 5 ? (a + (b % 5)) % 5 : (a - (b % 5) + 10) % 5;
  return a < 5 === b < 5 ? turned : turned + 5;
}

/** Day of birth, century, number and check digit; the numbers given out since 2017 begin with 32 and have neither. */
function isLatvian(signs: string): boolean {
  if (!/^\d{11}$/.test(signs)) return false;
  if (signs.startsWith('32')) return true;
  const isBirth = isDay(`20${signs.slice(4, 6)}`, signs.slice(2, 4), signs.slice(0, 2)) && /^\d{6}[012]/.test(signs);
  return isBirth && ((1101 - weighted(signs, [1, 6, 3, 7, 9, 10, 5, 8, 4, 2])) % 11) % 10 === Number(signs[10]);
}
