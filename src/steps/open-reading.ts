// Opens a file to be read into the log: in this thread, or, when it is large, in one of its own, so that one processor reads while another
// writes.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type ParsedFile, type ParseOptions, parseFile } from '../import/parse-file.ts';
import type { SourceFile } from '../import/source-file.ts';
import type { Profile } from '../model/profile.ts';
import { readApart } from './read-apart.ts';
import type { Reading } from './reading.ts';
import { readyRecords } from './ready-records.ts';

/** A smaller file is read before a thread has started. */
const APART_BYTES_MIN = 4_194_304;

/** Built, it stands beside this file; the sources are not run by themselves. */
const THREAD = new URL('./reading-thread.js', import.meta.url);

/** @throws UserError as `parseFile` */
export async function openReading(file: SourceFile, profile: Profile, options: ParseOptions): Promise<Reading> {
  const { path } = file;
  if (path !== undefined && file.sizeBytes >= APART_BYTES_MIN && existsSync(fileURLToPath(THREAD)))
    return readApart(THREAD, { path, name: file.name, sizeBytes: file.sizeBytes, profile, options });
  return readHere(await parseFile(file, profile, options));
}

function readHere({ records: _, batches, ...look }: ParsedFile): Reading {
  return {
    look,
    batches: (ready, find) => (ready === null ? batches : readyRecords(batches, ready, find)),
    close: async () => undefined,
  };
}
