// Fuzzes `scan`: files of every format that is read, changed; each comes back as text, or with the reason why it cannot be read.
import { expect } from 'vitest';
import { readAnyFile } from '../../src/files/any-file.ts';
import type { PackageFile } from '../../src/model/file.ts';
import { workbook } from '../files/office-maker.ts';
import { pdf } from '../files/pdf-maker.ts';
import { png, textChunks } from '../files/png-maker.ts';
import { changedBytes, oneOf, type Random } from './random.ts';

const text = (name: string, content: string): PackageFile => ({ name, bytes: Buffer.from(content) });

/** One of each format. */
export const REAL_FILES: readonly PackageFile[] = [
  { name: 'a.pdf', bytes: pdf({ page: 'Some text', annotation: 'a note', attachment: 'inside', info: { Author: 'A. Example' } }) },
  {
    name: 'a.xlsx',
    bytes: workbook({
      shared: 'shared text',
      comment: 'a comment',
      formula: 'A1+1',
      picture: png(Object.values(textChunks('in a picture'))),
    }),
  },
  { name: 'a.png', bytes: png(Object.values(textChunks('in a picture'))) },
  text(
    'a.html',
    '<!doctype html><html lang="nl"><title>T</title><h1>Kop</h1><p data-narrative="outlook">Een <b>tekst</b> <a href="data:text/plain,x">x</a><table><tr><td data-cell="a:b" data-value="1">1</table><script type="application/json">{"a":"b"}</script><!-- c -->',
  ),
  text(
    'a.svg',
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><title>t</title><text x="1">een</text><metadata>m</metadata></svg>',
  ),
  text('a.json', '{"a":["b",{"c":"d \\u00e9 \\n"}],"narrative":{"nl":{"outlook":"Een zin."}},"n":12345678}'),
  text('a.csv', 'Ref,Text\r\n1,"a ""b"", c"\r\n2,"d\ne"\r\n'),
  text('a.md', '# Kop\n\nEen [link](https://example.org) en *tekst*.\n\n- a\n- b\n'),
];

/** Where a PDF is read by another thread, which takes longer, it is one in eight. */
export async function anyFileRound(random: Random): Promise<void> {
  const file = oneOf(random, REAL_FILES);
  const name = random(5) === 0 ? oneOf(random, REAL_FILES).name : file.name;
  let files = 0;
  for await (const one of readAnyFile({ name, bytes: changedBytes(file.bytes, random) })) {
    files += 1;
    if (one.refusal !== null) expect(one.refusal.length).toBeGreaterThan(10);
    for await (const part of one.parts()) expect(typeof part.text).toBe('string');
  }
  expect(files).toBeGreaterThan(0);
}
