// What a workbook holds, as verify reads it back.
import { expect, it } from 'vitest';
import { sheetValues } from '../../src/files/sheet-values.ts';
import { workbook } from './office-maker.ts';

// Only the last of them was once read, so that a text before it went unseen.
it('a text that is cut into runs is read whole', () => {
  // Put into a text of the maker: it ends the text and begins another.
  const bytes = workbook({ inline: 'Not </t><t>true: </t><t>1,500' });
  const [sheet] = sheetValues({ name: 'book.xlsx', bytes });
  expect(sheet?.values.get('B1')).toBe('Not true: 1,500');
  expect(sheet?.values.get('D1')).toBe(12);
});
