// The plan and the state of backups as they are kept, for whoever reads them back. Apart from the words, because zod takes its time to load.
import { z } from 'zod';
import { HOURS_MAX, KEEP_MAX } from './backup-plan.ts';

const count = z.number().int().min(0).max(KEEP_MAX);

export const backupPlanSchema = z.strictObject({
  folder: z.string().min(1).max(4096),
  every: z.union([
    z.strictObject({ hours: z.number().int().min(1).max(HOURS_MAX) }),
    z.strictObject({ at: z.number().int().min(0).max(23) }),
  ]),
  keep: z.strictObject({ daily: count, weekly: count, monthly: count }),
  encrypt: z.boolean(),
  paused: z.boolean(),
});

export const backupStateSchema = z.strictObject({
  triedAt: z.iso.datetime().nullable(),
  doneAt: z.iso.datetime().nullable(),
  error: z.string().max(100).nullable(),
});
