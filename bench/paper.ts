// A network of hotlines on paper: bench/growth.md, worked out from what was measured.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Arguments } from './arguments.ts';
import type { Ledger } from './ledger.ts';
import { tableText } from './result.ts';

const HOTLINES = 60;
const YEARS = 10;
const NOTICES_A_YEAR = 50_000;
const ANALYSTS = 2;
const PAGES_AN_HOUR = 200;
const PAGE_PROCESSOR_MS = 20;
/** Of a working day of eight hours; the busiest hour has three times the average. */
const BUSIEST = 3;
const ACTS_A_DAY = 200;
const WORKING_DAYS = 220;
const AUDIT_ROW_BYTES = 300;
const PACKED = 0.25;

/** Nothing where the import and the growth were never measured. */
export function writePaper({ out, sizes }: Arguments, ledger: Ledger): void {
  const measured = sizes
    .map(({ name }) => ({
      name,
      bytes: ledger.figure('growth', `${name} bytes a notice`),
      micro: ledger.figure('import', `${name} processor µs`),
    }))
    .findLast(({ bytes, micro }) => bytes !== null && micro !== null);
  if (!measured) return;
  writeFileSync(join(dirname(out), 'growth.md'), paper(measured.name, measured.bytes ?? 0, measured.micro ?? 0));
}

const number = (value: number) => Math.round(value).toLocaleString('en');
const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(bytes < 1e10 ? 1 : 0)} GB`;

function span(seconds: number): string {
  if (seconds < 120) return `${seconds.toFixed(0)} s`;
  return seconds < 7200 ? `${(seconds / 60).toFixed(1)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

/** `bytes`: on the disk for each notice. `micro`: microseconds of processor time to take in a record. */
function paper(size: string, bytes: number, micro: number): string {
  const both = (say: (hotlines: number) => string) => [say(1), say(HOTLINES)];
  const notices = (hotlines: number) => hotlines * NOTICES_A_YEAR;
  const seconds = (records: number) => span((records * micro) / 1e6);
  const pagesASecond = (hotlines: number) => (hotlines * ANALYSTS * PAGES_AN_HOUR * BUSIEST) / 3600;
  const acts = (hotlines: number) => hotlines * ACTS_A_DAY * WORKING_DAYS * YEARS;
  const assumed = tableText({
    title: 'What is assumed',
    head: ['', 'a hotline', 'the network'],
    rows: [
      ['notices a year, on average', ...both((n) => number(notices(n)))],
      [`notices after ${YEARS} years`, ...both((n) => number(notices(n) * YEARS))],
      ['analysts at work at the same time', ...both((n) => number(n * ANALYSTS))],
      ['pages that they ask for in an hour', ...both((n) => number(n * ANALYSTS * PAGES_AN_HOUR))],
      ['bytes on the disk for each notice (`results.md`, “the whole file”), **B**', bytes.toFixed(0), ''],
      ['processor time to take in a record, **t**', `${micro.toFixed(0)} µs`, ''],
    ],
  });
  const follows = tableText({
    title: 'What follows',
    head: ['', 'a hotline on its own', 'all on one server'],
    rows: [
      [`disk after ${YEARS} years: notices × B`, ...both((n) => gigabytes(notices(n) * YEARS * bytes))],
      ['the same in a backup, packed (a quarter is assumed)', ...both((n) => gigabytes(notices(n) * YEARS * bytes * PACKED))],
      ['taking in a year, once: notices × t', ...both((n) => seconds(notices(n)))],
      [`taking in ${YEARS} years anew, from the source files`, ...both((n) => seconds(notices(n) * YEARS))],
      ['a weekly export of the whole year so far: 26 times the year, in a year', ...both((n) => seconds(notices(n) * 26))],
      [`pages a second in the busiest hour (${BUSIEST} times the average)`, ...both((n) => pagesASecond(n).toFixed(1))],
      [
        `processor time for them, at ${PAGE_PROCESSOR_MS} ms a page`,
        ...both((n) => `${(pagesASecond(n) * PAGE_PROCESSOR_MS * 0.1).toFixed(1)} % of a core`),
      ],
      [
        `audit rows of acts by hand, ${ACTS_A_DAY} on each of ${WORKING_DAYS} days a year; an import or a bulk act is one row`,
        ...both((n) => `${(acts(n) / 1e6).toFixed(1)} million, ${gigabytes(acts(n) * AUDIT_ROW_BYTES)}`),
      ],
    ],
  });
  return `# A network of ${HOTLINES} hotlines over ${YEARS} years, on paper

Arithmetic from what \`npm run bench\` measured, written by it; nothing here was run. **B** and **t** are those of a file of ${size} records (\`results.md\`).

${assumed}

${follows}

## What it means

- **One file is enough for a hotline.** SQLite holds ten years of an ordinary one; the figures of \`results.md\` up to 1 million records are about
  such a log, and 10 million are a copyright flagger's ten years.
- **One PostgreSQL server is enough for the network.** Its ${number((notices(HOTLINES) * YEARS) / 1e6)} million notices fit the memory of one large server, or its disk with the indexes in
  memory. Sums are kept up by the import, so the time of a draft follows the number of different combinations (service, type, month, outcome),
  not that of notices.
- **What grows fastest is the audit trail of acts by hand.** It is read by its newest rows and by what it is about; \`audit verify\` reads all of it
  and takes time in proportion.
- **What would be outgrown first on one server** is the import of all at the same hour, because acts that write come one after the other. Spread
  over the night this is nothing.
- **Beyond that** (a hundred times as much) notices are parted over several servers, as the section on PostgreSQL in the README describes.
`;
}
