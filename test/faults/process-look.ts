// What a process holds at one moment, as Linux tells it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

export interface Look {
  readonly residentBytes: number;
  /** Open files, sockets and pipes. */
  readonly handles: number;
}

/** Zeros where the system does not tell it. */
export function lookAt(pid: number): Look {
  if (!existsSync(`/proc/${pid}/status`)) return { residentBytes: 0, handles: 0 };
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return { residentBytes: Number(kilobytes) * 1024, handles: readdirSync(`/proc/${pid}/fd`).length };
}
