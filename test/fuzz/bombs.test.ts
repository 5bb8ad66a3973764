import { beforeAll, describe, expect, it } from 'vitest';
import { readAnyFile } from '../../src/files/any-file.ts';
import { htmlCells } from '../../src/files/html-cells.ts';
import { openPdf, readPdf } from '../../src/files/pdf.ts';
import { detect } from '../../src/gate/detectors.ts';
import { bombs, pdfBomb } from './bombs.ts';

/** Of the processor, far below what an explosion takes. */
const MS_MAX = 12_000;
const GROWTH_BYTES_MAX = 400_000_000;

describe('a small file that asks for much', () => {
  beforeAll(async () => {
    detect('Jan Peeters, 85073003328', 'nl', { names: true });
    for await (const _ of readAnyFile({ name: 'a.pdf', bytes: bombs()[11]?.bytes.subarray(0, 500) ?? new Uint8Array() }));
  });

  it.each(bombs().map((file) => [file.name, file] as const))('is read in little time, or refused: %s', async (_name, file) => {
    const [cpu, memory] = [process.cpuUsage(), process.memoryUsage.rss()];
    for await (const one of readAnyFile(file)) {
      if (one.refusal !== null) expect(one.refusal).toMatch(/^.{10,}\.$/s);
      for await (const part of one.parts()) detect(part.text.slice(0, 60_000), 'nl', { names: true });
    }
    const { user, system } = process.cpuUsage(cpu);
    expect((user + system) / 1000).toBeLessThan(MS_MAX);
    expect(process.memoryUsage.rss() - memory).toBeLessThan(GROWTH_BYTES_MAX);
  });

  it('is told apart from what is read when it is a page of a package', () => {
    const page = (name: string) => bombs().find((file) => file.name === name)?.bytes ?? new Uint8Array();
    expect(htmlCells(page('wide.html'))).toEqual([]);
    expect(() => htmlCells(page('formatting.html'))).toThrow(/far more elements/);
  });

  // Two kilobytes became two gigabytes: the library unpacks whatever a PDF asks it to.
  it('is refused as a PDF before it fills the memory, and the next PDF is read', async () => {
    const { name, bytes } = pdfBomb(400_000_000);
    expect(bytes.length).toBeLessThan(3_000);
    const limits = { growthBytes: 60_000_000, milliseconds: 60_000 };
    const text = (data: Uint8Array) =>
      openPdf(name, data, async (document) => (await (await document.getPage(1)).getTextContent()).items, limits);
    await expect(text(bytes)).rejects.toThrow(/unpack to far more than a document holds/);
    // `verify` reads each PDF twice, and what the first reader had unpacked was never given back: 1.3 GB instead of 750 MB.
    const memory = process.memoryUsage.rss();
    await expect(text(bytes)).rejects.toThrow(/unpack to far more than a document holds/);
    expect(process.memoryUsage.rss() - memory).toBeLessThan(limits.growthBytes / 2);
    const small = bombs().find((file) => file.name === 'brackets.pdf');
    expect((await readPdf('a.pdf', small?.bytes ?? bytes)).parts.length).toBeGreaterThan(0);
  });
});
