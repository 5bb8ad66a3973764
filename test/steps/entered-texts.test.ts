// Texts that people typed into fields are shown in every report. They were once waved through because they stood in the list of what
// may stand in a report: a telephone number in the name of an authority, a profile as the website.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Log } from '../../src/log/db.ts';
import { saveIndependence, setNarrative } from '../../src/log/documents.ts';
import { enterFlagger } from '../../src/log/flagger.ts';
import { answerServices } from '../../src/log/providers.ts';
import { writing } from '../../src/log/writing.ts';
import type { Flagger } from '../../src/model/flagger.ts';
import { servicesFileSchema } from '../../src/model/provider.ts';
import { checkDraft, draftReport, importFile } from '../../src/workflow.ts';
import { ANALYST, documentedLog, hotline, SMALL_PROFILE, small, YEAR } from './year.ts';

let log: Log;
beforeEach(async () => {
  log = await documentedLog('sqlite', ['en']);
  await importFile(
    log,
    small('R-1,2026-03-10,TikTok,grooming,removed,2026-03-12,'),
    SMALL_PROFILE,
    { dryRun: false, anotherFile: null },
    ANALYST,
  );
});
afterEach(() => log.close());

const check = async (address: string | null = null) => {
  await draftReport(log, '0.0.0', { ...YEAR, publicAddress: address }, ANALYST);
  const { open } = await checkDraft(log, ANALYST);
  return open;
};
const told = async (address: string | null = null) =>
  (await check(address))
    .filter(({ file }) => !/\.(?:html|json|txt|csv)$/.test(file))
    .map(({ kind, result, file, place }) => `${file}: ${place} ${kind} ${result}`);

const flagger = (change: (flagger: Flagger) => Partial<Flagger>) =>
  writing(log, ANALYST, (db, at) => {
    const own = { ...hotline.flagger(), languages: ['en'] };
    return enterFlagger(db, { ...own, ...change(own) }, at);
  });
const award = (more: object) => flagger((own) => ({ awards: own.awards.map((one) => ({ ...one, ...more })) }));

/** Somebody's own data in every field at once: one report is checked, and each field is looked for in it. */
async function enterAll(): Promise<void> {
  await flagger((own) => ({
    licence: 'CC BY 4.0, ask Sander Goossens',
    website: 'https://www.facebook.com/jan.voorbeeld.7',
    contactEmail: 'karel.voorbeeld.1987@gmail.com',
    awards: own.awards.map((one) => ({
      ...one,
      decisionReference: 'Decision, gsm 0478 12 34 56',
      authority: { ...one.authority, name: { en: 'Desk of Sofie Claes' } },
      area: one.area.map((item) => ({ ...item, condition: { en: 'Only about Tom Segers.' } })),
    })),
  }));
  const provider = 'Webwinkel Karolien De Smet, 0478 65 43 21';
  const { services } = servicesFileSchema.parse({
    format: 'article22-services/1',
    services: [{ service: 'TikTok', provider, hosting: 'yes', naturalPerson: 'no' }],
  });
  await writing(log, ANALYST, async (db, at) => {
    await answerServices(db, services, at);
    const register = hotline.independence();
    const entries = register.entries.map((entry) => ({
      ...entry,
      arrangements: entry.arrangements?.map((one) => ({ ...one, provider: 'Bart Jacobs, 0472 33 44 55' })) ?? null,
    }));
    await saveIndependence(db, { ...register, entries }, at);
  });
}

describe('a text typed into a field is told where it was typed', () => {
  it('and nothing is told of the invented hotline', async () => {
    expect(await told('https://meldpunt-voorbeeld.example/report-2026')).toEqual([]);
  });

  let all: Promise<string[]> | undefined;
  it.each([
    ['a licence', 'flagger: licence PERSON review'],
    ['a profile as website', 'flagger: website URL block'],
    ['a mailbox of a person', 'flagger: contactEmail EMAIL block'],
    ['a reference', 'flagger: awards[0].decisionReference PHONE block'],
    ['the name of an authority', 'flagger: awards[0].authority.name.en PERSON review'],
    ['a condition', 'flagger: awards[0].area[0].condition.en PERSON review'],
    ['the name of a provider', /^providers: provider \S+ PHONE block$/],
    ['an arrangement', 'independence register: provider-arrangements, arrangement 1, provider PHONE block'],
  ])('%s', async (_, says) => {
    all ??= enterAll().then(() => told());
    expect((await all).filter((line) => (typeof says === 'string' ? line === says : says.test(line)))).toHaveLength(1);
  });

  it('the address of the report', async () => {
    expect(await told('https://www.facebook.com/jan.voorbeeld.7')).toEqual(['draft: address URL block']);
  });

  it('once, and not at each place where it is shown', async () => {
    await award({ decisionReference: 'Decision, gsm 0478 12 34 56' });
    expect((await check()).filter(({ kind }) => kind === 'PHONE')).toHaveLength(1);
  });

  it('and its words, put together otherwise, are read in the narrative all the same', async () => {
    await flagger(() => ({ licence: 'CC BY 4.0', legalName: 'Bart Jacobs en Sofie Claes vzw' }));
    await setNarrative(log.db, 'en', 'outlook', 'Last week Jacobs Sofie met Bart Claes.', ANALYST);
    expect((await check()).filter(({ kind, place }) => kind === 'PERSON' && /outlook/.test(place)).length).toBeGreaterThan(0);
  });
});
