// Fuzzes the listener with bytes as no browser sends them.
import { connect } from 'node:net';
import { expect } from 'vitest';
import { changedBytes, HOSTILE_TEXTS, oneOf, type Random } from './random.ts';

/** A listener and what its program called its own mistakes. */
export interface Target {
  readonly port: number;
  readonly mistakes: readonly unknown[];
}

/** What comes back until the other side closes, or `waitMs` passed. */
export function sendRaw(port: number, bytes: Uint8Array | string, waitMs = 2_000): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    const done = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(done, waitMs);
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('error', done);
    socket.on('close', done);
    socket.on('connect', () => socket.end(bytes));
  });
}

const FORM = 'application/x-www-form-urlencoded';
export const get = (port: number, path: string, headers = '') =>
  `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n${headers}\r\n`;
export function post(port: number, path: string, type: string, body: string, headers = ''): string {
  const host = `127.0.0.1:${port}`;
  return `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\nConnection: close\r\nContent-Type: ${type}\r\nContent-Length: ${Buffer.byteLength(body, 'latin1')}\r\n${headers}\r\n${body}`;
}
const multipart = (part: string) => `--b\r\nContent-Disposition: form-data; ${part}\r\n\r\nx\r\n--b--\r\n`;
const MULTIPART = 'multipart/form-data; boundary=b';

/** Each of them with the statuses that are right for it; none where the listener may just close. */
export function oddRequests(port: number): readonly (readonly [what: string, bytes: string, statuses: readonly number[]])[] {
  const host = `127.0.0.1:${port}`;
  return [
    ['half a percent sign', get(port, '/%'), [404]],
    ['bytes that are no letters in a path', get(port, '/%ff%fe'), [404]],
    ['a NUL in a path', get(port, '/%00'), [404]],
    ['a path that leads up', get(port, '/assets/x/../../../etc/passwd'), [404]],
    ['a coded path that leads up', get(port, '/assets/x/..%2f..%2f..%2fpackage.json'), [404]],
    ['a coded path of another system', get(port, '/assets/x/..%5c..%5cx.css'), [404]],
    ['an asset that every object has', get(port, '/assets/0/constructor'), [404]],
    ['two hosts', `GET / HTTP/1.1\r\nHost: ${host}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`, [400, 421]],
    ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', [400]],
    ['a host with a name in it', `GET / HTTP/1.1\r\nHost: evil@${host}\r\nConnection: close\r\n\r\n`, [400, 421]],
    ['a host that is a percent sign', 'GET / HTTP/1.1\r\nHost: %\r\nConnection: close\r\n\r\n', [400, 421]],
    ['a method to ask a proxy with', `CONNECT evil.example:443 HTTP/1.1\r\nHost: ${host}\r\n\r\n`, []],
    [
      'a length and chunks, to smuggle a second request',
      `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n`,
      [400],
    ],
    ['two lengths', `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef`, [400]],
    ['a length below nothing', `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\nContent-Length: -5\r\n\r\n`, [400]],
    ['chunks of another kind', `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`, [400]],
    [
      'a chunk with a note of 20 kB',
      `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\nTransfer-Encoding: chunked\r\n\r\n5;${'x'.repeat(20_000)}\r\nabcde\r\n0\r\n\r\n`,
      [403, 413],
    ],
    ['a header of 20 kB', get(port, '/', `X: ${'a'.repeat(20_000)}\r\n`), [431]],
    ['an address of 20 kB', get(port, `/${'a'.repeat(20_000)}`), [431]],
    ['3,000 headers', get(port, '/', 'X: a\r\n'.repeat(3_000)), [303, 403, 431]],
    ['a query of 3,000 parts', get(port, `/sign-in?${'a=b&'.repeat(3_000)}`), [200]],
    ['a form of no kind', post(port, '/sign-in', 'application/json', '{}'), [400]],
    ['parts without a sign between them', post(port, '/sign-in', 'multipart/form-data', 'x'), [400]],
    ['a part named like what every object has', post(port, '/sign-in', MULTIPART, multipart('name="__proto__"')), [422]],
    ['a file where none is taken', post(port, '/sign-in', MULTIPART, multipart('name="login"; filename="../../x"')), [413]],
    ['a part in letters that do not exist', post(port, '/sign-in', MULTIPART, multipart("name*=utf-99''%ff%fe")), [400, 413, 422]],
    ['a part without a name', post(port, '/sign-in', MULTIPART, '--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n'), [422]],
    ['a part that is cut', post(port, '/sign-in', MULTIPART, '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx'), [400]],
    ['300,000 fields', post(port, '/sign-in', FORM, 'a=&'.repeat(300_000)), [413]],
    ['fields that every object has', post(port, '/sign-in', FORM, '__proto__=1&constructor=2&toString=3'), [422]],
    [
      'a cookie that leads to words of no area',
      get(port, '/sign-in', `Cookie: told-${port}=${told('constructor', '__proto__')}\r\n`),
      [200],
    ],
    ['a cookie of broken signs', get(port, '/sign-in', `Cookie: session-${port}=%ff; told-${port}=%e0%a4\r\n`), [200]],
    ['a language that every object has', get(port, '/sign-in', 'Accept-Language: __proto__, constructor;q=x, *\r\n'), [200]],
    ['a way on to another site', get(port, '/language/nl?to=//evil.example'), [303]],
    ['a way on to another site, with strokes of another system', get(port, '/language/nl?to=%5c%5cevil.example'), [303]],
    ['a way on with a header in it', get(port, '/language/nl?to=/%0d%0aSet-Cookie:x=y'), [303]],
    ['a token of 10 kB', get(port, '/api/counts', `Authorization: Bearer ${'a'.repeat(10_000)}\r\n`), [401]],
    [
      'a reference of broken signs',
      `PATCH /api/notices/%/x/decision HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
      [401, 404],
    ],
  ];
}

const told = (area: string, key: string) => Buffer.from(JSON.stringify({ area, key, values: {} })).toString('base64url');

export const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);

/** A request with some of its bytes changed: any answer but a mistake of the program, and the next one is answered as ever. */
export async function requestRound({ port, mistakes }: Target, random: Random): Promise<void> {
  const hostile = encodeURIComponent(
    oneOf(random, HOSTILE_TEXTS)
      .slice(0, 300)
      .replace(/[\ud800-\udfff]/g, ''),
  );
  const request = oneOf(random, [
    get(port, `/sign-in?to=${hostile}`, `Cookie: session-${port}=${hostile}; told-${port}=${hostile}\r\n`),
    get(port, `/language/${hostile}?to=${hostile}`),
    post(port, '/sign-in', MULTIPART, multipart(`name="${hostile}"; filename="${hostile}"`)),
    get(port, `/assets/${hostile}/${hostile}`),
    post(port, '/api/notices', 'application/json', '{"a":1}', `Authorization: Bearer ${hostile}\r\n`),
    get(port, `/notices/${hostile}?q=${hostile}&page=${hostile}`),
  ]);
  const answer = await sendRaw(port, random(4) === 0 ? request : changedBytes(Buffer.from(request, 'latin1'), random), 300);
  expect(statusOf(answer)).toBeLessThan(500);
  expect(mistakes).toEqual([]);
}
