// A message as a file that mail programs open as a draft (.eml, RFC 5322 and RFC 2045): text in UTF-8, one attachment, no address of a
// server and no clock in it. The person who opens it reads it, puts in what is missing, and sends it.
import { createHash } from 'node:crypto';

export interface Email {
  /** Mailboxes as in `a@b.example`; `to` is null where it is not known, and is then left empty for the person who sends it. */
  readonly from: string;
  readonly to: string | null;
  readonly subject: string;
  /** Lines parted by `\n`. */
  readonly text: string;
  /** `YYYY-MM-DD`; the message is dated noon UTC of that day. */
  readonly on: string;
  readonly attachment: { readonly name: string; readonly type: string; readonly bytes: Uint8Array };
}

/** No line of a message is longer, its end not counted (RFC 2045, 6.7; RFC 2047, 2). */
const LINE_MAX = 76;
/** So many bytes make a base64 word that fits on a line with its charset and the name `Subject` (RFC 2047, 2). */
const WORD_BYTES_MAX = 39;

/** The same message gives the same bytes. */
export function writeEmail({ from, to, subject, text, on, attachment }: Email): Uint8Array {
  const boundary = `=_${createHash('sha256').update(`${subject}\n${text}\n`).update(attachment.bytes).digest('hex').slice(0, 32)}`;
  const lines = [
    'X-Unsent: 1',
    header('Date', mailDate(on)),
    header('From', from),
    header('To', to ?? ''),
    header('Subject', subject),
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed;\r\n boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    quotedPrintable(text),
    `--${boundary}`,
    `Content-Type: ${attachment.type}; name="${attachment.name}"`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment;\r\n filename="${attachment.name}"`,
    '',
    inLines(Buffer.from(attachment.bytes).toString('base64')),
    `--${boundary}--`,
    '',
  ];
  return new TextEncoder().encode(lines.join('\r\n'));
}

/** A header on as many lines as it needs. A line break in a value would begin another header: it becomes a blank. */
function header(name: string, value: string): string {
  const plain = value.replace(/\s+/g, ' ').trim();
  const isAscii = /^[\x20-\x7e]*$/.test(plain);
  if (isAscii && !plain.includes('=?')) return folded(name, plain.split(' '));
  return folded(name, encodedWords(plain));
}

function folded(name: string, words: readonly string[]): string {
  const lines: string[] = [];
  let line = `${name}:`;
  for (const word of words) {
    // The first word stays with the name: a line of blanks alone would end the headers for some readers.
    if (line.length + 1 + word.length > LINE_MAX && line !== `${name}:`) {
      lines.push(line);
      line = '';
    }
    line += ` ${word}`;
  }
  return [...lines, line].join('\r\n');
}

/** RFC 2047: text beyond ASCII in words of base64, none of which parts a letter. A reader leaves out the blanks between them. */
function encodedWords(text: string): string[] {
  const words: string[] = [];
  let word = '';
  for (const letter of text) {
    if (Buffer.byteLength(word + letter) > WORD_BYTES_MAX) {
      words.push(word);
      word = '';
    }
    word += letter;
  }
  return [...words, word].map((one) => `=?UTF-8?B?${Buffer.from(one, 'utf8').toString('base64')}?=`);
}

/** RFC 2045, 6.7: printable ASCII stands as it is, all else as `=C3=A9`; long lines end in `=` and go on. */
function quotedPrintable(text: string): string {
  return text
    .split('\n')
    .map((line) => softBroken(codesOf(line)))
    .join('\r\n');
}

function codesOf(line: string): string[] {
  const bytes = [...Buffer.from(line, 'utf8')];
  return bytes.map((byte, i) => {
    const isBlank = byte === 0x20 || byte === 0x09;
    // A blank at the end of a line may be lost on the way; a dot or an F at its beginning may be changed.
    const isSafe = isBlank
      ? i < bytes.length - 1
      : byte > 0x20 && byte < 0x7f && byte !== 0x3d && !(i === 0 && (byte === 0x2e || byte === 0x46));
    return isSafe ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  });
}

function softBroken(codes: readonly string[]): string {
  const lines: string[] = [];
  let line = '';
  for (const code of codes) {
    if (line.length + code.length > LINE_MAX - 1) {
      lines.push(`${line}=`);
      line = '';
    }
    line += code;
  }
  return [...lines, line].join('\r\n');
}

function inLines(base64: string): string {
  return (base64.match(new RegExp(`.{1,${LINE_MAX}}`, 'g')) ?? []).join('\r\n');
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** `Sun, 31 Jan 2027 12:00:00 +0000` */
function mailDate(day: string): string {
  const at = new Date(`${day}T12:00:00Z`);
  return `${WEEKDAYS[at.getUTCDay()]}, ${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()} 12:00:00 +0000`;
}
