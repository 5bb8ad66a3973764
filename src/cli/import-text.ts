// What an import says to a person: counts first, then causes, then what to do.
import { quote, shown } from '../error.ts';
import type { ImportResult } from '../model/import-result.ts';
import type { Issue } from '../model/issue.ts';
import type { ImportLook } from '../workflow.ts';
import { correctionLines, formatNumber, plural } from './table-text.ts';

const SHOWN = 10;
const LIKELY = 3;
const NAME_SHOWN = 80;
const PATH_SHOWN = 400;

type Examples = ImportLook['examples'];

export function importText({ result, examples }: Pick<ImportLook, 'result' | 'examples'>, rejectsPath: string | null): string {
  const { summary } = result;
  const first: Examples = (cause) => {
    const told = examples(cause);
    return told.length > 0
      ? told
      : result.warnings.filter(({ code, label }) => code === cause.code && label === cause.label).slice(0, SHOWN);
  };
  const lines = [`${shown(result.file, NAME_SHOWN)}${result.dryRun ? ' (dry run: nothing was changed)' : ''}`];
  if (result.sameAsImport !== null) {
    lines.push(`  Import ${result.sameAsImport} took in this very file with this profile: nothing to do.`);
  }
  lines.push(...result.decisions.map(({ decision, value, because }) => `  ${decision}: ${shown(value)} (${because})`));
  if (result.ignored.length > 0) lines.push(`  Not mapped and not kept: ${shortList(result.ignored)}`);
  lines.push(...sums(summary));
  lines.push(...result.removed.map(removedText));
  if (result.newServices.length > 0) lines.push(`  Services entered unconfirmed: ${shortList(result.newServices)}`);
  lines.push(...causes('Rejected', 'rejected', result.causes, first));
  lines.push(...heldValues(result));
  lines.push(...causes('To know', 'warning', result.causes, first));
  if ((summary.rejected > 0 || summary.held > 0) && rejectsPath)
    lines.push(`  Records to correct (as the source wrote them: keep the file as you keep the source): ${shown(rejectsPath, PATH_SHOWN)}`);
  lines.push(
    ...correctionLines(result.corrections.map(({ first, last, ...rest }) => ({ period: { first, last }, ...rest }))).map(
      (line) => `  ${line}`,
    ),
  );
  return lines.join('\n');
}

function removedText({ file, notices, kept }: ImportResult['removed'][number]): string {
  const left = kept > 0 ? `; ${formatNumber(kept)} kept, because decided by hand` : '';
  return `  Taken out of the log: ${plural(notices, 'notice')} without a reference, of ${shown(file, NAME_SHOWN)}${left}`;
}

function sums({ notices, ...records }: ImportResult['summary']): string[] {
  const parts = (['new', 'updated', 'unchanged', 'rejected', 'skipped', 'held'] as const).map(
    (fate) => `${formatNumber(records[fate])} ${fate}`,
  );
  const lines = [`  ${plural(records.records, 'record')} = ${parts.join(' + ')}`];
  // Where each record is a notice, the second line would only say the first again.
  if (notices.notices === records.records - records.skipped) return lines;
  const same = (['new', 'updated', 'unchanged', 'rejected', 'held'] as const).map((fate) => `${formatNumber(notices[fate])} ${fate}`);
  return [...lines, `  ${plural(notices.notices, 'notice')} = ${same.join(' + ')}`];
}

function heldValues({ held, summary, causes: all }: ImportResult): string[] {
  if (held.length === 0) return causes('Held', 'held', all, null);
  return [
    '  Held for an answer:',
    ...held.slice(0, SHOWN).map(({ field, value, records, suggestions }) => {
      const likely =
        suggestions.length > 0
          ? ` (suggestion, to be checked: ${suggestions
              .slice(0, LIKELY)
              .map((one) => shown(one, NAME_SHOWN))
              .join(' or ')})`
          : '';
      return `    ${field} ${quote(value)}: ${plural(records, 'record')}${likely}`;
    }),
    ...(held.length > SHOWN ? [`    … and ${formatNumber(held.length - SHOWN)} more values (all with --json)`] : []),
    '    Types and outcomes: add them to the values of the profile. Services: article22 provider confirm --file or --new, or provider alias.',
    `    Then import the file again: ${plural(summary.held, 'record')} will go in.`,
    ...causes(
      'Held',
      'held',
      all.filter((cause) => cause.code !== 'value.unmapped'),
      null,
    ),
  ];
}

/** Causes by their number; of each a few issues with line, label, value. */
function causes(
  heading: string,
  kind: ImportResult['causes'][number]['kind'],
  all: ImportResult['causes'],
  examples: Examples | null,
): string[] {
  return all
    .filter((cause) => cause.kind === kind)
    .flatMap((cause) => {
      const { code, issues, remedy } = cause;
      const told = examples?.(cause) ?? [];
      return [
        `  ${heading}: ${code}, ${plural(issues, 'time')}. ${remedy}`,
        ...told.map((issue) => `    ${placeOf(issue)}${issue.message}`),
        ...(issues > told.length && told.length > 0 ? [`    … and ${formatNumber(issues - told.length)} more`] : []),
      ];
    });
}

function shortList(labels: readonly string[]): string {
  const told = labels
    .slice(0, 3 * SHOWN)
    .map((label) => shown(label))
    .join(', ');
  return labels.length <= 3 * SHOWN ? told : `${told} and ${formatNumber(labels.length - 3 * SHOWN)} more`;
}

function placeOf({ line, reference, label, value }: Issue): string {
  const parts = [
    line === null ? null : `line ${line}`,
    reference === null ? null : shown(reference),
    label === null ? null : `${shown(label)}${value === null ? '' : ` ${quote(value)}`}`,
  ];
  const place = parts.filter((part) => part !== null).join(', ');
  return place ? `${place}: ` : '';
}
