// The empty table for flaggers without a tool: in four languages, recognised at once, and taken as soon as a row is filled in.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseFile } from '../../src/import/parse-file.ts';
import { shippedPresets } from '../../src/import/presets.ts';
import { recogniseProfile } from '../../src/import/recognise.ts';
import { REQUIRED_FIELDS } from '../../src/model/profile.ts';
import { readAll, sourceOf } from '../import/source.ts';

const TEMPLATES = ['spreadsheet', 'spreadsheet-nl', 'spreadsheet-fr', 'spreadsheet-de'] as const;
const textOf = (name: string) => readFileSync(new URL(`../../samples/presets/${name}/template.csv`, import.meta.url), 'utf8');

describe.each(TEMPLATES)('the template of %s', (name) => {
  const text = textOf(name);
  const delimiter = name === 'spreadsheet' ? ',' : ';';
  const labels = text.replace('\uFEFF', '').trimEnd().split(delimiter);
  const preset = shippedPresets().find((one) => one.name === name);
  if (!preset) throw new Error(`no preset ${name}`);
  const filled = (cells: Partial<Record<string, string>>) => `${text}${labels.map((label) => cells[label] ?? '').join(delimiter)}\r\n`;
  const label = (field: 'reference' | 'sent' | 'service' | 'category') => preset.columns[field]?.label ?? '';

  it('holds the labels of its preset, and one column for remarks that is not read', () => {
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(labels.slice(0, -1)).toEqual(Object.values(preset.columns).map((column) => column.label));
  });

  it('is recognised, and says that it is empty', async () => {
    expect((await recogniseProfile(sourceOf(text), [], {}, shippedPresets())).name).toBe(name);
    await expect(parseFile(sourceOf(text), preset, { reportTimeZone: 'Europe/Brussels' })).rejects.toMatchObject({ code: 'file.no-rows' });
  });

  it('takes a row with no more than a reference and what a notice must have', async () => {
    const [type = ''] = Object.keys(preset.values.category ?? {});
    const cells = { [label('reference')]: 'N-1', [label('sent')]: '2026-03-25', [label('service')]: 'TikTok', [label('category')]: type };
    const { records } = await readAll(filled(cells), preset);
    expect(records.map(({ outcome, issues }) => [outcome, issues])).toEqual([['notice', []]]);
  });

  it.each(REQUIRED_FIELDS)('rejects a row without %s', async (field) => {
    const [type = ''] = Object.keys(preset.values.category ?? {});
    const cells = { [label('reference')]: 'N-1', [label('sent')]: '2026-03-25', [label('service')]: 'TikTok', [label('category')]: type };
    const { records } = await readAll(filled({ ...cells, [label(field)]: '' }), preset);
    expect(records.map(({ outcome, issues }) => [outcome, issues[0]?.code])).toEqual([['rejected', 'required.missing']]);
  });
});
