// What a source's own word may stand for: tables of real wording in four languages, and of near misses.
import { describe, expect, it } from 'vitest';
import { ACTION_WORDS } from '../../src/import/action-words.ts';
import { CATEGORY_WORDS } from '../../src/import/category-words.ts';
import { categoryCode, suggestValue } from '../../src/import/suggest-value.ts';
import { OTHER_WORDS } from '../../src/import/value-words.ts';
import { CHANNELS } from '../../src/model/notice.ts';
import { actionOf, categoryOf } from '../../src/model/vocabulary.ts';

describe('an action is suggested', () => {
  it.each([
    ['en', 'Content removed', 'ACTION_REMOVED', 'label'],
    ['en', 'content_removed', 'ACTION_REMOVED', 'label'],
    ['en', 'Removed by the platform', 'ACTION_REMOVED', 'synonym'],
    ['en', 'Account removed', 'ACTION_ACCOUNT_TERMINATED', 'synonym'],
    ['en', 'Already removed', 'MOOT_ALREADY_REMOVED', 'synonym'],
    ['en', 'Refused: not found', 'NO_ACTION_NOT_FOUND', 'synonym'],
    ['en', 'Rejected', 'NO_ACTION_NOT_ILLEGAL', 'synonym'],
    ['en', 'No violation identified', 'NO_ACTION_NOT_ILLEGAL', 'synonym'],
    ['en', 'Geoblocked in BE', 'ACTION_DISABLED_GEO', 'synonym'],
    ['nl', 'Verwijderd', 'ACTION_REMOVED', 'synonym'],
    ['nl', 'Reeds verwijderd', 'MOOT_ALREADY_REMOVED', 'synonym'],
    ['nl', 'Account geblokkeerd', 'ACTION_ACCOUNT_SUSPENDED', 'synonym'],
    ['nl', 'Geen reactie', 'PENDING_NO_REPLY', 'synonym'],
    ['nl', 'Niet gevonden', 'NO_ACTION_NOT_FOUND', 'synonym'],
    ['nl', 'Ontvangstbevestiging', 'PENDING_ACK_ONLY', 'synonym'],
    ['nl', 'Geweigerd', 'NO_ACTION_NOT_ILLEGAL', 'synonym'],
    ['nl', 'Geweigerd: te weinig gegevens', 'NO_ACTION_INSUFFICIENT', 'synonym'],
    ['nl', 'Was al weg', 'MOOT_ALREADY_REMOVED', 'synonym'],
    ['nl', 'Maatregel genomen, niet gezegd welke', 'ACTION_UNSPECIFIED', 'synonym'],
    ['fr', 'Supprimé', 'ACTION_REMOVED', 'synonym'],
    ['fr', 'Compte supprimé', 'ACTION_ACCOUNT_TERMINATED', 'synonym'],
    ['fr', 'Déjà supprimé', 'MOOT_ALREADY_REMOVED', 'label'],
    ['fr', 'URL supprimée, déjà retirée', 'MOOT_ALREADY_REMOVED', 'synonym'],
    ['fr', 'Refus : pas illicite', 'NO_ACTION_NOT_ILLEGAL', 'synonym'],
    ['fr', "Manque d'information", 'NO_ACTION_INSUFFICIENT', 'synonym'],
    ['fr', 'Hors champ d’application', 'NO_ACTION_OUT_OF_SCOPE', 'synonym'],
    ['fr', 'Accusé de réception', 'PENDING_ACK_ONLY', 'synonym'],
    ['de', 'Gelöscht', 'ACTION_REMOVED', 'synonym'],
    ['de', 'Konto gelöscht', 'ACTION_ACCOUNT_TERMINATED', 'synonym'],
    ['de', 'Bereits gelöscht', 'MOOT_ALREADY_REMOVED', 'synonym'],
    ['de', 'Kein Verstoß', 'NO_ACTION_NOT_ILLEGAL', 'synonym'],
    ['de', 'Maßnahme ergriffen', 'ACTION_UNSPECIFIED', 'synonym'],
    ['de', 'Keine Rückmeldung', 'PENDING_NO_REPLY', 'synonym'],
    ['de', 'Unbekannt', 'NOT_RECORDED', 'synonym'],
    ['it', 'Nessuna risposta', 'PENDING_NO_REPLY', 'label'],
  ])('in %s: %s', (language, value, code, how) => {
    expect(suggestValue('action', value, language)).toEqual({ code, how });
  });

  it.each([
    ['en', 'Not removed'],
    ['fr', 'Non suppression'],
    ['nl', 'Niet verwijderd'],
    ['de', 'Nicht gelöscht'],
    ['en', 'No action'],
    ['en', 'Removed the duplicate, no reply'],
    ['en', 'Refused for another reason'],
    ['en', '12/03/2026'],
    ['en', ''],
    ['en', '—'],
  ])('never for the opposite, two at once or nothing, in %s: %s', (language, value) => {
    expect(suggestValue('action', value, language)).toBeNull();
  });
});

describe('a type is suggested', () => {
  it.each([
    ['en', 'Hate speech', 'ILLEGAL_OR_HARMFUL_SPEECH/HATE_SPEECH'],
    ['en', 'CSAM - known', 'PROTECTION_OF_MINORS/CHILD_SEXUAL_ABUSE_MATERIAL'],
    ['en', 'CSAM (AI generated)', 'PROTECTION_OF_MINORS/CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE'],
    ['en', 'Sextortion of a minor', 'PROTECTION_OF_MINORS/OTHER'],
    ['en', 'Intimate image of an adult, shared without consent', 'CYBER_VIOLENCE/NON_CONSENSUAL_IMAGE_SHARING'],
    ['en', 'Online fraud', 'SCAMS_AND_FRAUD'],
    ['en', 'Intimate image of a minor, shared without consent', 'PROTECTION_OF_MINORS/CHILD_SEXUAL_ABUSE_MATERIAL'],
    ['nl', 'Naaktbeeld minderjarige verspreid', 'PROTECTION_OF_MINORS/CHILD_SEXUAL_ABUSE_MATERIAL'],
    ['nl', 'Naaktbeeld meerderjarige verspreid', 'CYBER_VIOLENCE/NON_CONSENSUAL_IMAGE_SHARING'],
    ['nl', 'Kunstmatige misbruikbeelden (AI)', 'PROTECTION_OF_MINORS/CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE'],
    ['nl', 'Kinderpornografie (KP)', 'PROTECTION_OF_MINORS/CHILD_SEXUAL_ABUSE_MATERIAL'],
    ['nl', 'Wraakporno', 'CYBER_VIOLENCE/NON_CONSENSUAL_IMAGE_SHARING'],
    ['nl', 'Aanzetten tot haat', 'ILLEGAL_OR_HARMFUL_SPEECH/HATE_SPEECH'],
    ['nl', 'Oplichting', 'SCAMS_AND_FRAUD'],
    ['fr', 'Partage/diffusion de contenus pédocriminels', 'PROTECTION_OF_MINORS/CHILD_SEXUAL_ABUSE_MATERIAL'],
    ['fr', 'Cyberharcèlement (hors insultes)', 'CYBER_VIOLENCE/CYBER_HARASSMENT'],
    ['fr', "Usurpation d'identité", 'SCAMS_AND_FRAUD/IMPERSONATION_ACCOUNT_HIJACKING'],
    ['fr', 'Incitation au suicide/automutilation', 'SELF_HARM'],
    ['fr', 'Escroquerie financière / arnaques', 'SCAMS_AND_FRAUD'],
    ['de', 'Missbrauchsdarstellungen von Kindern', 'PROTECTION_OF_MINORS/CHILD_SEXUAL_ABUSE_MATERIAL'],
    ['de', 'Volksverhetzung', 'ILLEGAL_OR_HARMFUL_SPEECH/HATE_SPEECH'],
    ['de', 'Urheberrechtsverletzung', 'INTELLECTUAL_PROPERTY_INFRINGEMENTS/COPYRIGHT_INFRINGEMENT'],
    ['de', 'Terroristische Inhalte', 'RISK_FOR_PUBLIC_SECURITY/TERRORIST_CONTENT'],
    ['pl', 'Mowa nienawiści', 'ILLEGAL_OR_HARMFUL_SPEECH/HATE_SPEECH'],
  ])('in %s: %s', (language, value, short) => {
    expect(suggestValue('category', value, language)?.code).toBe(categoryCode(short));
  });

  it.each([
    ['a type for adults where minors are named', 'Revenge porn of a minor'],
    ['one of two types of different categories', 'Hate speech and phishing'],
    ['a type of sextortion that does not say whose', 'Sextortion'],
    ['anything for a word nobody knows', 'zzz'],
    ['an e-mail column’s consent', 'Email consent'],
  ])('but not %s', (_what, value) => {
    expect(suggestValue('category', value, 'en')).toBeNull();
  });
});

it.each([
  ['channel', 'en', 'Trusted flagger form', 'article-16'],
  ['channel', 'nl', 'Vrijwillig partnerprogramma', 'voluntary-programme'],
  ['channel', 'fr', 'Police', 'law-enforcement'],
  ['channel', 'de', 'INHOPE / ICCAM', 'hotline-network'],
  ['setting', 'fr', 'Message privé', 'private-message'],
  ['setting', 'de', 'Geschlossene Gruppe', 'closed-group'],
  ['ground', 'fr', 'Violation des CGU', 'terms'],
  ['automated', 'nl', 'Niet geautomatiseerd', 'not-automated'],
] as const)('a code of %s is suggested in %s: %s', (field, language, value, code) => {
  expect(suggestValue(field, value, language)?.code).toBe(code);
});

it('suggests no channel for an e-mail: how it was sent does not say whether it was an Article 16 notice', () => {
  expect(suggestValue('channel', 'Email', 'en')).toBeNull();
});

it('asks the language of the source first', () => {
  expect(suggestValue('action', 'Suspension du compte', 'fr')?.code).toBe('ACTION_ACCOUNT_SUSPENDED');
  expect(suggestValue('category', 'Intimidation', 'fr')?.code).toBe(categoryCode('CYBER_VIOLENCE/CYBER_BULLYING_INTIMIDATION'));
});

it('holds words for codes of the vocabulary only', () => {
  for (const code of Object.keys(ACTION_WORDS)) expect(actionOf(code), code).toBeDefined();
  for (const short of Object.keys(CATEGORY_WORDS)) expect(categoryOf(categoryCode(short)), short).toBeDefined();
  for (const code of Object.keys(OTHER_WORDS.channel ?? {})) expect(CHANNELS).toContain(code);
});

it('holds phrases as they are compared: no case, no accents, letters and blanks', () => {
  const phrases = [ACTION_WORDS, CATEGORY_WORDS, ...Object.values(OTHER_WORDS)].flatMap((words) =>
    Object.values(words).flatMap((byLanguage) => Object.values(byLanguage).flatMap((list) => list.split(',').map((one) => one.trim()))),
  );
  expect(phrases.filter((phrase) => !/^[~!]?[a-z0-9*]+(?: [a-z0-9*]+)*$/.test(phrase))).toEqual([]);
});
