// The draft message, read back by a parser of its own that takes only what the standards allow.
import { describe, expect, it } from 'vitest';
import { type Email, writeEmail } from '../../src/publish/email.ts';
import { emailDrafts } from '../../src/publish/email-drafts.ts';
import { lettersOf, renderLetter } from '../../src/publish/letter.ts';
import { inGroups } from '../../src/publish/manifest.ts';
import { fixtureReport } from './fixture.ts';
import { AUTHORITY_ONLY, fixtureFlagger } from './submission.ts';

interface Parsed {
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
  readonly attachment: { readonly headers: ReadonlyMap<string, string>; readonly bytes: Buffer };
}

function parseStrictly(bytes: Uint8Array): Parsed {
  const raw = Buffer.from(bytes).toString('latin1');
  expect(raw, 'bytes beyond ASCII').toMatch(/^[\t\n\r -~]*$/);
  expect(raw.replaceAll('\r\n', ''), 'a bare line end').not.toMatch(/[\r\n]/);
  // The line of a subject with é had 77 characters: RFC 2047 allows 76 where a line holds an encoded word.
  for (const line of raw.split('\r\n')) expect(line.length, line).toBeLessThanOrEqual(76);
  const [head, body] = split(raw);
  const headers = headersOf(head);
  const boundary = /boundary="([^"]{1,70})"/.exec(headers.get('content-type') ?? '')?.[1] ?? '';
  const [preamble, first = '', second = '', end] = body.split(`--${boundary}`);
  expect([preamble, end], 'two parts and an end').toEqual(['', '--\r\n']);
  const [textHead, text] = split(first.slice(2));
  expect(headersOf(textHead).get('content-transfer-encoding')).toBe('quoted-printable');
  const [fileHead, file] = split(second.slice(2));
  expect(file).toMatch(/^(?:[A-Za-z0-9+/]{1,76}={0,2}\r\n)*$/);
  return {
    headers,
    text: fromQuotedPrintable(text.replace(/\r\n$/, '')),
    attachment: { headers: headersOf(fileHead), bytes: Buffer.from(file.replaceAll('\r\n', ''), 'base64') },
  };
}

function split(part: string): [string, string] {
  const at = part.indexOf('\r\n\r\n');
  expect(at).toBeGreaterThan(0);
  return [part.slice(0, at), part.slice(at + 4)];
}

function headersOf(head: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r\n(?=[ \t])/g, '').split('\r\n')) {
    const [, name = '', value = ''] = /^([A-Za-z-]+): (.*)$/.exec(line) ?? [];
    expect(name, line).not.toBe('');
    expect(headers.has(name.toLowerCase()), `${name} twice`).toBe(false);
    headers.set(name.toLowerCase(), fromWords(value));
  }
  return headers;
}

function fromWords(value: string): string {
  return value.replace(/(=\?UTF-8\?B\?[A-Za-z0-9+/=]+\?=)(?: (?==\?))?/g, (_, word: string) => {
    expect(word.length).toBeLessThanOrEqual(75);
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(word.slice(10, -2), 'base64'));
  });
}

function fromQuotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .split('\r\n')
    .map((line) => {
      expect(line).not.toMatch(/[ \t]$|=(?![0-9A-F]{2})/);
      return line.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    });
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(bytes.join('\n'), 'latin1'));
}

const BYTES = new Uint8Array(5000).map((_, i) => (i * 7919) % 256);
const plain: Email = {
  from: 'office@hotline.example',
  to: 'desk@authority.example',
  subject: 'Yearly report',
  text: 'Hello',
  on: '2027-01-31',
  attachment: { name: 'submission.zip', type: 'application/zip', bytes: BYTES },
};

describe('the draft message', () => {
  it('opens as a draft, from the role mailbox, dated with the day of release, without a number of its own', () => {
    const { headers } = parseStrictly(writeEmail(plain));
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-unsent': '1',
      from: 'office@hotline.example',
      to: 'desk@authority.example',
      date: 'Sun, 31 Jan 2027 12:00:00 +0000',
      subject: 'Yearly report',
    });
    expect(headers.has('message-id')).toBe(false);
  });

  it('carries the package byte for byte', () => {
    const { attachment } = parseStrictly(writeEmail(plain));
    expect(attachment.bytes.equals(Buffer.from(BYTES))).toBe(true);
    expect(attachment.headers.get('content-disposition')).toContain('filename="submission.zip"');
  });

  it('goes to nobody where the mailbox is not known', () => {
    expect(parseStrictly(writeEmail({ ...plain, to: null })).headers.get('to')).toBe('');
  });

  const odd: readonly string[] = [
    'Jaarverslag van een betrouwbare flagger',
    'Ετήσια έκθεση αξιόπιστου επισημαίνοντος για την περίοδο από 1 Ιανουαρίου έως 31 Δεκεμβρίου 2026 (έκδοση 12)',
    'Luotettavan ilmoittajan vuosikertomus — versio 1 — '.repeat(3).trim(),
    'a word that looks encoded =?UTF-8?B?eA==?= and is not',
    '😀'.repeat(40),
    'x'.repeat(60),
  ];
  it.each(odd)('has the subject “%s”', (subject) => {
    expect(parseStrictly(writeEmail({ ...plain, subject })).headers.get('subject')).toBe(subject);
  });

  it('lets no line break in a subject begin another header', () => {
    const { headers } = parseStrictly(writeEmail({ ...plain, subject: 'Report\r\nBcc: stranger@elsewhere.example' }));
    expect(headers.has('bcc')).toBe(false);
  });

  const texts = [
    'From the first word',
    '.',
    'a blank at the end \nand a tab\t',
    '='.repeat(200),
    'ö'.repeat(200),
    '😀 Ελλάδα',
    'a\n\n\nb\n',
    '',
  ];
  it.each(texts)('has the text %j', (text) => {
    expect(parseStrictly(writeEmail({ ...plain, text })).text).toBe(text);
  });

  it('has the same bytes each time, and another boundary for another package', () => {
    expect(writeEmail(plain)).toEqual(writeEmail(plain));
    const other = writeEmail({ ...plain, attachment: { ...plain.attachment, bytes: BYTES.slice(1) } });
    const boundaryOf = (bytes: Uint8Array) => /boundary="(.+)"/.exec(new TextDecoder().decode(bytes))?.[1];
    expect(boundaryOf(other)).not.toBe(boundaryOf(writeEmail(plain)));
  });
});

describe('the messages of a submission', () => {
  const report = fixtureReport();
  const common = { report, manifestSha256: '0123456789abcdef'.repeat(4), authorityOnly: AUTHORITY_ONLY };
  const flagger = fixtureFlagger(report, { languages: ['nl', 'fr', 'en'] });
  const drafts = emailDrafts(common, flagger, { name: 'submission.zip', bytes: BYTES });

  it('are one for each letter', () => {
    expect(drafts.map(({ name }) => name)).toEqual(['email/bipt.nl.eml', 'email/bipt.fr.eml', 'email/bipt.en.eml']);
  });

  it('say only what their letter says, so the gate has read it, and nothing of the annex', () => {
    for (const [i, letter] of lettersOf(common, flagger).entries()) {
      const txt = renderLetter(letter).find(({ name }) => name.endsWith('.txt'))?.bytes;
      // Its own sentence on what is attached is fixed text of the catalogue.
      const said = new Set(new TextDecoder().decode(txt).split('\n'));
      const { text, headers } = parseStrictly(drafts[i]?.bytes ?? new Uint8Array());
      const own = text.split('\n').filter((line) => line !== '' && !said.has(line));
      expect(own).toHaveLength(1);
      expect(own[0]).toContain('submission.zip');
      expect(new TextDecoder().decode(txt)).toContain(headers.get('subject'));
      expect(text).toContain(inGroups(common.manifestSha256).slice(0, 39));
      expect(text).not.toMatch(/escrow|treasurer/);
    }
  });
});
