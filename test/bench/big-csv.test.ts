// The file that imports are measured with: the same in every run, of the shape that is told, and read without a question.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { csvRecord, HEADER } from '../../bench/big-csv.ts';
import { BIG_PROFILE, BIG_SERVICES } from '../../bench/big-csv-words.ts';
import { sizeOf } from '../../bench/size.ts';
import { profileSchema } from '../../src/model/profile.ts';
import { servicesFileSchema } from '../../src/model/provider.ts';
import { categoryOf } from '../../src/model/vocabulary.ts';

const RECORDS = 10_000;
const records = Array.from({ length: RECORDS }, (_, i) => csvRecord(i + 1, RECORDS, 1));
const referenceOf = (record: string) => record.slice(0, record.indexOf(','));

describe('the file of a benchmark', () => {
  it('has the same bytes in every run', () => {
    expect(createHash('sha256').update(records.join('')).digest('hex')).toBe(
      '77eec5245d81f46fafa21a039fb36085f8af023b4aa339dff17bd1d171ecf309',
    );
  });

  it('has 14 columns and about 300 bytes a record, many of them with a remark of several lines', () => {
    expect(HEADER).toHaveLength(14);
    const bytes = Buffer.byteLength(records.join('')) / RECORDS;
    expect(bytes).toBeGreaterThan(280);
    expect(bytes).toBeLessThan(330);
    expect(records.filter((record) => record.trimEnd().includes('\n')).length).toBeGreaterThan(RECORDS / 3);
  });

  it('repeats one record in twenty, mostly word for word', () => {
    const repeats = RECORDS - new Set(records.map(referenceOf)).size;
    const identical = RECORDS - new Set(records).size;
    expect(repeats / RECORDS).toBeCloseTo(0.05, 2);
    expect(identical / repeats).toBeGreaterThan(0.95);
    expect(identical).toBeLessThan(repeats);
  });

  it('tells more of some notices in a later export, and nothing else', () => {
    const later = Array.from({ length: RECORDS }, (_, i) => csvRecord(i + 1, RECORDS, 2));
    const changed = later.filter((record, i) => record !== records[i]).length;
    expect(later.map(referenceOf)).toEqual(records.map(referenceOf));
    expect(changed / RECORDS).toBeGreaterThan(0.02);
    expect(changed / RECORDS).toBeLessThan(0.05);
  });

  it('is read with a profile and services that are valid, and types that exist', () => {
    const profile = profileSchema.parse(BIG_PROFILE);
    for (const code of Object.values(profile.values.category ?? {})) expect(categoryOf(code ?? '')).not.toBeNull();
    expect(servicesFileSchema.parse(BIG_SERVICES).services).toHaveLength(300);
  });
});

it('reads sizes as people write them', () => {
  expect(['10k', '1M', '2500'].map(sizeOf)).toEqual([10_000, 1_000_000, 2500]);
  expect(() => sizeOf('many')).toThrow('expected a number of records');
});
