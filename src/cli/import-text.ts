// What an import says to a person: counts first, then causes, then what to do.
import type { ImportResult } from '../model/import-result.ts';
import type { Issue } from '../model/issue.ts';
import { correctionLines, formatNumber, plural } from './table-text.ts';

const SHOWN = 10;
const LIKELY = 3;

export function importText(result: ImportResult, rejectsPath: string | null): string {
  const { summary } = result;
  const lines = [`${result.file}${result.dryRun ? ' (dry run: nothing was changed)' : ''}`];
  if (result.sameAsImport !== null) {
    lines.push(`  Import ${result.sameAsImport} took in this very file with this profile: nothing to do.`);
  }
  lines.push(...result.decisions.map(({ decision, value, because }) => `  ${decision}: ${value} (${because})`));
  if (result.ignored.length > 0) lines.push(`  Not mapped and not kept: ${shortList(result.ignored)}`);
  lines.push(...sums(summary));
  if (result.newServices.length > 0) lines.push(`  Services entered unconfirmed: ${shortList(result.newServices)}`);
  lines.push(...causes('Rejected', 'rejected', result.causes, result.issues));
  lines.push(...heldValues(result));
  lines.push(...causes('To know', 'warning', result.causes, result.warnings));
  if ((summary.rejected > 0 || summary.held > 0) && rejectsPath)
    lines.push(`  Records to correct (as the source wrote them: keep the file as you keep the source): ${rejectsPath}`);
  lines.push(
    ...correctionLines(result.corrections.map(({ first, last, ...rest }) => ({ period: { first, last }, ...rest }))).map(
      (line) => `  ${line}`,
    ),
  );
  return lines.join('\n');
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
  if (held.length === 0) return causes('Held', 'held', all, []);
  return [
    '  Held for an answer:',
    ...held.slice(0, SHOWN).map(({ field, value, records, suggestions }) => {
      const likely = suggestions.length > 0 ? ` (suggestion, to be checked: ${suggestions.slice(0, LIKELY).join(' or ')})` : '';
      return `    ${field} “${value}”: ${plural(records, 'record')}${likely}`;
    }),
    ...(held.length > SHOWN ? [`    … and ${formatNumber(held.length - SHOWN)} more values (all with --json)`] : []),
    '    Types and outcomes: add them to the values of the profile. Services: article22 provider confirm --file or --new, or provider alias.',
    `    Then import the file again: ${plural(summary.held, 'record')} will go in.`,
    ...causes(
      'Held',
      'held',
      all.filter((cause) => cause.code !== 'value.unmapped'),
      [],
    ),
  ];
}

/** Causes by their number; of each a few issues with line, label, value. */
function causes(
  heading: string,
  kind: ImportResult['causes'][number]['kind'],
  all: ImportResult['causes'],
  listed: readonly Issue[],
): string[] {
  return all
    .filter((cause) => cause.kind === kind)
    .flatMap(({ code, label, issues, remedy }) => {
      const shown = listed.filter((issue) => issue.code === code && issue.label === label).slice(0, SHOWN);
      return [
        `  ${heading}: ${code}, ${plural(issues, 'time')}. ${remedy}`,
        ...shown.map((issue) => `    ${placeOf(issue)}${issue.message}`),
        ...(issues > shown.length && shown.length > 0 ? [`    … and ${formatNumber(issues - shown.length)} more`] : []),
      ];
    });
}

function shortList(labels: readonly string[]): string {
  return labels.length <= 3 * SHOWN
    ? labels.join(', ')
    : `${labels.slice(0, 3 * SHOWN).join(', ')} and ${formatNumber(labels.length - 3 * SHOWN)} more`;
}

function placeOf({ line, reference, label, value }: Issue): string {
  const parts = [
    line === null ? null : `line ${line}`,
    reference,
    label === null ? null : `${label}${value === null ? '' : ` “${value}”`}`,
  ];
  const place = parts.filter((part) => part !== null).join(', ');
  return place ? `${place}: ` : '';
}
