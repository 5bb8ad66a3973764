// Files and profiles for the tests of the import, in memory.
import type { SourceFile } from '../../src/import/encoding.ts';
import { type ParsedFile, type ParsedRecord, type ParseOptions, parseFile } from '../../src/import/parse-file.ts';
import { type Profile, profileSchema } from '../../src/model/profile.ts';

/** A file whose bytes come in chunks of `chunkBytes`, so that letters and line ends are cut. */
export function sourceOf(content: string | Uint8Array, chunkBytes = 65_536): SourceFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name: 'notices.csv',
    sizeBytes: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
    },
  };
}

/** A small profile; `change` replaces its parts. */
export function profileOf(change: Record<string, unknown> = {}): Profile {
  return profileSchema.parse({
    format: 'article22-profile/1',
    name: 'small',
    title: 'Small',
    source: { code: 'small', name: 'Small' },
    language: 'en',
    timeZone: 'Europe/Brussels',
    columns: {
      reference: { label: 'Ref' },
      sent: { label: 'Sent', format: 'yyyy-MM-dd' },
      service: { label: 'Service' },
      category: { label: 'Type' },
      action: { label: 'Outcome' },
    },
    values: {
      category: { scam: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD', hate: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH/KEYWORD_HATE_SPEECH' },
      action: { removed: 'ACTION_REMOVED', refused: 'NO_ACTION_NOT_ILLEGAL', 'no reply': 'PENDING_NO_REPLY' },
    },
    channel: { default: 'article-16' },
    ...change,
  });
}

export interface ReadFile {
  readonly file: ParsedFile;
  readonly records: readonly ParsedRecord[];
}

export async function readAll(
  content: string | Uint8Array,
  profile: Profile = profileOf(),
  options: Partial<ParseOptions> = {},
  chunkBytes?: number,
): Promise<ReadFile> {
  const file = await parseFile(sourceOf(content, chunkBytes), profile, { reportTimeZone: 'Europe/Brussels', ...options });
  const records: ParsedRecord[] = [];
  for await (const record of file.records) records.push(record);
  return { file, records };
}
