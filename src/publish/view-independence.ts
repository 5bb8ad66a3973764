// The procedures that keep the trusted flagger independent (Article 22(3), last sentence), and those that keep it careful.
import type { IndependenceEntry, QualityCheck } from '../model/independence.ts';
import { hasChapter, keptCounts } from './chapters.ts';
import { ofPhrase, partOf, SHARE_BASE_MIN, say } from './prose-words.ts';
import { list } from './view-lists.ts';
import { type Block, foreignNote, links, paragraph, type Section, type Subsection, section, table, written } from './view-section.ts';
import { notApplicable, number, plain, type RowView, shareOf, type TableView } from './view-table.ts';
import type { Words } from './view-words.ts';

export function independence(words: Words): Section {
  return section(words, 'independence', [paragraph(words.t('independence.about'))], elements(words, words.report.independence));
}

/** Care and accuracy: what the flagger tells of it, and the two counts the log keeps where it keeps any. Nothing when there is neither. */
export function care(words: Words): Section | null {
  if (!hasChapter(words.report, 'care')) return null;
  const counts = keptCounts(words.report).map((id): Subsection => {
    const blocks = [paragraph(words.t(`${id}.about`)), ...list(words, id)];
    return { id, heading: words.t(`section.${id}`), blocks };
  });
  const told = elements(words, words.report.care);
  return section(words, 'care', [paragraph(words.t('care.about'))], [...told, ...counts]);
}

/** One subsection an element; several entries on one element stand together. */
function elements(words: Words, entries: readonly IndependenceEntry[]): Subsection[] {
  const codes = [...new Set(entries.map(({ element }) => element))];
  return codes.map((element) => ({
    id: `element-${element}`,
    heading: words.t(`element.${element}`),
    blocks: entries
      .filter((entry) => entry.element === element && entry.audience === 'public')
      .flatMap((entry) => entryBlocks(words, entry)),
  }));
}

function entryBlocks(words: Words, entry: IndependenceEntry): Block[] {
  const { t } = words;
  const text = entry.text ? words.text(entry.text) : null;
  return [
    ...(entry.none ? [paragraph(t(`none.${entry.element}`))] : []),
    ...(text ? [written(entry.element, text, foreignNote(words, text))] : []),
    ...(entry.sources && entry.sources.length > 0 ? [table(numbered(words, entry, 'sources', fundingView(words, entry.sources)))] : []),
    ...(entry.arrangements && entry.arrangements.length > 0
      ? [
          paragraph(arrangementsSentence(words, entry.arrangements)),
          table(numbered(words, entry, 'arrangements', arrangementsView(words, entry.arrangements))),
        ]
      : []),
    ...(entry.checks && entry.checks.length > 0
      ? [paragraph(checksSentence(words, entry.checks)), table(numbered(words, entry, 'checks', checksView(words, entry.checks)))]
      : []),
    ...(entry.link ? [links([{ href: entry.link, text: entry.link, detail: '' }])] : []),
  ];
}

/** Several entries may hold a table of one kind: from the second on its id ends in a number, as an id stands once on a page. */
function numbered({ report }: Words, entry: IndependenceEntry, kind: 'sources' | 'arrangements' | 'checks', view: TableView): TableView {
  const all = [...report.independence, ...report.care].filter((one) => one.audience === 'public' && (one[kind] ?? []).length > 0);
  const n = all.indexOf(entry) + 1;
  return n > 1 ? { ...view, id: `${view.id}-${n}` } : view;
}

const yesNo = (words: Words, answer: boolean) => plain(words.t(answer ? 'yes' : 'no'));

function fundingView(words: Words, sources: NonNullable<IndependenceEntry['sources']>): TableView {
  const { t, format } = words;
  const fromProviders = sources.filter((source) => source.fromPlatformProvider).reduce((sum, source) => sum + source.share, 0);
  return {
    id: 'table-funding',
    caption: t('table.funding.caption'),
    rowHeader: t('funding.source'),
    columns: [
      { text: t('funding.kind'), kind: 'text' },
      { text: t('funding.share'), kind: 'number' },
      { text: t('funding.from-provider'), kind: 'text' },
    ],
    rows: sources.map((source) => ({
      header: words.text(source.label).text,
      beneath: false,
      group: false,
      cells: [plain(t(`funding.${source.kind}`)), shareOf(words, source.share), yesNo(words, source.fromPlatformProvider)],
    })),
    totalRow: null,
    wide: false,
    cross: false,
    notes: [t('funding.note', { share: format.percent(fromProviders) })],
    downloads: [],
  };
}

function arrangementsSentence(words: Words, arrangements: NonNullable<IndependenceEntry['arrangements']>): string {
  const running = arrangements.filter(({ lastOn }) => lastOn === null).length;
  return say(words, 'arrangements', { all: arrangements.length, running });
}

function checksSentence(words: Words, checks: readonly QualityCheck[]): string {
  const { sampled, agreed } = together(checks);
  return say(words, 'checks.sentence', { part: partOf(words, agreed, sampled), ofPhrase: ofPhrase(words, 'sampled', sampled) });
}

function together(checks: readonly QualityCheck[]): Pick<QualityCheck, 'sampled' | 'agreed'> {
  const sum = (of: (check: QualityCheck) => number) => checks.reduce((total, check) => total + of(check), 0);
  return { sampled: sum(({ sampled }) => sampled), agreed: sum(({ agreed }) => agreed) };
}

/** The checks with their sum; a share only where the sample is large enough for one. */
function checksView(words: Words, checks: readonly QualityCheck[]): TableView {
  const row = (header: string, { sampled, agreed }: Pick<QualityCheck, 'sampled' | 'agreed'>): RowView => ({
    header,
    beneath: false,
    group: false,
    cells: [
      number(words, sampled, null),
      number(words, agreed, null),
      sampled < SHARE_BASE_MIN ? notApplicable(words) : shareOf(words, agreed / sampled),
    ],
  });
  return {
    id: 'table-checks',
    caption: say(words, 'checks.caption'),
    rowHeader: say(words, 'checks.period'),
    columns: ['sampled', 'agreed', 'rate'].map((code) => ({ text: say(words, `checks.${code}`), kind: 'number' as const })),
    rows: checks.map((check) => row(words.period(check.period), check)),
    totalRow: row(words.t('total'), together(checks)),
    wide: false,
    cross: false,
    notes: [],
    downloads: [],
  };
}

function arrangementsView(words: Words, arrangements: NonNullable<IndependenceEntry['arrangements']>): TableView {
  const { t, format } = words;
  return {
    id: 'table-arrangements',
    caption: t('table.arrangements.caption'),
    rowHeader: t('dimension.provider'),
    columns: ['nature', 'since', 'until', 'support', 'say'].map((code) => ({ text: t(`arrangement.${code}`), kind: 'text' as const })),
    rows: arrangements.map((one) => ({
      header: one.provider,
      beneath: false,
      group: false,
      cells: [
        plain(words.text(one.nature).text),
        plain(format.day(one.firstOn)),
        plain(one.lastOn ? format.day(one.lastOn) : t('arrangement.running')),
        plain(t(`arrangement.support.${one.support}`)),
        yesNo(words, one.sayInDecisions),
      ],
    })),
    totalRow: null,
    wide: true,
    cross: false,
    notes: [],
    downloads: [],
  };
}
