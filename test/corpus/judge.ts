// Holds what the import says of a file against the truth: right, asked, wrong aloud, or silently wrong.
import { UserError } from '../../src/error.ts';
import { adHocProfile, severalOf } from '../../src/import/ad-hoc.ts';
import type { DialectOverrides } from '../../src/import/dialect.ts';
import type { ImportRecord, ImportResult } from '../../src/model/import-result.ts';
import { lookAtFile, refusalDocument } from '../../src/workflow.ts';
import { sourceOf } from '../import/source.ts';
import type { Answers, Case, ExpectedRecord } from './case.ts';

export type Verdict = 'right' | 'asked, then right' | 'wrong' | 'silently wrong';

export interface Judgement {
  readonly name: string;
  readonly asked: boolean;
  readonly verdict: Verdict;
  /** What differs from the truth. */
  readonly findings: readonly string[];
}

/** The document of a dry run with a map, as the command prints it. */
export async function documentOf(bytes: Uint8Array, map: Readonly<Record<string, string>>, answers: Answers): Promise<ImportResult> {
  const zone = answers.timeZone ?? 'Europe/Brussels';
  const { several, whole } = severalOf(answers.several ?? []);
  const maps = Object.entries(map).map(([field, label]) => `${field}=${label}`);
  const profile = { ...adHocProfile(maps, zone), several };
  try {
    const { result } = await lookAtFile(sourceOf(bytes), profile, {
      overrides: overridesOf(answers),
      reportTimeZone: answers.reportZone,
      whole,
      today: '2026-11-22',
    });
    return result;
  } catch (error) {
    const refusal = await refusalDocument(error, 'notices.csv', 'ad-hoc', true);
    if (!refusal || !(error instanceof UserError)) throw error;
    return refusal;
  }
}

function overridesOf({ delimiter, reportZone: _zone, several: _several, ...others }: Answers): DialectOverrides {
  return { ...others, ...(delimiter === undefined ? {} : { delimiter: delimiter === 'tab' ? '\t' : delimiter }) } as DialectOverrides;
}

/** Reads the case with its map alone, and again with its answers when it was asked. */
export async function judge(one: Case): Promise<Judgement> {
  return hold(one).catch((error: unknown) => ({ name: one.name, asked: false, verdict: 'wrong', findings: [`crash: ${String(error)}`] }));
}

async function hold(one: Case): Promise<Judgement> {
  const alone = await documentOf(one.bytes, one.map, one.given);
  const told = (document: ImportResult) => [...document.reasons, ...document.records.flatMap((record) => record.reasons)];
  const answered = alone.outcome === 'ok' ? alone : await documentOf(one.bytes, one.map, { ...one.answers, ...one.given });
  const findings = compare(one, answered);
  const asked = alone.outcome === 'ask';
  const name = one.name;
  const mayAsk = one.mustAsk.length > 0;
  if (mayAsk && alone.outcome === 'ok' && !one.mustAsk.some((code) => told(alone).includes(code)))
    return { name, asked, verdict: 'silently wrong', findings: [`did not ask ${one.mustAsk.join(' or ')}`, ...findings.all] };
  if (mayAsk && !one.mustAsk.includes('*') && !one.mustAsk.some((code) => told(alone).includes(code)))
    findings.all.push(`asked ${told(alone).join(', ')} instead of ${one.mustAsk.join(' or ')}`);
  if (findings.silent) return { name, asked, verdict: 'silently wrong', findings: findings.all };
  if (findings.all.length > 0)
    return { name, asked, verdict: 'wrong', findings: [...findings.all, `first: ${alone.outcome} ${told(alone).join(',')}`] };
  return { name, asked, verdict: asked ? 'asked, then right' : 'right', findings: asked ? [`asked ${told(alone).join(', ')}`] : [] };
}

/** The same with all answers given from the start. */
export async function judgeAnswered(one: Case): Promise<readonly string[]> {
  return compare(one, await documentOf(one.bytes, one.map, { ...one.answers, ...one.given })).all;
}

function compare(one: Case, document: ImportResult): { silent: boolean; all: string[] } {
  const all: string[] = [];
  let silent = false;
  if (!one.outcomes.includes(document.outcome))
    all.push(`file: ${document.outcome} (${document.reasons.join(', ')}) instead of ${one.outcomes.join('/')}`);
  const reasons = [...document.reasons, ...document.warnings.map((warning) => warning.code)];
  if (one.reasons.length > 0 && !one.reasons.some((code) => reasons.includes(code)))
    all.push(`file: no ${one.reasons.join(' or ')} in ${reasons.join(', ')}`);
  const nothingRead = document.outcome !== 'ok' && document.records.length === 0;
  const byLine = new Map(document.records.map((record) => [record.line, record]));
  if (byLine.size !== document.records.length) all.push('two records say they start on one line');
  for (const expected of one.records) {
    const record = byLine.get(expected.line);
    byLine.delete(expected.line);
    if (!record) {
      if (expected.optional) continue;
      all.push(`line ${expected.line}: no record`);
      silent ||= !nothingRead;
      continue;
    }
    const wrong = compareRecord(Object.keys(one.map), expected, record);
    all.push(...wrong.map((text) => `line ${expected.line}: ${text}`));
    silent ||= wrong.length > 0 && isSilent(expected, record, wrong);
  }
  for (const record of byLine.values()) {
    if (record.outcome === 'skip') continue;
    all.push(
      `line ${record.line}: ${record.outcome} (${record.reasons.join(', ')}) of what is no record: ${JSON.stringify(record.values)}`,
    );
    silent ||= record.outcome === 'accept';
  }
  return { silent, all };
}

/** A value that is not the truth, a notice that is none, and a notice dropped without being set aside. */
function isSilent(expected: ExpectedRecord, record: ImportRecord, wrong: readonly string[]): boolean {
  if (record.outcome === 'accept') return !expected.outcomes.includes('accept') || wrong.some((text) => text.startsWith('value'));
  return record.outcome === 'skip' && !expected.outcomes.includes('skip');
}

function compareRecord(fields: readonly string[], expected: ExpectedRecord, record: ImportRecord): string[] {
  const wrong: string[] = [];
  if (!expected.outcomes.includes(record.outcome))
    wrong.push(`${record.outcome} (${record.reasons.join(', ')}) instead of ${expected.outcomes.join('/')}`);
  for (const reason of expected.reasons) {
    if (!record.reasons.includes(reason)) wrong.push(`no ${reason} in (${record.reasons.join(', ')})`);
  }
  if (record.outcome !== 'accept' || !expected.outcomes.includes('accept')) return wrong;
  const truth = [
    ...fields.slice(0, expected.values.length).map((field, i) => [field, expected.values[i]] as const),
    ...Object.entries(expected.more),
  ];
  for (const [field, value] of truth) {
    const is = record.values[field] ?? null;
    if (is !== value) wrong.push(`value of ${field}: ${JSON.stringify(is)} instead of ${JSON.stringify(value)}`);
  }
  return wrong;
}
