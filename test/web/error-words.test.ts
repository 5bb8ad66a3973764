// Nothing that stops somebody in the browser is said in the words of the terminal: each code has its sentence in every language of the pages.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/error.ts';
import { bindColumns } from '../../src/import/columns.ts';
import { AUTOMATED, CHANNELS, GROUNDS, IN_AREA, SETTINGS } from '../../src/model/notice.ts';
import { profileSchema } from '../../src/model/profile.ts';
import { ROLES } from '../../src/model/role.ts';
import { actions } from '../../src/model/vocabulary.ts';
import type { Message } from '../../src/render/catalogue.ts';
import { independenceSections } from '../../src/report/independence.ts';
import { errorSentence, issueSentence } from '../../src/web/error-words.ts';
import { UI_LANGUAGES } from '../../src/web/words.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const messages = (language: string, area: string) =>
  JSON.parse(read(`templates/ui/locales/${language}/${area}.json`)) as Record<string, Message>;
const texts = (message: Message | undefined) =>
  typeof message === 'object' ? Object.entries(message).flatMap(([form, text]) => (form === 'by' ? [] : [text])) : [message ?? ''];
const names = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort();

const AREAS = ['errors', 'issues', 'codes'] as const;
const CATALOGUES = UI_LANGUAGES.flatMap((language) => AREAS.map((area) => [language, area] as const));
const SENTENCES = CATALOGUES.filter(([, area]) => area !== 'codes');

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
const SRC = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((file) => ({ file, text: withoutComments(read(`src/${file}`)) }));
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

/** Where the code of an error is no literal: the codes that the file gives it. An error passed on has its code from elsewhere. */
const GIVEN: Readonly<Record<string, (text: string) => readonly string[]>> = {
  'cli/draft.ts `${option}.language`': (text) => found(text, /\btextsByLanguage\('(\w+)'/g).map((option) => `${option}.language`),
  'cli/import-options.ts `${option}.unknown`': (text) => found(text, /\boneOf\('([\w-]+)'/g).map((option) => `${option}.unknown`),
  'cli/import-options.ts error.code': () => [],
  'files/zip.ts `zip.${what}`': (text) => found(text, /\brefused\('([\w-]+)'/g).map((what) => `zip.${what}`),
  'import/date-doubts.ts code': (text) => found(text, /\bask\(\s*'([^']+)'/g),
  'import/encoding-lines.ts doubt.code': () => [],
  'import/encoding.ts code': (text) => found(text, /\brefuse\('([^']+)'/g),
  'log/database-errors.ts sentence.code': (text) => found(text, /\bcode: '([^']+)'/g),
  'model/password.ts `password.${what}`': (text) => found(text, /\brefusal\('([\w-]+)'/g).map((what) => `password.${what}`),
  'report/grid.ts code': (text) => found(text, /\brefusal\(\s*'([^']+)'/g),
  'steps/draft.ts `${what}.missing`': (text) => found(text, /\bmissing\(\s*'([^']+)'/g).map((what) => `${what}.missing`),
  'web/jobs.ts report.error.code': () => [],
};

/** The first argument of each error that is made. */
const MADE = SRC.flatMap(({ file, text }) => found(text, /\bnew UserError\(\s*([^,]+?)\s*,/g).map((code) => ({ file, text, code })));
const isLiteral = (code: string) => /^'[^']+'$/.test(code);
const ERROR_CODES = [
  ...new Set(MADE.flatMap(({ file, text, code }) => (isLiteral(code) ? [code.slice(1, -1)] : (GIVEN[`${file} ${code}`]?.(text) ?? [])))),
].sort();

/** Areas of the codes of what is found in a file, and what looks like a code there and is none. */
const ISSUE =
  /'((?:cell|channel|date|file|header|id|import|items|list|number|pii|provider|required|row|text|url|value)\.[a-z]+(?:-[a-z]+)*)'/g;
const STEPS = ['import-document', 'import', 'imported-before', 'future', 'preview', 'service-issue', 'tally'].map(
  (name) => `steps/${name}.ts`,
);
const KINDS = /const SKIPPED[^{]*\{([^}]*)\}/;
const issueCodes = () => {
  const files = SRC.filter(({ file }) => file.startsWith('import/') || STEPS.includes(file));
  const literal = files.flatMap(({ text }) => found(text, ISSUE));
  const parseRecord = files.find(({ file }) => file === 'import/parse-record.ts')?.text ?? '';
  const skipped = found(KINDS.exec(parseRecord)?.[1] ?? '', /^\s*'?([a-z-]+)'?: /gm).map((kind) => `row.${kind}`);
  return [...new Set([...literal, ...skipped, 'row.too-few-fields', 'row.too-many-fields'])].sort();
};

const codeOf = (key: string) => key.replace(/:bare$/, '');

describe('the words for what stops somebody', () => {
  it('are looked up by codes that the sources name', () => {
    const unknown = MADE.filter(({ file, code }) => !isLiteral(code) && !GIVEN[`${file} ${code}`]).map(
      ({ file, code }) => `${file} ${code}`,
    );
    expect(unknown).toEqual([]);
    expect(ERROR_CODES).toEqual(expect.arrayContaining(['file.is-pdf', 'log.locked', 'zip.altered', 'flagger.missing', 'day.order']));
  });

  it.each(UI_LANGUAGES)('exist in %s for every error the program can tell', (language) => {
    const own = messages(language, 'errors');
    expect(ERROR_CODES.filter((code) => own[code] === undefined)).toEqual([]);
  });

  it.each(UI_LANGUAGES)('exist in %s for everything that an import finds', (language) => {
    const [own, errors] = [messages(language, 'issues'), messages(language, 'errors')];
    const codes = issueCodes();
    expect(codes).toEqual(expect.arrayContaining(['row.footer-note', 'value.unmapped', 'pii.email', 'row.too-many-fields', 'id.lost']));
    expect(codes.filter((code) => own[code] === undefined && errors[code] === undefined)).toEqual([]);
  });

  it('ask for values only that the error brings along', () => {
    for (const [key, message] of Object.entries(messages('en', 'errors'))) {
      const makers = MADE.filter(({ file, text, code }) =>
        (isLiteral(code) ? [code.slice(1, -1)] : (GIVEN[`${file} ${code}`]?.(text) ?? [])).includes(codeOf(key)),
      );
      for (const name of names(texts(message).join(' '))) {
        const word = new RegExp(`[{ ,.]${name?.replace(/Count$/, '')}\\b`);
        expect(
          makers.some(({ text }) => word.test(text)),
          `${key} {${name}}`,
        ).toBe(true);
      }
    }
  });

  it('are none that nothing can say', () => {
    const issues = new Set(issueCodes());
    expect(Object.keys(messages('en', 'errors')).filter((key) => !ERROR_CODES.includes(codeOf(key)))).toEqual([]);
    expect(Object.keys(messages('en', 'issues')).filter((key) => !issues.has(codeOf(key)))).toEqual([]);
  });
});

describe('each sentence', () => {
  it.each(CATALOGUES)('in %s/%s stands under the keys of English and with its values', (language, area) => {
    const [own, english] = [messages(language, area), messages('en', area)];
    expect(Object.keys(own)).toEqual(Object.keys(english));
    for (const [key, message] of Object.entries(own)) {
      const expected = names(texts(english[key]).join(' '));
      for (const text of texts(message)) expect(names(text), key).toEqual(expected);
    }
  });

  it.each(SENTENCES)('in %s/%s names no command and no word of programmers', (language, area) => {
    for (const [key, message] of Object.entries(messages(language, area))) {
      for (const text of texts(message)) {
        expect(text, key).not.toMatch(/article22|--|\bARTICLE22|\bnpm\b/);
        expect(text, key).not.toMatch(/\b(?:schema|null|parse[rds]?|parsing|pointer|exit|code de sortie|command|array|boolean|string)\b/i);
        expect(text, key).toMatch(/^(?=[\p{Lu}“«„])(?! )(?!.* {2})[^"']+\.$/u);
      }
    }
  });

  it.each(SENTENCES)('in %s/%s has its plain form where a value may lack', (language, area) => {
    const own = messages(language, area);
    for (const key of Object.keys(own)) {
      if (!key.endsWith(':bare')) continue;
      expect(names(texts(own[key]).join(' ')), key).toEqual([]);
      expect(names(texts(own[codeOf(key)]).join(' ')), key).not.toEqual([]);
    }
    // A cause has a code and a column only, so what is found in a file can always be said without more.
    if (area !== 'issues') return;
    const needing = Object.keys(own).filter((key) => names(texts(own[key]).join(' ')).length > 0);
    expect(needing.filter((key) => own[`${key}:bare`] === undefined)).toEqual([]);
  });

  it.each([
    ['en', /\bpages? “([^”]+)”/g],
    ['nl', /\bpagina “([^”]+)”/g],
    ['fr', /\bpages? « ([^»]+) »/g],
    ['de', /\bSeite „([^“]+)“/g],
  ] as const)('in %s sends people to pages that there are', (language, page) => {
    const layout = Object.entries(messages(language, 'layout'));
    const pages = layout.flatMap(([key, message]) => (key.startsWith('section.') ? texts(message) : []));
    const all = ['errors', 'issues'].flatMap((area) => Object.values(messages(language, area)).flatMap(texts));
    const named = new Set(all.flatMap((text) => found(text, page)));
    expect(named.size).toBeGreaterThan(7);
    expect([...named].filter((name) => !pages.includes(name))).toEqual([]);
  });

  it.each([
    ['nl', /betrouwbare flagger/, /kennisgeving|(?<!\p{L})(?:je|jij|jouw)(?!\p{L})/iu],
    ['fr', /signaleur de confiance/, /signalements?(?!\p{L})|(?<!\p{L})(?:tu|tes|ton)(?!\p{L})/iu],
    ['de', /vertrauenswürdiger Hinweisgeber/, /(?<!\p{L})(?:du|dein\p{L}*)(?!\p{L})/iu],
  ] as const)('in %s uses the words of the law and a formal address', (language, term, wrong) => {
    const all = ['errors', 'issues'].flatMap((area) => Object.values(messages(language, area)).flatMap(texts));
    expect(all.filter((text) => term.test(text)).length).toBeGreaterThan(0);
    expect(all.filter((text) => wrong.test(text))).toEqual([]);
  });
});

/** What a step throws. */
function thrown(act: () => unknown): UserError {
  try {
    act();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const profile = (columns: Record<string, { label: string }>) =>
  profileSchema.parse({
    ...{ format: 'article22-profile/1', name: 'hotline', title: 'Hotline', source: { code: 'hotline', name: 'Hotline' } },
    ...{ language: 'nl', timeZone: 'Europe/Brussels', columns, channel: { default: 'article-16' } },
  });
const COLUMNS = { sent: { label: 'Verstuurd op' }, service: { label: 'Dienst' }, category: { label: 'Soort' } };

describe('an error as it is said', () => {
  it('names the columns, lines and numbers it is about', () => {
    const missing = thrown(() => bindColumns(profile(COLUMNS), ['Soort', 'Nummer'], 'export.csv'));
    expect(errorSentence('nl', missing)).toMatch(/ontbreken kolommen .*: Verstuurd op, Dienst\. /);
    const twice = thrown(() => bindColumns(profile(COLUMNS), ['Soort', 'Dienst', 'Verstuurd op', 'Dienst'], 'export.csv'));
    expect(errorSentence('de', twice)).toMatch(/^Zwei Spalten heißen „Dienst“ \(Spalten 2, 4\)/);
    expect(
      errorSentence(
        'en',
        thrown(() => independenceSections([], ['en'])),
      ),
    ).toMatch(/\d+ answers are missing/);
    expect(errorSentence('en', new UserError('gate.closed', 'Closed.', 7, { open: 1 }))).toContain('1 finding is open');
  });

  it('has its days in the language of the page', () => {
    const details = { on: '2026-03-01', earliest: '2026-04-01', today: '2026-11-22' };
    expect(errorSentence('fr', new UserError('day.order', 'The day cannot be.', 2, details))).toContain('le 1er avril 2026');
    expect(errorSentence('de', new UserError('day.order', 'The day cannot be.', 2, details))).toContain('dem 1. April 2026');
  });

  it('is said without a value that it lacks', () => {
    const missing = [{ field: 'sent', label: null, rename: null }];
    expect(errorSentence('en', new UserError('mapping.required-missing', 'Missing.', 3, { missing }))).toMatch(
      /^A column that every notice/,
    );
    expect(errorSentence('de', new UserError('provider.unknown', 'Unknown.', 2))).toMatch(/^Dieser Dienst/);
  });

  it('is its own English sentence where its code or a value is unknown', () => {
    expect(errorSentence('nl', new UserError('nothing.like-it', 'Something else.'))).toBe('Something else.');
    expect(errorSentence('nl', new UserError('period.overlaps', 'It overlaps.'))).toBe('It overlaps.');
    expect(errorSentence('nl', new UserError('toString', 'Odd.'))).toBe('Odd.');
  });

  it('shows no sign that turns the direction of writing', () => {
    expect(errorSentence('en', new UserError('provider.unknown', 'Unknown.', 2, { name: 'a\u202eb{line}' }))).toContain(
      'a\\u{202e}b{line}',
    );
  });
});

describe('what an import finds, as it is said', () => {
  const issue = {
    code: 'date.invalid',
    line: 7,
    reference: 'A-1',
    label: 'Datum',
    value: '31-02-2026',
    message: 'English.',
    remedy: 'Do.',
  };

  it('quotes the file in its own words', () => {
    expect(issueSentence('nl', issue)).toMatch(/^“31-02-2026” bestaat niet/);
    expect(issueSentence('fr', { ...issue, code: 'value.unmapped', value: '2026-05-03' })).toContain(
      '« 2026-05-03 »'.replaceAll(' ', '\u00a0'),
    );
  });

  it('is said of a cause, which has no value', () => {
    expect(issueSentence('nl', { code: 'date.invalid', label: 'Datum', message: 'English.' })).toMatch(/^Deze datum bestaat niet/);
  });

  it('is said as the error is, where an error became of the whole file', () => {
    const refused = { ...issue, code: 'text.undecodable-bytes', label: null, value: null };
    expect(issueSentence('en', { ...refused, remedy: '' })).toContain('the first on line 7');
    expect(issueSentence('en', refused)).toContain('letter lost in an earlier export');
    expect(issueSentence('en', { ...issue, code: 'file.one-column' })).toContain('divides the lines into cells');
  });

  it('is its own English sentence where its code is unknown', () => {
    expect(issueSentence('de', { ...issue, code: 'nothing.like-it' })).toBe('English.');
  });
});

describe('the labels of codes', () => {
  it.each(UI_LANGUAGES)('name in %s all that the pages show', (language) => {
    const own = messages(language, 'codes');
    const wanted = {
      channel: CHANNELS,
      setting: SETTINGS,
      ground: GROUNDS,
      automated: AUTOMATED,
      'in-area': IN_AREA,
      role: ROLES,
      action: actions().map(({ code }) => code),
      answer: ['yes', 'no', 'not-recorded'],
      record: ['new', 'updated', 'unchanged', 'rejected', 'skipped', 'held'],
      precision: ['instant', 'day', 'month', 'span'],
    };
    const keys = Object.entries(wanted).flatMap(([kind, codes]) => codes.map((code) => `${kind}.${code}`));
    expect(keys.filter((key) => own[key] === undefined)).toEqual([]);
  });

  it.each(UI_LANGUAGES)('are in %s those of the report', (language) => {
    const own = messages(language, 'codes');
    const reportWords = JSON.parse(read(`templates/locales/${language}/report.json`)) as Record<string, Message>;
    const same = Object.keys(own).filter((key) => reportWords[key] !== undefined);
    expect(same.length).toBeGreaterThan(20);
    for (const key of same) expect(own[key], key).toBe(reportWords[key]);
    for (const { code, label } of actions()) expect(own[`action.${code}`]).toBe(label[language]);
  });
});
