// How long a process and those it started have been at work, as Linux tells it: on a busy computer that says better than the clock where in
// an act it stands.
import { existsSync, readFileSync } from 'node:fs';
import type { Running } from './program.ts';

/** Linux counts in hundredths of a second for all programs. */
const TICK_MS = 10;

export const hasProcessorTime = () => existsSync('/proc/self/stat');

/** Null: it has ended. */
export function processorMs({ child }: Pick<Running, 'child'>): number | null {
  return child.pid === undefined ? null : ticksOf(child.pid, TICK_MS);
}

function ticksOf(pid: number, factor: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Behind the name, which may hold blanks: state is the first, user and system time are the 12th and 13th.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    const own = (Number(fields[11]) + Number(fields[12])) * factor;
    return children === '' ? own : children.split(' ').reduce((sum, one) => sum + (ticksOf(Number(one), factor) ?? 0), own);
  } catch {
    return null;
  }
}
