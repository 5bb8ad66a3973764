// What the subcommands of notice take in: a word of a list, a whole number.
import { EXIT, UserError } from '../error.ts';

export function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (!found) throw new UserError('option.unknown-value', `${name} must be one of: ${allowed.join(', ')}.`, EXIT.usage);
  return found;
}

export function wholeNumber(name: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UserError('number.not-integer', `${name} must be a whole number from 1.`, EXIT.usage);
  return Number(text);
}
