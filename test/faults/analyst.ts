// An analyst at work in a browser: looks at lists and notices, records decisions, corrects notices, enters new ones. What the server
// acknowledged is kept, so that it can be looked for in the log afterwards.
import { fitted } from './analyst-form.ts';
import { type Browser, openBrowser, type Seen } from './browser.ts';
import { wait } from './program.ts';

/** What was asked for, and how long the answer took. */
export interface Timed {
  readonly kind: Kind;
  readonly ms: number;
}

export type Kind = keyof typeof WORK;

/** What was acknowledged. A notice that somebody else changed meanwhile is refused, looked at again, and tried again. */
export interface Acknowledged {
  /** By notice. */
  readonly decisions: Map<number, number>;
  /** By notice: how often its number of items was made one more. */
  readonly items: Map<number, number>;
  /** References of new ones. */
  readonly entered: string[];
  refused: number;
}

export interface Analyst {
  readonly name: string;
  readonly acknowledged: Acknowledged;
  readonly timed: Timed[];
  /** Answers that should not be. */
  readonly wrong: string[];
  /** Does one thing. */
  readonly step: () => Promise<void>;
}

export interface Desk {
  readonly origin: string;
  /** Notices 1 to this one are there. */
  readonly notices: number;
  /** Notices that many write to. */
  readonly hot: readonly number[];
}

/** A form is open for so long before it is sent: time in which somebody else may change the notice. */
const TYPING_MS = 500;

const LISTS = [
  '',
  'answer=unanswered',
  'service=1',
  'service=7&answer=unanswered',
  'category=STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
  'from=2026-10-01&to=2026-10-31',
  'text=N-00999',
  'complete=no',
  'page=3',
].map((query) => `/notices${query && `?${query}`}`);

/** What an analyst does, in parts of a hundred. */
const WORK = { list: 25, notice: 30, home: 8, silence: 3, providers: 2, report: 2, decide: 14, items: 10, enter: 6 } as const;
const KINDS = Object.entries(WORK).flatMap(([kind, parts]) => Array.from({ length: parts }, () => kind as Kind));

/** Signs in with a start password, and chooses another. @throws Error where that does not work */
export async function openAnalyst(
  desk: Desk,
  who: { readonly login: string; readonly name: string; readonly start: string },
): Promise<Analyst> {
  const timed: Timed[] = [];
  const wrong: string[] = [];
  const acknowledged: Acknowledged = { decisions: new Map(), items: new Map(), entered: [], refused: 0 };
  const browser = openBrowser(desk.origin);
  await signIn(browser, who);
  const draw = drawer(who.login);
  let kind: Kind = 'home';
  const ask = async (asked: () => Promise<Seen>, ends: readonly number[]): Promise<Seen> => {
    const begun = performance.now();
    const seen = await asked();
    timed.push({ kind, ms: performance.now() - begun });
    if (!ends.includes(seen.status)) wrong.push(`${kind}: ${seen.status} ${/<h1[^>]*>([^<]*)/.exec(seen.html)?.[1] ?? ''}`);
    return seen;
  };
  const get = (path: string) => ask(() => browser.get(path), [200]);
  /** True when it was taken; false when somebody else changed the notice meanwhile. */
  const send = async (path: string, fields: Readonly<Record<string, string>>): Promise<boolean> => {
    await wait(TYPING_MS);
    const { status } = await ask(() => browser.post(path, fields), [303, 302, 422]);
    if (status === 422) acknowledged.refused += 1;
    return status === 302 || status === 303;
  };
  const someNotice = () => (draw(5) === 0 ? (desk.hot[draw(desk.hot.length)] ?? 1) : 1 + draw(desk.notices));
  const count = (map: Map<number, number>, id: number) => map.set(id, (map.get(id) ?? 0) + 1);
  const works: Readonly<Record<Kind, () => Promise<unknown>>> = {
    list: () => get(LISTS[draw(LISTS.length)] ?? '/notices'),
    notice: () => get(`/notices/${someNotice()}`),
    home: () => get('/'),
    silence: () => get('/silence'),
    providers: () => get('/providers'),
    report: () => get('/report'),
    async decide() {
      const id = someNotice();
      const { html } = await get(`/notices/${id}/decide`);
      if (await send(`/notices/${id}/decide`, { ...fitted(html, 'action'), action: 'ACTION_REMOVED' })) count(acknowledged.decisions, id);
    },
    async items() {
      const id = someNotice();
      const form = fitted((await get(`/notices/${id}/change`)).html, 'items');
      const more = { ...form, items: String(Number(form['items']) + 1) };
      if (await send(`/notices/${id}/change`, more)) count(acknowledged.items, id);
    },
    async enter() {
      const reference = `${who.login}-${acknowledged.entered.length + 1}`;
      const form = fitted((await get('/notices/new')).html, 'sentOn');
      const typed = {
        ...form,
        reference,
        service: 'Example Upload Site',
        addService: 'on',
        category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
      };
      if (await send('/notices/new', typed)) acknowledged.entered.push(reference);
      else wrong.push(`enter: ${reference} was refused`);
    },
  };
  return {
    name: who.name,
    acknowledged,
    timed,
    wrong,
    async step() {
      kind = KINDS[draw(KINDS.length)] ?? 'home';
      await works[kind]();
    },
  };
}

async function signIn(browser: Browser, { login, start }: { readonly login: string; readonly start: string }): Promise<void> {
  const password = `${login} has a long invented password`;
  await browser.get('/sign-in');
  const first = await browser.post('/sign-in', { login, password: start, to: '/' });
  if (first.to === null) throw new Error(`${login} cannot sign in: ${first.status}`);
  await browser.get('/password');
  const changed = await browser.post('/password', { current: start, next: password, repeat: password });
  if (changed.to === null) throw new Error(`${login} cannot change the password: ${changed.status}`);
}

/** Numbers below a limit, other ones for each analyst and the same in every run. */
function drawer(seed: string): (below: number) => number {
  let state = [...seed].reduce((sum, sign) => Math.imul(sum, 31) + (sign.codePointAt(0) ?? 0), 7) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
