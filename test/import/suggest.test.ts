// A first profile for an unknown file: suggestions that say where they come from.
import { describe, expect, it } from 'vitest';
import { likeliest, similarity } from '../../src/import/similar.ts';
import { suggestProfile } from '../../src/import/suggest.ts';
import { profileSchema } from '../../src/model/profile.ts';
import { readAll, sourceOf } from './source.ts';

const suggest = (text: string) => suggestProfile(sourceOf(text), 'mine', { timeZone: 'Europe/Brussels' });

describe('columns', () => {
  it.each([
    ['nl', 'Kenmerk;Verzonden op;Dienst;Categorie;Uitkomst', ['reference', 'sent', 'service', 'category', 'action']],
    [
      'fr',
      'N° de dossier;Date d’envoi;Plateforme;Thématiques;Délai (jours);Première décision;Dernière décision',
      ['reference', 'sent', 'service', 'category', 'delay', 'action', 'later-action'],
    ],
    ['de', 'Aktenzeichen;Gesendet am;Anbieter;Deliktsbereich;Maßnahme', ['reference', 'sent', 'service', 'category', 'action']],
    ['en', 'Ticket number;Sent;Platform;Offence;Outcome;Decided', ['reference', 'sent', 'service', 'category', 'action', 'decided']],
  ])('are found in %s', async (language, header, fields) => {
    const cells = header.split(';').map((_, i) => (i === 1 ? '2026-01-15' : 'x'));
    const { profile, columns, missing } = await suggest(`${header}\n${cells.join(';')}\n`);
    expect(columns.map((column) => column.field)).toEqual(fields);
    expect(profile.language).toBe(language);
    expect(missing).toEqual([]);
  });

  it.each([
    ['nl', 'Reden vermeld;Exacte locatie vermeld;Melder vermeld;Goede trouw verklaard'],
    ['fr', 'Motifs indiqués;Localisation exacte indiquée;Notifiant indiqué;Bonne foi déclarée'],
    ['de', 'Begründung angegeben;Speicherort angegeben;Melder genannt;Guter Glaube erklärt'],
    ['en', 'Reasons stated;Exact location stated;Submitter stated;Good faith stated'],
  ])('on what a notice stated (Article 16(2)) are found in %s', async (_, header) => {
    const { columns } = await suggest(`Sent;Service;Category;${header}\n2026-01-15;X;y;1;1;1;1\n`);
    expect(columns.slice(3).map(({ field }) => field)).toEqual(['reasons', 'location', 'submitter', 'good-faith']);
  });

  it('say what is missing, and leave out columns on persons', async () => {
    const { columns, missing, ignored } = await suggest(
      'Sent,Platform,E-mail consent,E-mail,Name of reporter\n2026-01-15,X,yes,a@b.example,A\n',
    );
    expect(columns.map((column) => column.field)).toEqual(['sent', 'service']);
    expect(missing).toEqual(['category']);
    expect(ignored).toEqual(['E-mail consent', 'E-mail', 'Name of reporter']);
  });

  it('are marked when they are only similar', async () => {
    const { columns } = await suggest('Sent,Platforms,Category\n2026-01-15,X,y\n');
    expect(columns.map(({ field, how }) => [field, how])).toEqual([
      ['sent', 'label'],
      ['service', 'similar'],
      ['category', 'label'],
    ]);
  });

  it('give a date format only when one fits the whole column', async () => {
    const formats = async (...dates: string[]) =>
      (await suggest(`Sent,Service,Type\n${dates.map((on) => `${on},X,y\n`).join('')}`)).columns[0];
    expect(await formats('01/02/2026', '31/01/2026')).toMatchObject({ format: 'dmy', formats: [] });
    expect(await formats('01/02/2026', '02/01/2026')).toMatchObject({ format: null, formats: ['dmy', 'mdy'] });
  });
});

describe('values', () => {
  it('are counted and get a code by label in any language, or a marked suggestion, or none', async () => {
    const { values, profile } = await suggest(
      'Sent,Service,Type,Outcome\n2026-01-15,X,Hate Speech,Suppression du contenu\n2026-01-15,X,Discrimination,Suppression du contenu\n2026-01-15,X,Discrimination,Account suspend\n2026-01-15,X,zzz,Non suppression\n',
    );
    expect(values).toContainEqual({ field: 'action', value: 'Suppression du contenu', records: 2, code: 'ACTION_REMOVED', how: 'label' });
    expect(values).toContainEqual({
      field: 'action',
      value: 'Account suspend',
      records: 1,
      code: 'ACTION_ACCOUNT_SUSPENDED',
      how: 'synonym',
    });
    expect(values).toContainEqual({ field: 'category', value: 'zzz', records: 1, code: null, how: null });
    expect(values).toContainEqual(expect.objectContaining({ value: 'Non suppression', code: null }));
    expect(profile.values.action).toEqual({ 'Suppression du contenu': 'ACTION_REMOVED' });
  });

  it('are told apart where cells hold several', async () => {
    const { profile, values } = await suggest(
      'Sent,Service,Type\n2026-01-15,X,a ; b\n2026-01-15,X,b ; a\n2026-01-15,X,a\n2026-01-15,X,b\n',
    );
    expect(profile.several.category).toEqual({ separator: ' ; ', main: 'first', priority: [] });
    expect(values.map(({ value, records }) => [value, records])).toEqual([
      ['a', 3],
      ['b', 3],
    ]);
  });
});

it('suggests a profile that is valid and holds every value it does not know', async () => {
  const text = 'Sent,Service,Type,Outcome\n2026-01-15,X,Discrimination,Content removed\n2026-01-16,X,zzz,Content removed\n';
  const { profile } = await suggest(text);
  const { records } = await readAll(text, profileSchema.parse(profile));
  expect(records.map((record) => record.outcome)).toEqual(['notice', 'held']);
});

describe('similarity', () => {
  it('is 1 for equal labels, 0 for nothing in common, and the same both ways', () => {
    expect(similarity('Date d’envoi', "DATE D'ENVOI")).toBe(1);
    expect(similarity('abc', 'xyz')).toBeLessThan(0.3);
    expect(similarity('sent', 'sent on')).toBe(similarity('sent on', 'sent'));
  });

  it('offers the likeliest label, or none', () => {
    expect(likeliest('Sent', ['Service', 'Sent on', 'Type'])).toBe('Sent on');
    expect(likeliest('Sent', ['Service', 'Type'])).toBeNull();
  });
});
