import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, it, onTestFinished } from 'vitest';
import { UserError } from '../../src/error.ts';
import { ROUTES } from '../../src/pages/routes.ts';
import { go } from '../../src/web/answer.ts';
import { BodyError, readBody } from '../../src/web/body.ts';
import { createApp, listen } from '../../src/web/server.ts';
import { openUploads, type Uploads } from '../../src/web/uploads.ts';
import type { Route } from '../../src/web/visit.ts';
import { openDesk } from '../pages/site.ts';

const LARGE = 50_000_000;

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'article22-body-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

async function uploadsIn(path: string, nowMs = () => 0, sweepMs?: number): Promise<Uploads> {
  const uploads = await openUploads(path, nowMs, sweepMs);
  onTestFinished(() => uploads.close());
  return uploads;
}

/** Files kept in a folder that uploads have. */
const filesIn = (path: string) =>
  readdirSync(path)
    .filter((name) => /^article22-\d/.test(name))
    .flatMap((name) => readdirSync(join(path, name)));

/** Files of this process that are open in a folder. */
const openIn = (path: string) =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(path);
    } catch {
      return false;
    }
  });

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !holds(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 10));
}

const HEAD = '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n';
const END = '\r\n--x--\r\n';

function formOf(body: string | ReadableStream): Request {
  const headers = { 'content-type': 'multipart/form-data; boundary=x' };
  return new Request('http://127.0.0.1/', { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
}

const reasonOf = (read: Promise<unknown>) =>
  read.then(() => null).catch((error: unknown) => (error instanceof BodyError ? error.reason : error));

it('of an upload whose sender goes away in the middle, nothing stays open or on disk', async () => {
  const takes: Route = { method: 'POST', path: '/takes', access: 'open', fileBytesMax: LARGE, answer: async () => go('/') };
  const desk = await openDesk({ routes: [...ROUTES, takes] });
  const server = await listen(
    createApp(desk.site, [takes], () => undefined),
    '127.0.0.1',
    0,
  );
  onTestFinished(() => server.close());
  const work = join(desk.site.logAddress, '..');
  const socket = connect(server.port, '127.0.0.1');
  socket.write(
    'POST /takes HTTP/1.1\r\nHost: 127.0.0.1:2222\r\nOrigin: http://127.0.0.1:2222\r\nContent-Type: multipart/form-data; boundary=x\r\n' +
      `Content-Length: 1000000\r\n\r\n${HEAD}${'a'.repeat(200_000)}`,
  );
  await until(() => filesIn(work).length > 0);
  expect(filesIn(work)).toHaveLength(1);
  socket.destroy();
  await until(() => filesIn(work).length === 0);
  expect(filesIn(work)).toEqual([]);
  if (process.platform === 'linux') expect(openIn(join(work, 'article22-'))).toEqual([]);
});

it('a page that takes no file reads none, and a form without files has a minute at most', async () => {
  const path = folder();
  const uploads = await uploadsIn(path);
  expect(await reasonOf(readBody(formOf(`${HEAD}abc${END}`), uploads, 0))).toBe('too-large');
  const silent = (start: string) =>
    new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode(start)),
      pull: () => new Promise(() => undefined),
    });
  const field = formOf(silent('--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n'));
  expect(await reasonOf(readBody(field, uploads, 0, 50))).toBe('unreadable');
  const slow = new Request('http://127.0.0.1/', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: silent('a=b'),
    duplex: 'half',
  } as RequestInit);
  expect(await reasonOf(readBody(slow, uploads, 0, 50))).toBe('unreadable');
  expect(filesIn(path)).toEqual([]);
});

it('says that there is no room when a file cannot be written down, and reads the rest away', async () => {
  const path = folder();
  const uploads = await uploadsIn(path);
  const full: Uploads = {
    ...uploads,
    async keep(stream) {
      for await (const _ of stream) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
      return uploads.keep(stream);
    },
  };
  const body = `${HEAD}${'a'.repeat(3_000_000)}\r\n--x\r\nContent-Disposition: form-data; name="b"\r\n\r\nc${END}`;
  expect(await reasonOf(readBody(formOf(body), full, LARGE))).toBe('no-room');
});

it('keeps of what a form sent only what its page claims, also when the page fails', async () => {
  const act = (path: string, answer: Route['answer']): Route => ({ method: 'POST', path, access: 'log', fileBytesMax: LARGE, answer });
  const routes = [
    act('/claims', async ({ site, sent }) => {
      site.uploads.claim(sent.files['mine']?.[0]?.uploadId ?? '');
      return go('/');
    }),
    act('/refuses', async () => {
      throw new UserError('file.empty', 'The file is empty.');
    }),
  ];
  const desk = await openDesk({ routes: [...ROUTES, ...routes] });
  const work = join(desk.site.logAddress, '..');
  const [mine, other] = [
    { name: 'mine.csv', text: 'a' },
    { name: 'other.csv', text: 'b' },
  ];
  expect((await desk.post('/claims', { mine, other })).status).toBe(303);
  expect(filesIn(work)).toHaveLength(1);
  expect((await desk.post('/refuses', { mine, other })).status).toBe(409);
  expect((await desk.post('/import', { other })).status).toBe(422);
  expect(filesIn(work)).toHaveLength(1);
});

it('takes away what is older than a day, by itself', async () => {
  const path = folder();
  let now = 0;
  const uploads = await uploadsIn(path, () => now, 5);
  const { uploadId } = await uploads.keep(Readable.from(['a']));
  uploads.claim(uploadId);
  now = 23 * 3600_000;
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(filesIn(path)).toEqual([uploadId]);
  now = 25 * 3600_000;
  await until(() => filesIn(path).length === 0);
  expect(filesIn(path)).toEqual([]);
});

it('takes away what a program left that was killed, and nothing else', async () => {
  const path = folder();
  // No process has so high a number.
  for (const name of ['article22-999999999-abcdef', `article22-${process.ppid}-abcdef`, 'article22-pages-abcdef', 'other'])
    mkdirSync(join(path, name));
  await uploadsIn(path);
  const second = await uploadsIn(path);
  const left = readdirSync(path).filter((name) => !name.startsWith(`article22-${process.pid}-`));
  expect(left.sort()).toEqual([`article22-${process.ppid}-abcdef`, 'article22-pages-abcdef', 'other'].sort());
  expect(readdirSync(path).filter((name) => name.startsWith(`article22-${process.pid}-`))).toHaveLength(2);
  await second.close();
});
