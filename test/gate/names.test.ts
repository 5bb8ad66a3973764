import { describe, expect, it } from 'vitest';
import { wordSet } from '../../src/gate/lexicon.ts';
import { persons } from '../../src/gate/names.ts';
import { sentences } from '../../src/gate/sentences.ts';

const ALLOWED = wordSet(['Meldpunt Voorbeeld', 'TikTok', 'Booking.com', 'King Baudouin Foundation']);
const found = (language: string, text: string) => persons(text, language, ALLOWED).map((span) => text.slice(span.start, span.end));

describe('sentences to read because of a name', () => {
  it.each([
    ['nl', 'Wij spraken met Jan Peeters over TikTok.', ['Jan']],
    ['nl', 'Toen belde mevrouw peeters.', ['peeters']],
    ['nl', 'Dat zei de heer J. Vandamme ons.', ['J. Vandamme']],
    ['nl', 'Sophie werkte hier.', ['Sophie']],
    ['nl', "Kapoor's melding en die van Xandra.", ['Xandra']],
    ['fr', 'Nous avons écrit à M. Dupont hier.', ['M. Dupont']],
    ['fr', 'C’est l’idée d’Anaïs, notre analyste.', ['Anaïs']],
    ['fr', 'DUPONT Jeanne est venue.', ['Jeanne']],
    ['de', 'Die Meldung kam von Priya Kapoor.', ['Priya']],
    ['de', 'Dann half Frau Schmidt.', ['Frau']],
    ['en', 'Our analyst Priya left.', ['Priya']],
    ['en', 'It was sent by A.B. Kapoor.', ['A.B. Kapoor']],
    ['en', 'Ask Zoë-Marie for it.', ['Zoë-Marie']],
  ])('in %s: %s', (language, text, expected) => expect(found(language, text)).toEqual(expected));

  it.each([
    ['nl', 'In januari schreef de Europese Commissie aan het Meldpunt Voorbeeld in België.'],
    ['nl', 'De Digital Services Act (DSA) geldt ook voor TikTok en Booking.com.'],
    ['nl', 'Artikel 22, lid 3, van Verordening (EU) 2022/2065.'],
    ['fr', 'Le Règlement s’applique en France ; la Commission et l’Arcom le surveillent.'],
    ['fr', 'Madame la directrice est venue.'],
    ['fr', 'En Belgique, l’IBPT a répondu.'],
    ['de', 'Die Meldungen wurden im Dezember an die Anbieter geschickt.'],
    ['de', 'Unsere Fachleute prüfen jede Meldung zu zweit.'],
    ['en', 'In July the King Baudouin Foundation gave a grant, and I think Europol knew.'],
    ['en', 'The Belgian and French hotlines met in Brussels on Monday.'],
    ['en', 'We use INHOPE and ICCAM.'],
    ['en', 'Instagram answered faster than Snapchat, YouTube and Pinterest.'],
  ])('not in %s: %s', (language, text) => expect(found(language, text)).toEqual([]));

  it('has one finding a sentence', () => {
    expect(found('en', 'We met Priya and Xandra. Then Kwame and Yannick came.')).toEqual(['Priya', 'Kwame']);
  });
});

describe('sentences', () => {
  it.each([
    ['Een. Twee! Drie?', 3],
    ['Dat zei dhr. Peeters. Toen niet.', 2],
    ['Op 12.3 of 4.12.0.118 niet.', 1],
    ['Een alinea\n\nnog een', 2],
    ['“Ja.” Zij ging.', 2],
    ['', 0],
  ])('of %j are counted as a reader counts them', (text, count) => expect(sentences(text)).toHaveLength(count));
  it('cover the whole text', () => {
    const text = 'Een. Twee!\n\nDrie? Vier';
    expect(
      sentences(text)
        .map(({ start, end }) => text.slice(start, end))
        .join(''),
    ).toBe(text);
  });
});
