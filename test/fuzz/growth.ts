// How the time of a detector grows with its text. A pattern that can be read in many ways takes the square of the length, or doubles with
// each sign; a text of 40 signs can then hold up the program for hours.
import { accounts } from '../../src/gate/account.ts';
import { addresses } from '../../src/gate/address.ts';
import { cards, ibans } from '../../src/gate/bank.ts';
import { datesBehindNames, datesOfBirth, withoutDates, withoutHashes } from '../../src/gate/dates.ts';
import { emails } from '../../src/gate/email.ts';
import { fold, latinised } from '../../src/gate/fold.ts';
import { identityNumbers } from '../../src/gate/identity.ts';
import { ipAddresses } from '../../src/gate/ip.ts';
import { joined } from '../../src/gate/joined.ts';
import { lexicon } from '../../src/gate/lexicon.ts';
import { links } from '../../src/gate/links.ts';
import { persons } from '../../src/gate/names.ts';
import { phones } from '../../src/gate/phone.ts';
import { caseReferences } from '../../src/gate/reference.ts';
import { sentences } from '../../src/gate/sentences.ts';
import { oneOf, type Random } from './random.ts';

const words = () => lexicon('nl');
const NOBODY: ReadonlySet<string> = new Set();

/** Everything of the gate that reads a text as it stands. */
export const DETECTORS: Readonly<Record<string, (text: string) => unknown>> = {
  accounts: (text) => accounts(text, words),
  addresses,
  caseReferences,
  cards,
  datesBehindNames: (text) => datesBehindNames(text, words),
  datesOfBirth,
  emails: (text) => emails(text, 'nl'),
  fold,
  ibans,
  identityNumbers: (text) => identityNumbers(text, ['BE']),
  ipAddresses,
  joined,
  latinised,
  links,
  personsDe: (text) => persons(text, 'de', NOBODY),
  personsFr: (text) => persons(text, 'fr', NOBODY),
  personsNl: (text) => persons(text, 'nl', NOBODY),
  phones,
  sentences,
  withoutDates,
  withoutHashes,
};

/** A text of any length: `before`, then `part` again and again, then `after`. */
export interface Pump {
  readonly before: string;
  readonly part: string;
  readonly after: string;
}

export const pumped = ({ before, part, after }: Pump, length: number): string =>
  before + part.repeat(Math.ceil(length / part.length)) + after;

/** Of the processor, this program only. The least of three: the clearing of memory may come in between. */
function leastMs(run: () => unknown, tries = 3): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < tries; i++) {
    const before = process.cpuUsage();
    run();
    least = Math.min(least, process.cpuUsage(before).user / 1000);
    if (least < 1) break;
  }
  return least;
}

/** Texts so short that only a pattern which doubles with each sign takes long over them. */
const SHORT = [24, 32, 40, 64, 200];
const SHORT_MS_MAX = 60;
/** What grows in step with its text gives 4, and as much more as a busy computer adds. */
const DOUBTFUL_RATIO = 6;
/** Below this nothing can be said about growth. */
const LEAST_MS = 4;

export interface Growth {
  /** Time of four times the length by that of the length: 4 grows with it, 16 with its square. Null where it took no time. */
  readonly ratio: number | null;
  readonly ms: number;
  /** Length of a short text that took long already; null where none did. */
  readonly explodesAt: number | null;
}

export function growthOf(read: (text: string) => unknown, pump: Pump, length: number): Growth {
  for (const short of SHORT) {
    const text = pumped(pump, short);
    if (leastMs(() => read(text)) > SHORT_MS_MAX) return { ratio: null, ms: 0, explodesAt: short };
  }
  const [text, longer] = [pumped(pump, length), pumped(pump, 4 * length)];
  const once = leastMs(() => read(text));
  if (once < LEAST_MS) return { ratio: null, ms: once, explodesAt: null };
  const ms = leastMs(() => read(longer));
  const ratio = ms / once;
  if (ratio <= DOUBTFUL_RATIO) return { ratio, ms, explodesAt: null };
  // The clearing of memory looks like growth where both took some milliseconds: asked once more, the lesser counts.
  const again = leastMs(() => read(longer), 5);
  return {
    ratio:
      Math.min(ms, again) /
      Math.max(
        once,
        leastMs(() => read(text), 5),
      ),
    ms: Math.min(ms, again),
    explodesAt: null,
  };
}

/** What detectors look for, and what is nearly so. */
const HITS: readonly string[] = [
  ...['jan.peeters@example.org', 'jan at example dot org', 'jan (at) example [dot] org', 'https://t.me/zoro_99', 'hxxps://example[.]org'],
  ...['t.me slash lotte', 'BE68 5390 0754 7034', 'IBAN 539-0075470-34', 'rekening nr. 12 34 56', '4111 1111 1111 1111', '192.0.2.1'],
  ...['2001:db8::1', '85.07.30-033.28', 'BSN 123456782', 'geboren op 12 maart 2009', 'née le 12/03/2009', 'Jan Peeters (12)'],
  ...['Hauptstraße 5, 10115 Berlin', '12 rue de la Paix, 75002 Paris', 'Kerkstraat 12 bus 3, 1000 Brussel', '+32 470 12 34 56'],
  ...[
    'nul vier zeven nul twaalf',
    '@zoro_99',
    'account zoro_99 op insta',
    'dossier SIG-2026-17',
    'ref. nr: 2026/123',
    'Jan Van den Bossche',
  ],
  ...[
    'Mevr. A. Peeters-De Smet',
    'O’Brien, Sean',
    'j a n @ e x',
    'O47O l2 34 56',
    'a.b.c.d.e',
    'underscore 09',
    '&#64;',
    '%40',
    '[.]',
    'a\u0301',
  ],
];
const SIGNS = [...' \n\t.,;:-_/()«»"\'1aA|=&#*+@é•'];

function someOf(text: string, random: Random): string {
  const start = random(text.length);
  return text.slice(start, start + 1 + random(8));
}

export function anyPump(random: Random): Pump {
  const piece = () => {
    const kind = random(3);
    if (kind === 0) return oneOf(random, SIGNS);
    return kind === 1 ? someOf(oneOf(random, HITS), random) : oneOf(random, HITS);
  };
  return {
    before: random(2) === 0 ? '' : piece(),
    part: (random(2) === 0 ? piece() : piece() + piece()).slice(0, 30),
    after: random(2) === 0 ? '' : oneOf(random, ['é', '\u0001', '!', piece()]),
  };
}
