// A browser of one person: keeps cookies, and sends forms with the token of the page it saw last.

export interface Seen {
  readonly status: number;
  readonly html: string;
  /** Where it leads. */
  readonly to: string | null;
}

export interface Browser {
  readonly get: (path: string) => Promise<Seen>;
  readonly post: (path: string, fields: Readonly<Record<string, string>>) => Promise<Seen>;
}

export function openBrowser(origin: string): Browser {
  const cookies = new Map<string, string>();
  let csrf = '';
  const ask = async (path: string, init: RequestInit): Promise<Seen> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${origin}${path}`, { ...init, redirect: 'manual', headers: { cookie, origin } });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    const html = await response.text();
    csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? csrf;
    return { status: response.status, html, to: response.headers.get('location') };
  };
  return {
    get: (path) => ask(path, {}),
    post: (path, fields) => ask(path, { method: 'POST', body: new URLSearchParams({ csrf, ...fields }) }),
  };
}
