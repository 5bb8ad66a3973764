// Files on their way in: each with what was found in it and what its sender has answered so far, in memory beside the upload. Pages show it
// again after going back or reloading; when the program ends it is gone, and the file is sent again.
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Profile } from '../model/profile.ts';
import type { ImportOptions, Inspection, InspectOptions, Obstacle, ToldImport } from '../workflow.ts';
import type { Site } from './site.ts';
import { KEEP_MS } from './uploads.ts';
import type { Visit } from './visit.ts';

export interface Intake {
  readonly id: string;
  /** Who sent it: nobody else sees it. */
  readonly owner: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
  /** Key in `site.uploads`. */
  readonly uploadId: string;
  /** Where rejected and held lines are written. */
  readonly rejectsId: string;
  readonly hasRejects: boolean;
  /** Profile asked for when it was sent. */
  readonly wanted: InspectOptions['profile'];
  /** How it is to be read where the detection is overruled. */
  readonly overrides: NonNullable<ImportOptions['overrides']>;
  readonly inspection: Inspection | null;
  /** What columns and values mean, as answered so far; null while the file could not be read. */
  readonly profile: Profile | null;
  /** Columns were answered: reading the file anew keeps them. */
  readonly isMapped: boolean;
  /** Values that are left open, as `valueKey` names them. */
  readonly later: readonly string[];
  readonly anotherFile: ImportOptions['anotherFile'];
  /** What taking it in would do, with the answers as they stand. */
  readonly rehearsal: ToldImport | null;
  readonly done: ToldImport | null;
  /** Name under which its answers already lie in the log. */
  readonly savedAs: string | null;
  /** What stopped the last reading. */
  readonly obstacle: Obstacle | null;
  /** Work under way for it. */
  readonly job: { readonly id: string; readonly kind: 'inspect' | 'rehearse' | 'import' } | null;
}

export interface Intakes {
  /** The file stays its sender's to claim. */
  readonly open: (start: Pick<Intake, 'owner' | 'fileName' | 'sizeBytes' | 'uploadId' | 'wanted'>) => Promise<Intake>;
  /** Null where there is none (any more), or where it is somebody else's. */
  readonly find: (id: string, owner: string) => Intake | null;
  /** Those of one person that are not done yet, the latest first. */
  readonly unfinished: (owner: string) => readonly Intake[];
  readonly change: (intake: Intake, news: Partial<Intake>) => Intake;
  /** Takes it away, and its files. */
  readonly drop: (intake: Intake) => Promise<void>;
  /** Takes it away as if it had never been opened: the file that was sent is left to the form it came with. */
  readonly unopen: (intake: Intake) => Promise<void>;
  /** Takes away those of everybody whose file is not in use. */
  readonly clear: (isUsed: (uploadId: string) => boolean) => Promise<void>;
}

/** Of one person; the oldest give way. */
const KEPT = 10;

const bySite = new WeakMap<Site, Intakes>();

export function intakesOf(site: Site): Intakes {
  const known = bySite.get(site);
  if (known) return known;
  const intakes = openIntakes(site);
  bySite.set(site, intakes);
  return intakes;
}

export const ownerOf = ({ visitor }: Visit): string => (visitor?.userId == null ? 'alone' : String(visitor.userId));

function openIntakes({ uploads, clock }: Site): Intakes {
  const kept = new Map<string, Intake>();
  uploads.onSweep(() => {
    for (const { id, openedAt } of kept.values()) if (Date.parse(clock()) - openedAt > KEEP_MS) kept.delete(id);
  });
  const drop = async ({ id, uploadId, rejectsId }: Intake) => {
    kept.delete(id);
    await uploads.drop(uploadId);
    await uploads.drop(rejectsId);
  };
  const of = (owner: string) => [...kept.values()].filter((one) => one.owner === owner).reverse();
  return {
    async open(start) {
      for (const old of of(start.owner).slice(KEPT - 1)) if (!old.job) await drop(old);
      const nothing = {
        inspection: null,
        profile: null,
        anotherFile: null,
        rehearsal: null,
        done: null,
        savedAs: null,
        obstacle: null,
        job: null,
      };
      const { uploadId: rejectsId } = await uploads.keep(Readable.from([]));
      const intake: Intake = {
        ...{ id: randomBytes(12).toString('hex'), openedAt: Date.parse(clock()), ...start, rejectsId, ...nothing },
        ...{ hasRejects: false, overrides: {}, isMapped: false, later: [] },
      };
      kept.set(intake.id, intake);
      return intake;
    },
    find(id, owner) {
      const intake = kept.get(id);
      return intake?.owner === owner ? intake : null;
    },
    unfinished: (owner) => of(owner).filter(({ done }) => done === null),
    change(intake, news) {
      const changed = { ...(kept.get(intake.id) ?? intake), ...news };
      if (kept.has(intake.id)) kept.set(intake.id, changed);
      return changed;
    },
    drop,
    async unopen({ id, rejectsId }) {
      kept.delete(id);
      await uploads.drop(rejectsId);
    },
    async clear(isUsed) {
      for (const intake of [...kept.values()]) if (!isUsed(intake.uploadId)) await drop(intake);
    },
  };
}
