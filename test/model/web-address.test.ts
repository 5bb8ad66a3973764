// Addresses that may be published: of pages, and nothing that lets somebody in.
import { expect, it } from 'vitest';
import { isWebAddress } from '../../src/model/web-address.ts';

it.each([
  ['https://hotline.example/report-2026', true],
  ['http://hotline.example', true],
  ['https://name:secret@hotline.example/', false],
  ['https://name@hotline.example/', false],
  ['ftp://hotline.example/', false],
  ['javascript:alert(1)', false],
  ['hotline.example/report', false],
  ['', false],
])('takes %s for an address of a page: %s', (text, is) => {
  expect(isWebAddress(text)).toBe(is);
});
