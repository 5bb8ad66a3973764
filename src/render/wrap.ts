// Text in lines of about the same length, for pictures, which have no line breaking of their own.

/** As few lines as `characters` allow, broken at blanks and after slashes, of about the same length; a longer word stands alone. */
export function wrap(text: string, characters: number): string[] {
  const lines = fill(text, characters);
  if (lines.length === 1) return lines;
  // The shortest line with which there are no more lines, by halving.
  let [least, enough] = [1, characters];
  while (least < enough) {
    const half = Math.floor((least + enough) / 2);
    if (fill(text, half).length > lines.length) least = half + 1;
    else enough = half;
  }
  return fill(text, least);
}

function fill(text: string, characters: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ |(?<=\/)/)) {
    const longer = line.endsWith('/') || line === '' ? `${line}${word}` : `${line} ${word}`;
    if (longer.length > characters && line !== '') {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
