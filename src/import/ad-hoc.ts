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

function readMap(map: string): { field: Field; label: string } {
  const [, name = '', text = ''] = /^\s*([\w-]+)\s*=(.*)$/s.exec(map) ?? [];
  const label = text.replace(/^\s*"(.*)"\s*$/s, '$1').trim();
  if (name === '' || label === '') {
    throw new UserError('mapping.unreadable', `--map ${quote(map)}: expected field="Label", as in --map sent_on="Sent on".`, EXIT.usage);
  }
  const wanted = name.toLowerCase();
  const field = OTHER_NAMES[wanted] ?? FIELDS.find((known) => known === wanted.replaceAll('_', '-'));
  if (field) return { field, label };
  const names = [...Object.keys(OTHER_NAMES), ...FIELDS];
  const perhaps = likeliest(wanted, names);
  throw new UserError(
    'mapping.unknown-field',
    `--map: there is no field ${quote(name)}${perhaps ? `; perhaps ${quote(perhaps)}` : ''}. The fields are: ${names.join(', ')}.`,
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
