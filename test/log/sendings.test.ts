// What became of a published version: sent to whom and when, public where, which changes are untold, and what is due.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Log } from '../../src/log/db.ts';
import { saveFlagger, saveIndependence } from '../../src/log/documents.ts';
import { erase } from '../../src/log/erasure.ts';
import { listPublicPlaces, tellAddress } from '../../src/log/public-addresses.ts';
import { savePublication } from '../../src/log/publications.ts';
import { acknowledgeSending, addSending, listSendings, type NewSending, removeSending } from '../../src/log/sendings.ts';
import { readSubmissionStatus } from '../../src/log/sendings-status.ts';
import { tellChanges, untoldChanges } from '../../src/log/told-changes.ts';
import type { Flagger } from '../../src/model/flagger.ts';
import type { IndependenceEntry } from '../../src/model/independence.ts';
import type { Report } from '../../src/model/report.ts';
import { fixtureReport } from '../publish/fixture.ts';
import { ENGINES, freshLog } from './engines.ts';
import { actor, flagger } from './world.ts';

const at = (day: string) => actor(`${day}T12:00:00.000Z`);
const award = (code: string, more = {}) => ({ ...flagger().awards[0], code, ...more });
const twoAwards = (more: Partial<Flagger> = {}) =>
  flagger({ awards: [award('bipt', { nextReportDueOn: '2027-03-31' }), award('csa')], ...more });
const entry: IndependenceEntry = {
  element: 'recusal',
  audience: 'public',
  none: false,
  text: { en: 'Who is tied to a service leaves the room.' },
  link: null,
  sources: null,
  arrangements: null,
  checks: null,
};
const register = (...entries: IndependenceEntry[]) => ({ format: 'article22-independence/1' as const, entries });
const fixture = fixtureReport(10);
const report = (more: Partial<Report> = {}): Report => ({
  ...fixture,
  correction: null,
  version: 1,
  publicAddress: null,
  awards: ['bipt', 'csa'].flatMap((code) => fixture.awards.map((one) => ({ ...one, code }))),
  ...more,
});
const sending: NewSending = { award: 'bipt', period: null, version: null, sentOn: '2027-02-01', how: 'email', sentTo: null, note: null };

describe.each(ENGINES)('after publication on %s', (engine) => {
  let log: Log;
  beforeEach(async () => {
    log = await freshLog(engine);
    await saveFlagger(log.db, twoAwards(), at('2026-01-05'));
    await saveIndependence(log.db, register(entry), at('2026-01-05'));
  });
  afterEach(() => log.close());

  const publish = (given: Report, on = '2027-01-31') => {
    const zips = {
      publicZip: new Uint8Array([1]),
      publicSha256: 'p'.repeat(64),
      submissionZip: new Uint8Array([2]),
      submissionSha256: `${given.version}`.repeat(64),
    };
    return savePublication(log.db, { report: given, knownBefore: `${on}T11:00:00.000Z`, spanDay: null, ...zips }, at(on));
  };
  const audited = async () => (await log.db.selectFrom('audit').select(['act', 'subject', 'detail']).orderBy('id').execute()).slice(-1)[0];
  const statusOf = async (code: string) => (await readSubmissionStatus(log.db)).awards.find((one) => one.award === code);

  describe('a sending', () => {
    it('belongs to the version published last, with the checksum of what was sent, and is in the trail', async () => {
      await publish(report());
      const { id } = await addSending(log.db, { ...sending, sentTo: 'desk@authority.example', note: 'by Sofie' }, at('2027-02-01'));
      expect(await listSendings(log.db)).toMatchObject([
        { id, award: 'bipt', version: 1, sentOn: '2027-02-01', how: 'email', submissionSha256: '1'.repeat(64), acknowledgedOn: null },
      ]);
      const trail = await audited();
      expect(trail).toMatchObject({ act: 'sending.added', subject: `sending ${id}` });
      expect(trail?.detail).not.toMatch(/Sofie|desk@/);
    });

    it('may be of an earlier period, by its period', async () => {
      await publish(report());
      await publish(report({ kind: 'interim', period: { first: '2027-01-01', last: '2027-03-31' } }), '2027-04-10');
      const late = { ...sending, period: fixture.period, sentOn: '2027-04-11' };
      expect(await addSending(log.db, late, at('2027-04-11'))).toMatchObject({ period: fixture.period });
      expect(await addSending(log.db, { ...late, period: null }, at('2027-04-11'))).toMatchObject({ period: { first: '2027-01-01' } });
    });

    it('may be of a version that was superseded since, by its number', async () => {
      await publish(report());
      await publish(report({ version: 2 }), '2027-02-10');
      const late = { ...sending, sentOn: '2027-02-02' };
      await expect(addSending(log.db, late, at('2027-02-12'))).rejects.toMatchObject({ code: 'day.order' });
      expect(await addSending(log.db, { ...late, version: 1 }, at('2027-02-12'))).toMatchObject({
        version: 1,
        submissionSha256: '1'.repeat(64),
      });
      expect(await statusOf('bipt')).toMatchObject({ unsent: [{ version: 2 }], unacknowledged: [] });
    });

    it('is acknowledged once the authority says so, and can be taken back', async () => {
      await publish(report());
      const { id } = await addSending(log.db, sending, at('2027-02-01'));
      expect(await acknowledgeSending(log.db, id, '2027-02-03', at('2027-02-04'))).toMatchObject({ acknowledgedOn: '2027-02-03' });
      expect((await audited())?.act).toBe('sending.acknowledged');
      await removeSending(log.db, id, at('2027-02-05'));
      expect(await listSendings(log.db)).toEqual([]);
      expect((await audited())?.act).toBe('sending.removed');
      await expect(removeSending(log.db, id, at('2027-02-05'))).rejects.toMatchObject({ code: 'sending.unknown' });
    });

    it.each([
      ['before anything is published', false, sending, 'publication.none'],
      ['to an award that the report does not name', true, { ...sending, award: 'vrm' }, 'award.unknown'],
      ['of a period that was not published', true, { ...sending, period: { first: '2020-01-01', last: '2020-12-31' } }, 'publication.none'],
      ['of a version that was not published', true, { ...sending, version: 2 }, 'publication.none'],
      ['before the day of publication', true, { ...sending, sentOn: '2027-01-30' }, 'day.order'],
      ['after today', true, { ...sending, sentOn: '2027-02-02' }, 'day.order'],
    ] as const)('is refused %s', async (_what, published, given, code) => {
      if (published) await publish(report());
      await expect(addSending(log.db, given, at('2027-02-01'))).rejects.toMatchObject({ code, exit: 2 });
      expect(await listSendings(log.db)).toEqual([]);
    });

    it('keeps no note of a person who is forgotten; that it was sent stays', async () => {
      await publish(report());
      await addSending(log.db, { ...sending, note: 'asked Vondelina Fantasia', sentTo: 'the portal' }, at('2027-02-01'));
      await tellChanges(
        log.db,
        { award: 'bipt', on: '2027-02-01', how: 'told Vondelina Fantasia', note: null, upToOn: null },
        at('2027-02-01'),
      );
      await erase(log.db, { kind: 'value', text: 'Vondelina Fantasia' }, at('2027-02-02'));
      expect(await listSendings(log.db)).toMatchObject([{ note: null, sentTo: 'the portal', sentOn: '2027-02-01' }]);
      expect(await log.db.selectFrom('told_changes').select(['how', 'told_on']).execute()).toEqual([{ how: null, told_on: '2027-02-01' }]);
    });
  });

  describe('the public address', () => {
    it('is that of the draft until another is told; the latest holds', async () => {
      await publish(report({ publicAddress: 'https://hotline.example/first' }));
      expect(await listPublicPlaces(log.db)).toMatchObject([{ address: 'https://hotline.example/first', sinceOn: '2027-01-31' }]);
      for (const [address, sinceOn] of [
        ['https://hotline.example/second', '2027-02-01'],
        ['https://hotline.example/third', '2027-02-05'],
      ] as const)
        await tellAddress(log.db, { address, sinceOn, period: null }, at('2027-02-06'));
      expect(await listPublicPlaces(log.db)).toMatchObject([{ address: 'https://hotline.example/third', sinceOn: '2027-02-05' }]);
      expect((await audited())?.act).toBe('address.told');
    });

    it('is missed in the status until it is told, and only of the newest version', async () => {
      await publish(report());
      await publish(report({ version: 2 }), '2027-02-01');
      expect((await readSubmissionStatus(log.db)).withoutAddress).toEqual([{ ...fixture.period, version: 2 }]);
      await tellAddress(log.db, { address: 'https://hotline.example/r', sinceOn: '2027-02-02', period: null }, at('2027-02-02'));
      expect((await readSubmissionStatus(log.db)).withoutAddress).toEqual([]);
    });

    it.each([
      ['before it was published', '2027-01-30'],
      ['from a day that is still to come', '2999-01-01'],
    ])('cannot have held %s', async (_what, sinceOn) => {
      await publish(report());
      const told = { address: 'https://hotline.example/r', sinceOn, period: null };
      await expect(tellAddress(log.db, told, at('2027-02-02'))).rejects.toMatchObject({ code: 'day.order', exit: 2 });
      expect(await listPublicPlaces(log.db)).toMatchObject([{ address: null }]);
    });

    it.each(['hotline.example', 'ftp://hotline.example/', 'mailto:a@b.example', ''])('is not “%s”', async (address) => {
      await publish(report());
      const told = { address, sinceOn: '2027-02-02', period: null };
      await expect(tellAddress(log.db, told, at('2027-02-02'))).rejects.toMatchObject({ code: 'address.unreadable' });
    });
  });

  describe('changes to tell (point 43)', () => {
    const told = { award: 'bipt', on: '2026-06-01', how: 'letter', note: null, upToOn: null };
    const changesOf = async (code: string) => (await untoldChanges(log.db)).find((one) => one.award === code)?.changes;

    it('are none while nothing changed', async () => {
      expect(await untoldChanges(log.db)).toEqual([
        { award: 'bipt', toldOn: null, changes: [], told: [] },
        { award: 'csa', toldOn: null, changes: [], told: [] },
      ]);
    });

    it('name the field and the day it was entered, for each award', async () => {
      await saveFlagger(log.db, twoAwards({ legalName: 'Example Hotline vzw' }), at('2026-03-01'));
      await saveIndependence(
        log.db,
        register(
          { ...entry, text: { en: 'Otherwise.' } },
          { ...entry, element: 'gift-rules', audience: 'authority', none: true, text: null },
        ),
        at('2026-04-01'),
      );
      const expected = [
        { document: 'flagger', field: 'legal name', kind: 'changed', on: '2026-03-01' },
        { document: 'independence', field: 'gift rules (authority only), “none”', kind: 'added', on: '2026-04-01' },
        { document: 'independence', field: 'recusal (public), text', kind: 'changed', on: '2026-04-01' },
      ];
      expect(await changesOf('bipt')).toEqual(expected);
      expect(await changesOf('csa')).toEqual(expected);
      expect(await statusOf('csa')).toMatchObject({ untoldChanges: 3, untoldSinceOn: '2026-03-01' });
    });

    it('of one award concern its own authority; another award is news to it', async () => {
      const [bipt, csa] = twoAwards().awards;
      const status = [...(bipt?.status ?? []), { on: '2026-05-01', kind: 'suspended' as const }];
      await saveFlagger(log.db, flagger({ awards: [{ ...bipt, status }, csa, award('vrm')] }), at('2026-05-02'));
      expect(await changesOf('bipt')).toMatchObject([
        { field: 'award “vrm”', kind: 'added' },
        { field: 'status: suspended on 2026-05-01', kind: 'added' },
      ]);
      expect(await changesOf('csa')).toMatchObject([{ field: 'award “vrm”', kind: 'added' }]);
      expect(await changesOf('vrm')).toEqual([]);
    });

    it('are none where only languages, thresholds or an address of the authority changed, or all was changed back', async () => {
      const more = { languages: ['en', 'nl'], thresholds: { general: 4, sensitive: 6 } };
      await saveFlagger(log.db, twoAwards(more), at('2026-02-01'));
      await saveFlagger(log.db, twoAwards({ website: 'https://other.example' }), at('2026-02-02'));
      await saveFlagger(log.db, twoAwards(), at('2026-02-03'));
      expect(await changesOf('bipt')).toEqual([]);
    });

    it('are told once it is recorded, to this authority alone, and what changes later is open again', async () => {
      await saveFlagger(log.db, twoAwards({ legalName: 'Second name' }), at('2026-03-01'));
      expect(await tellChanges(log.db, told, at('2026-06-01'))).toMatchObject([{ field: 'legal name' }]);
      expect(await audited()).toMatchObject({ act: 'changes.told', detail: '{"on":"2026-06-01","changes":1}' });
      expect(await changesOf('bipt')).toEqual([]);
      expect(await changesOf('csa')).toHaveLength(1);
      await saveFlagger(log.db, twoAwards({ legalName: 'Third name' }), at('2026-07-01'));
      expect(await untoldChanges(log.db)).toMatchObject([
        {
          award: 'bipt',
          toldOn: '2026-06-01',
          changes: [{ field: 'legal name', on: '2026-07-01' }],
          told: [{ on: '2026-06-01', how: 'letter', note: null }],
        },
        { award: 'csa' },
      ]);
    });

    it('can be told up to a day', async () => {
      await saveFlagger(log.db, twoAwards({ legalName: 'Second name' }), at('2026-03-01'));
      await saveFlagger(log.db, twoAwards({ legalName: 'Second name', website: 'https://new.example' }), at('2026-04-01'));
      expect(await tellChanges(log.db, { ...told, upToOn: '2026-03-15' }, at('2026-06-01'))).toMatchObject([{ field: 'legal name' }]);
      expect(await changesOf('bipt')).toMatchObject([{ field: 'website' }]);
    });

    it('are told by a report that was made of them and sent', async () => {
      await saveFlagger(log.db, twoAwards({ legalName: 'Second name' }), at('2026-03-01'));
      await publish(report());
      expect(await changesOf('bipt')).toHaveLength(1);
      await addSending(log.db, sending, at('2027-02-01'));
      await saveFlagger(log.db, twoAwards({ legalName: 'Third name' }), at('2027-02-01'));
      expect(await untoldChanges(log.db)).toMatchObject([
        { award: 'bipt', toldOn: '2027-02-01', changes: [{ field: 'legal name', on: '2027-02-01' }] },
        { award: 'csa', toldOn: null, changes: [{ on: '2027-02-01' }] },
      ]);
    });

    it.each([
      ['before the award', '2025-11-30'],
      ['on a day that is still to come', '2999-01-01'],
    ])('cannot have been told %s', async (_what, on) => {
      await saveFlagger(log.db, twoAwards({ legalName: 'Second name' }), at('2026-03-01'));
      await expect(tellChanges(log.db, { ...told, on }, at('2026-06-01'))).rejects.toMatchObject({ code: 'day.order', exit: 2 });
      expect(await changesOf('bipt')).toHaveLength(1);
    });

    it('cannot be told to an award that is not there', async () => {
      await expect(tellChanges(log.db, { ...told, award: 'vrm' }, at('2026-06-01'))).rejects.toMatchObject({ code: 'award.unknown' });
    });
  });

  describe('the status', () => {
    it('says for each award what is published and not sent, and sent and not acknowledged', async () => {
      await publish(report());
      const version = { ...fixture.period, version: 1 };
      expect(await statusOf('bipt')).toMatchObject({ unsent: [version], unacknowledged: [] });
      const { id } = await addSending(log.db, sending, at('2027-02-01'));
      expect(await statusOf('bipt')).toMatchObject({ unsent: [], unacknowledged: [{ ...version, sending: id, sentOn: '2027-02-01' }] });
      expect(await statusOf('csa')).toMatchObject({ unsent: [version] });
      await acknowledgeSending(log.db, id, '2027-02-01', at('2027-02-01'));
      expect(await statusOf('bipt')).toMatchObject({ unsent: [], unacknowledged: [] });
    });

    it('asks for a correction to be sent, too, and no more for the version it replaced', async () => {
      await publish(report());
      await addSending(log.db, sending, at('2027-02-01'));
      await publish(report({ version: 2 }), '2027-02-10');
      expect(await statusOf('bipt')).toMatchObject({ unsent: [{ version: 2 }], unacknowledged: [] });
    });

    it.each([
      ['the yearly report of the year before it is due', {}, true],
      ['an interim report only', { kind: 'interim' as const }, false],
      ['an older report', { period: { first: '2025-01-01', last: '2025-12-31' } }, false],
      ['a report of other awards', { awards: [] }, false],
    ])('knows by %s whether what was due is published', async (_what, more, expected) => {
      expect(await statusOf('bipt')).toMatchObject({ nextReportDueOn: '2027-03-31', duePublished: false });
      await publish(report(more));
      expect(await statusOf('bipt')).toMatchObject({ duePublished: expected });
      expect(await statusOf('csa')).toMatchObject({ nextReportDueOn: null, duePublished: false });
    });
  });
});
