// Accounts on a platform: `@name`, `u/name`, and a name after a word such as “username”.
import { type Span, wordPattern } from './span.ts';

const HANDLE = /(?<![\p{L}\p{N}\p{M}._%+@/-])@[\p{L}\p{N}_][\p{L}\p{N}\p{M}._-]{1,40}/gu;
const REDDIT = /(?<![\p{L}\p{N}/.])\/?u\/[A-Za-z0-9_-]{3,30}(?![\p{L}\p{N}])/gu;
const ACCOUNT_WORDS = wordPattern([
  'user ?names?',
  'nick ?names?',
  'account names?',
  'gebruikersna(?:am|men)',
  'accountna(?:am|men)',
  'bijnaam',
  'schuilnaam',
  'pseudo(?:nyme?|niem)?s?',
  "nom d'utilisateur",
  'surnom',
  'benutzername[ns]?',
  'nutzername[ns]?',
  'spitzname[ns]?',
  'kontoname[ns]?',
]);
const NAME_AFTER = /\s{0,2}[:=]?\s{0,2}(["'“”„«»]\s?)?([\p{L}\p{N}_][\p{L}\p{N}\p{M}._-]{2,40})/uy;

/** `text` is folded. */
export function accounts(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(HANDLE)) {
    // `@scope/name` is a software package.
    if (text[match.index + match[0].length] === '/') continue;
    spans.push(span(match.index, match[0].replace(/[._-]+$/, ''), 'block'));
  }
  for (const match of text.matchAll(REDDIT)) spans.push(span(match.index, match[0], 'block'));
  for (const match of text.matchAll(ACCOUNT_WORDS)) {
    NAME_AFTER.lastIndex = match.index + match[0].length;
    const name = NAME_AFTER.exec(text);
    if (name?.[2] && /[\d_]|\p{Ll}\p{Lu}/u.test(name[2])) spans.push(span(NAME_AFTER.lastIndex - name[2].length, name[2], 'block'));
    else if (name?.[1] && name[2]) spans.push(span(NAME_AFTER.lastIndex - name[2].length, name[2], 'review'));
  }
  return spans;
}

function span(start: number, name: string, result: Span['result']): Span {
  return { start, end: start + name.length, type: 'HANDLE', result };
}
