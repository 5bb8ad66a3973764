// The validator of HTML: html-validate with its recommended and its accessibility rules.
import { HtmlValidate, StaticConfigLoader } from 'html-validate';

/** Rules that are switched off or loosened, and why. */
export const LOOSENED: Readonly<Record<string, { readonly to: 'off' | ['error', object]; readonly why: string }>> = {
  'long-title': { to: 'off', why: 'the title names publisher, subject and period, as that of a report must, and some names are long' },
  'prefer-native-element': {
    to: ['error', { exclude: ['region'] }],
    why: 'a table that scrolls is a named region so that a keyboard can move to it; a section would be a chapter without a heading',
  },
};

const validator = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
    rules: Object.fromEntries(Object.entries(LOOSENED).map(([rule, { to }]) => [rule, to])),
  }),
);

/** What is not valid: `rule, line: message`. */
export async function invalid(name: string, html: string): Promise<string[]> {
  const { results } = await validator.validateString(html, name);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, line, message }) => `${name}, ${ruleId}, line ${line}: ${message}`));
}
