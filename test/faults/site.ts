// `article22 serve` as a process, and a browser that sends its forms.
import type { Place } from './places.ts';
import { type Running, wait } from './program.ts';

export interface Page {
  readonly status: number;
  readonly html: string;
  readonly to: string | null;
}

export interface Served {
  readonly running: Running;
  readonly get: (path: string) => Promise<Page>;
  /** Sends a form with the token that stands in the last page. */
  readonly post: (path: string, fields: Readonly<Record<string, string>>) => Promise<Page>;
  /** Follows where a form leads, and work under way to its end. */
  readonly submit: (path: string, fields: Readonly<Record<string, string>>) => Promise<Page>;
  readonly origin: string;
  /** What the browser sends back. */
  readonly cookie: () => string;
}

/** @throws Error when it does not come up */
export async function serve(place: Place, running = place.start(['serve', '--port', '0'])): Promise<Served> {
  let said = '';
  running.child.stdout?.on('data', (chunk) => {
    said += String(chunk);
  });
  while (!/http:\S+/.test(said) && !running.hasEnded()) await wait(10);
  const address = /http:\S+/.exec(said)?.[0];
  if (!address) throw new Error(`serve did not come up: ${(await running.ended).stderr}`);
  const { origin } = new URL(address);
  const cookies = new Map<string, string>();
  const cookieText = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  let csrf = '';
  const ask = async (path: string, init: RequestInit): Promise<Page> => {
    const cookie = cookieText();
    const response = await fetch(`${origin}${path}`, {
      ...init,
      redirect: 'manual',
      headers: { cookie, origin, ...(init.headers as object) },
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    const html = await response.text();
    csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? csrf;
    return { status: response.status, html, to: response.headers.get('location') };
  };
  const get = (path: string) => ask(path, {});
  const post = (path: string, fields: Readonly<Record<string, string>>) =>
    ask(path, { method: 'POST', body: new URLSearchParams({ csrf, ...fields }) });
  await get(address.slice(origin.length));
  return {
    running,
    origin,
    cookie: cookieText,
    get,
    post,
    async submit(path, fields) {
      let seen = await post(path, fields);
      while (seen.to !== null || seen.html.includes('data-job=')) {
        const next = seen.to ?? /data-job="([^"]+)\/state"/.exec(seen.html)?.[1] ?? '/';
        if (seen.to === null) await wait(20);
        seen = await get(next);
      }
      return seen;
    },
  };
}
