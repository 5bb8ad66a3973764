// Forgetting: nothing is left of it in any column, nor in the bytes of the file; every count stays; no import brings it back.
import { existsSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listOpenCorrections } from '../../src/log/corrections.ts';
import { countNotices } from '../../src/log/counts.ts';
import type { Log } from '../../src/log/db.ts';
import { setNarrative } from '../../src/log/documents.ts';
import { addNotice, decideNotice, readNotice } from '../../src/log/hand.ts';
import { knownValues } from '../../src/log/kept-values.ts';
import { savePublication } from '../../src/log/publications.ts';
import { setRule } from '../../src/log/retention.ts';
import { logKey } from '../../src/log/settings.ts';
import { writing } from '../../src/log/writing.ts';
import { knownHash, knownValue } from '../../src/model/known.ts';
import { type Profile, profileSchema } from '../../src/model/profile.ts';
import { act, draftReport, forget, importFile, undoImportStep } from '../../src/workflow.ts';
import { ENGINES } from '../log/engines.ts';
import { countBy, day, decision, flagger, notice, question } from '../log/world.ts';
import { ANALYST, documentedLog, SMALL_PROFILE, sourceOf, YEAR } from './year.ts';

const WRITE = { dryRun: false, anotherFile: null } as const;
const HEADER = 'Ref,Sent,Service,Type,Outcome,Decided,Account,Link,Remark';
const LINES = [
  'MV-2026-0815,2026-03-10,TikTok,grooming,removed,2026-03-12,zwarte kat 88,https://video.example/watch/geheim77,"told by Vondelina Fantasia"',
  'MV-2026-0816,2026-03-11,TikTok,grooming,refused,2026-03-13,Zwarte.Kat_88,https://video.example/watch/anders12,',
  'MV-2026-0817,2026-03-12,Snapchat,grooming,,,blauwe walvis,,see MV-2026-0815',
];
const file = (...lines: string[]) => sourceOf('vondelina-fantasia.csv', `${[HEADER, ...lines].join('\n')}\n`);
const PROFILE: Profile = profileSchema.parse({
  ...SMALL_PROFILE,
  columns: { ...SMALL_PROFILE.columns, url: { label: 'Link' }, note: { label: 'Remark' } },
});

/** All text of all tables. */
async function everything(log: Log): Promise<string> {
  const names =
    log.engine === 'sqlite'
      ? await sql<{ name: string }>`select name from sqlite_schema where type = 'table'`.execute(log.db)
      : await sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = 'public'`.execute(log.db);
  const texts: string[] = [];
  for (const { name } of names.rows) {
    const { rows } = await sql<object>`select * from ${sql.table(name)}`.execute(log.db);
    texts.push(JSON.stringify(rows));
  }
  return texts.join('\n').toLowerCase();
}

/** What of these words is still in the log, or in the bytes of its file. */
async function left(log: Log, ...words: string[]): Promise<string[]> {
  const text = `${await everything(log)}\n${log.engine === 'sqlite' ? bytes(log) : ''}`;
  return words.filter((word) => text.includes(word));
}

/** The file and all that stands beside it, as a stranger with a hex editor sees it. */
function bytes(log: Log): string {
  const files = ['', '-wal', '-shm'].map((ending) => `${log.address}${ending}`).filter((path) => existsSync(path));
  return files
    .map((path) => readFileSync(path).toString('latin1'))
    .join('\n')
    .toLowerCase();
}

describe.each(ENGINES)('forgetting on %s', (engine) => {
  let log: Log;
  beforeEach(async () => {
    log = await documentedLog(engine, ['en']);
    await writing(log, ANALYST, (db, at) => setRule(db, 'urls', { until: '2028-12-31' }, at));
    await importFile(log, file(...LINES), PROFILE, WRITE, ANALYST);
  });
  afterEach(() => log.close());

  const counts = async () => {
    const { counts: lists } = await countNotices(log.db, question({ asOfOn: '2027-12-31', flagger: flagger() }));
    return lists.map((one) => JSON.stringify(one)).sort();
  };
  const reference = (text: string, confirm = true) => forget(log, { kind: 'reference', reference: text, source: null }, confirm, ANALYST);
  const value = (text: string, confirm = true) => forget(log, { kind: 'value', text }, confirm, ANALYST);
  const rows = (places: readonly { place: string; rows: number }[]) => Object.fromEntries(places.map(({ place, rows: n }) => [place, n]));

  it('a dry run says what would go, and changes nothing', async () => {
    const before = await everything(log);
    const { erased, notices, swept } = await reference('MV-2026-0815', false);
    expect(rows(erased)).toEqual({ known_value: 2, 'notice.reference': 1, 'notice.own_label': 1, notice_note: 2, notice_url: 1 });
    expect([notices, swept]).toEqual([2, null]);
    expect((await everything(log)) === before).toBe(true);
  });

  it('a reference goes with all that is kept beside it, and from the notes of others', async () => {
    const before = await counts();
    if (engine === 'sqlite') expect(bytes(log)).toMatch(/0815[\s\S]*geheim77/);
    const told = await reference('MV-2026-0815');
    expect(JSON.stringify(told)).not.toMatch(/0815|kat|fantasia|geheim/i);
    expect(await left(log, 'mv-2026-0815', 'geheim77', 'told by', 'mv-2026-0816', 'anders12')).toEqual(['mv-2026-0816', 'anders12']);
    expect(await counts()).toEqual(before);
  });

  it('an address goes from all notices, as hash and in clear, and the notices stay', async () => {
    const before = await counts();
    const { erased, notices } = await value('https://video.example/watch/geheim77');
    expect(rows(erased)).toEqual({ known_value: 1, notice_url: 1 });
    expect(notices).toBe(1);
    expect(await left(log, 'geheim77', 'mv-2026-0815')).toEqual(['mv-2026-0815']);
    expect(await counts()).toEqual(before);
  });

  it('a person goes in every writing: from hashes, notes, file names, the trail, earlier texts and drafts', async () => {
    await writing(log, ANALYST, (db, at) => setNarrative(db, 'en', 'outlook', 'We thank Vondelina FANTASIA.', at));
    await draftReport(log, '0.0.0', YEAR, ANALYST);
    await writing(log, ANALYST, (db, at) => setNarrative(db, 'en', 'outlook', 'We thank all.', at));
    const found = await readNotice(log.db, 'MV-2026-0816', null);
    await act(log, ANALYST, { kind: 'decision', act: 'decision corrected' }, (db, at) =>
      decideNotice(
        db,
        found,
        decision('ACTION_REMOVED', day('2026-03-13')),
        { corrects: found.decisions[0]?.id ?? 0, reason: 'Vondelina Fantasia had misread it' },
        at,
      ),
    );
    const before = await counts();
    const { erased, kept } = await value('vondelina fantasia');
    expect(rows(erased)).toEqual({ notice_note: 1, 'decision.reason': 1, 'import.file_name': 1, 'narrative.body': 1, draft: 1 });
    expect(kept).toEqual([]);
    expect(await left(log, 'fantasia')).toEqual([]);
    expect(await counts()).toEqual(before);
  });

  it('an account goes by its words, however it was written, and only itself', async () => {
    const { erased, notices } = await value('@zwarte-kat-88');
    expect(rows(erased)).toEqual({ known_value: 2 });
    expect(notices).toBe(2);
    expect(await log.db.selectFrom('known_value').select('kind').where('kind', '=', 'account').execute()).toHaveLength(1);
  });

  it('what was forgotten still closes the gate', async () => {
    const key = await logKey(log.db);
    const hashes = async () => {
      const found = new Set<string>();
      for await (const { hash } of knownValues(log.db, (form) => knownHash(key, form))) found.add(hash);
      return found;
    };
    const wanted = knownValue(key, 'Zwarte Kat 88')?.hash ?? '';
    expect((await hashes()).has(wanted)).toBe(true);
    await value('zwarte kat 88');
    expect((await hashes()).has(wanted)).toBe(true);
    expect(await log.db.selectFrom('known_value').select('hash').where('hash', '=', wanted).execute()).toEqual([]);
  });

  it('says where it stands in force or was published, and leaves that', async () => {
    await writing(log, ANALYST, (db, at) => setNarrative(db, 'en', 'outlook', 'We thank Vondelina Fantasia.', at));
    const { kept } = await value('Vondelina Fantasia', false);
    expect(kept.map(({ place }) => place)).toEqual(['narrative']);
    expect(JSON.stringify(kept)).not.toMatch(/vondelina/i);
  });

  it('the same file again is recognised, changes nothing and stores nothing of it', async () => {
    await reference('MV-2026-0815');
    await value('blauwe walvis');
    const before = await counts();
    const { result } = await importFile(log, file(...LINES), PROFILE, WRITE, ANALYST);
    expect(result.summary).toMatchObject({ records: 3, new: 0, updated: 0, unchanged: 3 });
    // Another file, so that it is not known as the very same one.
    const more = file(...LINES, 'MV-2026-0818,2026-03-14,TikTok,grooming,,,Blauwe_Walvis,,"blauwe  walvis, again"');
    const second = await importFile(log, more, PROFILE, WRITE, ANALYST);
    expect(second.result.summary).toMatchObject({ records: 4, new: 1, updated: 0, unchanged: 3 });
    expect(await left(log, 'mv-2026-0815', 'geheim77', 'walvis')).toEqual([]);
    const { length } = await log.db.selectFrom('notice').select('id').execute();
    expect(length).toBe(4);
    expect((await counts()).length).toBeGreaterThanOrEqual(before.length);
  });

  it('what a later export tells of a forgotten notice is counted, without its name', async () => {
    const actions = () => countBy(log, 'action', { asOfOn: '2027-12-31' });
    await reference('MV-2026-0817');
    expect(await actions()).toEqual({ ACTION_REMOVED: 1, NO_ACTION_NOT_ILLEGAL: 1, NOT_RECORDED: 1 });
    const later = [LINES[0], LINES[1], 'MV-2026-0817,2026-03-12,Snapchat,grooming,removed,2026-04-01,blauwe walvis,,'] as string[];
    const { result } = await importFile(log, file(...later), PROFILE, WRITE, ANALYST);
    expect(result.summary).toMatchObject({ updated: 1, unchanged: 2 });
    expect(await actions()).toEqual({ ACTION_REMOVED: 2, NO_ACTION_NOT_ILLEGAL: 1 });
    expect(await left(log, 'mv-2026-0817', 'walvis')).toEqual([]);
    const again = await importFile(log, file(...later, LINES[0] as string), PROFILE, WRITE, ANALYST);
    expect(again.result.summary).toMatchObject({ updated: 0 });
  });

  it('undoing an import still puts back the counts of the one before', async () => {
    const before = await counts();
    const changed = LINES.map((line) => line.replace('removed', 'refused'));
    const { result } = await importFile(log, file(...changed), PROFILE, WRITE, ANALYST);
    await reference('MV-2026-0815');
    expect(await counts()).not.toEqual(before);
    await undoImportStep(log, result.importId ?? 0, ANALYST);
    expect(await counts()).toEqual(before);
    await undoImportStep(log, 1, ANALYST);
    expect(await counts()).toEqual([]);
    await importFile(log, file(...LINES), PROFILE, WRITE, ANALYST);
    expect(await counts()).toEqual(before);
    expect(await left(log, 'mv-2026-0815', 'geheim77')).toEqual([]);
  });

  it('a source without references: the record is known again by a name that only the log can make', async () => {
    const { reference: _none, ...columns } = PROFILE.columns;
    const nameless = profileSchema.parse({ ...PROFILE, name: 'nameless', source: { code: 'nameless', name: 'Nameless' }, columns });
    // The notices with references leave, so that those without are all there is to count.
    await undoImportStep(log, 1, ANALYST);
    await importFile(log, file(...LINES), nameless, WRITE, ANALYST);
    const before = await counts();
    const { erased } = await value('https://video.example/watch/geheim77');
    expect(rows(erased)).toMatchObject({ 'notice.reference': 1 });
    expect(await counts()).toEqual(before);
    const retold = profileSchema.parse({ ...nameless, title: 'The same file, read once more' });
    await importFile(log, file(...LINES), retold, WRITE, ANALYST);
    const { rows: standing } = await sql<{ n: number | string }>`select count(*) as n from notice where removed_at is null`.execute(log.db);
    expect(Number(standing[0]?.n)).toBe(3);
    expect(await counts()).toEqual(before);
    expect(await left(log, 'geheim77')).toEqual([]);
  });

  it('a published period opens no correction', async () => {
    const { report } = await draftReport(log, '0.0.0', YEAR, ANALYST);
    const knownBefore = await writing(log, ANALYST, async (_db, at) => at.now);
    const zips = { publicZip: new Uint8Array(), publicSha256: '', submissionZip: new Uint8Array(), submissionSha256: '' };
    await writing(log, ANALYST, (db, at) => savePublication(db, { report, knownBefore, spanDay: null, ...zips }, at));
    await reference('MV-2026-0815');
    await value('blauwe walvis');
    expect(await listOpenCorrections(log.db)).toEqual([]);
  });

  it('a reference entered by hand stays taken, so that no other notice is taken for the forgotten one', async () => {
    const add = (name: string | null) =>
      act(log, ANALYST, { kind: 'by-hand', act: 'by hand' }, (db, at) =>
        addNotice(db, notice(name ?? '', { hasOwnReference: name !== null }), at),
      );
    expect((await add(null)).value.reference).toBe('H-1');
    await reference('H-1');
    await expect(add('H-1')).rejects.toMatchObject({ code: 'id.exists' });
    expect((await add(null)).value.reference).toBe('H-2');
  });

  it('a number is looked for as a reference and in texts people wrote, never in counts and names of files', async () => {
    await importFile(log, file('3,2026-03-10,TikTok,grooming,,,,,'), { ...PROFILE, name: 'other' }, WRITE, ANALYST);
    const { erased } = await reference('3');
    expect(rows(erased)).toEqual({ 'notice.reference': 1, 'notice.own_label': 1 });
  });

  it('the trail says who forgot and how much, not what', async () => {
    await reference('MV-2026-0815');
    const trail = await log.db.selectFrom('audit').selectAll().where('act', '=', 'reference.forgotten').execute();
    expect(trail).toMatchObject([{ who: ANALYST.by, subject: 'log' }]);
    expect(trail[0]?.detail).not.toMatch(/0815/);
  });
});
