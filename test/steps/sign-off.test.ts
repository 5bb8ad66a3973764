// A person has read what goes out, and where two people work, not only its maker.

import { EventEmitter, once } from 'node:events';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLog } from '../../src/log/database.ts';
import type { Engine, Log } from '../../src/log/db.ts';
import { setNarrative } from '../../src/log/documents.ts';
import { listChecks } from '../../src/log/gate-checks.ts';
import { addPerson, retirePerson } from '../../src/log/people.ts';
import { readStatus } from '../../src/log/status.ts';
import { writing } from '../../src/log/writing.ts';
import { checkDraft, draftReport, importFile, publishReport, readCheck, resolveFindings, signOff } from '../../src/workflow.ts';
import { STEP_ENGINES } from '../deep.ts';
import { preparedLog } from '../log/engines.ts';
import { ANALYST, enterDocuments, SMALL_PROFILE, small, YEAR } from './year.ts';

const LINE = 'R-1,2026-03-10,TikTok,grooming,removed,2026-03-12,';
const as = (by: string) => ({ ...ANALYST, by });
const [ADA, BEN] = [as('Adalinde Voorbeeldsma'), as('Benedictus Sampleton')];
const ALL = { findings: 'all-reviews', verdict: 'not-personal', reason: 'read' } as const;

/** Until another act waits for the one that writes. */
async function waitingForLock({ db }: Log): Promise<void> {
  for (;;) {
    const { rows } = await sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
    if (rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A small log with one notice, and the acts of the year in short. */
async function world(engine: Engine) {
  const log = await preparedLog(engine, 'one notice, to be signed', async (fresh) => {
    await enterDocuments(fresh, ['en']);
    await importFile(fresh, small(LINE), SMALL_PROFILE, { dryRun: false, anotherFile: null }, ADA);
  });
  return {
    log,
    say: (text: string) => writing(log, ADA, (db, at) => setNarrative(db, 'en', 'outlook', text, at)),
    draft: (actor = ADA) => draftReport(log, '0.0.0', YEAR, actor),
    enter: (...names: string[]) =>
      writing(log, ANALYST, async (db, at) => {
        for (const name of names) await addPerson(db, name, at);
      }),
    publish: () => publishReport(log, () => undefined, ADA),
  };
}

describe.each(STEP_ENGINES)('signing on %s', (engine) => {
  let at: Awaited<ReturnType<typeof world>>;
  beforeEach(async () => {
    at = await world(engine);
  });
  afterEach(() => at.log.close());

  it('a decision, a signature and a publication are about the files that were seen', async () => {
    const { log, draft } = at;
    await draft();
    const { filesSha256 } = await checkDraft(log, ADA);
    const other = { code: 'check.changed', exit: 7 };
    await expect(resolveFindings(log, ALL, ADA, 'others')).rejects.toMatchObject(other);
    await resolveFindings(log, ALL, ADA, filesSha256);
    await expect(signOff(log, ADA, 'others')).rejects.toMatchObject(other);
    await signOff(log, ADA, filesSha256);
    await expect(publishReport(log, () => undefined, ADA, 'others')).rejects.toMatchObject(other);
    expect((await publishReport(log, () => undefined, ADA, filesSha256)).report.version).toBe(1);
  });

  it('one person: nothing goes out until they have said that they read it', async () => {
    const { log, draft, publish } = at;
    await draft();
    await checkDraft(log, ADA);
    await resolveFindings(log, ALL, ADA);
    await expect(publish()).rejects.toMatchObject({ code: 'gate.unsigned', exit: 7, details: { signature: 'nobody' } });
    await expect(signOff(log, as('not stated'))).rejects.toMatchObject({ code: 'sign-off.who' });
    expect((await readStatus(log.db)).draft?.signature).toBe('nobody');
    const { signature } = await signOff(log, ADA);
    expect(signature).toMatchObject({ state: 'signed', signOffs: [{ by: ADA.by }] });
    await publish();
    const trail = await log.db.selectFrom('audit').selectAll().where('act', '=', 'report.signed-off').execute();
    expect(trail).toMatchObject([{ who: ADA.by, subject: 'check' }]);
    expect(Object.keys(JSON.parse(trail[0]?.detail ?? '{}') as object)).toEqual(['filesSha256']);
  });

  // SQLite has one writer and one reader at a time here, so nothing can come between.
  it.runIf(engine === 'postgres')('who leaves while their signature waits does not sign', async () => {
    const { log, draft, enter } = at;
    await enter(ADA.by, BEN.by);
    await draft();
    await checkDraft(log, ADA);
    await resolveFindings(log, ALL, ADA);
    const steps = new EventEmitter();
    const [began, ended] = [once(steps, 'began'), once(steps, 'ended')];
    const leaving = writing(log, ADA, async (db, now) => {
      await retirePerson(db, BEN.by, now);
      steps.emit('began');
      await ended;
    });
    await began;
    // From another process: acts on one open log stand in line.
    const other = await openLog(log.address);
    const signing = expect(signOff(other, BEN)).rejects.toMatchObject({ code: 'person.unknown' });
    await waitingForLock(log);
    steps.emit('ended');
    await leaving;
    await signing;
    await other.close();
    expect(await log.db.selectFrom('sign_off').selectAll().execute()).toEqual([]);
  });

  it('a finding that the changed text does not hold any more is noted as removed, and comes back open with the old text', async () => {
    const { log, say, draft } = at;
    const [named, plain] = ['Our colleague Vondelina Fantasia wrote this.', 'We wrote this ourselves.'];
    await say(named);
    await draft();
    const first = await checkDraft(log, ADA);
    const person = first.open.find(({ place }) => place.includes('outlook'));
    expect(person).toBeDefined();
    await say(plain);
    await draft();
    const second = await checkDraft(log, BEN);
    expect(second.findings.map(({ id }) => id)).not.toContain(person?.id);
    const [check] = (await listChecks(log.db)).filter(({ filesSha256 }) => filesSha256 === first.filesSha256);
    expect(check?.resolutions.find(({ finding }) => finding === person?.id)).toMatchObject({ verdict: 'removed', by: BEN.by });
    await say(named);
    await draft();
    const third = await checkDraft(log, ADA);
    expect(third.filesSha256).toBe(first.filesSha256);
    expect(third.open.map(({ id }) => id)).toContain(person?.id);
  });

  it('says that the log or a text changed since the draft was made, and goes on', async () => {
    const { log, say, draft } = at;
    await draft();
    expect((await checkDraft(log, ADA)).remarks).toEqual([]);
    const more = small(LINE, 'R-2,2026-04-01,TikTok,grooming,,,', 'R-3,2025-04-01,TikTok,grooming,,,');
    await importFile(log, more, SMALL_PROFILE, { dryRun: false, anotherFile: null }, ADA);
    const { remarks } = await readCheck(log);
    expect(remarks.map(({ code }) => code)).toEqual(['draft.counts-changed']);
    expect(remarks[0]?.message).toMatch(/: 1 of the period's notices/);
    await say('More of it.');
    expect((await readCheck(log)).remarks.map(({ code }) => code)).toEqual(['draft.counts-changed', 'draft.documents-changed']);
    await draft();
    expect((await checkDraft(log, ADA)).remarks).toEqual([]);
  });
});

describe('a signature', () => {
  let at: Awaited<ReturnType<typeof world>>;
  beforeEach(async () => {
    at = await world('sqlite');
  });
  afterEach(() => at.log.close());

  it('nothing is signed while a finding is open', async () => {
    const { log, say, draft } = at;
    await say('Our colleague Vondelina Fantasia wrote this.');
    await draft();
    await checkDraft(log, ADA);
    await expect(signOff(log, ADA)).rejects.toMatchObject({ code: 'gate.closed', exit: 7 });
  });

  it('two people: who drafted or decided does not sign alone, and both together may', async () => {
    const { log, draft, enter, publish } = at;
    await enter(ADA.by, BEN.by);
    await draft();
    await checkDraft(log, ADA);
    await resolveFindings(log, ALL, BEN);
    await expect(signOff(log, as('Adalinde Vorbeeldsma'))).rejects.toMatchObject({ code: 'person.unknown' });
    const sayNothing = await readCheck(log);
    const decided = sayNothing.resolutions.length > 0;
    const first = await signOff(log, decided ? BEN : ADA);
    expect(first.signature).toMatchObject({ state: 'own-work', people: 2 });
    await expect(publish()).rejects.toMatchObject({ code: 'gate.unsigned', details: { signature: 'own-work' } });
    expect((await signOff(log, decided ? ADA : BEN)).signature.state).toBe('signed');
    await publish();
  });

  it('who leaves after the check still counts, until the report is drafted again; then the one who stays signs alone', async () => {
    const { log, draft, enter, publish } = at;
    await enter(ADA.by, BEN.by);
    await draft();
    await checkDraft(log, ADA);
    await resolveFindings(log, ALL, ADA);
    expect((await signOff(log, ADA)).signature.state).toBe('own-work');
    await writing(log, ADA, (db, at) => retirePerson(db, BEN.by, at));
    expect((await readCheck(log)).signature).toMatchObject({ state: 'own-work', people: 2 });
    await expect(publish()).rejects.toMatchObject({ code: 'gate.unsigned' });
    await expect(signOff(log, BEN)).rejects.toMatchObject({ code: 'person.unknown' });
    expect((await checkDraft(log, ADA)).signature.state).toBe('own-work');
    await draft();
    await checkDraft(log, ADA);
    expect((await readCheck(log)).signature).toMatchObject({ state: 'signed', people: 1 });
  });

  it('a signature stays one when its signer leaves', async () => {
    const { log, draft, enter } = at;
    await enter(ADA.by, BEN.by);
    await draft();
    await checkDraft(log, ADA);
    await resolveFindings(log, ALL, ADA);
    await signOff(log, BEN);
    await writing(log, ADA, (db, at) => retirePerson(db, BEN.by, at));
    expect((await readCheck(log)).signature).toMatchObject({ state: 'signed', people: 2 });
  });

  it.each(['', '   ', '\u200b', '\u2800', '-', '12', 'Not  stated'])('nobody enters, decides or signs as %j', async (name) => {
    const { log, say, draft, enter } = at;
    await expect(enter(name)).rejects.toMatchObject({ code: 'person.blank', exit: 2 });
    await say('Our colleague Vondelina Fantasia wrote this.');
    await draft();
    await checkDraft(log, ADA);
    await expect(resolveFindings(log, ALL, as(name))).rejects.toMatchObject({ code: 'resolution.who', exit: 2 });
    await expect(signOff(log, as(name))).rejects.toMatchObject({ code: 'sign-off.who', exit: 2 });
  });

  it('one person in other writings is not two', async () => {
    const { log, draft, enter } = at;
    await enter('A. Example', 'B. Example');
    for (const name of ['A Example', 'a.example', 'B. Example\u200b'])
      await expect(enter(name)).rejects.toMatchObject({ code: 'person.exists' });
    await expect(enter('А. Example')).rejects.toMatchObject({ code: 'person.mixed-scripts', exit: 2 });
    await draft(as('A Example (laptop)'));
    await checkDraft(log, ADA);
    await resolveFindings(log, ALL, as('anna'));
    const { signature } = await signOff(log, as('A Example'));
    expect(signature).toMatchObject({ state: 'own-work', people: 2 });
    expect(signature.oneMoreFor).toContain('is not in “article22 person list”');
  });

  it('a draft that names nobody is the cause that is given, not the signer', async () => {
    const { log, draft, enter, publish } = at;
    await enter(ADA.by, BEN.by);
    await draft(as('  '));
    await checkDraft(log, ADA);
    await resolveFindings(log, ALL, BEN);
    expect((await signOff(log, ADA)).signature.oneMoreFor).toContain('the draft does not say who made it');
    await expect(publish()).rejects.toThrow(/the draft does not say who made it/);
  });

  it('publishing says what changed since the draft', async () => {
    const { log, say, draft, publish } = at;
    await draft();
    await checkDraft(log, ADA);
    await resolveFindings(log, ALL, ADA);
    await signOff(log, ADA);
    await say('More of it.');
    expect((await publish()).remarks.map(({ code }) => code)).toEqual(['draft.documents-changed']);
  });

  it('a finding named twice is counted once', async () => {
    const { log, say, draft } = at;
    await say('Our colleague Vondelina Fantasia wrote this.');
    await draft();
    const [first] = (await checkDraft(log, ADA)).open;
    const id = first?.id ?? 'none';
    expect(await resolveFindings(log, { findings: [id, id], verdict: 'not-personal', reason: 'read' }, ADA)).toMatchObject({ resolved: 1 });
  });

  it('a reference typed without its separators closes the gate', async () => {
    const { log, say, draft } = at;
    const line = 'MV-2026-00002,2026-03-10,TikTok,grooming,removed,2026-03-12,';
    await importFile(log, small(LINE, line), SMALL_PROFILE, { dryRun: false, anotherFile: null }, ADA);
    await say('As we saw in MV202600002 and elsewhere.');
    await draft();
    const { open } = await checkDraft(log, ADA);
    expect(open.some(({ kind, result, place }) => kind === 'KNOWN_VALUE' && result === 'block' && place.includes('outlook'))).toBe(true);
  });

  it('one changed word voids every signature; the same files again keep it', async () => {
    const { log, say, draft, publish } = at;
    await say('We saw more of it than before.');
    await draft();
    await checkDraft(log, ADA);
    await resolveFindings(log, ALL, ADA);
    await signOff(log, ADA);
    await draft();
    expect((await checkDraft(log, ADA)).signature.state).toBe('signed');
    await say('We saw much more of it than before.');
    await draft();
    const { signature } = await checkDraft(log, ADA);
    expect(signature).toMatchObject({ state: 'nobody', signOffs: [] });
    await resolveFindings(log, ALL, ADA);
    await expect(publish()).rejects.toMatchObject({ code: 'gate.unsigned' });
  });

  it('a finding decided after the signature voids it', async () => {
    const { log, say, draft } = at;
    await say('Our colleague Vondelina Fantasia wrote this.');
    await draft();
    const { open } = await checkDraft(log, ADA);
    const ids = open.map(({ id }) => id);
    await resolveFindings(log, { findings: ids, verdict: 'not-personal', reason: 'invented' }, ADA);
    await signOff(log, ADA);
    await resolveFindings(log, { findings: ids.slice(0, 1), verdict: 'not-personal', reason: 'again' }, ADA);
    expect((await readCheck(log)).signature.state).toBe('nobody');
  });

  it('a name of the own staff in a text closes the gate', async () => {
    const { log, say, draft, enter } = at;
    await enter(ADA.by);
    await say('The team of Adalinde Voorbeeldsma has grown.');
    await draft();
    const { open } = await checkDraft(log, ADA);
    expect(open.some(({ kind, result }) => kind === 'KNOWN_VALUE' && result === 'block')).toBe(true);
    expect(JSON.stringify(open)).not.toContain('Voorbeeldsma');
  });
});
