// What a check found and who decided what: the document `check --json` prints. Places, kinds and lengths; never a value.
import { z } from 'zod';
import { FINDING_KINDS, VERDICTS } from './finding.ts';

const findingSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(FINDING_KINDS),
  result: z.enum(['block', 'review']),
  file: z.string(),
  place: z.string(),
  length: z.int(),
});

const remarkSchema = z.strictObject({ code: z.string(), message: z.string() });
export type Remark = z.infer<typeof remarkSchema>;

export const checkResultSchema = z.strictObject({
  format: z.literal('article22-check/1'),
  period: z.strictObject({ first: z.iso.date(), last: z.iso.date() }),
  version: z.int().min(1),
  /** Over names and contents of all files: resolutions and signatures hold for exactly these. */
  filesSha256: z.string(),
  files: z.array(z.strictObject({ name: z.string(), sizeBytes: z.int() })),
  findings: z.array(findingSchema),
  /** Findings that nobody has decided for these files. */
  open: z.array(findingSchema),
  resolutions: z.array(
    z.strictObject({ finding: z.string(), verdict: z.enum(VERDICTS), reason: z.string(), by: z.string(), at: z.iso.datetime() }),
  ),
  /** Those that hold. */
  signOffs: z.array(z.strictObject({ by: z.string(), at: z.iso.datetime() })),
  /** People in office at any time since the draft was first checked. */
  people: z.int().min(0),
  /** `nobody` has signed; `own-work`: one person alone, and nothing shows that the work is somebody else's. */
  signature: z.enum(['signed', 'nobody', 'own-work']),
  /** No finding is open, and the files are signed. */
  publishable: z.boolean(),
  /** What a person should know before signing; none of them closes the gate. */
  remarks: z.array(remarkSchema),
});

export type CheckResult = z.infer<typeof checkResultSchema>;
