import { describe, expect, it } from 'vitest';
import {
  type Cost,
  checkPassword,
  hashPassword,
  isOutdated,
  nobodysHash,
  startPassword,
  verifyPassword,
} from '../../src/model/password.ts';

const QUICK: Cost = { exponent: 4, r: 8, p: 1 };
const GOOD = 'kettle orbit marzipan';

describe('a password is kept', () => {
  it('as what scrypt makes of it, with its parameters and a salt of its own', async () => {
    const [one, other] = [await hashPassword(GOOD, QUICK), await hashPassword(GOOD, QUICK)];
    expect(one).toMatch(/^scrypt\$4\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(one).not.toBe(other);
    expect(await verifyPassword(GOOD, one)).toBe(true);
    expect(await verifyPassword('kettle orbit marzipam', one)).toBe(false);
  });

  it('with today’s parameters where none are given, and is then told apart from older ones', async () => {
    const today = await hashPassword(GOOD);
    expect(today.startsWith('scrypt$15$8$3$')).toBe(true);
    expect(await verifyPassword(GOOD, today)).toBe(true);
    expect([isOutdated(today), isOutdated(await hashPassword(GOOD, QUICK)), isOutdated('what is this')]).toEqual([false, true, true]);
  });

  it('in one way however its letters were typed', async () => {
    expect(await verifyPassword('cafe\u0301 au lait noir', await hashPassword('caf\u00e9 au lait noir', QUICK))).toBe(true);
  });

  it.each(['', 'plain text', 'scrypt$99$8$1$AAAA$AAAA', 'scrypt$4$8$1$AAAA$AAAA'])('never as %j: nothing fits it', async (text) => {
    expect(await verifyPassword(GOOD, text)).toBe(false);
    expect(await verifyPassword('', text)).toBe(false);
  });

  it('two at once: who tries one while twenty wait is refused, and who sets one waits', async () => {
    const hash = await hashPassword(GOOD, QUICK);
    const tries = await Promise.allSettled(Array.from({ length: 30 }, () => verifyPassword(GOOD, hash)));
    expect(tries.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.code))).toEqual([
      ...Array.from({ length: 22 }, () => true),
      ...Array.from({ length: 8 }, () => 'sign-in.too-many'),
    ]);
    expect(await Promise.all(Array.from({ length: 30 }, () => hashPassword(GOOD, QUICK)))).toHaveLength(30);
    expect(await verifyPassword(GOOD, hash)).toBe(true);
  });

  it('for nobody as a hash of today that nothing fits', async () => {
    expect(isOutdated(nobodysHash())).toBe(false);
    expect(await verifyPassword('', nobodysHash(QUICK))).toBe(false);
  });
});

describe('a password is refused', () => {
  it.each([
    ['kettleorbit', 'password.short'],
    ['é'.repeat(11), 'password.short'],
    [`${GOOD} `.repeat(20), 'password.long'],
    ['a.janssens-2026', 'password.own-name'],
    ['AnneJanssens1', 'password.own-name'],
    ['janssensjanssens', 'password.own-name'],
    ['password1234', 'password.common'],
    ['Wachtwoord2026', 'password.common'],
    ['MotDePasse123', 'password.common'],
    ['welcomewelcome', 'password.common'],
    ['123456789012', 'password.common'],
    ['aaaaaaaaaaaa', 'password.common'],
    ['qwertyuiop12', 'password.common'],
    ['Admin12345678', 'password.common'],
  ])('%s: %s', (password, code) => {
    expect(() => checkPassword(password, ['a.janssens', 'Anne Janssens'])).toThrow(expect.objectContaining({ code }));
  });

  it.each([GOOD, 'ça été là-bas, où', 'my own password is long', '!%&/()=?#+*-', 'пароль чайник луна', 'anne likes her blue kettle'])(
    'not: %s',
    (password) => {
      expect(() => checkPassword(password, ['a.janssens', 'Anne Janssens'])).not.toThrow();
    },
  );

  it('not when it is a start password', () => {
    const one = startPassword();
    expect(one).toMatch(/^([a-hj-km-np-z2-9]{4}-){4}[a-hj-km-np-z2-9]{4}$/);
    expect(startPassword()).not.toBe(one);
    expect(() => checkPassword(one, ['a.janssens'])).not.toThrow();
  });
});
