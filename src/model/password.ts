// Passwords: which are taken, and how they are kept. Kept is only what scrypt makes of one, with the parameters it was made with.
import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { EXIT, UserError } from '../error.ts';

/** Parameters of scrypt: N is 2 to the power of `exponent`. Memory: 128 × N × r bytes. */
export interface Cost {
  readonly exponent: number;
  readonly r: number;
  readonly p: number;
}

/** One of the settings OWASP's cheat sheet on password storage holds to be enough: 32 MB, about a quarter of a second. */
export const COST: Cost = { exponent: 15, r: 8, p: 3 };

const SHORTEST = 12;
const LONGEST = 200;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** Each takes a core and its memory; pages have to be served meanwhile. */
const AT_ONCE = 2;
const WAITING_MAX = 20;

/** `scrypt$15$8$3$salt$hash`, the last two in base64url. */
export async function hashPassword(password: string, cost: Cost = COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, cost);
  return stored(cost, salt, hash);
}

/** A hash that no password fits and that takes as long to compare with: for logins that do not exist. */
export function nobodysHash(cost: Cost = COST): string {
  return stored(cost, Buffer.alloc(SALT_BYTES), Buffer.alloc(HASH_BYTES));
}

/** False also for a stored text that is none of ours. @throws UserError `sign-in.too-many` when too many wait for theirs already */
export async function verifyPassword(password: string, text: string): Promise<boolean> {
  const known = read(text);
  if (!known) return false;
  if (waiting.length >= WAITING_MAX) throw tooMany();
  return timingSafeEqual(await derive(password, known.salt, known.cost), known.hash);
}

/** Was it made with other parameters than those of today? */
export function isOutdated(text: string, cost: Cost = COST): boolean {
  const known = read(text)?.cost;
  return known?.exponent !== cost.exponent || known.r !== cost.r || known.p !== cost.p;
}

function stored({ exponent, r, p }: Cost, salt: Buffer, hash: Buffer): string {
  return ['scrypt', exponent, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

function read(text: string): { readonly cost: Cost; readonly salt: Buffer; readonly hash: Buffer } | null {
  const parts = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([\w-]+)\$([\w-]+)$/.exec(text);
  if (!parts) return null;
  const [exponent, r, p] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const hash = Buffer.from(parts[5] ?? '', 'base64url');
  if (exponent < 1 || exponent > 20 || r < 1 || r > 32 || p < 1 || hash.length !== HASH_BYTES) return null;
  return { cost: { exponent, r, p }, salt: Buffer.from(parts[4] ?? '', 'base64url'), hash };
}

let underWay = 0;
const waiting: (() => void)[] = [];

/** Does the work when its turn comes. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (underWay >= AT_ONCE) await new Promise<void>((begin) => waiting.push(begin));
  else underWay += 1;
  try {
    return await work();
  } finally {
    // The next one takes this place.
    const next = waiting.shift();
    if (next) next();
    else underWay -= 1;
  }
}

function derive(password: string, salt: Buffer, { exponent, r, p }: Cost): Promise<Buffer> {
  const N = 2 ** exponent;
  const work = (): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      // The same letters typed on another keyboard may come as other code points.
      scrypt(password.normalize('NFKC'), salt, HASH_BYTES, { N, r, p, maxmem: 256 * N * r }, (error, key) => {
        if (error) reject(error);
        else resolve(key);
      });
    });
  return inTurn(work);
}

/** Letters without look-alikes, in groups that can be read out: about 99 bits. */
export function startPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return Array.from({ length: 5 }, group).join('-');
}

/** Words that the commonest long passwords are made of, in the languages of the pages. */
const COMMON =
  /password|passwort|passwd|wachtwoord|motdepasse|kennwort|geheim|secret|welcome|welkom|bienvenue|willkommen|iloveyou|letmein|changeme|changeit|admin(istrator)?|qwert[yz](uiop)?|azerty(uiop)?|asdfgh(jkl)?|zxcvbn(m)?|abc(d(efg?h?)?)?|article|hotline|trustedflagger|flagger|monkey|dragon|football|sunshine|princess|superman|batman/g;

/**
 * Refuses what is guessed first. `own`: the person's login and name.
 *
 * @throws UserError `password.short`, `password.long`, `password.own-name`, `password.common`
 */
export function checkPassword(password: string, own: readonly string[]): void {
  const text = password.normalize('NFKC');
  const length = [...text].length;
  if (length < SHORTEST)
    throw refusal('short', `The password has ${length} characters; at least ${SHORTEST} are needed. Several words make a good one.`);
  if (length > LONGEST) throw refusal('long', `The password has ${length} characters; at most ${LONGEST} are taken.`);
  const letters = folded(text);
  const words = own.flatMap((name) => [folded(name), ...name.split(/[^\p{L}\p{N}]+/u).map(folded)]).filter((word) => word.length > 2);
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  const withoutNames = longestFirst.reduce((rest, word) => rest.replaceAll(word, ''), letters);
  if (withoutNames !== letters && withoutNames.length < 6)
    throw refusal('own-name', 'The password is little more than your login or name. Choose one that has nothing to do with it.');
  // What is left of it without those words and digits; marks between and after them count.
  const marks = text.replace(/[\p{L}\p{N}\s]/gu, '');
  const rest = new Set([...letters.replace(COMMON, '').replace(/\d/g, ''), ...marks]);
  if (new Set(text).size < 5 || rest.size < 4)
    throw refusal('common', 'This password is among those that are guessed first. Choose several words that do not belong together.');
}

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function tooMany(): UserError {
  return new UserError('sign-in.too-many', 'Too many people sign in at this moment. Wait a little, then try again.', EXIT.inputRefused);
}

function refusal(what: string, sentence: string): UserError {
  return new UserError(`password.${what}`, sentence, EXIT.inputRefused);
}
