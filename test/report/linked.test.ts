import { describe, expect, it } from 'vitest';
import { TOTAL } from '../../src/model/table.ts';
import { attack } from '../../src/report/attack.ts';
import { suppress } from '../../src/report/suppress.ts';
import { examples } from '../deep.ts';
import { drawCube, listsOf, plainOf, protectAndAttack } from '../privacy/linked.ts';

describe('all two-way tables of a report together', () => {
  it('withhold little more than the plain heuristic would in each by itself, and give nothing away', async () => {
    const sums = { ours: 0, plain: 0 };
    for (let seed = 1; seed <= examples(6); seed++) {
      const cube = drawCube([12, 10, 5], 500 * seed, 1, seed);
      const { tables, attack: found } = await protectAndAttack(cube, 3);
      expect(found.derivable, `seed ${seed}`).toEqual([]);
      sums.ours += tables.flatMap(({ cells }) => cells).filter(({ status }) => status === 'withheld').length;
      sums.plain += plainOf(cube, 3);
    }
    expect(sums.ours).toBeLessThan(sums.plain * 1.3);
  });

  it('withhold, of choices with as few cells, those with few notices', () => {
    const cube = drawCube([30, 15, 5], 1500, 1.5, 11);
    const { tables } = suppress(cube, { general: 3, sensitive: 3 });
    const inside = tables.flatMap(({ cells }) => cells.filter(({ at }) => !at.includes(TOTAL)));
    const published = inside.reduce((total, { value }) => total + (value ?? 0), 0);
    const all = tables.length * cube.notices.reduce((a, b) => a + b, 0);
    expect(inside.filter(({ value }) => value === null).length).toBeLessThanOrEqual(198);
    expect(all - published).toBeLessThan(760);
  });

  it('of 30 providers, 82 types and 20 actions are protected and attacked within half a minute', { timeout: 60_000 }, async () => {
    const { tables, attack: found } = await protectAndAttack(drawCube([30, 82, 20], 6000, 1, 11), 3);
    expect(tables).toHaveLength(3);
    expect(found).toMatchObject({ derivable: [], programmes: 0 });
    expect(found.cellsChecked).toBeGreaterThan(1000);
  });

  it('are not called safe by tables that do not agree with what is published', async () => {
    const cube = drawCube([30, 15, 5], 1500, 1.5, 11);
    const thresholds = { general: 3, sensitive: 3 };
    const { tables, alternatives } = await protectAndAttack(cube, 3);
    const lists = listsOf(cube);
    // One withheld cell alone: whoever is told that it may be anything must not believe it.
    const [crossed] = tables;
    const cell = crossed?.cells.find(({ status }) => status === 'withheld');
    const values = new Map(alternatives.notices.map(({ at, notices }) => [at.join(), notices]));
    const valueAt = (own: readonly string[]) =>
      [...values].reduce((total, [key, notices]) => (own.every((code) => key.split(',').includes(code)) ? total + notices : total), 0);
    const open = crossed?.cells.map((own) =>
      own === cell || own.status === 'published' ? own : { ...own, value: valueAt(own.at), status: 'published' as const },
    );
    const told = { tables: [...lists, ...(crossed && open ? [{ ...crossed, cells: open }] : [])], timing: [], thresholds };
    const { derivable } = await attack(told, [], 'every-cell', alternatives);
    expect(derivable.map(({ at }) => at)).toEqual([cell?.at]);
  });
});
