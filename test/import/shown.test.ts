// What a person is shown before deciding: the words each encoding makes of a line, the dates that contradict an order. And nothing else.
import { describe, expect, it } from 'vitest';
import { fromLatin1 } from '../../src/import/charsets.ts';
import type { Encoding } from '../../src/import/encoding.ts';
import { profileOf, readAll } from './source.ts';

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const asked = async (content: string | Uint8Array) => {
  const error = await readAll(content, profileOf({ columns: { ...profileOf().columns, sent: { label: 'Sent' } } })).catch(
    (e: unknown) => e,
  );
  return error as { code: string; message: string; details: { readings?: { encoding: Encoding; cells: string[] }[] } };
};
const HEADER = 'Ref,Sent,Service,Type,Outcome,Remark';

describe('an encoding that is in doubt', () => {
  it('shows the mapped cells of the line under each candidate, and no others', async () => {
    const { code, message, details } = await asked(latin1(`${HEADER}\n1,2026-01-05,X,500 \xa4,,private \xa4 remark\n`));
    expect(code).toBe('text.undecodable-bytes');
    expect(details.readings?.length).toBeGreaterThan(1);
    for (const { encoding, cells } of details.readings ?? []) {
      expect(cells).toEqual([`“500 ${fromLatin1(encoding as 'windows-1252', '\xa4')}”`]);
      expect(message).toContain(`${encoding}: line 2`);
    }
    expect(message).not.toContain('private');
  });

  it('that reads well is proposed with some words as it reads them', async () => {
    const read = await readAll(
      latin1(`${HEADER}\n1,2026-01-05,X,Haine cibl\xe9e,Refus\xe9,\n2,2026-01-05,X,Fran\xe7ais d\xe9j\xe0 vu,Refus\xe9,\n`),
    );
    const because = read.file.dialect.evidence.find(({ decision }) => decision === 'encoding')?.because;
    expect(because).toContain('line 2 “Haine ciblée”');
  });
});

describe('dates', () => {
  it('that contradict an order are shown with their lines', async () => {
    const { code, message } = await asked(`${HEADER}\n1,25/04/2026,X,hate,,\n2,04/25/2026,X,hate,,\n`);
    expect(code).toBe('date.mixed-order');
    expect(message).toContain('line 3 “04/25/2026”');
  });

  it.each(['03/04/05', '01.02.99', '3-4-5'])('of years that nobody believes ask, and nothing is said to be certain: %s', async (date) => {
    expect(await asked(`${HEADER}\n1,${date},X,hate,,\n2,${date},X,hate,,\n`)).toMatchObject({ code: 'date.out-of-range', exit: 5 });
  });
});

describe('a record', () => {
  it.each(['#REF!', '#N/A', '#BEZUG!'])('whose reference a spreadsheet lost says so: %s', async (mark) => {
    const { records } = await readAll(`${HEADER}\n${mark},2026-01-05,X,hate,,\n`);
    expect(records.map(({ outcome, issues }) => [outcome, issues.map(({ code }) => code)])).toEqual([['notice', ['id.lost']]]);
  });

  it.each([
    ['javascript:alert(1)', true],
    ['notaurl', true],
    ['https://x.example/a', false],
    ['x.example/a', false],
    ['www.x.example', false],
    ['ipfs://bafy', false],
    ['192.0.2.7/x', false],
  ])('whose location is none says so: %s', async (url, isOdd) => {
    const profile = profileOf({ columns: { ...profileOf().columns, url: { label: 'Remark' } } });
    const { records } = await readAll(`${HEADER}\n1,2026-01-05,X,hate,,${url}\n`, profile);
    expect(records.flatMap(({ issues }) => issues.map(({ code }) => code))).toEqual(isOdd ? ['url.unreadable'] : []);
  });
});
