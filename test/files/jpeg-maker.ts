// Small JPEG files with segments of our choice, for tests. The pixels are no picture, which the reader does not look at.

export function jpeg(
  segments: readonly (readonly [marker: number, data: Uint8Array])[] = [],
  after: Uint8Array = Buffer.alloc(0),
): Uint8Array {
  const segment = (marker: number, data: Uint8Array) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(data.length + 2, 2);
    return Buffer.concat([head, data]);
  };
  const scan = Buffer.concat([segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4])]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...segments.map(([marker, data]) => segment(marker, data)),
    scan,
    Buffer.from([0xff, 0xd9]),
    after,
  ]);
}
