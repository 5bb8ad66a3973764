// The audit trail for people: who did what and when, newest first, in plain words.
import { findHead } from '../log/audit-chain.ts';
import { noHead } from '../log/audit-hash.ts';
import { type AuditLine, listActors, listActs, readAudit } from '../log/audit-list.ts';
import { UNNAMED } from '../log/audit-trail.ts';
import type { Answer } from '../web/answer.ts';
import { errorSentence } from '../web/error-words.ts';
import { instantText } from '../web/instant.ts';
import { page, words } from '../web/page.ts';
import type { Route, Visit } from '../web/visit.ts';

export const auditRoutes: readonly Route[] = [{ method: 'GET', path: '/settings/audit', access: 'any', answer: list }];

const PAGE_LINES = 50;

/** An act in words; its own code where there are none. */
export function actText(visit: Visit, act: string): string {
  const { t, has } = words(visit, 'audit');
  return has(`act.${act}`) ? t(`act.${act}`) : act;
}

async function list(visit: Visit): Promise<Answer> {
  const { t } = words(visit, 'audit');
  const asked = (name: string) => visit.query.get(name)?.slice(0, 200) || null;
  const filter = { who: asked('who'), act: asked('act') };
  const from = Number(visit.query.get('before') ?? Number.NaN);
  const before = Number.isSafeInteger(from) && from > 0 ? from : null;
  const { lines, next } = await readAudit(visit.db, filter, { before, limit: PAGE_LINES });
  const [whos, acts] = [await listActors(visit.db), await listActs(visit.db)];
  const byText = (a: Choice, b: Choice) => a.label.localeCompare(b.label, visit.language);
  const choices = {
    who: whos.map((value) => ({ value, label: whoText(visit, value) })),
    act: acts.map((value) => ({ value, label: actText(visit, value) })).sort(byText),
  };
  const head = await findHead(visit.db);
  const isFiltered = filter.who !== null || filter.act !== null;
  return page(visit, {
    title: t('heading'),
    template: 'audit',
    area: 'audit',
    section: 'settings',
    view: {
      chain: head === null ? errorSentence(visit.language, noHead()) : t('chain', { n: head.lines }),
      head: head === null ? '' : `${head.lines}:${head.sha256}`,
      filters: [
        { name: 'who', label: t('who'), options: optionsOf([{ value: '', label: t('anybody') }, ...choices.who], filter.who) },
        { name: 'act', label: t('did'), options: optionsOf([{ value: '', label: t('anything') }, ...choices.act], filter.act) },
      ],
      isFiltered,
      isEmpty: lines.length === 0,
      hasLines: lines.length > 0,
      lines: lines.map((line) => lineView(visit, line)),
      newest: before === null ? '' : hrefOf(filter, null),
      older: next === null ? '' : hrefOf(filter, next),
    },
  });
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

const optionsOf = (choices: readonly Choice[], chosen: string | null) =>
  choices.map((choice) => ({ ...choice, isChosen: choice.value === (chosen ?? '') }));

function hrefOf(filter: { readonly who: string | null; readonly act: string | null }, before: number | null): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filter, before })) if (value !== null) query.set(name, String(value));
  return `/settings/audit${query.size > 0 ? `?${query}` : ''}`;
}

const whoText = (visit: Visit, who: string) => (who === UNNAMED ? words(visit, 'audit').t('nobody') : who);

function lineView(visit: Visit, { at, who, act, subject, detail }: AuditLine) {
  const details = Object.entries(detail).map(([name, value]) => ({
    name,
    value: typeof value === 'string' ? value : JSON.stringify(value),
  }));
  return {
    at: instantText(visit, at),
    who: whoText(visit, who),
    act: actText(visit, act),
    ...subjectView(visit, subject),
    hasDetail: details.length > 0,
    details,
  };
}

/** Pages of what can be looked up. */
const PAGES: Readonly<Record<string, string>> = { notice: '/notices/', import: '/import/history/' };

/** `import 3` in words, with the way to it. What is no number of something is a name, or nothing that tells more. */
function subjectView(visit: Visit, subject: string): { readonly subject: string; readonly href: string } {
  const { t, has } = words(visit, 'audit');
  const [, kind = '', number = ''] = /^([a-z ]+) (\d+)$/.exec(subject) ?? [];
  if (has(`subject.${kind}`)) return { subject: t(`subject.${kind}`, { number }), href: PAGES[kind] ? `${PAGES[kind]}${number}` : '' };
  if (NO_NAMES.has(subject)) return { subject: '', href: '' };
  return { subject, href: '' };
}

/** Subjects that say no more than the act does. */
const NO_NAMES: ReadonlySet<string> = new Set(['log', 'check', 'services', 'settings', 'flagger', 'independence', 'by-hand', 'providers']);
