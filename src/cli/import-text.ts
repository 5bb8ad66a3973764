// What an import says to a person: counts first, then causes, then what to do.
import type { ImportResult } from '../model/import-result.ts';
import type { Issue } from '../model/issue.ts';
import { correctionLines, formatNumber, plural } from './table-text.ts';

const SHOWN = 10;

export function importText(result: ImportResult, rejectsPath: string | null): string {
  const { summary } = result;
  const lines = [`${result.file}${result.dryRun ? ' (dry run: nothing was changed)' : ''}`];
  if (result.sameAsImport !== null) {
    lines.push(`  Import ${result.sameAsImport} took in this very file with this profile: nothing to do.`);
  }
  lines.push(...result.decisions.map(({ decision, value, because }) => `  ${decision}: ${value} (${because})`));
  if (result.ignored.length > 0) lines.push(`  Not mapped and not kept: ${result.ignored.join(', ')}`);
  const parts = (['new', 'updated', 'unchanged', 'rejected', 'skipped', 'held'] as const).map(
    (fate) => `${formatNumber(summary[fate])} ${fate}`,
  );
  lines.push(`  ${plural(summary.records, 'record')} = ${parts.join(' + ')}`);
  if (result.newServices.length > 0) lines.push(`  Services entered unconfirmed: ${result.newServices.join(', ')}`);
  lines.push(...causes('Rejected', result.issues));
  if (result.held.length > 0) {
    lines.push('  Held for an answer:');
    lines.push(...result.held.slice(0, SHOWN).map(({ field, value, records }) => `    ${field} “${value}”: ${plural(records, 'record')}`));
    if (result.held.length > SHOWN) lines.push(`    … and ${result.held.length - SHOWN} more values (all with --json)`);
    lines.push(
      '    Types and outcomes: add them to the values of the profile. Services: article22 provider confirm --file or --new, or provider alias.',
    );
    lines.push(`    Then import the file again: ${plural(summary.held, 'record')} will go in.`);
  }
  lines.push(...causes('To know', result.warnings));
  if ((summary.rejected > 0 || summary.held > 0) && rejectsPath)
    lines.push(`  Records to correct (as the source wrote them: keep the file as you keep the source): ${rejectsPath}`);
  lines.push(
    ...correctionLines(result.corrections.map(({ first, last, ...rest }) => ({ period: { first, last }, ...rest }))).map(
      (line) => `  ${line}`,
    ),
  );
  return lines.join('\n');
}

/** Issues by cause, the most frequent first; of each a few with line, label, value. */
function causes(heading: string, issues: readonly Issue[]): string[] {
  const byCode = new Map<string, Issue[]>();
  for (const issue of issues) byCode.set(issue.code, [...(byCode.get(issue.code) ?? []), issue]);
  const groups = [...byCode.entries()].sort(([, a], [, b]) => b.length - a.length);
  return groups.flatMap(([code, group]) => [
    `  ${heading}: ${code}, ${plural(group.length, 'time')}. ${group[0]?.remedy ?? ''}`,
    ...group.slice(0, SHOWN).map((issue) => `    ${placeOf(issue)}${issue.message}`),
    ...(group.length > SHOWN ? [`    … and ${formatNumber(group.length - SHOWN)} more`] : []),
  ]);
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
