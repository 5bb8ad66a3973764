// A small year in memory: files, profile and documents for tests of the steps.
import { readFileSync } from 'node:fs';
import type { SourceFile } from '../../src/import/encoding.ts';
import type { Actor } from '../../src/log/audit-trail.ts';
import type { Engine, Log } from '../../src/log/db.ts';
import { saveIndependence, setNarrative } from '../../src/log/documents.ts';
import { enterFlagger } from '../../src/log/flagger.ts';
import { answerServices } from '../../src/log/providers.ts';
import { writing } from '../../src/log/writing.ts';
import { type Flagger, flaggerSchema } from '../../src/model/flagger.ts';
import { independenceSchema } from '../../src/model/independence.ts';
import { narrativeFileSchema } from '../../src/model/narrative.ts';
import type { NarrativeField } from '../../src/model/narrative-field.ts';
import { type Profile, profileSchema } from '../../src/model/profile.ts';
import { servicesFileSchema } from '../../src/model/provider.ts';
import type { DraftOptions } from '../../src/workflow.ts';
import { preparedLog } from '../log/engines.ts';

export const ANALYST: Actor = { by: 'invented analyst', now: '2027-01-31T12:00:00.000Z' };

const sample = (name: string) => readFileSync(new URL(`../../samples/hotline/${name}`, import.meta.url));
const json = (name: string): unknown => JSON.parse(sample(name).toString('utf8'));

export const hotline = {
  independence: () => independenceSchema.parse(json('independence.json')),
  flagger: (): Flagger => flaggerSchema.parse(json('flagger.json')),
  profile: (name: string): Profile => profileSchema.parse(json(`profile.${name}.json`)),
  file: (name: string): SourceFile => sourceOf(`${name}.csv`, sample(`${name}.csv`)),
};

export function sourceOf(name: string, content: string | Uint8Array): SourceFile {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  return {
    name,
    sizeBytes: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
    },
  };
}

/** The invented hotline's own documents, as `article22 demo` enters them. */
export async function enterDocuments(log: Log, languages?: readonly string[]): Promise<void> {
  await writing(log, ANALYST, async (db, at) => {
    await enterFlagger(db, { ...hotline.flagger(), ...(languages ? { languages: [...languages] } : {}) }, at);
    await saveIndependence(db, hotline.independence(), at);
    await answerServices(db, servicesFileSchema.parse(json('services.json')).services, at);
    for (const [language, fields] of Object.entries(narrativeFileSchema.parse(json('narrative.json')).texts)) {
      for (const [field, body] of Object.entries(fields)) await setNarrative(db, language, field as NarrativeField, body, at);
    }
  });
}

/** A log that holds these documents and nothing else. */
export function documentedLog(engine: Engine, languages?: readonly string[]): Promise<Log> {
  return preparedLog(engine, `documents ${languages?.join(' ') ?? ''}`, (log) => enterDocuments(log, languages));
}

export const YEAR: DraftOptions = {
  period: { first: '2026-01-01', last: '2026-12-31' },
  kind: 'annual',
  asOfOn: '2027-01-31',
  releasedOn: '2027-01-31',
  publicAddress: null,
  correctionReason: null,
  spanDay: null,
};

/** A profile for `SMALL_CSV`-like files: own references, one service column, dates by day. */
export const SMALL_PROFILE = profileSchema.parse({
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
    decided: { label: 'Decided', format: 'yyyy-MM-dd' },
    account: { label: 'Account' },
  },
  values: {
    category: { grooming: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS/KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS' },
    action: { removed: 'ACTION_REMOVED', refused: 'NO_ACTION_NOT_ILLEGAL' },
  },
  channel: { default: 'article-16' },
});

export const SMALL_HEADER = 'Ref,Sent,Service,Type,Outcome,Decided,Account';
export const small = (...lines: string[]) => sourceOf('small.csv', `${[SMALL_HEADER, ...lines].join('\r\n')}\r\n`);
