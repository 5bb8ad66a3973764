// What a part of the benchmark tells: targets and how far they were met, tables beside them, and figures that other parts work with.

export interface Target {
  readonly what: string;
  /** As it is written in the issue: `≤ 1.5 × sqlite3 .import`. */
  readonly target: string;
  readonly measured: string;
  readonly isMet: boolean;
  /** Where it is not met: how far it is off. */
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
  /** Name, with its size and unit, as in `import 1m µs`. */
  readonly figures?: Readonly<Record<string, number>>;
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

/** As Markdown. `level`: how many `#` its title has. */
export function tableText({ title, head, rows, note }: Table, level = 2): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const lines = [line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)];
  return [`${'#'.repeat(level)} ${title}`, '', ...(note ? [note, ''] : []), ...lines].join('\n');
}
