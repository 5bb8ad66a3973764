// The process in which the counts of a year are made and nothing else: `count-child.js LOG`. Prints one JSON document.
import { built } from './built.ts';

export interface Counted {
  readonly ms: number;
  readonly processorMs: number;
  readonly residentBytes: number;
}

interface Modules {
  'log/database': typeof import('../src/log/database.ts');
  'log/documents': typeof import('../src/log/documents.ts');
  'log/report-counts': typeof import('../src/log/report-counts.ts');
}
const load = <Name extends keyof Modules>(name: Name) => built(name) as Promise<Modules[Name]>;

const { openLog } = await load('log/database');
const { readFlagger } = await load('log/documents');
const { countForReport } = await load('log/report-counts');
const log = await openLog(process.argv[2] ?? '');
const flagger = await readFlagger(log.db);
if (!flagger) throw new Error('the log knows no flagger');
const question = {
  period: { first: '2026-01-01', last: '2026-12-31' },
  asOfOn: '2027-01-31',
  knownBefore: '2027-01-31T22:59:59.999Z',
  flagger,
  spanDay: null,
};
const used = process.cpuUsage();
const begun = performance.now();
await countForReport(log.db, question);
const ms = performance.now() - begun;
const { user, system } = process.cpuUsage(used);
await log.close();
const counted: Counted = { ms, processorMs: (user + system) / 1000, residentBytes: process.resourceUsage().maxRSS * 1024 };
process.stdout.write(JSON.stringify(counted));
