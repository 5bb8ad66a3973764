// The document an import or its dry run ends in: what `import --json` prints, also for a file that is refused or must be asked about.
import { EXIT, UserError } from '../error.ts';
import type { DialectOverrides } from '../import/dialect.ts';
import type { ParsedFile } from '../import/parse-file.ts';
import type { ImportSummary } from '../log/imports.ts';
import type { ServiceBook } from '../log/service-book.ts';
import type { ImportResult } from '../model/import-result.ts';
import type { Issue } from '../model/issue.ts';
import type { Profile } from '../model/profile.ts';
import { withSuggestions } from './suggestions.ts';
import type { Tally } from './tally.ts';

const NOTHING: ImportSummary = {
  records: 0,
  new: 0,
  updated: 0,
  unchanged: 0,
  rejected: 0,
  skipped: 0,
  held: 0,
  notices: { notices: 0, new: 0, updated: 0, unchanged: 0, rejected: 0, held: 0 },
};

const EMPTY: Omit<ImportResult, 'file' | 'profile' | 'dryRun' | 'outcome' | 'reasons'> = {
  format: 'article22-import/1',
  importId: null,
  sameAsImport: null,
  decisions: [],
  columns: [],
  ignored: [],
  summary: NOTHING,
  causes: [],
  held: [],
  removed: [],
  newServices: [],
  issues: [],
  warnings: [],
  records: [],
  corrections: [],
};

/** What is known of a file once it was read as a whole. */
export function emptyDocument(name: string, profile: Profile, parsed: ParsedFile, dryRun: boolean): ImportResult {
  return {
    ...EMPTY,
    file: name,
    profile: profile.name,
    dryRun,
    outcome: 'ok',
    reasons: [],
    decisions: parsed.dialect.evidence.map(({ decision, value, because }) => ({ decision, value, because })),
    columns: parsed.columns.map(({ field, label }) => ({ field, label })),
    ignored: [...parsed.ignored],
  };
}

/**
 * What became of the records. The outcome is a question when any of them waits for an answer. `language` is that of the source, `book` what
 * the log knows of services: both for suggestions.
 */
export function toldBy(
  tally: Tally,
  language: string,
  book: ServiceBook | null,
  remarks: readonly Issue[],
): Pick<ImportResult, 'outcome' | 'reasons' | 'summary' | 'causes' | 'held' | 'issues' | 'warnings'> {
  const summary = tally.summary();
  const causes = tally.causes();
  const said = [...remarks, ...listsCut(tally, causes)];
  return {
    outcome: summary.held > 0 ? 'ask' : 'ok',
    reasons: [...new Set([...remarks, ...causes.filter((cause) => cause.kind === 'held')].map(({ code }) => code))],
    summary,
    causes: [...causes, ...said.map(({ code, label, remedy }) => ({ kind: 'warning' as const, code, label, issues: 1, remedy }))],
    held: withSuggestions(tally.heldValues(), language, book),
    issues: [...tally.issues],
    warnings: [...said, ...tally.warnings],
  };
}

/** Lists that do not hold all issues say so. */
function listsCut(tally: Tally, causes: ImportResult['causes']): Issue[] {
  const all = (wanted: (cause: ImportResult['causes'][number]) => boolean) =>
    causes.filter(wanted).reduce((sum, { issues }) => sum + issues, 0);
  const lists = [
    ['issues', tally.issues.length, all(({ kind, code }) => kind !== 'warning' && code !== 'value.unmapped')],
    ['warnings', tally.warnings.length, all(({ kind }) => kind === 'warning')],
  ] as const;
  return lists
    .filter(([, listed, issues]) => issues > listed)
    .map(([list, listed, issues]) => ({
      code: 'list.cut',
      line: null,
      reference: null,
      label: list,
      value: null,
      message: `The list “${list}” holds the first ${listed} of ${issues}.`,
      remedy: 'The causes count all of them, and the rejects file (--rejects) holds every record.',
    }));
}

/**
 * A file that was refused (exit 3), that needs an answer (exit 5), or that the environment stood in the way of (exit 8: no permission, a full
 * disk); null for every other error.
 */
export function refusalDocument(error: unknown, name: string, profile: string | null, dryRun: boolean): ImportResult | null {
  if (!(error instanceof UserError)) return null;
  if (error.exit !== EXIT.needsAnswer && error.exit !== EXIT.inputRefused && error.exit !== EXIT.environment) return null;
  return {
    ...EMPTY,
    file: name,
    profile,
    dryRun,
    outcome: error.exit === EXIT.needsAnswer ? 'ask' : 'reject',
    reasons: [error.code],
    issues: [refusalIssue(error)],
  };
}

function refusalIssue({ code, message, details }: UserError): Issue {
  const { line, label } = details;
  return {
    code,
    line: typeof line === 'number' ? line : null,
    reference: null,
    label: typeof label === 'string' ? label : null,
    value: null,
    message,
    remedy: '',
  };
}

/** Decisions as they are kept with an import: by name for people, and in the form that reads the same file in the same way again. */
export function keptDecisions(parsed: ParsedFile, given: DialectOverrides): Record<string, unknown> {
  const told = parsed.dialect.evidence.map(({ decision, value }) => [decision, value] as const);
  return { ...Object.fromEntries(told), given, decided: parsed.decided };
}
