// The import wizard as a person meets it: each answer kept, sums that add up, what is rejected, held, taken in and undone.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { intakesOf } from '../../src/web/intakes.ts';
import { type Desk, openDesk } from './site.ts';

const HEAD = 'Case,Notice date,Platform,Kind,Outcome,Remark';
const FILE = [
  HEAD,
  'C-1,2026-02-01,TikTok,Grooming,Content removed,<script>alert(1)</script>',
  'C-2,2026-02-03,Tubefriend,Strange kind,Content removed,Jan Example',
  'C-3,2026-02-30,TikTok,Grooming,,x',
  'C-4,2026-02-14,TikTok,Grooming,,x',
].join('\r\n');

async function send(desk: Desk, text = FILE, name = 'ours.csv', profile = '*none'): Promise<string> {
  const seen = await desk.post('/import', { file: { name, text }, profile });
  expect(seen.to).toMatch(/^\/import\/[0-9a-f]+\/reading$/);
  return (seen.to ?? '').replace(/\/reading$/, '');
}

/** What a form of the page would send: what is chosen and typed in it. */
function filled(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [tag] of html.matchAll(/<input [^>]*>/g)) {
    const [type, name, value] = ['type', 'name', 'value'].map((key) => new RegExp(` ${key}="([^"]*)"`).exec(tag)?.[1] ?? '');
    if (!name || type === 'file' || ((type === 'radio' || type === 'checkbox') && !/ checked/.test(tag))) continue;
    fields[name] = plain(value ?? '');
  }
  for (const [, name = '', inner = ''] of html.matchAll(/<select [^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g))
    fields[name] = plain(/value="([^"]*)" selected/.exec(inner)?.[1] ?? '');
  return fields;
}
const plain = (text: string) =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

async function answer(desk: Desk, path: string, changes: Record<string, string> = {}) {
  const { csrf: _, ...fields } = filled((await desk.get(path)).html);
  return desk.post(path, { ...fields, ...changes });
}

/** As far as the values. */
async function mapped(desk: Desk, text = FILE): Promise<string> {
  const at = await send(desk, text);
  expect((await answer(desk, `${at}/reading`)).to).toBe(`${at}/columns`);
  expect((await answer(desk, `${at}/columns`, { 'column-0': 'reference', 'column-1': 'sent', 'column-3': 'category' })).to).toBe(
    `${at}/values`,
  );
  return at;
}

const sums = (text: string) =>
  ['New', 'Updated', 'Unchanged', 'Rejected', 'Left out', 'Waiting for an answer', 'Together'].map((fate) =>
    Number(new RegExp(`${fate} (\\d+)`).exec(text.slice(text.indexOf('What becomes of each line')))?.[1]),
  );

describe('import', () => {
  it('leads from a file without a profile to notices in the log, and back again by undo', async () => {
    const desk = await openDesk();
    const at = await mapped(desk);
    const values = await desk.get(`${at}/values`);
    expect(values.text).toContain('Strange kind');
    expect(values.html).not.toContain('Jan Example');
    const category = filled(values.html)['v-category-0'];
    expect(category).toContain('Grooming');
    const summary = await desk.get((await answer(desk, `${at}/values`, { title: 'Our CRM' })).to ?? '');
    const [added = 0, updated = 0, unchanged = 0, rejected = 0, skipped = 0, held = 0, all = 0] = sums(summary.text);
    expect([added, rejected, held, all]).toEqual([2, 1, 1, 4]);
    expect(added + updated + unchanged + rejected + skipped + held).toBe(all);
    expect((await desk.get('/import/history')).text).toContain('Nothing was imported yet');
    const done = await desk.submit(`${at}/take`);
    expect(sums(done.text)).toEqual(sums(summary.text));
    const rejects = new TextDecoder().decode((await desk.get(`${at}/rejects`)).bytes);
    expect(rejects.split('\r\n')[0]).toContain('import_line');
    expect(rejects).toContain('C-3');
    expect(rejects).not.toContain('C-1,');
    // Reloading or going back takes nothing in twice.
    expect((await desk.post(`${at}/take`)).to).toBe(`${at}/done`);
    const look = await desk.submit('/import/history/1/look');
    expect(look.text).toContain('Notices that leave the log 2');
    expect((await desk.get('/import/history/1')).text).not.toContain('was undone');
    expect((await desk.submit('/import/history/1/undo')).text).toContain('This import was undone');
  });

  it('keeps what was answered, when one goes back and when the file is read anew', async () => {
    const desk = await openDesk();
    const at = await mapped(desk);
    await answer(desk, `${at}/values`, { title: 'Our CRM', unknownServices: 'unconfirmed' });
    expect(filled((await desk.get(`${at}/columns`)).html)['column-1']).toBe('sent');
    expect((await answer(desk, `${at}/reading`, { again: 'yes', timeZone: 'Europe/Athens' })).to).toBe(`${at}/reading`);
    expect(filled((await desk.get(`${at}/reading`)).html)['timeZone']).toBe('Europe/Athens');
    expect(filled((await desk.get(`${at}/columns`)).html)['column-1']).toBe('sent');
    const values = filled((await desk.get(`${at}/values`)).html);
    expect([values['title'], values['unknownServices']]).toEqual(['Our CRM', 'unconfirmed']);
  });

  it('stops with a named reason where a field is lacking or two columns fill one, and keeps what was chosen', async () => {
    const desk = await openDesk();
    const at = await send(desk);
    const wrong = await answer(desk, `${at}/columns`, { 'column-0': 'service', 'column-1': '', 'column-2': 'service' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Service: two columns were chosen for it (“Case”, “Platform”)');
    expect(wrong.text).toContain('Sent on: choose the column that tells it');
    expect(filled(wrong.html)['column-0']).toBe('service');
    expect((await desk.get(`${at}/values`)).to).toBe(`${at}/columns`);
  });

  it('refuses a type that does not exist and keeps what was typed, a script too', async () => {
    const desk = await openDesk();
    const at = await mapped(desk);
    const wrong = await answer(desk, `${at}/values`, { 'v-category-1': '<script>alert(2)</script>' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).not.toContain('<script>alert');
    expect(filled(wrong.html)['v-category-1']).toBe('<script>alert(2)</script>');
    expect((await desk.get(`${at}/reading`)).html).not.toContain('<script>alert');
  });

  it('recognises the profile of a file next time, and does nothing for the same file', async () => {
    const desk = await openDesk();
    const at = await mapped(desk);
    await answer(desk, `${at}/values`, { title: 'Our CRM', 'v-category-1': 'Not recorded', unknownServices: 'unconfirmed' });
    await desk.submit(`${at}/take`);
    const again = await send(desk, FILE, 'ours.csv', '*recognise');
    expect((await desk.get(`${again}/reading`)).text).toContain('Read with the profile “Our CRM”');
    await answer(desk, `${again}/columns`);
    const summary = await desk.get((await answer(desk, `${again}/values`)).to ?? '');
    expect(summary.text).toContain('Import 1 took in this very file');
    expect(JSON.parse((await desk.get('/import/profiles/our-crm')).html).source.code).toBe('our-crm');
  });

  it('names the columns of a profile that are gone, with the likeliest rename', async () => {
    const desk = await openDesk();
    const at = await mapped(desk);
    await answer(desk, `${at}/values`, { title: 'Our CRM' });
    await desk.submit(`${at}/take`);
    const renamed = await send(desk, FILE.replace('Notice date', 'Date of notice'), 'later.csv', 'our-crm');
    const columns = await desk.get(`${renamed}/columns`);
    expect(columns.text).toContain('“Notice date” (Sent on): perhaps it is “Date of notice” now');
    expect((await answer(desk, `${renamed}/columns`)).status).toBe(422);
  });

  it('takes in what waited when it is answered, and only that', async () => {
    const desk = await openDesk();
    const at = await mapped(desk);
    await answer(desk, `${at}/values`, { title: 'Our CRM' });
    expect((await desk.submit(`${at}/take`)).text).toContain('Answer these values and import the file again');
    expect((await desk.post(`${at}/again`)).to).toBe(`${at}/values`);
    const changes = { 'v-service-1': 'TikTok', 'v-category-1': 'Not recorded' };
    const summary = await desk.get((await answer(desk, `${at}/values`, changes)).to ?? '');
    expect(sums(summary.text)).toEqual([1, 0, 2, 1, 0, 0, 4]);
    expect(sums((await desk.submit(`${at}/take`)).text)).toEqual([1, 0, 2, 1, 0, 0, 4]);
    const rows = await desk.site.log.db.selectFrom('notice').select('reference').where('removed_at', 'is', null).execute();
    expect(rows.map(({ reference }) => reference).sort()).toEqual(['C-1', 'C-2', 'C-4']);
  });

  it('asks whether a file without references adds to the last or replaces it', async () => {
    const desk = await openDesk();
    const text = (days: string[]) => ['Sent,Platform,Kind', ...days.map((day) => `${day},TikTok,Grooming`)].join('\n');
    const take = async (days: string[]) => {
      const at = await send(desk, text(days), 'plain.csv', days.length === 1 ? '*none' : '*recognise');
      await answer(desk, `${at}/columns`, { 'column-2': 'category' });
      return { at, to: (await answer(desk, `${at}/values`)).to ?? '' };
    };
    const first = await take(['2026-03-01']);
    await desk.submit(`${first.at}/take`);
    const second = await take(['2026-03-01', '2026-03-02']);
    expect((await desk.get(second.to)).text).toContain('It is a newer export of the same notices');
    expect((await desk.post(`${second.at}/question`)).status).toBe(422);
    const answered = await desk.submit(`${second.at}/question`, { another: 'replace' });
    expect(answered.text).toContain('1 notice without a reference, of plain.csv, leaves the log');
    expect(sums((await desk.submit(`${second.at}/take`)).text)[6]).toBe(2);
  });

  it('asks at the column how dates are written that could be read in two ways', async () => {
    const desk = await openDesk();
    const text = 'Reference,Sent,Service,Type\n1,03/04/2026,TikTok,Grooming\n2,05/04/2026,TikTok,Grooming\n';
    const at = await send(desk, text);
    await answer(desk, `${at}/columns`);
    expect((await answer(desk, `${at}/values`)).to).toBe(`${at}/columns`);
    const asked = await desk.get(`${at}/columns`);
    expect(asked.html).toContain('<a href="#format-1">');
    await answer(desk, `${at}/columns`, { 'format-1': 'dmy' });
    const summary = await desk.get((await answer(desk, `${at}/values`)).to ?? '');
    expect(summary.text).toContain('3 April 2026');
  });

  it('says what is wrong with what is no CSV, and forgets it', async () => {
    const desk = await openDesk();
    const seen = await desk.post('/import', { file: { name: 'x.xlsx', text: 'PK\u0003\u0004 zip' }, profile: '*none' });
    expect(seen.status).toBe(422);
    expect(seen.text).toContain('CSV UTF-8');
    expect((await desk.post('/import', { profile: '*none' })).text).toContain('choose a file');
    expect((await desk.get('/import')).text).not.toContain('Not finished yet');
  });

  it('asks on the page of reading where columns cannot be told apart', async () => {
    const desk = await openDesk();
    const at = await send(desk, 'a~b\n1~2\n3~4\n', 'odd.csv');
    const page = await desk.get(`${at}/reading`);
    expect(page.text).toContain('a~b 1~2');
    expect(page.html).toContain('class="errors"');
    expect((await desk.get(`${at}/columns`)).to).toBe(`${at}/reading`);
  });

  it('works on a long file beside the pages, and asks the same questions', async () => {
    const desk = await openDesk();
    const line = (n: number) => `${n},2026-03-0${n},TikTok,Grooming,,${'word '.repeat(60_000)}`;
    const reading = await desk.submit('/import', {
      file: { name: 'long.csv', text: [HEAD, ...[1, 2, 3, 4].map(line)].join('\n') },
      profile: '*none',
    });
    expect(reading.text).toContain('long.csv holds 4 lines');
    const at = /action="(\/import\/[0-9a-f]+)\/reading"/.exec(reading.html)?.[1] ?? '';
    await answer(desk, `${at}/columns`, { 'column-0': 'reference', 'column-1': 'sent', 'column-3': 'category' });
    const { csrf: _, ...values } = filled((await desk.get(`${at}/values`)).html);
    expect(sums((await desk.submit(`${at}/values`, values)).text)).toEqual([4, 0, 0, 0, 0, 0, 4]);
    expect((await desk.submit(`${at}/take`)).text).toContain('The file is taken in');
    const html = await desk.submit('/import', {
      file: { name: 'page.csv', text: `<html>${' '.repeat(1_100_000)}</html>` },
      profile: '*none',
    });
    expect(html.html).toContain('class="errors"');
  });

  it('shows a file to nobody but its sender, and says so clearly when it is gone', async () => {
    const desk = await openDesk();
    const gone = await desk.get('/import/0123456789abcdef/columns');
    expect(gone.status).toBe(404);
    expect(gone.text).toContain('Send the file again');
    expect((await desk.stranger().get('/import')).status).toBe(403);
    const id = (await send(desk)).replace('/import/', '');
    expect(intakesOf(desk.site).find(id, 'alone')?.fileName).toBe('ours.csv');
    expect(intakesOf(desk.site).find(id, '7')).toBeNull();
  });

  it('gives the spreadsheet in the language of the page', async () => {
    const desk = await openDesk({ language: 'nl' });
    const given = await desk.get('/import/template');
    expect(
      Buffer.from(given.bytes).equals(readFileSync(new URL('../../samples/presets/spreadsheet-nl/template.csv', import.meta.url))),
    ).toBe(true);
    expect((await desk.get('/import')).text).toContain('Meldingen uit een bestand importeren');
  });

  it('takes a profile in from a file, and refuses another file', async () => {
    const desk = await openDesk();
    const text = (await desk.get('/import/profiles/spreadsheet')).html.replace('"name": "spreadsheet"', '"name": "sheet-two"');
    expect((await desk.submit('/import/profiles', { profile: { name: 'p.json', text } })).text).toContain('is saved');
    expect((await desk.get('/import/profiles/sheet-two')).status).toBe(200);
    expect((await desk.post('/import/profiles', { profile: { name: 'p.json', text: '{"a":1}' } })).status).toBe(422);
  });
});
