// What a person may decide about a file on the command line, read and checked.
import type { Command } from 'commander';
import { EXIT, quote, UserError } from '../error.ts';
import { dateFormat } from '../import/date-format.ts';
import type { DialectOverrides } from '../import/dialect.ts';
import { DATE_ORDERS, DECIMALS, DELIMITERS, ENCODINGS, ESCAPES, QUOTES } from '../model/dialect.ts';

export interface DialectFlags {
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly quote?: string;
  readonly escape?: string;
  readonly headerLine?: string;
  readonly dateOrder?: string;
  readonly dateFormat?: string;
  readonly timeZone?: string;
  readonly decimal?: string;
}

/** Adds the options to a command that reads a file. */
export function withDialectOptions(command: Command): Command {
  return command
    .option('--encoding <name>', `overrule detection: ${ENCODINGS.join(', ')}`)
    .option('--delimiter <sign>', 'overrule detection: , ; | or tab')
    .option('--quote <sign>', 'overrule detection: " or \' or none')
    .option('--escape <style>', 'a quote within quotes: doubled, or behind a backslash')
    .option('--header-line <n>', 'overrule detection: line of the header; 0: none, labels are then “column 1”, “column 2”, …')
    .option('--date-order <order>', 'order of dates in digits: dmy, mdy or ymd')
    .option('--date-format <format>', 'format of all dates, as in dd/MM/yyyy HH:mm')
    .option('--time-zone <zone>', 'zone of local times in the file, as in Europe/Brussels')
    .option('--decimal <sign>', 'sign before decimals in numbers: , or . (the other one stands between thousands)');
}

/** @throws UserError `encoding.unknown`, `delimiter.unknown`, `quote.unknown`, `escape.unknown`, `header-line.unreadable`, … */
export function dialectOverrides(flags: DialectFlags): DialectOverrides {
  const encoding = oneOf('encoding', ENCODINGS, alias(ENCODING_NAMES, flags.encoding?.toLowerCase()));
  const delimiter = oneOf('delimiter', DELIMITERS, alias(SIGN_NAMES, flags.delimiter));
  const quoteSign = oneOf('quote', QUOTES, alias(SIGN_NAMES, flags.quote));
  const escapeStyle = oneOf('escape', ESCAPES, alias(ESCAPE_NAMES, flags.escape));
  const dateOrder = oneOf('date-order', DATE_ORDERS, flags.dateOrder?.toLowerCase());
  const headerLine = lineNumber(flags.headerLine);
  const decimal = oneOf('decimal', DECIMALS, alias(SIGN_NAMES, flags.decimal));
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(quoteSign === undefined ? {} : { quote: quoteSign }),
    ...(escapeStyle === undefined ? {} : { escape: escapeStyle }),
    ...(headerLine === undefined ? {} : { headerLine }),
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(flags.dateFormat === undefined ? {} : { dateFormat: knownFormat(flags.dateFormat) }),
    ...(flags.timeZone === undefined ? {} : { timeZone: timeZone('time-zone', flags.timeZone) }),
    ...(decimal === undefined ? {} : { decimal }),
  };
}

/** Other spellings people use for the same thing. */
const ENCODING_NAMES: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  'utf-8-sig': 'utf-8',
  'utf-8-bom': 'utf-8',
  utf16: 'utf-16le',
  'utf-16': 'utf-16le',
  'utf-16-le': 'utf-16le',
  'utf-16-be': 'utf-16be',
  cp1250: 'windows-1250',
  cp1251: 'windows-1251',
  cp1252: 'windows-1252',
  cp1253: 'windows-1253',
  cp1257: 'windows-1257',
  latin1: 'iso-8859-1',
  'latin-1': 'iso-8859-1',
  latin2: 'iso-8859-2',
  'latin-2': 'iso-8859-2',
  latin9: 'iso-8859-15',
  'latin-9': 'iso-8859-15',
  macroman: 'macintosh',
  'mac-roman': 'macintosh',
  'x-mac-roman': 'macintosh',
};
const SIGN_NAMES: Readonly<Record<string, string>> = {
  tab: '\t',
  '\\t': '\t',
  comma: ',',
  dot: '.',
  point: '.',
  semicolon: ';',
  pipe: '|',
  double: '"',
  single: "'",
  '': 'none',
};
const ESCAPE_NAMES: Readonly<Record<string, string>> = { '\\': 'backslash', '"': 'doubled', double: 'doubled' };

function alias(names: Readonly<Record<string, string>>, text: string | undefined): string | undefined {
  return text === undefined ? undefined : (names[text] ?? text);
}

function oneOf<T extends string>(option: string, allowed: readonly T[], text: string | undefined): T | undefined {
  if (text === undefined) return undefined;
  const found = allowed.find((one) => one === text);
  if (found !== undefined) return found;
  const list = allowed.map((one) => (one === '\t' ? 'tab' : one)).join('  ');
  throw new UserError(`${option}.unknown`, `--${option} ${quote(text)}: expected one of: ${list}`, EXIT.usage);
}

/** A format that cannot be read at all is a mistake in the command, not in the file. */
function knownFormat(format: string): string {
  try {
    dateFormat(format, 'en');
    return format;
  } catch (error) {
    if (error instanceof UserError) throw new UserError(error.code, error.message, EXIT.usage, error.details);
    throw error;
  }
}

function lineNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const line = Number(text);
  if (Number.isInteger(line) && line >= 0 && text.trim() !== '') return line;
  throw new UserError(
    'header-line.unreadable',
    '--header-line must be a line number from 1, or 0 for a file without a header.',
    EXIT.usage,
  );
}

/** @throws UserError `time-zone.unknown` */
export function timeZone(option: string, name: string): string {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: name }).resolvedOptions().timeZone && name;
  } catch {
    throw new UserError(
      'time-zone.unknown',
      `--${option} ${quote(name)} is not a time zone. Expected a name such as Europe/Brussels.`,
      EXIT.usage,
    );
  }
}
