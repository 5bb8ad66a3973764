// Numbers, days and periods as a reader of one language writes them. Every formatter names its locale and time zone, so that the
// machine's own settings change nothing.
import assert from 'node:assert';

/** Locale of each official language of the Union. Belgian Dutch and French; English as in Ireland: day before month. */
const LOCALES: Readonly<Record<string, string>> = {
  bg: 'bg-BG',
  cs: 'cs-CZ',
  da: 'da-DK',
  de: 'de-DE',
  el: 'el-GR',
  en: 'en-IE',
  es: 'es-ES',
  et: 'et-EE',
  fi: 'fi-FI',
  fr: 'fr-BE',
  ga: 'ga-IE',
  hr: 'hr-HR',
  hu: 'hu-HU',
  it: 'it-IT',
  lt: 'lt-LT',
  lv: 'lv-LV',
  mt: 'mt-MT',
  nl: 'nl-BE',
  pl: 'pl-PL',
  pt: 'pt-PT',
  ro: 'ro-RO',
  sk: 'sk-SK',
  sl: 'sl-SI',
  sv: 'sv-SE',
};

export interface Format {
  readonly locale: string;
  /** `1.204` */
  readonly number: (value: number) => string;
  /** A share in [0,1] in per cent, at most one decimal. Nothing and all are said only where they are meant: else `<0.1%`, `>99.9%`. */
  readonly percent: (share: number) => string;
  /** The same with one decimal always: for columns. */
  readonly percentAligned: (share: number) => string;
  /** The same in whole per cent: for charts. */
  readonly percentWhole: (share: number) => string;
  /** `2026-12-31` → `31 December 2026` */
  readonly day: (day: string) => string;
  /** `2026-12` → `December 2026` */
  readonly month: (month: string) => string;
  /** `2026-12` → `Dec` */
  readonly monthShort: (month: string) => string;
  /** A change between two counts, with its sign; `0` without. */
  readonly difference: (value: number) => string;
  /** A relative change with its sign, whole per cent: 0.118 → `+12%`; one below that with a decimal. */
  readonly percentDifference: (change: number) => string;
  /** Plural category of a number. */
  readonly plural: (value: number) => Intl.LDMLPluralRule;
  /** Size of a file: 1234567 → `1.2 MB`; small ones in kB. */
  readonly fileSize: (bytes: number) => string;
  /** Name of a language (`nl`) in the reader's language. */
  readonly language: (code: string) => string;
}

const formats = new Map<string, Format>();

/** True when a report can be issued in this language. */
export function isReportLanguage(language: string): boolean {
  return Object.hasOwn(LOCALES, language);
}

/** Codes of the languages a report can be issued in. */
export function reportLanguages(): string[] {
  return Object.keys(LOCALES);
}

export function formatFor(language: string): Format {
  let format = formats.get(language);
  if (!format) {
    const locale = LOCALES[language];
    assert(locale, `no locale for ${language}`);
    format = createFormat(locale);
    formats.set(language, format);
  }
  return format;
}

/** A share that is not quite nothing, or not quite all, in steps of `step`. */
function nearly(format: Intl.NumberFormat, share: number, step: number): string {
  const text = format.format(share);
  if (share > 0 && text === format.format(0)) return `<${format.format(step)}`;
  if (share < 1 && text === format.format(1)) return `>${format.format(1 - step)}`;
  return text;
}

/** Made when it is first asked for: what a language writes with takes long to load, and few need all of it. */
function once<T>(make: () => T): () => T {
  let made: T | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

function createFormat(locale: string): Format {
  const numberFormat = (options: Intl.NumberFormatOptions) => once(() => new Intl.NumberFormat(locale, options));
  const numbers = numberFormat({ maximumFractionDigits: 1, useGrouping: true });
  const percents = numberFormat({ style: 'percent', maximumFractionDigits: 1 });
  const alignedPercents = numberFormat({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const wholePercents = numberFormat({ style: 'percent', maximumFractionDigits: 0 });
  const differences = numberFormat({ signDisplay: 'exceptZero', useGrouping: true });
  const percentDifferences = numberFormat({ style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' });
  const smallDifferences = numberFormat({ style: 'percent', maximumSignificantDigits: 1, signDisplay: 'exceptZero' });
  const kilobytes = numberFormat({ style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 });
  const megabytes = numberFormat({ style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 });
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const format = once(() => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC', calendar: 'gregory' }));
    return (day: string) => format().format(new Date(`${day}T00:00:00Z`));
  };
  const day = dates({ day: 'numeric', month: 'long', year: 'numeric' });
  const month = dates({ month: 'long', year: 'numeric' });
  const monthShort = dates({ month: 'short' });
  const plurals = once(() => new Intl.PluralRules(locale));
  const names = once(() => new Intl.DisplayNames(locale, { type: 'language' }));
  return {
    locale,
    number: (value) => numbers().format(value),
    percent: (share) => nearly(percents(), share, 0.001),
    percentAligned: (share) => nearly(alignedPercents(), share, 0.001),
    percentWhole: (share) => nearly(wholePercents(), share, 0.01),
    day: (text) => (locale.startsWith('fr') ? day(text).replace(/^1 /, '1er ') : day(text)),
    month: (text) => month(`${text}-01`),
    monthShort: (text) => monthShort(`${text}-01`),
    difference: (value) => differences().format(value),
    percentDifference: (change) => (Math.abs(change) < 0.01 ? smallDifferences() : percentDifferences()).format(change),
    fileSize: (bytes) =>
      bytes < 1_000_000 ? kilobytes().format(Math.max(1, Math.round(bytes / 1000))) : megabytes().format(bytes / 1_000_000),
    plural: (value) => plurals().select(value),
    language: (code) => names().of(code) ?? code,
  };
}
