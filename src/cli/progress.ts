// How far a long file is read, on one line of the terminal.
import type { Shell } from './shell.ts';
import { formatNumber } from './table-text.ts';

export interface ProgressLine {
  show(records: number, of: number): void;
  clear(): void;
}

/** Shown at most four times a second. */
const STEP_MS = 250;

export function progressLine(shell: Pick<Shell, 'clockMs' | 'rewriteLine'>): ProgressLine {
  const start = shell.clockMs();
  let shown = start;
  return {
    show(records, of) {
      const now = shell.clockMs();
      if (now - shown < STEP_MS || records === 0) return;
      shown = now;
      const remaining = ((now - start) / records) * Math.max(0, of - records);
      const share = of > 0 ? Math.floor((Math.min(records, of) / of) * 100) : 100;
      shell.rewriteLine(`${formatNumber(records)} of ${formatNumber(of)} records (${share} %), about ${duration(remaining)} left`);
    },
    clear() {
      if (shown !== start) shell.rewriteLine('');
    },
  };
}

/** Says something when a person presses Ctrl-C, and ends the program with its exit code for that. */
export function onInterrupt(say: () => void): { stop(): void } {
  const interrupted = () => {
    say();
    process.exit(INTERRUPTED);
  };
  process.once('SIGINT', interrupted);
  return { stop: () => process.removeListener('SIGINT', interrupted) };
}

/** 128 and the number of the signal, as shells tell it. */
const INTERRUPTED = 130;

function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
