import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, it } from 'vitest';
import { enterNamedService } from '../../src/log/enter-service.ts';
import { makeToken, revokeToken } from '../../src/log/tokens.ts';
import { writing } from '../../src/log/writing.ts';
import { NOW, openDesk } from '../pages/site.ts';

const ACTOR = { by: 'A. Example', now: NOW };
const NOTICE = {
  source: 'our-crm',
  reference: 'CRM-1',
  service: 'Exemplimage',
  sent: '2026-05-03 14:30',
  category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS/KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS',
  urls: ['https://exemplimage.example/x'],
};
const DECISION = { action: 'ACTION_REMOVED', decided: '2026-05-04', ground: 'law' };

async function openApi(scopes: readonly string[] = ['notices:write', 'decisions:write', 'counts:read']) {
  let token = { text: '', id: 0 };
  const desk = await openDesk({}, async ({ log }) => {
    await writing(log, ACTOR, async (db, at) => {
      await enterNamedService(db, 'Exemplimage', 'Exemplimage Ltd', at.now);
      const made = await makeToken(db, { name: 'our CRM', scopes, endsOn: null }, at);
      token = { text: made.text, id: made.token.id };
    });
  });
  const browser = desk.stranger();
  const ask = async (method: string, path: string, value?: unknown, authorization = `Bearer ${token.text}`) => {
    const seen = await browser.send(method, path, value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value), {
      authorization,
    });
    return {
      status: seen.status,
      value: JSON.parse(seen.html) as Record<string, unknown> & { error?: { code: string; field: string | null } },
      headers: seen.headers,
    };
  };
  return { desk, ask, token };
}

it('takes a notice once, however often it is told, and tells what it has changed', async () => {
  const { ask } = await openApi();
  expect(await ask('POST', '/api/notices', NOTICE)).toMatchObject({ status: 201, value: { outcome: 'new', reference: 'CRM-1' } });
  expect(await ask('POST', '/api/notices', NOTICE)).toMatchObject({ status: 200, value: { outcome: 'unchanged' } });
  expect(await ask('POST', '/api/notices', { ...NOTICE, items: 3 })).toMatchObject({ status: 200, value: { outcome: 'updated' } });
  await ask('POST', '/api/notices', { ...NOTICE, reference: 'CRM-2', sent: '2026-04-01' });
  expect(await ask('PATCH', '/api/notices/our-crm/CRM-1/decision', DECISION)).toMatchObject({ status: 201, value: { isNew: true } });
  expect(await ask('PATCH', '/api/notices/our-crm/CRM-1/decision', DECISION)).toMatchObject({ status: 200, value: { isNew: false } });
  // The same day told as a month, or with the day on which it took effect, is something new.
  for (const more of [{ effective: '2026-05-06' }, { effective: '2026-05-07' }, { decided: '2026-05' }])
    expect(await ask('PATCH', '/api/notices/our-crm/CRM-2/decision', { ...DECISION, ...more })).toMatchObject({ status: 201 });
  // Telling the notice once more does not take the decision away.
  expect(await ask('POST', '/api/notices', { ...NOTICE, items: 4 })).toMatchObject({ status: 200 });
  const counts = await ask('GET', '/api/counts?first=2026-05-01&last=2026-05-31');
  expect(counts.value['counts']).toEqual([
    expect.objectContaining({ month: '2026-05', service: 'Exemplimage', action: 'ACTION_REMOVED', notices: 1, items: 4 }),
  ]);
});

it('refuses who has no token, one without the scope, or one that was revoked', async () => {
  const { ask, desk, token } = await openApi(['counts:read']);
  expect(await ask('GET', '/api/counts?first=2026-05-01&last=2026-05-31', undefined, '')).toMatchObject({
    status: 401,
    value: { error: { code: 'api.token' } },
  });
  expect(await ask('GET', '/api/counts?first=2026-05-01&last=2026-05-31', undefined, 'Bearer a22_wrong')).toMatchObject({ status: 401 });
  expect(await ask('POST', '/api/notices', NOTICE)).toMatchObject({ status: 403, value: { error: { code: 'api.scope' } } });
  expect((await ask('GET', '/api/counts?first=2026-05-01&last=2026-05-31')).status).toBe(200);
  await writing(desk.site.log, ACTOR, (db, at) => revokeToken(db, token.id, at));
  expect((await ask('GET', '/api/counts?first=2026-05-01&last=2026-05-31')).status).toBe(401);
});

it('says which value is wrong, and a session of the pages opens nothing here', async () => {
  const { ask, desk } = await openApi();
  expect(await ask('POST', '/api/notices', '{"source"')).toMatchObject({ status: 400, value: { error: { code: 'api.unreadable' } } });
  expect(await ask('POST', '/api/notices', { ...NOTICE, items: 0 })).toMatchObject({
    status: 422,
    value: { error: { code: 'api.value', field: 'items' } },
  });
  expect(await ask('POST', '/api/notices', { ...NOTICE, colour: 'red' })).toMatchObject({
    status: 422,
    value: { error: { code: 'api.value' } },
  });
  expect(await ask('POST', '/api/notices', { ...NOTICE, source: 'by-hand' })).toMatchObject({
    status: 422,
    value: { error: { code: 'source.reserved' } },
  });
  expect(await ask('POST', '/api/notices', { ...NOTICE, service: 'Nobody knows it' })).toMatchObject({
    status: 422,
    value: { error: { code: 'provider.unknown' } },
  });
  expect(await ask('POST', '/api/notices', { ...NOTICE, sent: '2027-05-03' })).toMatchObject({
    status: 422,
    value: { error: { code: 'date.out-of-range' } },
  });
  for (const [sent, code] of [
    ['1900-01-01', 'date.out-of-range'],
    ['2026-05-03T14:30:00+99:99', 'date.unparseable'],
    ['2026-05-03T14:30:00-14:01', 'date.unparseable'],
  ])
    expect(await ask('POST', '/api/notices', { ...NOTICE, sent }), sent).toMatchObject({ status: 422, value: { error: { code } } });
  expect(await ask('POST', '/api/notices', { ...NOTICE, category: '__proto__' })).toMatchObject({
    status: 422,
    value: { error: { code: 'category.unknown' } },
  });
  expect(await ask('POST', '/api/notices', `{"x":"${'y'.repeat(1_100_000)}"}`)).toMatchObject({ status: 413 });
  expect(await ask('PATCH', '/api/notices/our-crm/none/decision', DECISION)).toMatchObject({
    status: 404,
    value: { error: { code: 'notice.unknown' } },
  });
  expect(await ask('DELETE', '/api/notices')).toMatchObject({ status: 405 });
  expect(await ask('GET', '/api/nothing')).toMatchObject({ status: 404 });
  expect(await ask('GET', '/api/counts?first=2026-05-02&last=2026-05-31')).toMatchObject({
    status: 422,
    value: { error: { code: 'api.period' } },
  });
  expect((await desk.get('/api/counts?first=2026-05-01&last=2026-05-31')).status).toBe(401);
});

it('leaves alone what came with a file, and takes no sign that cannot be seen', async () => {
  const { ask, desk } = await openApi();
  await ask('POST', '/api/notices', NOTICE);
  const { log } = desk.site;
  const { id: source_id } = await log.db.selectFrom('source').select('id').where('code', '=', 'our-crm').executeTakeFirstOrThrow();
  const file = { file_name: 'x.csv', file_sha256: '', size_bytes: 1, decisions: '{}', summary: '{}', imported_at: NOW, imported_by: 'A' };
  const { id } = await log.db
    .insertInto('import')
    .values({ source_id, ...file })
    .returning('id')
    .executeTakeFirstOrThrow();
  await log.db.updateTable('notice').set({ import_id: id }).execute();
  expect(await ask('POST', '/api/notices', { ...NOTICE, items: 9 })).toMatchObject({
    status: 422,
    value: { error: { code: 'notice.imported' } },
  });
  for (const reference of ['\ud800', 'a\u202eb', 'a\r\nb', 'a\u0000b'])
    expect(await ask('POST', '/api/notices', { ...NOTICE, reference })).toMatchObject({
      status: 422,
      value: { error: { field: 'reference' } },
    });
});

it('is documented: what is sent and answered fits the document that it serves', async () => {
  const { ask } = await openApi();
  const { value: document } = await ask('GET', '/api/openapi.json', undefined, '');
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'api', ...document });
  const fits = (name: string, value: unknown) => ajv.validate({ $ref: `api#/components/schemas/${name}` }, value) || ajv.errors;
  expect(fits('Notice', NOTICE)).toBe(true);
  expect(fits('Notice', { ...NOTICE, items: 0 })).not.toBe(true);
  expect(fits('Decision', DECISION)).toBe(true);
  expect(fits('Told', (await ask('POST', '/api/notices', NOTICE)).value)).toBe(true);
  expect(fits('Fault', (await ask('POST', '/api/notices', {})).value)).toBe(true);
  expect(fits('ToldDecision', (await ask('PATCH', '/api/notices/our-crm/CRM-1/decision', DECISION)).value)).toBe(true);
  expect(fits('Counts', (await ask('GET', '/api/counts?first=2026-01-01&last=2026-12-31')).value)).toBe(true);
  // Every address that is documented is there.
  for (const [path, methods] of Object.entries(document['paths'] as Record<string, object>))
    for (const method of Object.keys(methods)) {
      const address = path.replace('{source}', 'our-crm').replace('{reference}', 'CRM-1');
      expect((await ask(method.toUpperCase(), address, method === 'get' ? undefined : {})).status, address).not.toBe(404);
    }
});
