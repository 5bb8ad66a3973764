// What lies in a zip file outside the members its list names.
import { describe, expect, it } from 'vitest';
import { archiveBudget, openArchive } from '../../src/files/archive.ts';
import { archive } from './office-maker.ts';

const open = (bytes: Uint8Array) => openArchive('a.zip', bytes, archiveBudget(bytes.length));
const CENTRAL = Buffer.from('PK\x01\x02');

/** `extra` between the members and their list, whose place at the end is moved. */
function between(zip: Uint8Array, extra: Uint8Array): Buffer {
  const data = Buffer.from(zip);
  const first = data.indexOf(CENTRAL);
  const moved = Buffer.concat([data.subarray(0, first), extra, data.subarray(first)]);
  moved.writeUInt32LE(first + extra.length, moved.length - 6);
  return moved;
}

/** As programs write that do not know the sizes beforehand: checksum and sizes stand behind the member. */
function streamed(zip: Uint8Array, mark: string): Buffer {
  const data = Buffer.from(zip);
  const central = data.indexOf(CENTRAL);
  data.writeUInt16LE(data.readUInt16LE(central + 8) | 8, central + 8);
  return between(data, Buffer.concat([Buffer.from(mark), data.subarray(central + 16, central + 28)]));
}

describe('bytes that belong to no member', () => {
  const zip = archive({ 'b.txt': 'niets' });
  it('become a part, so that they are looked through', () => {
    expect(open(between(zip, Buffer.from('jan.planted@example.org'))).parts).toEqual([
      { place: 'zip bytes outside its files', text: 'jan.planted@example.org', trust: 'metadata', language: null },
    ]);
  });
  it('are told where they hold no text', () => {
    expect(open(between(zip, Buffer.from([1, 2, 3]))).parts).toMatchObject([{ place: 'zip bytes outside its files', text: '-' }]);
  });
  it('are no matter where they are empty', () => expect(open(between(zip, Buffer.alloc(64))).parts).toEqual([]));
  it.each(['PK\x07\x08', ''])('are no matter where they are the sizes of a member behind %j', (mark) => {
    const { parts, members } = open(streamed(zip, mark));
    expect([parts, members.map(({ name }) => name)]).toEqual([[], ['b.txt']]);
  });
  it('are refused where they are a file that the list does not name', () => {
    const other = Buffer.from(archive({ 'c.txt': 'jan.planted@example.org' }));
    expect(() => open(between(zip, other.subarray(0, other.indexOf(CENTRAL))))).toThrow('its list does not name');
  });
});

describe('a member', () => {
  it('with another name in front of it tells that name as well', () => {
    const zip = Buffer.from(archive({ 'b.txt': 'niets' }));
    zip.write('jan.t', zip.indexOf('b.txt'));
    expect(open(zip).parts).toMatchObject([{ place: 'zip comment', text: 'jan.t' }]);
  });
  it('that is a folder by its name and has content is read', () => {
    expect(open(archive({ 'map/': 'jan.planted@example.org' })).members.map(({ name }) => name)).toEqual(['map/']);
  });
  it('with bytes behind the end of what was packed is refused', () => {
    const zip = Buffer.from(archive({ 'b.txt': 'niets '.repeat(50) }));
    const central = zip.indexOf(CENTRAL);
    const longer = between(zip, Buffer.from('jan.planted@example.org'));
    longer.writeUInt32LE(zip.readUInt32LE(central + 20) + 23, longer.indexOf(CENTRAL) + 20);
    expect(() => open(longer)).toThrow('damaged');
  });
});
