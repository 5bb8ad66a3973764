import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readIndependence, saveIndependence } from '../../src/log/documents.ts';
import { enterFlagger } from '../../src/log/flagger.ts';
import { writing } from '../../src/log/writing.ts';
import { registerFields } from '../../src/model/document-changes.ts';
import { flaggerSchema } from '../../src/model/flagger.ts';
import { independenceSchema } from '../../src/model/independence.ts';
import { registerPart } from '../../src/pages/change-words.ts';
import type { Site } from '../../src/web/site.ts';
import { wordsOf } from '../../src/web/words.ts';
import { formOf } from './form-fields.ts';
import { type Desk, NOW, openDesk } from './site.ts';

const sample = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../samples/hotline/${name}.json`, import.meta.url), 'utf8'));
const ACTOR = { by: 'A. Example', now: NOW };

async function withFlagger({ log }: Site): Promise<void> {
  await writing(log, ACTOR, (db, at) => enterFlagger(db, flaggerSchema.parse(sample('flagger')), at));
}

async function withRegister(site: Site): Promise<void> {
  await withFlagger(site);
  await writing(site.log, ACTOR, (db, at) => saveIndependence(db, independenceSchema.parse(sample('independence')), at));
}

const register = ({ site }: Desk) => readIndependence(site.log.db);

it('says what to do first where nothing is entered, and counts what is answered', async () => {
  const desk = await openDesk({}, withFlagger);
  const empty = await desk.get('/independence');
  expect(empty.text).toContain('Nothing is answered yet');
  expect(empty.text).toContain('0 of the 18 elements');
  const saved = await desk.submit('/independence/investigations/new', { audience: 'public', none: 'yes', seen: '' });
  expect(saved.status).toBe(200);
  expect(saved.text).toContain('Saved.');
  expect((await desk.get('/independence')).text).toContain('1 of the 18 elements');
});

it('changes nothing when every form is opened and saved as it stands', async () => {
  const desk = await openDesk({}, withRegister);
  const before = JSON.stringify(await register(desk));
  for (const entry of ['legal-form/1', 'funding/1', 'provider-arrangements/1', 'quality-check/1', 'investigations/1', 'accounts/1']) {
    const { html } = await desk.get(`/independence/${entry}`);
    expect((await desk.post(`/independence/${entry}`, formOf(html))).status, entry).toBe(303);
  }
  expect(JSON.stringify(await register(desk))).toBe(before);
});

it('gives a row more without a script and keeps what was typed', async () => {
  const desk = await openDesk({}, withFlagger);
  const typed = { seen: '', audience: 'public', 'source-1-label-nl': 'Giften', 'source-1-share': '12,5', do: 'add-source' };
  const more = await desk.post('/independence/funding/new', typed);
  expect(more.status).toBe(200);
  const form = formOf(more.html);
  expect(form).toMatchObject({ 'source-1-label-nl': 'Giften', 'source-1-share': '12,5', 'source-2-label-nl': '' });
  const wrong = await desk.post('/independence/funding/new', { ...form, do: 'save' });
  expect(wrong.status).toBe(422);
  expect(wrong.html).toContain('href="#source-1-kind"');
  expect(formOf(wrong.html)['source-1-label-nl']).toBe('Giften');
  expect((await desk.post('/independence/funding/new', { ...form, do: 'save', 'source-1-kind': 'donations' })).status).toBe(303);
  expect((await register(desk))?.entries[0]?.sources).toEqual([
    { kind: 'donations', label: { nl: 'Giften' }, share: 0.125, fromPlatformProvider: false },
  ]);
  expect((await desk.get('/independence')).text).toContain('The shares do not add up to 100 per cent');
});

it('tells the second of two people what the first one saved, and keeps what the second typed', async () => {
  const desk = await openDesk({}, withRegister);
  const form = formOf((await desk.get('/independence/training/1')).html);
  await desk.post('/independence/training/1', { ...form, 'text-en': 'First of the two.' });
  const second = await desk.post('/independence/training/1', { ...form, 'text-en': 'Second of the two.' });
  expect(second.status).toBe(422);
  expect(second.text).toContain('First of the two.');
  expect(formOf(second.html)['text-en']).toBe('Second of the two.');
  const elsewhere = formOf((await desk.get('/independence/recusal/1')).html);
  await desk.post('/independence/training/1', formOf(second.html));
  expect((await register(desk))?.entries.find(({ element }) => element === 'training')?.text?.['en']).toBe('Second of the two.');
  // Somebody else changed another element: that is no reason to ask.
  expect((await desk.post('/independence/recusal/1', { ...elsewhere, 'text-en': 'Changed.' })).status).toBe(303);
});

it('shows script as text, warns of personal data, and takes no link that is none', async () => {
  const desk = await openDesk({}, withFlagger);
  const script = '<script>alert(1)</script>';
  const typed = {
    seen: '',
    audience: 'public',
    'text-nl': script,
    'text-en': 'Ask Jan Peeters, jan.peeters@mail.example.',
    link: 'javascript:alert(1)',
  };
  const wrong = await desk.post('/independence/legal-form/new', typed);
  expect(wrong.status).toBe(422);
  expect(wrong.html).not.toContain(script);
  const saved = await desk.submit('/independence/legal-form/new', { ...typed, link: '' });
  expect(saved.text).toContain('looks like personal data: Answer (English)');
  expect(saved.html).not.toContain(script);
});

it('removes an answer, hands the register out as a file and takes it back', async () => {
  const desk = await openDesk({}, withRegister);
  const file = await desk.get('/independence/file');
  expect(JSON.parse(new TextDecoder().decode(file.bytes))).toEqual(await register(desk));
  const { seen = '' } = formOf((await desk.get('/independence/funding/2')).html);
  const removed = await desk.submit('/independence/funding/2/remove', { seen });
  expect(removed.text).toContain('The entry is removed');
  expect((await register(desk))?.entries.filter(({ element }) => element === 'funding')).toHaveLength(1);
  const sent = { name: 'independence.json', text: new TextDecoder().decode(file.bytes) };
  expect((await desk.post('/independence/import', { document: sent })).status).toBe(422);
  expect((await desk.submit('/independence/import', { document: sent, replace: 'yes' })).text).toContain('taken from the file');
  expect(await register(desk)).toEqual(independenceSchema.parse(sample('independence')));
  const broken = { name: 'x.json', text: '{"format":"article22-independence/1","entries":[{"element":"legal-form","audience":"all"}]}' };
  expect((await desk.post('/independence/import', { document: broken, replace: 'yes' })).text).toContain('entries › 1 › audience');
});

it('has every page in the four languages, and none of what there is not', async () => {
  const desk = await openDesk({}, withRegister);
  for (const language of ['nl', 'fr', 'de', 'en']) {
    await desk.get(`/language/${language}?to=/`);
    for (const path of [
      '',
      '/funding',
      '/provider-arrangements',
      '/quality-check',
      '/funding/1',
      '/funding/new',
      '/quality-check/1',
      '/import',
    ]) {
      expect((await desk.get(`/independence${path}`)).status, `${language} ${path}`).toBe(200);
    }
  }
  expect((await desk.get('/independence/nothing')).status).toBe(404);
  expect((await desk.get('/independence/funding/9')).status).toBe(404);
});

it('lets an analyst read and change nothing', async () => {
  const desk = await openDesk({ mode: 'team' }, withRegister);
  const analyst = await desk.signedIn('analyst');
  const page = await analyst.get('/independence/funding');
  expect(page.status).toBe(200);
  expect(page.html).not.toContain('/independence/funding/1');
  expect((await analyst.get('/independence/funding/1')).status).toBe(403);
  for (const path of [
    '/independence/funding/1',
    '/independence/funding/1/remove',
    '/independence/import',
    '/profile/organisation',
    '/profile/awards/bipt',
    '/profile/import',
    '/profile/changes',
  ]) {
    expect((await analyst.post(path, {})).status, path).toBe(403);
  }
  expect((await (await desk.signedIn('editor')).post('/profile/changes', { award: 'bipt', on: '2026-05-20' })).status).toBe(403);
});

it('has words for every part of the register that can change', () => {
  const fields = [...registerFields(independenceSchema.parse(sample('independence'))).keys()];
  expect(fields.length).toBeGreaterThan(30);
  for (const field of fields) expect(wordsOf('nl', 'independence').has(`part.${registerPart(field)?.part}`), field).toBe(true);
});
