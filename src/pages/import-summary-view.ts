// What an import says, for its summary: sums, questions, causes with examples, and the first records beside their source.

import type { Dated, Notice } from '../model/notice.ts';
import { categoryOf } from '../model/vocabulary.ts';
import { issueSentence } from '../web/error-words.ts';
import type { Intake } from '../web/intakes.ts';
import { words } from '../web/page.ts';
import { wholeTypeLabel } from '../web/type-words.ts';
import type { Visit } from '../web/visit.ts';
import type { ToldImport } from '../workflow.ts';
import { decisionViews } from './import-because.ts';
import { codeText } from './import-codes.ts';

const FATES = ['new', 'updated', 'unchanged', 'rejected', 'skipped', 'held'] as const;
const HELD_LISTED = 30;
const LABELS_LISTED = 40;

export function summaryView(visit: Visit, intake: Intake, { result, causes, preview }: ToldImport) {
  const w = words(visit, 'import');
  const { t, format } = w;
  const codes = words(visit, 'codes');
  const { summary, decisions, ignored, held, removed, newServices, corrections, sameAsImport } = result;
  const { notices, ...records } = summary;
  const kinds = ['rejected', 'held', 'warning'] as const;
  return {
    sums: [
      ...FATES.map((fate) => ({
        fate: codes.t(`record.${fate}`),
        records: format.number(records[fate]),
        notices: fate === 'skipped' ? '–' : format.number(notices[fate]),
      })),
      { fate: t('sum.all'), records: format.number(records.records), notices: format.number(notices.notices) },
    ],
    hasNotices: notices.notices !== records.records - records.skipped,
    isSame: sameAsImport !== null,
    same: sameAsImport === null ? '' : t('sum.same', { number: String(sameAsImport) }),
    mayTake: sameAsImport === null && records.new + records.updated + records.unchanged + records.held + records.rejected > 0,
    takeText: t('take', { n: records.new + records.updated }),
    decisions: decisionViews(w, decisions),
    profile: result.profile ?? '',
    hasIgnored: ignored.length > 0,
    ignored: `${ignored.slice(0, LABELS_LISTED).join(', ')}${ignored.length > LABELS_LISTED ? ' …' : ''}`,
    isDone: intake.done !== null,
    hasHeld: held.length > 0,
    held: held.slice(0, HELD_LISTED).map((one) => ({
      value: one.value,
      field: t(`field.${one.field}`),
      records: format.number(one.records),
    })),
    heldMore: held.length > HELD_LISTED ? t('sum.more', { n: held.length - HELD_LISTED }) : '',
    removed: removed.map(({ file, notices: gone, kept }) => ({ text: t('sum.removed', { file, n: gone, kept }) })),
    hasNewServices: newServices.length > 0,
    newServices: newServices.slice(0, LABELS_LISTED).join(', '),
    corrections: corrections.map(({ first, last, version, notices: n }) => ({
      text: t('sum.correction', { first: format.day(first), last: format.day(last), version: String(version), n }),
    })),
    causes: kinds
      .map((kind) => ({
        heading: t(`causes.${kind}`),
        list: causes
          .filter((cause) => cause.kind === kind && !(kind === 'held' && cause.code === 'value.unmapped' && held.length > 0))
          .map((cause) => causeView(visit, cause)),
      }))
      .filter(({ list }) => list.length > 0),
    hasRejects: intake.hasRejects,
    hasPreview: preview.length > 0,
    preview: preview.map((record) => previewView(visit, record)),
  };
}

function causeView(visit: Visit, { examples, issues, ...cause }: ToldImport['causes'][number]) {
  const { t } = words(visit, 'import');
  const [first] = examples;
  const bare = issueSentence(visit.language, { code: cause.code, message: first?.message ?? cause.code, remedy: cause.remedy });
  return {
    text: bare,
    count: t('causes.times', { n: issues }),
    label: cause.label === null ? '' : t('causes.column', { label: cause.label }),
    examples: examples
      .filter(({ line }) => line !== null)
      .map(({ line, reference, value }) => ({
        place: t('because.line', { line: String(line) }),
        reference: reference ?? '',
        value: value ?? '',
        hasValue: value !== null && value !== '',
      })),
    hasExamples: examples.some(({ line }) => line !== null),
    more: issues > examples.length && examples.length > 0 ? t('sum.more', { n: issues - examples.length }) : '',
  };
}

function previewView(visit: Visit, { line, outcome, reasons, notice, source }: ToldImport['preview'][number]) {
  const { t } = words(visit, 'import');
  const understood = notice ? noticeParts(visit, notice) : [];
  return {
    line: String(line),
    isTaken: notice !== null,
    outcome: notice ? '' : t(`outcome.${outcome}`),
    why: notice ? '' : [...new Set(reasons.map((code) => issueSentence(visit.language, { code, message: code, remedy: ' ' })))].join(' '),
    parts: understood.map(({ name, value }) => ({ name, value })),
    source: source.map(({ label, text }) => ({ label, text: text === '' ? t('values.blank') : text })),
  };
}

function noticeParts(visit: Visit, notice: Notice) {
  const { t, format } = words(visit, 'import');
  const first = notice.decisions.find(({ order }) => order === 'first');
  const category = notice.subcategory ?? notice.category;
  const part = (field: string, value: string) => ({ name: t(`field.${field}`), value });
  return [
    part('sent', datedText(visit, notice.sent)),
    part('service', notice.service ?? t('values.notRecorded')),
    part('category', categoryOf(category) ? wholeTypeLabel(visit.language, category) : category),
    ...(first
      ? [
          part(
            'action',
            `${codeText(visit.language, 'action', first.action)}${first.decided ? `, ${datedText(visit, first.decided)}` : ''}`,
          ),
        ]
      : []),
    ...(notice.items === 1 ? [] : [part('items', format.number(notice.items))]),
  ];
}

/** With the month in letters, so that nobody takes a day for a month. */
function datedText(visit: Visit, { precision, firstOn, lastOn }: Dated): string {
  const { t, format } = words(visit, 'import');
  if (precision === 'span') return t('sum.span', { first: format.day(firstOn), last: format.day(lastOn) });
  return precision === 'month' ? format.month(firstOn.slice(0, 7)) : format.day(firstOn);
}
