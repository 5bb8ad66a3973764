// Who runs the PostgreSQL server is told every table that an erasure leaves old rows of.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { sweptLines } from '../../src/cli/forget.ts';

it('names each table that is erased from or rewritten, and only tables there are', () => {
  const [, list = ''] = /VACUUM FULL ([^;]+);/.exec(sweptLines('server').join('\n')) ?? [];
  const named = list.split(', ').sort();
  expect(named).toEqual([
    'audit',
    'correction',
    'decision',
    'draft',
    'gate_check',
    'import',
    'known_value',
    'narrative',
    'notice',
    'notice_note',
    'notice_past',
    'notice_url',
    'resolution',
    'telling',
  ]);
  const schema = ['001-log', '002-sign-off-and-erasure']
    .map((name) => readFileSync(new URL(`../../schema/log/${name}.sql`, import.meta.url), 'utf8'))
    .join('\n');
  for (const table of named) expect(schema).toContain(`create table ${table} (`);
});
