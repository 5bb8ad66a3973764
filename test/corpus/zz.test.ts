import { spawnSync } from 'node:child_process';
import { writeFileSync, mkdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { documentOf } from './judge.ts';
import { corpus } from './make.ts';
it('cli says the same', async () => {
  mkdirSync('/tmp/b3/files', { recursive: true });
  const wrong: string[] = [];
  for (const [i, one] of corpus().entries()) {
    if (i % 3 !== 0) continue;
    const path = `/tmp/b3/files/${one.name}.csv`;
    writeFileSync(path, one.bytes);
    const a = { ...one.answers, ...one.given };
    for (const answers of [one.given, a]) {
      const flags = [
        ...(answers.encoding ? ['--encoding', answers.encoding] : []), ...(answers.delimiter ? ['--delimiter', answers.delimiter] : []),
        ...(answers.quote ? ['--quote', answers.quote] : []), ...(answers.escape ? ['--escape', answers.escape === 'backslash' ? '\\' : '"'] : []),
        ...(answers.headerLine !== undefined ? ['--header-line', String(answers.headerLine)] : []), ...(answers.dateOrder ? ['--date-order', answers.dateOrder] : []),
        ...(answers.dateFormat ? ['--date-format', answers.dateFormat] : []), ...(answers.timeZone ? ['--time-zone', answers.timeZone] : []),
      ];
      const maps = Object.entries(one.map).flatMap(([f, l]) => ['--map', `${f}=${i % 2 ? `"${l}"` : l}`]);
      const run = spawnSync('node', ['dist/main.js', 'import', path, '--dry-run', '--json', ...maps, ...flags], { encoding: 'utf8', maxBuffer: 1e9, cwd: '/tmp/next' });
      let doc: any = null;
      try { doc = JSON.parse(run.stdout); } catch { wrong.push(`${one.name}: ${run.status} ${run.stdout.slice(0, 100)} ${run.stderr.slice(0, 300)}`); continue; }
      const here = await documentOf(one.bytes, one.map, answers);
      if (JSON.stringify(doc.records) !== JSON.stringify(here.records) || doc.outcome !== here.outcome || JSON.stringify(doc.reasons) !== JSON.stringify(here.reasons)) wrong.push(`${one.name}: ${run.status} ${doc.outcome} ${doc.reasons} vs ${here.outcome} ${here.reasons}`);
    }
  }
  console.log(wrong.join('\n'), wrong.length);
  expect(wrong).toEqual([]);
}, 590000);
