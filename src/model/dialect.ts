// How a file may be written: the choices a person, a profile or the detection can make.

export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1257',
  'iso-8859-1',
  'iso-8859-2',
  'iso-8859-15',
  'macintosh',
] as const;
export type Encoding = (typeof ENCODINGS)[number];

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** `none`: a quote is a letter like any other. */
export const QUOTES = ['"', "'", 'none'] as const;
export type Quote = (typeof QUOTES)[number];

/** How a quote inside a quoted cell is written: twice, or behind a backslash. */
export const ESCAPES = ['doubled', 'backslash'] as const;
export type Escape = (typeof ESCAPES)[number];

/** Order of day, month and year in dates written in digits. */
export const DATE_ORDERS = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** Signs before decimals. */
export const DECIMALS = [',', '.'] as const;
export type Decimal = (typeof DECIMALS)[number];
