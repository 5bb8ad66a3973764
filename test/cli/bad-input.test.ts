// Bad input, each with a clear sentence, its own exit code, and nothing lost or half-written.
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, desk, SAMPLES } from './run.ts';

const HOTLINE = join(SAMPLES, 'hotline');
const PROFILE = join(HOTLINE, 'profile.scart-style.json');
const CSV = join(HOTLINE, 'scart-style.csv');

let at: Desk;
beforeAll(async () => {
  at = desk();
  await at.run('init');
  await at.run('flagger', 'import', join(HOTLINE, 'flagger.json'));
});
afterAll(() => at.clear());

const put = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(at.folder, name), content);
  return name;
};

describe('a file that cannot be taken in', () => {
  const header = readFileSync(CSV, 'utf8').split('\r\n')[0] ?? '';
  const cells = header.split(';').length;
  it.each<[what: string, make: () => string, code: number, says: RegExp]>([
    ['missing', () => 'nowhere.csv', 3, /no file nowhere\.csv/],
    ['a folder', () => '.', 3, /is a folder/],
    ['empty', () => put('empty.csv', ''), 3, /empty/],
    ['a header only', () => put('header.csv', `${header}\r\n`), 3, /no record|only the header|header/i],
    ['a workbook', () => put('book.csv', Buffer.from('504b0304140000000800', 'hex')), 3, /CSV/],
    ['a web page', () => put('page.csv', '<html><table><tr><td>1</td></tr></table></html>'), 3, /CSV/],
    ['JSON', () => put('data.csv', '[{"a":1}]'), 3, /CSV/],
    ['not of this profile', () => put('other.csv', 'a;b;c\n1;2;3\n'), 3, /Referentie|label|column/i],
    [
      'lacking a required column',
      () => put('gone.csv', `${header.replace('Verzonden op', 'Verzonden am')}\r\n${';'.repeat(cells - 1)}\r\n`),
      3,
      /Verzonden op.*Verzonden am/s,
    ],
    [
      'undecodable',
      () =>
        put(
          'bytes.csv',
          Buffer.concat([
            Buffer.from(`${header}\r\nM;\xc3`, 'latin1'),
            Buffer.from([0x81, 0x8d, 0xff, 0xc3, 0x28]),
            Buffer.from(';'.repeat(cells - 2)),
          ]),
        ),
      5,
      /encoding|decod|bytes/i,
    ],
  ])('%s', async (_what, make, code, says) => {
    const ran = await at.run('import', make(), '--profile', PROFILE);
    expect(ran.stderr).toMatch(says);
    expect(ran.stderr).not.toContain('    at ');
    expect(ran.code).toBe(code);
    expect((await at.run('import', 'list')).stdout).toContain('Nothing was imported yet.');
  });

  it('whose labels no profile knows, without a profile named: says how to name or make one', async () => {
    const ran = await at.run('import', put('other.csv', 'a;b;c\n1;2;3\n'));
    expect(ran.code).toBe(5);
    expect(ran.stderr).toContain('--profile');
    expect(ran.stderr).toContain('profile suggest');
  });

  it('with a quote that is never closed: only that record is refused, and its line is said', async () => {
    const text = `${header}\r\n"MV-1${';'.repeat(cells - 1)}\r\nMV-2${';'.repeat(cells - 1)}\r\n`;
    const ran = await at.run('import', put('quote.csv', text), '--profile', PROFILE, '--dry-run');
    expect(ran.stdout).toMatch(/file\.unterminated-quote, 1 time\..*\n.*line 2/);
    expect(ran.code).toBe(4);
  });
});

describe('a period that cannot be reported', () => {
  it.each([
    ['longer than 12 months, with a proposal', '2026-01-01..2027-01-31', 2, /Proposal: 2026-01-01\.\.2026-12-31/],
    ['reversed', '2026-12-31..2026-01-01', 2, /before it begins/],
    ['not a day', '2026-02-30..2026-03-31', 2, /not readable/],
    ['without an independence register', '2026', 5, /independence register/],
  ])('%s', async (_what, period, code, says) => {
    const ran = await at.run('draft', '--period', period);
    expect(ran.stderr).toMatch(says);
    expect(ran.code).toBe(code);
  });

  it('with an entry of the register missing: names it', async () => {
    const register = JSON.parse(readFileSync(join(HOTLINE, 'independence.json'), 'utf8')) as { entries: { element: string }[] };
    put('less.json', JSON.stringify({ ...register, entries: register.entries.filter((entry) => entry.element !== 'recusal') }));
    const other = join(at.folder, 'less.sqlite');
    await at.run('--log', other, 'init');
    await at.run('--log', other, 'flagger', 'import', join(HOTLINE, 'flagger.json'));
    await at.run('--log', other, 'independence', 'import', 'less.json');
    const ran = await at.run('--log', other, 'draft', '--period', '2026');
    expect(ran.code).toBe(5);
    expect(ran.stderr).toContain('recusal');
  });
});

describe('a log that cannot be used', () => {
  it('missing', async () => {
    const ran = await at.run('--log', 'none.sqlite', 'status');
    expect(ran.code).toBe(8);
    expect(ran.stderr).toContain('article22 init');
    expect(existsSync(join(at.folder, 'none.sqlite'))).toBe(false);
  });

  it('not a log', async () => {
    const ran = await at.run(
      '--log',
      put('text.sqlite', 'this is a text, and a rather long one, but no database at all'.repeat(20)),
      'status',
    );
    expect(ran.code).toBe(8);
    expect(ran.stderr).toContain('not an article22 log');
  });

  it('read-only', async () => {
    cpSync(join(at.folder, 'article22.sqlite'), join(at.folder, 'fixed.sqlite'));
    chmodSync(join(at.folder, 'fixed.sqlite'), 0o444);
    const ran = await at.run('--log', 'fixed.sqlite', 'import', CSV, '--profile', PROFILE);
    expect(ran.code).toBe(8);
    expect(ran.stderr).toContain('cannot be written to');
  });

  it('locked by another process', async () => {
    const other = new SQLite(join(at.folder, 'article22.sqlite'));
    other.exec('begin immediate');
    const ran = await at.run('import', CSV, '--profile', PROFILE);
    other.exec('rollback');
    other.close();
    expect(ran.code).toBe(8);
    expect(ran.stderr).toContain('Another process is writing');
  });

  it('from a newer version', async () => {
    cpSync(join(at.folder, 'article22.sqlite'), join(at.folder, 'newer.sqlite'));
    const newer = new SQLite(join(at.folder, 'newer.sqlite'));
    newer.exec("insert into kysely_migration values ('002-from-the-future', '2030-01-01')");
    newer.close();
    const ran = await at.run('--log', 'newer.sqlite', 'status');
    expect(ran.code).toBe(8);
    expect(ran.stderr).toContain('newer version');
  });

  it('on a PostgreSQL that does not answer, without saying the password', async () => {
    const ran = await at.run('--log', 'postgres://someone:secret-word@127.0.0.1:1/none', 'status');
    expect(ran.code).toBe(8);
    expect(ran.stderr).toContain('does not answer');
    expect(ran.stderr).not.toContain('secret-word');
  });

  it('is never made twice', async () => {
    const ran = await at.run('init');
    expect(ran.code).toBe(6);
    expect(ran.stderr).toContain('exists already');
  });

  it.each(['init', 'status'])('of another program: %s leaves it as it is', async (command) => {
    const other = new SQLite(join(at.folder, 'other.sqlite'));
    other.exec('create table if not exists invoice (id integer primary key)');
    other.close();
    const before = readFileSync(join(at.folder, 'other.sqlite'));
    const ran = await at.run('--log', 'other.sqlite', command);
    expect(ran.code).toBe(command === 'init' ? 6 : 8);
    expect(readFileSync(join(at.folder, 'other.sqlite')).equals(before)).toBe(true);
  });

  it('in a folder that is missing: says so, and makes none', async () => {
    const ran = await at.run('--log', 'none/x.sqlite', 'init');
    expect(ran.code).toBe(8);
    expect(ran.stderr).toContain('There is no folder none');
    expect(existsSync(join(at.folder, 'none'))).toBe(false);
  });

  it('because it is in use: the demo leaves it alone', async () => {
    const before = (await at.run('status')).stdout;
    const ran = await at.run('--log', 'article22.sqlite', 'demo', '--out', 'demo');
    expect(ran.code).toBe(6);
    expect(ran.stderr).toContain('exists already');
    expect((await at.run('status')).stdout).toBe(before);
  });

  it('is not blamed for a place that cannot be written to', async () => {
    const ran = await at.run('demo', '--out', join(put('file.txt', ''), 'demo'));
    expect(ran.code).toBe(8);
    expect(ran.stderr).toContain('file.txt/demo cannot be written');
    expect(ran.stderr).not.toMatch(/sqlite/i);
  });
});

describe('documents and commands', () => {
  it.each<[what: string, args: () => string[], code: number, says: RegExp]>([
    ['a register that is not JSON', () => ['independence', 'import', put('x.json', '{"format": ')], 3, /not JSON/],
    [
      'a flagger with a word that is not known',
      () => ['flagger', 'import', put('y.json', '{"format":"article22-flagger/1","nam":{}}')],
      3,
      /at “/,
    ],
    [
      'a profile with a code that does not exist',
      () => {
        const profile = JSON.parse(readFileSync(PROFILE, 'utf8')) as { values: { category: Record<string, string> } };
        profile.values.category['x'] = 'STATEMENT_CATEGORY_INVENTED';
        return ['profile', 'import', put('z.json', JSON.stringify(profile))];
      },
      3,
      /STATEMENT_CATEGORY_INVENTED/,
    ],
    ['an unknown command', () => ['publsh'], 2, /publish/],
    ['an unknown option', () => ['status', '--quick'], 2, /unknown option/],
    ['publish without a draft', () => ['publish'], 5, /draft/],
    ['check without a draft', () => ['check'], 5, /draft/],
    ['an unknown notice', () => ['notice', 'show', 'MV-0'], 2, /holds no notice/],
    ['an import that never was', () => ['import', 'undo', '99'], 2, /no import 99/],
    ['verify of a file that is no package', () => ['verify', put('no.zip', 'nothing')], 3, /no package of a report/],
  ])('%s', async (_what, args, code, says) => {
    const ran = await at.run(...args());
    expect(ran.stderr + ran.stdout).toMatch(says);
    expect(ran.stderr).not.toContain('    at ');
    expect(ran.code).toBe(code);
  });

  it('an output folder that exists is left alone, and nothing counts as published', async () => {
    await at.run('independence', 'import', join(HOTLINE, 'independence.json'));
    await at.run('draft', '--period', '2026');
    await at.run('check');
    await at.run('check', 'resolve', '--all-reviews', '--reason', 'read', '--by', 'A. Example');
    const unsigned = await at.run('publish', '--out', 'taken');
    expect(unsigned.stderr).toContain('nobody has signed');
    expect(unsigned.code).toBe(7);
    await at.run('check', 'sign-off', '--by', 'A. Example');
    mkdirSync(join(at.folder, 'taken'));
    const ran = await at.run('publish', '--out', 'taken');
    expect(ran.stderr).toContain('exists already');
    expect(ran.code).toBe(6);
    expect((await at.run('status')).stdout).toContain('Nothing is published yet.');
    expect((await at.run('publish', '--out', 'free')).code).toBe(0);
  });
});
