// What a benchmark tells: a target and how far it was met, and tables beside it. Both become Markdown.

export interface Target {
  readonly what: string;
  /** As it is written in the issue: `≤ 1.5 × sqlite3 .import`. */
  readonly target: string;
  readonly measured: string;
  readonly isMet: boolean;
  /** Where it is not met: how far it is off, and what limits it. */
  readonly distance?: string;
}

export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What has to be known to read it. */
  readonly note?: string;
}

export interface Result {
  readonly targets: readonly Target[];
  readonly tables: readonly Table[];
}

export const seconds = (ms: number) => `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
export const milliseconds = (ms: number) => `${ms.toFixed(ms < 10 ? 1 : 0)} ms`;
export const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
export const times = (ratio: number) => `${ratio.toFixed(2)} ×`;

/** A target that a number must not pass. */
export function atMost(what: string, limit: number, number: number, say: (number: number) => string, suffix = ''): Target {
  const isMet = number <= limit;
  const distance = isMet ? {} : { distance: times(number / limit) };
  return { what, target: `≤ ${say(limit)}${suffix}`, measured: `${say(number)}${suffix}`, isMet, ...distance };
}

function table({ title, head, rows, note }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const lines = [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)];
  return [`## ${title}`, '', ...(note ? [note, ''] : []), ...lines].join('\n');
}

/** The whole file. `facts`: of the computer. `skipped`: parts that were not run. */
export function markdown(facts: readonly string[], results: readonly Result[], command: string): string {
  const targets = results.flatMap((result) => result.targets);
  const overview: Table = {
    title: 'Targets',
    head: ['what', 'target', 'measured', 'met'],
    rows: targets.map(({ what, target, measured, isMet, distance }) => [what, target, measured, isMet ? 'yes' : `no: ${distance ?? ''}`]),
  };
  return [
    '# Results of `npm run bench`',
    '',
    `Written by \`${command}\`. Each time is a median; each ratio compares what ran one after the other in this run. Times are those of the`,
    'clock, processor time is added over all threads.',
    '',
    ...facts.map((fact) => `- ${fact}`),
    '',
    [overview, ...results.flatMap((result) => result.tables)].map(table).join('\n\n'),
    '',
  ].join('\n');
}
