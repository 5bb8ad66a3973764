// One request as a page sees it: who asks, in which language, and what was sent. Pages know nothing of HTTP beyond this.
import type { Actor } from '../log/audit-trail.ts';
import type { Db, Log } from '../log/db.ts';
import type { Theme } from '../log/users.ts';
import type { Day } from '../model/period.ts';
import type { Right, Role } from '../model/role.ts';
import type { Answer } from './answer.ts';
import type { Site } from './site.ts';
import type { Told } from './told.ts';
import type { UiLanguage } from './words.ts';

export interface SentFile {
  /** As the sender names it; never a path of this machine. */
  readonly name: string;
  /** Key in `site.uploads`. */
  readonly uploadId: string;
  readonly sizeBytes: number;
}

/** What a form sent: every value as text, in order; files lie in `site.uploads`. */
export interface Sent {
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly files: Readonly<Record<string, readonly SentFile[]>>;
}

export interface Visitor {
  /** Null: the person alone. */
  readonly userId: number | null;
  readonly name: string;
  readonly role: Role;
  /** Must set a password of their own before anything else. */
  readonly mustChange: boolean;
  /** What they chose for themselves; null: nothing. */
  readonly language: string | null;
  readonly theme: Theme | null;
}

export interface Visit {
  readonly site: Site;
  readonly log: Log;
  readonly db: Db;
  readonly path: string;
  /** Parts of the path by name: `/notices/:id`. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly sent: Sent;
  /** Null on pages that are open to all. */
  readonly visitor: Visitor | null;
  readonly actor: Actor;
  readonly may: (right: Right) => boolean;
  readonly language: UiLanguage;
  /** Today in the report's time zone. */
  readonly today: Day;
  readonly timeZone: string;
  /** To be sent back with every form. */
  readonly csrf: string;
  /** What the act before this page told, once. */
  readonly told: Told | null;
  /** Address of the sender, for limits only. */
  readonly address: string;
  readonly sessionToken: string | null;
}

/** `open`: without signing in; `any`: whoever came in; else who has the right. */
export type Access = 'open' | 'any' | Right;

/** One page or one act. A POST changes something and needs the token of the session. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** `/notices/:id` */
  readonly path: string;
  readonly access: Access;
  /** Largest file it takes, bytes; without it none. */
  readonly fileBytesMax?: number;
  readonly answer: (visit: Visit) => Promise<Answer>;
}
