// The words of the pages: the four languages say the same under the same keys, and nothing is kept that no page says.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../src/render/catalogue.ts';
import { UI_LANGUAGES } from '../../src/web/words.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const under = (folder: string, ending: string) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => read(`${folder}${name}`))
    .join('\n');

const areasOf = (language: string) => readdirSync(new URL(`templates/ui/locales/${language}/`, root)).sort();
const AREAS = areasOf('en').map((name) => name.replace('.json', ''));
const messages = (language: string, area: string) =>
  JSON.parse(read(`templates/ui/locales/${language}/${area}.json`)) as Record<string, Message>;
const formsOf = (message: Message | undefined): Readonly<Record<string, string>> =>
  typeof message === 'string' ? { other: message } : (message ?? {});
const texts = (message: Message | undefined) => Object.entries(formsOf(message)).flatMap(([form, text]) => (form === 'by' ? [] : [text]));
const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort();

const OTHERS = UI_LANGUAGES.filter((language) => language !== 'en').flatMap((language) => AREAS.map((area) => [language, area] as const));
const ALL = UI_LANGUAGES.flatMap((language) => AREAS.map((area) => [language, area] as const));

describe('the languages of the pages', () => {
  it.each(UI_LANGUAGES)('have in %s the areas of English', (language) => {
    expect(areasOf(language)).toEqual(areasOf('en'));
  });

  it.each(OTHERS)('have in %s/%s the keys of English in its order', (language, area) => {
    expect(Object.keys(messages(language, area))).toEqual(Object.keys(messages('en', area)));
  });

  it.each(OTHERS)('have in %s/%s the plural forms and the values of English', (language, area) => {
    const english = messages('en', area);
    for (const [key, message] of Object.entries(messages(language, area))) {
      expect(Object.keys(formsOf(message)), key).toEqual(Object.keys(formsOf(english[key])));
      expect(formsOf(message)['by'], key).toBe(formsOf(english[key])['by']);
      for (const [form, text] of Object.entries(formsOf(message)))
        expect(names(text), key).toEqual(names(formsOf(english[key])[form] ?? ''));
    }
  });
});

/** A space at an end belongs to what stands between two names only. */
const BETWEEN = ['providers or'];

describe('each text', () => {
  it.each(ALL)('in %s/%s is written out, without spaces too many', (language, area) => {
    for (const [key, message] of Object.entries(messages(language, area))) {
      for (const text of texts(message)) {
        expect(text.trim(), key).not.toBe('');
        expect(text, key).not.toMatch(/TODO|FIXME|XXX|lorem ipsum| {2}/);
        if (!BETWEEN.includes(`${area} ${key}`)) expect(text, key).toBe(text.trim());
      }
    }
  });

  /** One word for one thing: the draft, the log, a token and the award have no second name. */
  it.each([
    ['nl', /kennisgeving|concept(?!\p{L})|(?<!\p{L})(?:je|jij|jou|jouw)(?!\p{L})/iu],
    ['fr', /signalements?(?!\p{L})|(?<!\p{L})journal(?!\p{L})|octroy|(?<!\p{L})(?:tu|tes|ton)(?!\p{L})|[^ \d](?:[;!?»]|:(?!\S))/iu],
    ['de', /protokoll|zugangsschlüssel|verliehen|(?<!\p{L})(?:du|dich|dir|dein\p{L}*)(?!\p{L})/iu],
  ] as const)('in %s addresses people formally and uses the words of the law', (language, wrong) => {
    const apart = /\?(?= (?:ou|oder|of|ni) #)|https?:|\(\S\)/g;
    for (const area of AREAS) {
      for (const [key, message] of Object.entries(messages(language, area))) {
        for (const text of texts(message)) expect(text.replace(apart, ''), `${area} ${key}`).not.toMatch(wrong);
      }
    }
  });
});

/**
 * Keys that are put together when a page is made: `*` stands for a word that the sources or the lists in schema/ name.
 * The areas of errors, issues and codes are held against their codes in error-words.test.ts.
 */
const MADE: Readonly<Record<string, string>> = {
  annex: 'age.* channel.* glance.* law.* list.* method.*',
  audit: 'act.* subject.*',
  doctor: 'bad.* fine.* part.* remedy.*',
  home: 'act.* part.* task.*',
  import: `
    because.* causes.* columns.group.* columns.how.* decision.* escape.* field.* format.* job.* newline.* outcome.*
    profile.* reading.* sign.* step.* values.how.*
  `,
  independence: '*.add *.heading *.hint *.legend audience.* audience.*Hint audience.*Short gap.* help.* part.* state.*',
  layout: 'forbidden.* refused.* section.*',
  notices: `
    answer.* bulk.* event.do.* event.hint.* event.kind.* event.onDay.* event.result.* event.saved.* field.* filter.* form.*
    history.* new.* new.*Hint next.* next.*On next.act.* one.standing.* tag.channel.* types.help.*
  `,
  profile: 'changed.* field.* gap.* hint.* kind.* status.*',
  providers: 'because.* filter.* history.* hosting.* merge.what.* person.* state.* told.*',
  quality: 'table.* table.by.*',
  report: `
    draft.* draft.*Hint draft.kindHint.* draft.spanDay.* fact.* file.* found.* how.* kind.* next.* nextAct.* remark.* step.*
    text.*.hint text.*.label verdict.* verdict.hint.* zip.*
  `,
  settings: `
    *.heading *.saved *.text forget.hint.* forget.kind.* kept.about.* kept.change.* kept.choice.* kept.off.* look.* place.*
    stays.* swept.* tokens.scope.* users.may.*
  `,
  silence: 'annex.file.* finding.*',
};
const patternsOf = (area: string) => (MADE[area] ?? '').split(/\s+/).filter((pattern) => pattern !== '');
const OWN_TEST = ['codes', 'errors', 'issues'];

const SRC = under('src/', '.ts')
  .replace(/\/\*[\s\S]*?\*\//g, '')
  .replace(/^\s*\/\/.*$/gm, '');
const NAMED = new Set([...`${SRC}${under('schema/', '.json')}${under('schema/log/', '.sql')}`.matchAll(/\w+/g)].map(([word]) => word));
const SHOWN = new Set([...under('templates/', '.mustache').matchAll(/\{\{[#^&{]?\s*\w+\.([\w.-]+)/g)].map((match) => match[1]));
const SAID = new Set([...SRC.matchAll(/'([\w.:-]+)'/g)].map((match) => match[1]));
const isSaid = (key: string) => SAID.has(key) || SHOWN.has(key);

/** What stands for the `*` of a pattern in a key; null where the key is not of the pattern. */
function ended(pattern: string, key: string): string | null {
  const [before = '', after = ''] = pattern.split('*');
  const isOf = key.length > before.length + after.length && key.startsWith(before) && key.endsWith(after);
  return isOf ? key.slice(before.length, key.length - after.length) : null;
}
const isNamed = (word: string | null) => word?.split(/\W+/).every((part) => NAMED.has(part)) ?? false;

describe('what the pages say', () => {
  it('stands for every template in an area', () => {
    const keys = new Set(AREAS.flatMap((area) => Object.keys(messages('en', area))));
    const asked = [...under('templates/ui/', '.mustache').matchAll(/\{\{[#^&{]?\s*w\.([\w.-]+)/g)].map((match) => match[1] ?? '');
    expect(asked.length).toBeGreaterThan(500);
    expect(asked.filter((key) => !keys.has(key) && ![...keys].some((one) => one.startsWith(`${key}.`)))).toEqual([]);
  });
});

describe('what the pages never say', () => {
  const checked = AREAS.filter((area) => !OWN_TEST.includes(area));

  it.each(checked)('is not kept in %s', (area) => {
    const patterns = patternsOf(area);
    const keys = Object.keys(messages('en', area)).filter((key) => !isSaid(key));
    expect(keys.filter((key) => !patterns.some((pattern) => isNamed(ended(pattern, key))))).toEqual([]);
  });

  it.each(Object.keys(MADE))('is no pattern of %s that nothing makes or needs', (area) => {
    const keys = Object.keys(messages('en', area)).filter((key) => !isSaid(key));
    const isMade = (before: string, after: string) =>
      before === '' ? SRC.includes(`}${after}\``) : SRC.includes(`\`${before}\${`) || SRC.includes(`'${before.replace(/\.$/, '')}'`);
    for (const pattern of patternsOf(area)) {
      const [before = '', after = ''] = pattern.split('*');
      expect(isMade(before, after), `${area} ${pattern}`).toBe(true);
      expect(
        keys.some((key) => ended(pattern, key) !== null),
        `${area} ${pattern}`,
      ).toBe(true);
    }
  });
});
