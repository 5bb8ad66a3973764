// Single-byte encodings: their letters, and which of them a text is in.
import { describe, expect, it } from 'vitest';
import { proposeCharset } from '../../src/import/charset.ts';
import { fromLatin1, SINGLE_BYTE, type SingleByte, UNDEFINED } from '../../src/import/charsets.ts';

const fromSingleByte = (encoding: SingleByte, bytes: Uint8Array) => fromLatin1(encoding, Buffer.from(bytes).toString('latin1'));

const HIGH = Uint8Array.from({ length: 128 }, (_, i) => 0x80 + i);

function bytesOf(encoding: SingleByte, text: string): Uint8Array {
  const letters = [...fromSingleByte(encoding, HIGH)];
  return Uint8Array.from([...text].map((char) => (char < '\x80' ? char.charCodeAt(0) : 0x80 + letters.indexOf(char))));
}

function propose(encoding: SingleByte, text: string, labels: readonly string[] = []) {
  const words =
    Buffer.from(bytesOf(encoding, text))
      .toString('latin1')
      .match(/[A-Za-z\x80-\xff]+/g) ?? [];
  const isHigh = (word: string) => /[\x80-\xff]/.test(word);
  return proposeCharset({ high: new Set(words.filter(isHigh)), ascii: new Set(words.filter((word) => !isHigh(word))) }, labels, false);
}

describe('the letters', () => {
  // Windows-1252 is not compared: it is wrong in the decoder of some Node releases, and so is Latin-1, which it takes for the same.
  it.each(SINGLE_BYTE.filter((encoding) => encoding !== 'windows-1252' && encoding !== 'iso-8859-1'))(
    'of %s are those that the platform knows',
    (encoding) => {
      const theirs = [...new TextDecoder(encoding).decode(HIGH)];
      const ours = [...fromSingleByte(encoding, HIGH)];
      expect(ours.filter((letter, i) => letter !== UNDEFINED && letter !== theirs[i])).toEqual(
        encoding === 'macintosh' ? ['\uF8FF'].filter(() => theirs[0x70] !== '\uF8FF') : [],
      );
    },
  );

  it('of Windows-1252 where Latin-1 has none', () => {
    expect(fromSingleByte('windows-1252', HIGH.subarray(0, 32)).replaceAll(UNDEFINED, '')).toBe('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ');
  });
});

describe('the encoding of a text', () => {
  it.each<[SingleByte, string]>([
    ['windows-1252', 'Facebook Haine supprimé Escroquerie déjà retiré'],
    ['windows-1252', 'Plattform Betrug gelöscht Österreich 20 €'],
    ['windows-1252', 'verwijderd coördinatie geïnd één melding'],
    ['windows-1252', 'l’été – “contenu” supprimé'],
    ['iso-8859-15', 'cœur réseau mœurs 20 € retiré'],
    ['macintosh', 'Escroquerie supprimé déjà l’hébergeur refusé'],
    ['macintosh', 'Straße gelöscht Maßnahme für Österreich'],
    ['windows-1250', 'Nenávist smazáno příspěvek dětská pornografie účet'],
    ['iso-8859-2', 'Nenávist odstraněno příspěvek žádná odpověď řešení'],
    ['windows-1250', 'usunięto treść zgłoszenie nienawiść źródło'],
    ['iso-8859-2', 'usunięto treść zgłoszenie nienawiść źródło'],
    ['windows-1250', 'gyűlöletbeszéd törölve erőszak közösségi'],
    ['windows-1250', 'conţinut şters încălcare fără răspuns'],
    ['windows-1250', 'uklonjeno mržnja sadržaj račun dječja'],
    ['windows-1251', 'премахнато съдържание измама Facebook'],
    ['windows-1253', 'αφαιρέθηκε περιεχόμενο απάτη Facebook'],
    ['windows-1257', 'pašalinta sukčiavimas vaikų pranešimas turinys'],
    ['windows-1257', 'dzēsts krāpšana bērnu noraidīts sniedzējs'],
    ['windows-1257', 'eemaldatud šantaaž vihakõne lükatud'],
  ])('%s is recognised by its words: %s', (encoding, text) => {
    const proposal = propose(encoding, text);
    expect(proposal.sure).toBe(true);
    expect(fromSingleByte(proposal.encoding, bytesOf(encoding, text))).toBe(text);
  });

  it.each<[SingleByte, string]>([
    ['windows-1250', 'Kč'],
    ['macintosh', 'ö'],
    ['windows-1252', '½'],
    ['iso-8859-2', 'X š'],
  ])('%s is asked about when a word tells too little: %s', (encoding, text) => {
    expect(propose(encoding, text).sure).toBe(false);
  });

  it('is recognised by a label that a person wrote', () => {
    const text = 'Kč X';
    expect(propose('windows-1250', text).sure).toBe(false);
    expect(propose('windows-1250', text, ['Kč'])).toMatchObject({ encoding: 'windows-1250', sure: true });
  });

  it('is not guessed where no reading makes sense', () => {
    expect(proposeCharset({ high: new Set(['\x81\x8d\x9d\x90', 'q\xf7\xd7x\xa4']), ascii: new Set() }, [], false).sure).toBe(false);
  });
});
