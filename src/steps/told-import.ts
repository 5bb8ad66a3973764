// What an import or its dry run says, as a plain value of bounded size: for who looks at it in another process than it ran in.
import { rawText } from '../import/boxes.ts';
import { bindColumns } from '../import/columns.ts';
import type { ImportResult } from '../model/import-result.ts';
import type { Issue } from '../model/issue.ts';
import type { Notice } from '../model/notice.ts';
import type { Field, Profile } from '../model/profile.ts';
import type { ImportLook } from './preview.ts';

type Cause = ImportResult['causes'][number];

export interface ToldImport {
  /** Without the lists of issues and records: `causes` counts them all. */
  readonly result: Omit<ImportResult, 'issues' | 'warnings' | 'records'>;
  readonly causes: readonly (Cause & { readonly examples: readonly Issue[] })[];
  /** The first records, beside the text of the cells that are read. */
  readonly preview: readonly {
    readonly line: number;
    readonly outcome: ImportResult['records'][number]['outcome'];
    readonly reasons: readonly string[];
    readonly notice: Notice | null;
    readonly source: readonly { readonly label: string; readonly text: string }[];
  }[];
}

/** Fields of which the source text is shown; never free text, addresses or names of people. */
const SHOWN = ['reference', 'sent', 'service', 'category', 'action', 'decided'] as const satisfies readonly Field[];
const CELL_MAX = 60;
const EXAMPLES_MAX = 5;

export function plainLook({ result, header, preview, examples }: ImportLook, profile: Profile): ToldImport {
  const { issues: _, warnings, records: __, ...rest } = result;
  const { columns } = bindColumns(profile, header, result.file, []);
  const shown = SHOWN.flatMap((field) => columns.find((column) => column.field === field) ?? []);
  const firstOf = (cause: Cause) => {
    const told = examples(cause);
    return told.length > 0 ? told : warnings.filter(({ code, label }) => code === cause.code && label === cause.label);
  };
  return {
    result: rest,
    causes: result.causes.map((cause) => ({ ...cause, examples: firstOf(cause).slice(0, EXAMPLES_MAX) })),
    preview: preview.map(({ record, outcome, reasons, notice }) => ({
      line: record.line,
      outcome,
      reasons,
      notice,
      source: shown.map((column) => ({ label: column.label, text: cut(rawText(column, record.cells).trim()) })),
    })),
  };
}

const cut = (text: string) => (text.length > CELL_MAX ? `${text.slice(0, CELL_MAX - 1)}…` : text);
