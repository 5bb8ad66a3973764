// The site of all published versions, as work that runs beside the pages.
import { writeFile } from 'node:fs/promises';
import type { Log } from '../log/db.ts';
import type { Day } from '../model/period.ts';
import { packSite } from '../workflow.ts';
import type { KeptFile } from './uploads.ts';

export interface SiteParams {
  /** `address`: where it will stand, null where that is not known; `on`: day of its making. */
  readonly site: KeptFile & { readonly address: string | null; readonly on: Day };
}

export interface SiteResults {
  readonly site: { readonly uploadId: string; readonly sizeBytes: number };
}

export const SITE_KINDS: {
  readonly [K in keyof SiteParams]: (params: SiteParams[K], context: { readonly log: Log }) => Promise<SiteResults[K]>;
} = {
  async site({ uploadId, file, address, on }, { log }) {
    const bytes = await packSite(log, address, on);
    await writeFile(file, bytes);
    return { uploadId, sizeBytes: bytes.length };
  },
};
