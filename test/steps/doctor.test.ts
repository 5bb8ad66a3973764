// What the doctor finds in a log that something else than the program wrote to, and what it says to do.
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '../../src/error.ts';
import { filesSha256 } from '../../src/gate/gate.ts';
import { addAudit } from '../../src/log/audit-trail.ts';
import { openLog } from '../../src/log/database.ts';
import type { Engine, Log } from '../../src/log/db.ts';
import { asked } from '../../src/log/doctor-check.ts';
import { saveFlagger, saveIndependence, setNarrative } from '../../src/log/documents.ts';
import { saveDraft } from '../../src/log/drafts.ts';
import { saveCheck } from '../../src/log/gate-checks.ts';
import { savePublication } from '../../src/log/publications.ts';
import { writing } from '../../src/log/writing.ts';
import type { PackageFile } from '../../src/model/file.ts';
import { independenceSchema } from '../../src/model/independence.ts';
import { jsonFile } from '../../src/publish/json-file.ts';
import { manifest, sha256 } from '../../src/publish/manifest.ts';
import { buildZip, PUBLIC_ZIP, publicFiles } from '../../src/publish/package.ts';
import { openPackages } from '../../src/steps/check.ts';
import { examine } from '../../src/workflow.ts';
import { ENGINES, preparedLog } from '../log/engines.ts';
import { actor, flagger, notice, takeIn } from '../log/world.ts';
import { fixtureReport } from '../publish/fixture.ts';

const NOW = '2026-11-22T09:00:00.000Z';
const REPORT = fixtureReport(20);

async function fill(log: Log): Promise<void> {
  await takeIn(log, [notice('one'), notice('two')]);
  const publicZip = buildZip(publicFiles(REPORT, []), REPORT);
  const inside: PackageFile[] = [{ name: PUBLIC_ZIP, bytes: publicZip }];
  const submissionZip = buildZip([...inside, manifest('submission', inside, REPORT)], REPORT);
  const hashes = { publicSha256: sha256(publicZip), submissionSha256: sha256(submissionZip) };
  const published = { report: REPORT, knownBefore: NOW, spanDay: null, publicZip, submissionZip, ...hashes };
  await writing(log, actor(NOW), (db, at) => savePublication(db, published, at));
  await writing(log, actor(NOW), async (db, at) => {
    // The notices came with a profile that no line of the trail tells of.
    const { document } = await db.selectFrom('profile').select('document').executeTakeFirstOrThrow();
    const hash = sha256(Buffer.from(document));
    await db.updateTable('profile').set({ sha256: hash, recorded_at: at.now }).execute();
    await addAudit(db, at, 'profile.saved', 'profile 1', { sha256: hash });
    await saveFlagger(db, flagger(), at);
    await saveFlagger(db, flagger({ legalName: 'Example Hotline vzw (invented)' }), at);
    await saveIndependence(db, independenceSchema.parse({ format: 'article22-independence/1', entries: [] }), at);
    await setNarrative(db, 'en', 'cooperation', 'We meet every month.', at);
    await setNarrative(db, 'en', 'cooperation', null, at);
    const draft = { report: REPORT, authorityOnly: [], flagger: flagger(), knownBefore: NOW, spanDay: null };
    const draftId = await saveDraft(db, draft, at);
    const hashOfFiles = filesSha256(openPackages(publicZip, submissionZip).all);
    await saveCheck(db, { draftId, filesSha256: hashOfFiles, findings: [], publicZip, submissionZip }, at);
  });
}

/** What is found and what is to be done, of the parts that are not in order. */
async function troubles(log: Log, now = NOW): Promise<Record<string, string[]>> {
  const { ok, checks } = await examine(log, { quick: false, now });
  const found = checks.filter((check) => !check.ok);
  expect(ok).toBe(found.length === 0);
  return Object.fromEntries(found.map((check) => [check.part, check.troubles.map(({ sentence, remedy }) => `${sentence} ${remedy}`)]));
}

const dropTrigger = (engine: Engine, name: string, table: string) =>
  engine === 'sqlite' ? `drop trigger ${name}` : `drop trigger ${name} on ${table}`;

describe.each(ENGINES)('the doctor on %s', (engine) => {
  let log: Log;
  beforeEach(async () => {
    log = await preparedLog(engine, 'for the doctor', fill);
  });
  afterEach(() => log.close());
  const run = async (...statements: string[]) => {
    for (const statement of statements) await sql.raw(statement).execute(log.db);
  };

  it('finds nothing in a sound log, says what it looked at and writes nothing', async () => {
    for (const quick of [false, true]) {
      const { ok, checks } = await examine(log, { quick, now: NOW });
      expect(checks.flatMap((check) => check.troubles)).toEqual([]);
      expect([ok, checks.map(({ part }) => part)]).toEqual([
        true,
        ['file', 'references', 'shape', 'counts', 'trail', 'leftovers', 'documents', 'checks', 'packages'],
      ]);
      expect(checks.at(-1)?.sentence).toBe('The published version is as it went out.');
    }
    const toRead = await openLog(log.address, { readOnly: true });
    expect((await examine(toRead, { quick: false, now: NOW })).ok).toBe(true);
    await toRead.close();
  });

  it('finds rows whose other half is gone, wrong sums, a missing index, a changed trail and unfinished work, each with what to do', async () => {
    const unbound =
      engine === 'sqlite'
        ? ['pragma foreign_keys = off', 'delete from source']
        : ['alter table source disable trigger all', 'delete from source'];
    await run(
      ...unbound,
      'update month_tally set notices = notices + 1',
      'drop index audit_who',
      dropTrigger(engine, 'audit_no_change', 'audit'),
      "update audit set who = 'Mallory' where number = 1",
      "update import set summary = '{}'",
      "update setting set value = '2026-12-24T09:00:00.000Z' where name = 'last-instant'",
    );
    expect(await troubles(log)).toEqual({
      references: expect.arrayContaining([expect.stringMatching(/^2 rows of notice name a row of source .* article22 restore|pg_restore/)]),
      shape: [expect.stringMatching(/index audit_who of audit/)],
      counts: [expect.stringMatching(/kept sums differ.*article22 recount/)],
      trail: [
        expect.stringMatching(/^Line 1 was changed.*compare with a copy/),
        expect.stringMatching(/audit_no_change.*article22 audit guard/),
      ],
      leftovers: [
        expect.stringMatching(/^Import 1 was begun.*article22 import undo 1/),
        expect.stringMatching(/^The last act bears the instant 2026-12-24.*Set the clock right/),
      ],
    });
  });
});

describe('the doctor of a file', () => {
  let log: Log;
  beforeEach(async () => {
    log = await preparedLog('sqlite', 'for the doctor', fill);
  });
  afterEach(() => log.close());

  it('finds packages that are not those that went out', async () => {
    const other = buildZip([...publicFiles(REPORT, []), jsonFile('more.json', {})], REPORT);
    await log.db
      .updateTable('publication')
      .set({ public_zip: Buffer.from(other) })
      .execute();
    const about = `Version ${REPORT.version} of the report 2026-01-01 to 2026-12-31: `;
    const wrong = [
      'public.zip does not have the SHA-256 that was noted',
      'public.zip disagrees with its list of files (more.json)',
      'the public.zip in submission.zip is another one',
    ];
    expect((await troubles(log))['packages']).toEqual(wrong.map((one) => expect.stringContaining(about + one)));
    await log.db
      .updateTable('publication')
      .set({ public_sha256: sha256(other), submission_zip: Buffer.from('no zip'), report: JSON.stringify({ ...REPORT, version: 9 }) })
      .execute();
    const more = [
      'submission.zip does not have the SHA-256',
      'the trail gives another SHA-256 of public.zip',
      'public.zip disagrees',
      'the report that is kept to compare with is not the one in public.zip',
      'submission.zip cannot be opened',
    ];
    expect((await troubles(log))['packages']).toEqual(more.map((one) => expect.stringContaining(about + one)));
    expect((await troubles(log))['packages']?.[0]).toContain('article22 verify');
  });

  it('finds versions that are noted otherwise than they went out', async () => {
    await log.db
      .updateTable('publication')
      .set({ version: 7, released_on: '2027-03-03', public_address: 'https://other.example/', published_at: '2026-01-01T00:00:00.000Z' })
      .execute();
    const wrong = [
      'the trail gives another version',
      'the trail gives another release day',
      'the trail gives another instant of publication',
      'the version that is noted is not the one in public.zip',
      'the release day that is noted',
      'the public address that is noted',
    ];
    expect((await troubles(log))['packages']).toEqual(wrong.map((one) => expect.stringContaining(one)));
    await log.db.updateTable('publication').set({ submission_sha256: '0' }).execute();
    expect((await troubles(log))['packages']).toContainEqual(expect.stringContaining('the trail gives another SHA-256 of submission.zip'));
  });

  it('finds checked files that are not those that were signed', async () => {
    const other = buildZip([...publicFiles(REPORT, []), jsonFile('more.json', {})], REPORT);
    const told = async () => (await troubles(log))['checks'];
    await log.db
      .updateTable('gate_check')
      .set({ public_zip: Buffer.from(other) })
      .execute();
    expect(await told()).toEqual([expect.stringMatching(/^The check of draft 1 .*not have the SHA-256 that was signed.*article22 check/)]);
    await log.db
      .updateTable('gate_check')
      .set({ submission_zip: Buffer.from('no zip'), files_sha256: 'x', findings: '[{}' })
      .execute();
    const wrong = ['its findings cannot be read', 'its files cannot be opened', 'the trail gives another SHA-256 of its files'];
    expect(await told()).toEqual(wrong.map((one) => expect.stringContaining(one)));
    await log.db.updateTable('gate_check').set({ checked_at: '2026-01-01T00:00:00.000Z' }).execute();
    expect((await told())?.at(-1)).toContain('the trail does not say that anybody checked');
  });

  it('finds documents that are not as they were entered, and none that were forgotten', async () => {
    const told = async () => (await troubles(log))['documents'] ?? [];
    const set = (statement: string) => sql.raw(statement).execute(log.db);
    await set('update narrative set body = null where body is not null');
    expect(await told()).toEqual([
      expect.stringMatching(/^The text cooperation \(en\), entered at .*20 characters, and there are 0.*article22 narrative show/),
    ]);
    await writing(log, actor(NOW), (db, at) => addAudit(db, at, 'text.forgotten', 'log', {}));
    expect(await told()).toEqual([]);
    await set("update flagger set document = replace(document, 'vzw', 'asbl')");
    await set("update profile set document = replace(document, 'x', 'y')");
    await set('delete from independence');
    expect(await told()).toEqual([
      expect.stringMatching(
        /^The flagger’s data, entered at .*the trail gives another SHA-256.*article22 flagger show; compare it with a copy/,
      ),
      expect.stringMatching(/^The mapping profile 1, .*not have the SHA-256 that is noted beside it/),
      expect.stringMatching(/^The trail says that something was entered at .*independence.saved/),
    ]);
    await set("insert into flagger (document, recorded_at, recorded_by) values ('{}', '2026-01-01T00:00:00.000Z', 'Mallory')");
    expect(await told()).toContainEqual(expect.stringContaining('the trail does not say that anybody entered it'));
  });

  it('tells of values that no act of ours writes, and hands on what stopped it otherwise', async () => {
    const stopped = (error: Error) =>
      asked(log, 'counts', async () => {
        throw error;
      });
    const { ok, troubles } = await stopped(new Error('no code x'));
    expect({ ok, troubles }).toEqual({
      ok: false,
      troubles: [
        { sentence: expect.stringContaining('values that this program does not write'), remedy: expect.stringContaining('restore') },
      ],
    });
    await expect(stopped(new UserError('log.busy', 'Another program writes.'))).rejects.toThrow('Another program writes.');
    await expect(stopped(Object.assign(new Error('gone'), { code: 'ECONNRESET' }))).rejects.toThrow('gone');
  });

  it('finds damage, and says to put back a copy', async () => {
    await sql`pragma wal_checkpoint(truncate)`.execute(log.db);
    const file = new SQLite(log.address, { readonly: true });
    const { rootpage } = file.prepare("select rootpage from sqlite_schema where name = 'audit_at'").get() as { rootpage: number };
    const size = file.pragma('page_size', { simple: true }) as number;
    file.close();
    const bytes = readFileSync(log.address);
    bytes.fill(0x41, (rootpage - 1) * size, rootpage * size);
    const damaged = `${log.address}.damaged`;
    writeFileSync(damaged, bytes);
    const opened = await openLog(damaged, { readOnly: true });
    const found = await troubles(opened);
    await opened.close();
    rmSync(damaged);
    expect(found['file']).toEqual([expect.stringMatching(/^The log is damaged.*article22 restore FILE/)]);
  });

  it('names what interrupted copies left beside it, and nothing else', async () => {
    const left = ['.restoring', '.restoring-wal', '.copying-0123456789abcdef'];
    for (const end of [...left, '.notes.txt', '-other']) appendFileSync(`${log.address}${end}`, 'x');
    const found = (await troubles(log))['leftovers'];
    expect(found).toHaveLength(left.length);
    for (const end of left)
      expect(
        found?.some((one) => one.startsWith(`${log.address}${end} is left`)),
        end,
      ).toBe(true);
    expect(existsSync(`${log.address}.restoring`)).toBe(true);
  });
});

describe('the doctor of a server', () => {
  it('finds an index that was not finished', async () => {
    const log = await preparedLog('postgres', 'for the doctor', fill);
    await sql`update pg_index set indisvalid = false where indexrelid = 'audit_at'::regclass`.execute(log.db);
    expect((await troubles(log))['file']).toEqual([expect.stringMatching(/audit_at was not finished.*reindex index audit_at/)]);
    await log.close();
  });
});
