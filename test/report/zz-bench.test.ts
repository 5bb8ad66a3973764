import { writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { naming } from '../../src/report/naming.ts';
import { listTables } from '../../src/report/lists.ts';
import { cubeOf } from '../../src/report/cube.ts';
import { suppress } from '../../src/report/suppress.ts';
import { attack } from '../../src/report/attack.ts';
import { linkTables } from '../../src/report/linked.ts';
import { countsOf, drawCounts, inputs, PERIOD } from './world.ts';
const out: string[] = [];
const sum = { sets: 0, primary: 0, compl: 0, derivable: 0, sup: 0, att: 0, prog: 0, max: 0, nonzero: 0, notices: 0, shown: 0, errors: 0 };
async function one(seed: number, n: number, p: number, c: number, skew: number, th = { general: 3, sensitive: 5 }) {
  const counts = drawCounts(seed, n, p, c, skew);
  const i = inputs({ counts: countsOf(counts) });
  const names = naming(i.providers, i.services);
  const lists = listTables(i.counts, PERIOD, names);
  const cube = cubeOf(counts, names);
  const t0 = performance.now();
  const s = suppress(cube, th);
  const t1 = performance.now();
  linkTables([...lists, ...s.tables], [], th);
  const tl = performance.now() - t1;
  const t2 = performance.now();
  let a; let err = '';
  try { a = await attack([...lists, ...s.tables], [], th); } catch (e) { err = String(e).slice(0, 150); sum.errors++; }
  const t3 = performance.now();
  const dims = s.tables.map((t) => t.dimensions.map((d) => d.members.length).join('x')).join(' ');
  const cells = s.tables.reduce((k, t) => k + t.cells.filter((x) => !x.at.includes('total') && x.value !== 0).length, 0);
  sum.sets++; sum.primary += s.primary; sum.compl += s.complementary; sum.derivable += a?.derivable.length ?? 0; sum.sup += t1 - t0; sum.att += t3 - t2; sum.prog += a?.programmes ?? 0; sum.max = Math.max(sum.max, t3 - t2); sum.nonzero += cells;
  out.push(`seed ${seed} n=${n} ${cube.axes.map((x) => x.length).join('x')} → ${dims} nonzero ${cells} primary ${s.primary} compl ${s.complementary} | suppress ${(t1 - t0).toFixed(0)}ms link ${tl.toFixed(0)} attack ${(t3 - t2).toFixed(0)}ms prog ${a?.programmes} derivable ${a?.derivable.length} ${err}`);
}
it('bench', async () => {
  await one(1, 6000, 30, 15, 1);
  await one(2, 6000, 30, 15, 2);
  await one(3, 6000, 30, 15, 3);
  await one(4, 6000, 58, 15, 3);
  out.push(JSON.stringify(sum)); for (const k of Object.keys(sum)) (sum as Record<string, number>)[k] = 0;
  for (let s = 100; s < 160; s++) await one(s, [50, 200, 600, 1500, 3000][s % 5]!, 3 + (s % 37), 2 + (s % 13), s % 4, s % 3 ? { general: 3, sensitive: 5 } : { general: 5, sensitive: 10 });
  out.push(JSON.stringify(sum));
  writeFileSync('/tmp/bench.out', out.join('\n') + '\n');
}, 600000);
