// The annex to a complaint goes through the gate, and leaves a trace of who made it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Log } from '../../src/log/db.ts';
import { answerServices } from '../../src/log/providers.ts';
import { writing } from '../../src/log/writing.ts';
import { buildSilenceAnnex } from '../../src/workflow.ts';
import { freshLog } from '../log/engines.ts';
import { day, notice, takeIn } from '../log/world.ts';
import { ANALYST, enterDocuments } from './year.ts';

const OPTIONS = { provider: null, period: { first: '2026-01-01', last: '2026-12-31' }, language: 'en', today: '2027-01-31' };

describe('the annex to a complaint about silence', () => {
  let log: Log;
  beforeEach(async () => {
    log = await freshLog('sqlite');
  });
  afterEach(() => log.close());

  const service = (name: string, provider: string, naturalPerson: 'yes' | 'no') =>
    writing(log, ANALYST, (db, at) =>
      answerServices(db, [{ service: name, provider, naturalPerson, hosting: 'yes', aliases: [], since: null }], at),
    );

  it('is made in four languages with nothing left to read', async () => {
    await enterDocuments(log);
    await service('Inventube', 'Invented Video Ltd', 'no');
    await takeIn(log, [notice('HEM-2026-77', { service: 'Inventube', sent: day('2026-03-01'), note: 'asked by A. Victim' })]);
    for (const language of ['nl', 'fr', 'de', 'en']) await madeIn(language);
    const trail = await log.db.selectFrom('audit').select(['who', 'act']).where('act', '=', 'silence.annex').execute();
    expect(trail).toEqual(Array.from({ length: 4 }, () => ({ who: ANALYST.by, act: 'silence.annex' })));
  });

  const madeIn = async (language: string) => {
    const { annex, files, findings } = await buildSilenceAnnex(log, { ...OPTIONS, language }, ANALYST);
    expect(annex.notices).toMatchObject([{ number: 1, days: 336, provider: { name: 'Invented Video Ltd' } }]);
    expect(files.map(({ name }) => name)).toEqual([`silence.${language}.html`, `silence.${language}.csv`, `silence.${language}.pdf`]);
    expect(findings).toEqual([]);
    for (const { bytes } of files) expect(Buffer.from(bytes).toString('utf8')).not.toMatch(/HEM-2026-77|Victim/);
  };

  it('names no provider that is a natural person', async () => {
    await enterDocuments(log);
    await service('Own Site', 'Invented Person', 'yes');
    await takeIn(log, [notice('a', { service: 'Own Site', sent: day('2026-03-01') })]);
    const { files } = await buildSilenceAnnex(log, OPTIONS, ANALYST);
    for (const { bytes } of files) expect(Buffer.from(bytes).toString('utf8')).not.toMatch(/Invented Person|Own Site/);
  });

  it('is refused where a name in it is an address of somebody', async () => {
    await enterDocuments(log);
    await takeIn(log, [notice('a', { service: 'jan.voorbeeld@mail.example', sent: day('2026-03-01') })]);
    await expect(buildSilenceAnnex(log, OPTIONS, ANALYST)).rejects.toMatchObject({ code: 'silence.personal-data', exit: 7 });
  });

  it("needs the flagger's own data", async () => {
    await expect(buildSilenceAnnex(log, OPTIONS, ANALYST)).rejects.toMatchObject({ code: 'flagger.missing' });
  });
});
