// The listener: routes become addresses, answers become responses. The home of hono.
import type { Server } from 'node:http';
import { isIP } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Answer, Cookie } from './answer.ts';
import { answerApi } from './api.ts';
import { assetAnswer } from './assets.ts';
import { isLoopback, isOurHost, isOverHttps, securityHeaders } from './guard.ts';
import type { Site } from './site.ts';
import { toldText } from './told.ts';
import type { Route } from './visit.ts';
import { answerCall, brokenAnswer, environmentAnswer } from './visiting.ts';

type Ask = Context<{ Bindings: HttpBindings }>;

/** Where not even a page can be made. */
const BROKEN =
  '<!doctype html><html lang="en"><title>article22</title><h1>Something went wrong in the program</h1><p>Look whether it was done before you try again.</p></html>';

/** All addresses of a site. `failed` is told of our own mistakes. */
export function createApp(site: Site, routes: readonly Route[], failed: (error: unknown) => void): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(async (ask, next) => {
    if (isOverHttps(site.origins)) ask.header('Strict-Transport-Security', 'max-age=31536000');
    if (!isOurHost(ask.req.header('host'), site)) return ask.text('This is not the address of this program.', 421);
    // A sign that no address of ours holds, and PostgreSQL takes in no text.
    if (ask.req.url.includes('%00')) return ask.text('There is nothing at this address.', 404);
    return next();
  });
  app.get('/assets/:hash/:name', (ask) => {
    const asset = assetAnswer(ask.req.param('name'));
    return asset ? responseOf(ask, site, asset) : ask.text('', 404);
  });
  app.all('/api/*', async (ask) => responseOf(ask, site, await answerApi(site, ask.req.raw)));
  for (const route of routes) {
    app.on(route.method, route.path, async (ask) => responseOf(ask, site, await answerCall(site, route, callOf(ask, site))));
  }
  app.notFound(async (ask) => responseOf(ask, site, await answerCall(site, null, callOf(ask, site))));
  app.onError(async (error, ask) => {
    const stopped = environmentAnswer(site, callOf(ask, site), error);
    if (stopped) return responseOf(ask, site, stopped);
    failed(error);
    if (ask.req.path.startsWith('/api/'))
      return ask.json({ error: { code: 'api.failed', message: 'A mistake of the program.', field: null } }, 500);
    const told = await brokenAnswer(site, callOf(ask, site)).catch(() => null);
    return told ? responseOf(ask, site, told) : ask.html(BROKEN, 500, securityHeaders('page'));
  });
  return app;
}

/** Serves an app on a host and port (0: any that is free). */
export function listen(
  app: Hono<{ Bindings: HttpBindings }>,
  host: string,
  port: number,
): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  // A slow sender may take its time with a large file, but not with the head of a request.
  server.headersTimeout = 15_000;
  server.requestTimeout = 30 * 60_000;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const bound = server.address();
      const close = () =>
        new Promise<void>((closed) => {
          server.close(() => closed());
          server.closeAllConnections();
        });
      resolve({ port: bound !== null && typeof bound === 'object' ? bound.port : port, close });
    });
  });
}

function callOf(ask: Ask, site: Site) {
  return {
    request: ask.req.raw,
    params: ask.req.param() as Record<string, string>,
    cookies: cookiesOf(ask, site),
    address: addressOf(ask, site),
  };
}

/**
 * A browser sends the cookies of one host to all its ports, so those of two logs that are open at once would put each other out: each
 * bears the port in its name.
 */
function markOf({ origins }: Site): string {
  const { port } = new URL(origins[0] ?? 'http://localhost');
  return port === '' ? '' : `-${port}`;
}

function cookiesOf(ask: Ask, site: Site): Record<string, string> {
  const mark = markOf(site);
  return Object.fromEntries(
    Object.entries(getCookie(ask)).flatMap(([name, value]) =>
      name.endsWith(mark) ? [[name.slice(0, name.length - mark.length), value]] : [],
    ),
  );
}

/** Who asks: the last address that the proxy names; anybody may write such a line, so it is believed from the proxy only. */
function addressOf(ask: Ask, { proxies }: Site): string {
  const peer = (ask.env?.incoming?.socket?.remoteAddress ?? '').replace(/^::ffff:/i, '');
  const named = ask.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  const isProxy = proxies.includes(peer) || (proxies.includes('loopback') && isLoopback(peer));
  return isProxy && isIP(named) !== 0 ? named : peer;
}

function responseOf(ask: Ask, site: Site, answer: Answer): Response {
  const bake = (name: Cookie['name'] | 'told', value: string) =>
    setCookie(ask, `${name}${markOf(site)}`, value, cookieOptions(site, name, value));
  if ('cookies' in answer) for (const { name, value } of answer.cookies ?? []) bake(name, value);
  if (answer.kind === 'go') {
    if (answer.told) bake('told', toldText(answer.told));
    return withHeaders(ask.redirect(answer.to, 303), securityHeaders('page'));
  }
  if (answer.kind === 'json') {
    return withHeaders(ask.json(answer.value as object, answer.status as 200), { ...securityHeaders('page'), ...answer.headers });
  }
  if (answer.kind === 'page') {
    if (cookiesOf(ask, site)['told'] !== undefined) bake('told', '');
    return withHeaders(ask.html(answer.html, answer.status as 200), securityHeaders('page'));
  }
  const headers = { ...securityHeaders(answer.as === 'download' ? 'page' : answer.as), 'Content-Type': answer.type };
  const name = encodeURIComponent(answer.name);
  const named =
    answer.as === 'download'
      ? { 'Content-Disposition': `attachment; filename="${answer.name.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${name}` }
      : {};
  return withHeaders(ask.body(bodyOf(answer.body)), { ...headers, ...named });
}

const LANGUAGE_SECONDS = 400 * 24 * 3600;

function cookieOptions({ origins }: Site, name: Cookie['name'] | 'told', value: string) {
  const age = value === '' ? { maxAge: 0 } : name === 'language' ? { maxAge: LANGUAGE_SECONDS } : {};
  return { httpOnly: true, sameSite: 'Strict', path: '/', secure: isOverHttps(origins), ...age } as const;
}

function bodyOf(body: Extract<Answer, { kind: 'file' }>['body']): string | ArrayBuffer | ReadableStream {
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength) as ArrayBuffer;
  const chunks = body[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return?.();
    },
  });
}

function withHeaders(response: Response, headers: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
