// Text that stands inside binary data: EXIF, colour profiles, settings of printers, what follows the end of a picture.

const RUNS = /[^\p{Cc}\p{Cn}\p{Co}\uFFFD]{4,}/gu;
/** Other bytes read as UTF-16 look like Chinese, so only scripts of the European languages count there. */
const EUROPEAN_RUNS = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{M}]{4,}/gu;

/** Runs of at least four letters, read as UTF-8 and as UTF-16 (how EXIF keeps its XP fields) from even and odd offsets. */
export function binaryText(data: Buffer): string {
  const wide = [data, data.subarray(1)].flatMap(
    (bytes) =>
      bytes
        .toString('utf16le')
        .replace(/\p{Cc}/gu, '\n')
        .match(EUROPEAN_RUNS) ?? [],
  );
  return [...(data.toString('utf8').match(RUNS) ?? []), ...wide].join('\n');
}
