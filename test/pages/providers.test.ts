// Providers in a browser: several confirmed at once, merged with a look before it and parted again, spellings, answers of a file.
import { expect, it } from 'vitest';
import { readProviderDirectory } from '../../src/log/provider-directory.ts';
import { enterService } from '../../src/log/service-book.ts';
import { writing } from '../../src/log/writing.ts';
import type { Site } from '../../src/web/site.ts';
import { NOW, openDesk } from './site.ts';

const NAMES = ['Invented Video', 'Invented Vidéo', 'Sample Board'];

async function withServices({ log }: Site): Promise<void> {
  for (const name of NAMES) await writing(log, { by: 'A. Example', now: NOW }, (db, at) => enterService(db, name, at.now));
}

async function entries(site: Site) {
  const { services, providers } = await readProviderDirectory(site.log.db);
  const service = (name: string) => services.find((one) => one.name === name) ?? expect.fail(name);
  const provider = (name: string) => providers.find((one) => one.name === name) ?? expect.fail(name);
  return { services, providers, service, provider };
}

it('says what to do first on an empty log', async () => {
  const desk = await openDesk();
  const { html } = await desk.get('/providers');
  expect(html).toContain('href="/import"');
  expect(html).toContain('href="/providers/services/new"');
});

it('confirms several services at once and keeps what was typed when one of them lacks its entity', async () => {
  const desk = await openDesk({}, withServices);
  const { service } = await entries(desk.site);
  const [video, board] = [service('Invented Video'), service('Sample Board')];
  const line = (one: typeof video, entity: string) => ({
    [`entity-${one.id}`]: entity,
    [`person-${one.id}`]: 'no',
    [`hosting-${one.id}`]: 'yes',
    [`seen-${one.id}`]: one.seen,
  });
  const fields = { pick: [String(video.id), String(board.id)], ...line(video, '<script>x</script>'), ...line(board, '') };
  const refused = await desk.post('/providers/confirm', fields);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Sample Board: give the legal entity');
  expect(refused.html).toContain('value="&lt;script&gt;x&lt;/script&gt;"');
  expect(refused.html).not.toContain('<script>x');
  const done = await desk.post('/providers/confirm', { ...fields, ...line(video, 'Invented Ltd'), ...line(board, 'Sample BV') });
  expect(done.to).toBe('/providers/confirm');
  const after = await entries(desk.site);
  expect(after.service('Invented Video')).toMatchObject({ state: 'confirmed', hosting: 'yes' });
  expect(after.service('Sample Board').entities).toMatchObject([{ provider: { name: 'Sample BV' } }]);
  expect((await desk.get('/providers?state=unconfirmed')).text).not.toContain('Sample Board');
  // Who comes second with an old page is told.
  const second = await desk.post(`/providers/services/${board.id}/entity`, {
    provider: 'Other BV',
    person: 'no',
    hosting: 'yes',
    seen: board.seen,
  });
  expect(second.status).toBe(422);
  expect(second.html).toContain('value="Other BV"');
  expect(second.text).toContain('Somebody answered about');
});

it('joins two services after a look at what it touches, and parts them again with the history of both', async () => {
  const desk = await openDesk({}, withServices);
  const { service } = await entries(desk.site);
  const [from, into] = [service('Sample Board'), service('Invented Video')];
  const look = await desk.submit(`/providers/services/${from.id}/join/look`, { into: String(into.id) });
  expect(look.text).toContain('Count “Sample Board” under “Invented Video”?');
  expect((await entries(desk.site)).service('Sample Board').mergedInto).toBeNull();
  await desk.post(`/providers/services/${from.id}/join`, { into: String(into.id) });
  expect((await entries(desk.site)).service('Sample Board').mergedInto?.name).toBe('Invented Video');
  await desk.post(`/providers/services/${from.id}/part`);
  expect((await entries(desk.site)).service('Sample Board').mergedInto).toBeNull();
  const { text } = await desk.get(`/providers/services/${from.id}`);
  expect(text).toContain('Counted under “Invented Video”');
  expect(text).toContain('Counted on its own again');
  expect((await desk.post(`/providers/services/${from.id}/join/look`, { into: '' })).status).toBe(422);
});

it('merges providers and parts them, and leads a spelling that is a service of its own to the look first', async () => {
  const desk = await openDesk({}, withServices);
  const { provider, service } = await entries(desk.site);
  const [from, into] = [provider('Sample Board'), provider('Invented Video')];
  await desk.post(`/providers/${from.id}/merge`, { into: String(into.id) });
  expect((await desk.get(`/providers/${into.id}`)).text).toContain('Providers counted here too');
  await desk.post(`/providers/${from.id}/part`);
  expect((await entries(desk.site)).provider('Sample Board').mergedInto).toBeNull();
  const video = service('Invented Video');
  const own = await desk.post(`/providers/services/${video.id}/spelling`, { spelling: 'sample board' });
  expect(own.to).toBe(`/providers/services/${service('Sample Board').id}/join?into=${video.id}`);
  await desk.post(`/providers/services/${video.id}/spelling`, { spelling: 'InVid' });
  expect((await entries(desk.site)).service('Invented Video').spellings).toContain('InVid');
});

it('gives all answers as a file that another log takes', async () => {
  const desk = await openDesk();
  const added = await desk.post('/providers/services/new', { service: 'New Board', provider: 'New Ltd', person: 'yes', hosting: 'no' });
  expect(added.to).toMatch(/^\/providers\/services\/\d+$/);
  expect((await desk.post('/providers/services/new', { service: 'new board', provider: 'X', person: 'no', hosting: 'yes' })).status).toBe(
    422,
  );
  const file = await desk.get('/providers/services.json');
  const other = await openDesk();
  await other.post('/providers/file', { answers: { name: 'services.json', text: file.html } });
  expect((await other.get('/providers/services.json')).html).toBe(file.html);
  for (const text of ['{', '{"format":"else","services":[]}']) {
    expect((await other.post('/providers/file', { answers: { name: 'services.json', text } })).status).toBe(422);
  }
});

it('shows a report that a natural person is not named in, and lets nobody who may not log change it', async () => {
  const desk = await openDesk({}, withServices);
  const { provider } = await entries(desk.site);
  const { id, seen } = provider('Sample Board');
  await desk.post(`/providers/${id}/person`, { person: 'yes', seen });
  expect((await desk.get(`/providers/${id}`)).text).toContain('The report does not name this provider.');
  expect((await desk.stranger().post(`/providers/${id}/person`, { person: 'no', seen })).status).toBe(403);
  expect((await entries(desk.site)).provider('Sample Board').naturalPerson).toBe('yes');
  expect((await desk.get('/providers/999')).status).toBe(404);
});
