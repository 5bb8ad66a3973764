import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, desk } from './run.ts';

let at: Desk;
beforeAll(() => {
  at = desk();
});
afterAll(() => at.clear());

const codes = (letter: string) => [`${letter}1`, `${letter}2`, 'total'];
const table = (id: string, values: readonly number[]) => ({
  id,
  dims: [
    { name: 'provider', codes: codes('p') },
    { name: 'category', codes: codes('c') },
  ],
  values,
  threshold: 3,
});

describe('article22 tables protect', () => {
  it('writes one table a line as it came, withheld values null, and says with the exit code that one was refused', async () => {
    const lines = [table('fine', [1, 20, 21, 20, 30, 50, 21, 50, 71]), table('wrong', [1, 20, 22, 20, 30, 50, 21, 50, 71])];
    writeFileSync(join(at.folder, 'tables.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'));
    const { code, stdout, stderr } = await at.run('tables', 'protect', '--json', 'tables.jsonl');
    expect(code).toBe(3);
    const [fine, wrong] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(fine).toMatchObject({ id: 'fine', values: [null, null, 21, null, null, 50, 21, 50, 71], lowerBound: 1 });
    expect(wrong).toMatchObject({ id: 'wrong', error: { code: 'grid.not-additive' } });
    expect(stderr).toMatch(/line 2, id “wrong”: does not add up/);
  });

  it('needs no log', async () => {
    writeFileSync(join(at.folder, 'one.json'), JSON.stringify(table('one', [5, 20, 25, 20, 30, 50, 25, 50, 75])));
    const { code, stdout } = await at.run('tables', 'protect', 'one.json');
    expect([code, stdout]).toEqual([0, 'one: nothing to withhold\n']);
  });

  it('says where a small count is told by the totals whatever is withheld', async () => {
    writeFileSync(join(at.folder, 'told.json'), JSON.stringify(table('told', [1, 0, 1, 0, 0, 0, 1, 0, 1])));
    const { code, stdout } = await at.run('tables', 'protect', 'told.json');
    expect([code, stdout]).toEqual([0, 'told: nothing withheld; 1 small count is told by the totals whatever is withheld\n']);
  });
});
