// article22 backup, backup plan and restore as a person or a timer runs them.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, desk } from './run.ts';

const PASSPHRASE = 'seven green umbrellas walk';

let at: Desk;
beforeEach(async () => {
  at = desk();
  expect((await at.run('init')).code).toBe(0);
  mkdirSync(join(at.folder, 'copies'));
});
afterEach(() => at.clear());

const copies = () => readdirSync(join(at.folder, 'copies')).sort();
const inCopies = (name = '') => join(at.folder, 'copies', name);

it('a timer makes a copy a day, of which the oldest go, and status tells when one failed', async () => {
  for (const day of ['2026-11-20', '2026-11-21', '2026-11-22']) {
    const made = await at.run('backup', '--to', 'copies', '--keep', '2d', '--today', day);
    expect([made.code, made.stderr]).toEqual([0, '']);
    expect(made.stdout).toMatch(/^Copied and checked: .*\.sqlite\n/);
  }
  expect(copies().map((name) => /(\d{8})T/.exec(name)?.[1])).toEqual(['20261121', '20261122']);
  expect((await at.run('status', '--today', '2026-11-22')).stdout).not.toContain('backup');
  const refused = await at.run('backup', '--to', 'nowhere', '--keep', '1d', '--today', '2026-11-23');
  expect([refused.code, refused.stderr]).toEqual([8, expect.stringContaining('There is no folder')]);
  const status = await at.run('status', '--today', '2026-11-23');
  expect(status.stdout).toContain(
    'The backup of 2026-11-23T12:00:00.000Z failed: the folder it goes to is not there; is its disk connected? The last good one is of 2026-11-22',
  );
  expect(copies()).toHaveLength(2);
});

it('what does not go together is refused before anything is done', async () => {
  const wrong = [
    ['backup'],
    ['backup', ''],
    ['backup', '--to', ''],
    ['backup', 'plan', '--to', '', '--at', '3'],
    ['backup', 'x.sqlite', '--to', 'copies'],
    ['backup', 'x.sqlite', '--keep', '1d'],
    ['backup', '--to', 'copies', '--overwrite'],
    ['backup', '--to', 'copies', '--keep', '0d'],
    ['backup', 'plan', '--to', 'copies'],
    ['backup', 'plan', '--to', 'copies', '--at', '24'],
    ['backup', 'plan', '--to', 'copies', '--at', '3', '--every', '2'],
    ['backup', 'plan', '--to', 'copies', '--every', '0'],
  ];
  for (const args of wrong) expect((await at.run(...args)).code, args.join(' ')).toBe(2);
  expect((await at.run('backup', 'plan', '--to', 'nowhere', '--every', '6')).code).toBe(8);
  expect(copies()).toEqual([]);
  expect(existsSync(join(at.folder, 'x.sqlite'))).toBe(false);
});

// It was told for ever, and nothing said how to end that.
it('a copy into a folder that was mistyped is told until one is made or none are wanted, and how to end that', async () => {
  const failed = async () => (await at.run('backup', '--to', 'coppies')).code;
  const told = async () => (await at.run('status')).stdout.includes('where none are wanted any more: article22 backup plan --off');
  expect([await failed(), await told()]).toEqual([8, true]);
  expect([(await at.run('backup', 'plan', '--off')).code, await told()]).toEqual([0, false]);
  expect((await at.run('audit', 'list', '--act', 'backup-plan.ended')).stdout).toContain('backup-plan.ended');
  expect([await failed(), await told()]).toEqual([8, true]);
  expect([(await at.run('backup', '--to', 'copies')).code, await told()]).toEqual([0, false]);
  // Where nothing failed there is nothing to end.
  await at.run('backup', 'plan', '--off');
  expect(JSON.parse((await at.run('audit', 'list', '--act', 'backup-plan.ended', '--json')).stdout).lines).toHaveLength(1);
});

// It was said of the name that the copy was to have.
it('what is wrong with the log is said of the log, and no copy is made', async () => {
  const log = join(at.folder, 'article22.sqlite');
  truncateSync(log, 100_000);
  expect((await at.run('backup', inCopies('x'))).stderr).toMatch(/article22\.sqlite is damaged/);
  writeFileSync(log, '');
  expect((await at.run('backup', inCopies('x'))).stderr).toMatch(/article22\.sqlite is not an article22 log; no copy was made/);
  rmSync(log);
  expect((await at.run('backup', inCopies('x'))).stderr).toMatch(/There is no log at .*article22\.sqlite.*article22 init/);
  expect(copies()).toEqual([]);
});

describe('help and hints', () => {
  it('name the options of a copy where the word “make” is left out, too', async () => {
    for (const args of [['backup'], ['backup', 'make']])
      for (const option of ['--to <folder>', '--overwrite', '--encrypt'])
        expect((await at.run(...args, '--help')).stdout, args.join(' ')).toContain(option);
  });

  it('name the log and the file of the passphrase with which a copy was looked at', async () => {
    const log = join(at.folder, 'article22.sqlite');
    await at.run('backup', inCopies('monday log.sqlite'));
    const { stdout } = await at.run('--log', log, 'restore', inCopies('monday log.sqlite'), '--passphrase-file', 'secret');
    expect(stdout).toContain(`article22 restore '${inCopies('monday log.sqlite')}' --confirm --log ${log} --passphrase-file secret`);
  });
});

it('a log that is not in order is copied and put back with a warning, and exits with 9', async () => {
  const sqlite = new SQLite(join(at.folder, 'article22.sqlite'));
  sqlite.exec("insert into open_tally values ('2026-01-01', 1, 'x', 1)");
  sqlite.exec('drop trigger audit_head_no_loss; delete from audit_head');
  sqlite.close();
  const made = await at.run('backup', inCopies('hurt.sqlite'));
  expect([made.code, made.stdout]).toEqual([
    9,
    expect.stringMatching(/NOT in order.*\n.*The head of the trail.*\n(.*\n)*.*article22 doctor/),
  ]);
  const looked = await at.run('restore', inCopies('hurt.sqlite'));
  expect([looked.code, looked.stdout]).toEqual([
    9,
    expect.stringMatching(/can be put back, but is NOT in order.*\n(.*\n)*.*kept sums differ/),
  ]);
  const restored = await at.run('restore', inCopies('hurt.sqlite'), '--confirm');
  expect([restored.code, restored.stdout]).toEqual([
    9,
    expect.stringMatching(/had lost the head of its audit trail.*\n(.*\n)*.*kept sums differ/),
  ]);
  expect((await at.run('person', 'add', 'One Example')).code).toBe(0);
});

describe('an encrypted copy', () => {
  it('takes its passphrase from a file, and is taken back with it only', async () => {
    writeFileSync(join(at.folder, 'secret'), `${PASSPHRASE}\n`);
    const made = await at.run('backup', inCopies('log.encrypted'), '--passphrase-file', 'secret', '--json');
    expect([made.code, JSON.parse(made.stdout)]).toMatchObject([0, { encrypted: true, notices: 0 }]);
    expect(readFileSync(inCopies('log.encrypted')).includes('SQLite')).toBe(false);
    const without = await at.run('restore', inCopies('log.encrypted'));
    expect([without.code, without.stderr]).toEqual([5, expect.stringContaining('--passphrase-file')]);
    writeFileSync(join(at.folder, 'wrong'), 'another passphrase');
    const wrong = await at.run('restore', inCopies('log.encrypted'), '--passphrase-file', 'wrong', '--confirm');
    expect([wrong.code, wrong.stderr]).toEqual([3, expect.stringContaining('This is not the passphrase')]);
    rmSync(join(at.folder, 'article22.sqlite'));
    const restored = await at.run('restore', inCopies('log.encrypted'), '--passphrase-file', 'secret', '--confirm');
    expect([restored.code, restored.stdout]).toEqual([0, expect.stringContaining('Restored')]);
    expect((await at.run('status')).code).toBe(0);
  });

  it('takes it from the environment, never from the command line, and prints it nowhere', async () => {
    const env = { ARTICLE22_BACKUP_PASSPHRASE: PASSPHRASE };
    const made = await at.runIn(env, 'backup', '--to', 'copies', '--encrypt', '--debug');
    expect(made.code).toBe(0);
    expect(copies()[0]).toMatch(/\.sqlite\.encrypted$/);
    const looked = await at.runIn(env, 'restore', inCopies(copies()[0]));
    expect([looked.code, looked.stdout]).toEqual([0, expect.stringContaining('is in order')]);
    expect(`${made.stdout}${made.stderr}${looked.stdout}${looked.stderr}`).not.toContain(PASSPHRASE);
    const help = await at.run('backup', 'make', '--help');
    expect(help.stdout).not.toMatch(/--passphrase[ =]/);
  });

  it('is not made without one, with one that is short, or from a file without a first line', async () => {
    writeFileSync(join(at.folder, 'short'), 'short');
    writeFileSync(join(at.folder, 'empty'), '\nsecond line of some length\n');
    writeFileSync(join(at.folder, 'latin'), Buffer.from('sieben grüne Schirme', 'latin1'));
    const refused = [
      [['--encrypt'], 5, 'No passphrase was given'],
      [['--passphrase-file', 'short'], 2, 'at least 12 characters'],
      [['--passphrase-file', 'empty'], 2, 'first line'],
      [['--passphrase-file', 'latin'], 2, 'text in UTF-8'],
      [['--passphrase-file', 'none'], 3, 'There is no file'],
      [['--passphrase-file', '.'], 3, 'is a folder'],
      [['--passphrase-file', '/dev/zero'], 2, 'first line'],
    ] as const;
    expect((await at.run('backup', '--to', 'copies', '--encrypt')).code).toBe(5);
    const status = await at.run('status');
    expect(status.stdout).toMatch(/The backup of .* failed: it is to be encrypted, and no passphrase was given.*There is no earlier one/);
    expect(status.stdout).not.toMatch(/backup\.\w/);
    for (const [flags, code, told] of refused) {
      const made = await at.run('backup', '--to', 'copies', ...flags);
      expect([made.code, made.stderr], told).toEqual([code, expect.stringContaining(told)]);
    }
    expect(copies()).toEqual([]);
  });
});

// “serve” waited half an hour, and told the reason of the plan before.
it('a plan that is set after a copy failed is not that which failed', async () => {
  expect((await at.run('backup', '--to', 'copies', '--encrypt')).code).toBe(5);
  expect((await at.run('backup', 'plan')).stdout).toContain('failed: it is to be encrypted');
  const set = await at.run('backup', 'plan', '--to', 'copies', '--every', '1');
  expect([set.stdout.includes('every 1 h'), set.stdout.includes('failed')]).toEqual([true, false]);
  const shown = JSON.parse((await at.run('backup', 'plan', '--json')).stdout);
  expect(shown).toMatchObject({ error: null, trouble: null, doneAt: null });
});

it('that the log is not in order is told on, whatever the plan', async () => {
  const sqlite = new SQLite(join(at.folder, 'article22.sqlite'));
  sqlite.exec("insert into open_tally values ('2026-01-01', 1, 'x', 1)");
  sqlite.exec("drop trigger audit_no_change; update audit set who = 'Mallory'");
  sqlite.close();
  expect((await at.run('backup', '--to', 'copies')).code).toBe(9);
  for (const flags of [['--to', 'copies', '--every', '1'], ['--off']])
    expect((await at.run('backup', 'plan', ...flags)).stdout).toContain('is NOT in order');
});

it('the plan of serve is set and shown', async () => {
  expect((await at.run('backup', 'plan')).stdout).toContain('No copies are made by themselves');
  const set = await at.run('backup', 'plan', '--to', 'copies', '--at', '3', '--encrypt');
  expect(set.stdout).toContain(`a copy every day at 3 h into ${inCopies().replace(/\/$/, '')}, encrypted; 7d,4w,12m stay.`);
  const shown = await at.run('backup', 'plan', '--json');
  expect(JSON.parse(shown.stdout)).toMatchObject({ plan: { every: { at: 3 }, paused: false }, trouble: null, doneAt: null });
  expect((await at.run('backup', 'plan', '--off')).stdout).toContain('No copies are made by themselves');
});
