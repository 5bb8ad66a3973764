// A mapping given on the command line, `field=Label`, so that a file can be looked at before anybody has written a profile for it.
import { EXIT, quote, UserError } from '../error.ts';
import { FIELDS, type Field, type Profile } from '../model/profile.ts';
import { likeliest } from './similar.ts';

/** Fields as the machine-readable dry run names them, beside the names a profile uses. */
const OTHER_NAMES: Readonly<Record<string, Field>> = { sent_on: 'sent', provider: 'service', decided_on: 'decided' };

/**
 * A profile for reading only: its columns are those of `maps`, its values stand for themselves. Read a file with it under
 * `asFound`, and never into a log.
 *
 * @throws UserError `mapping.unreadable`, `mapping.unknown-field`, `mapping.ambiguous` for two columns of one field
 */
export function adHocProfile(maps: readonly string[], timeZone: string): Profile {
  const columns: Partial<Record<Field, { label: string }>> = {};
  for (const map of maps) {
    const { field, label } = readMap(map);
    const other = columns[field];
    if (other && other.label !== label) throw twoColumns(field, other.label, label);
    columns[field] = { label };
  }
  return {
    format: 'article22-profile/1',
    name: 'ad-hoc',
    title: 'Mapping given on the command line',
    source: { code: 'ad-hoc', name: 'Mapping given on the command line' },
    language: 'en',
    timeZone,
    dialect: {},
    columns,
    values: {},
    defaults: {},
    several: {},
    channel: { default: 'article-16', assumed: true },
    serviceFromUrl: false,
    unknownServices: 'hold',
  };
}

/** Words for signs that are awkward to type. */
const SIGNS: Readonly<Record<string, string>> = { newline: '\n', blank: ' ', comma: ',', semicolon: ';', bar: '|', pipe: '|', slash: '/' };
const DIVISIBLE = ['category', 'action', 'later-action', 'url'] as const satisfies readonly Field[];

/**
 * What divides the cells of a field that hold several values, `field=sign`; the first value is the main one. `whole`: the fields of
 * which it was said that a cell is one value, whatever signs stand in it.
 *
 * @throws UserError `mapping.unreadable`, `mapping.unknown-field`, `mapping.not-divisible`
 */
export function severalOf(texts: readonly string[]): { readonly several: Profile['several']; readonly whole: readonly Field[] } {
  const several: Profile['several'] = {};
  const whole: Field[] = [];
  for (const text of texts) {
    const { field, told } = readPair('--several', text, 'field=sign, as in --several category=";", or field=whole');
    if (told === 'whole') whole.push(field);
    else if (DIVISIBLE.some((one) => one === field)) several[field] = { separator: SIGNS[told] ?? told, main: 'first', priority: [] };
    else throw notDivisible(field);
  }
  return { several, whole };
}

function notDivisible(field: Field): UserError {
  const sentence = `--several: a notice has one “${field}”, so its cells are not divided. Expected ${DIVISIBLE.join(', ')}, or ${field}=whole.`;
  return new UserError('mapping.not-divisible', sentence, EXIT.usage);
}

function readMap(map: string): { field: Field; label: string } {
  const { field, told } = readPair('--map', map, 'field="Label", as in --map sent_on="Sent on"');
  return { field, label: told };
}

function readPair(option: string, pair: string, expected: string): { field: Field; told: string } {
  const [, name = '', text = ''] = /^\s*([\w-]+)\s*=(.*)$/s.exec(pair) ?? [];
  const told = text.replace(/^\s*"(.*)"\s*$/s, '$1').trim();
  if (name === '' || told === '') throw new UserError('mapping.unreadable', `${option} ${quote(pair)}: expected ${expected}.`, EXIT.usage);
  const wanted = name.toLowerCase();
  const field = OTHER_NAMES[wanted] ?? FIELDS.find((known) => known === wanted.replaceAll('_', '-'));
  if (field) return { field, told };
  const names = [...Object.keys(OTHER_NAMES), ...FIELDS];
  const perhaps = likeliest(wanted, names);
  throw new UserError(
    'mapping.unknown-field',
    `${option}: there is no field ${quote(name)}${perhaps ? `; perhaps ${quote(perhaps)}` : ''}. The fields are: ${names.join(', ')}.`,
    EXIT.usage,
  );
}

function twoColumns(field: Field, one: string, other: string): UserError {
  return new UserError(
    'mapping.ambiguous',
    `Two columns are mapped to “${field}”: ${quote(one)} and ${quote(other)}. A field is filled by one column. Name one of them.`,
    EXIT.needsAnswer,
    { field, labels: [one, other] },
  );
}
