// Step 4, publish: emits exactly the bytes that were checked, hashed and scanned once more, and enters the version in the log.
import assert from 'node:assert/strict';
import { EXIT, UserError } from '../error.ts';
import { filesSha256 } from '../gate/gate.ts';
import type { Actor } from '../log/audit-trail.ts';
import type { Correction } from '../log/corrections.ts';
import type { Db, Log } from '../log/db.ts';
import type { Draft } from '../log/drafts.ts';
import { listResolutions } from '../log/gate-checks.ts';
import { listPublications, savePublication } from '../log/publications.ts';
import { readSignature } from '../log/sign-offs.ts';
import type { Remark } from '../model/check-result.ts';
import type { PackageFile } from '../model/file.ts';
import { openFindings } from '../model/finding.ts';
import { samePeriod } from '../model/period.ts';
import type { Report } from '../model/report.ts';
import { emailDrafts } from '../publish/email-drafts.ts';
import { MANIFEST, sha256 } from '../publish/manifest.ts';
import { PUBLIC_ZIP, SUBMISSION_ZIP } from '../publish/package.ts';
import { type Verdict, verifyZip } from '../publish/verify.ts';
import { act } from './act.ts';
import { checkOrRefuse, type OpenPackages, openPackages, refuseOtherFiles, scanPackages } from './check.ts';
import { refuseUnsigned, remarksOn } from './signature.ts';

export interface Published {
  readonly report: Report;
  /** `public.zip`, `submission.zip`, the unpacked public files under `public/`, and under `email/` a message to each authority. */
  readonly files: readonly PackageFile[];
  readonly publicSha256: string;
  readonly submissionSha256: string;
  /** What changed in the log since the draft was made, and is not in it. */
  readonly remarks: readonly Remark[];
}

/**
 * Publishes the latest draft. `emit` puts the files where people find them; when it throws, nothing is entered in the log. What changed
 * between draft and publication is not in it: a correction is then open at once. `seen`: SHA-256 of the files that are to go out; null: those
 * of the latest check.
 *
 * @throws UserError `draft.missing`, `check.missing`, `check.changed`, `check.outdated`, `gate.closed`, `gate.unsigned`, `period.published`
 */
export async function publishReport(
  log: Log,
  emit: (published: Published) => void,
  actor: Actor,
  seen: string | null = null,
): Promise<Published & { readonly corrections: readonly Correction[] }> {
  const { draft, check } = await checkOrRefuse(log);
  const { report } = draft;
  refuseOtherFiles(seen, check.filesSha256);
  await refusePublished(log.db, report);
  const packages = openPackages(check.publicZip, check.submissionZip);
  const hash = filesSha256(packages.all);
  if (hash !== check.filesSha256) throw new Error('the stored packages are not the ones that were checked');
  // Scanned again with what the log knows now: a notice entered since the check may have made a word known.
  const resolutions = await listResolutions(log.db, hash);
  const open = openFindings(await scanPackages(log, draft, packages), resolutions, hash);
  if (open.length > 0) {
    const blocks = open.filter((finding) => finding.result === 'block').length;
    throw new UserError(
      'gate.closed',
      `The gate is closed: ${open.length} findings are open (${blocks} block, ${open.length - blocks} to be read by a person). See them with: article22 check --open`,
      EXIT.gateClosed,
      { open: open.length, blocks },
    );
  }
  refuseUnsigned(await readSignature(log.db, draft, hash, resolutions));
  const verdict = await verifyZip(check.submissionZip);
  if (!verdict.ok) refuseOutdated(verdict);

  const published: Published = {
    report,
    files: [
      { name: PUBLIC_ZIP, bytes: check.publicZip },
      { name: SUBMISSION_ZIP, bytes: check.submissionZip },
      ...packages.public.map(({ name, bytes }) => ({ name: `public/${name}`, bytes })),
      ...messages(draft, packages, check.submissionZip),
    ],
    publicSha256: sha256(check.publicZip),
    submissionSha256: sha256(check.submissionZip),
    remarks: await remarksOn(log.db, draft),
  };
  const { corrections } = await act(log, actor, { kind: 'before-publication', act: 'publication' }, async (db, at) => {
    // Somebody may have published or checked again while this was scanned.
    await refusePublished(db, report);
    refuseOtherFiles(hash, (await checkOrRefuse({ db })).check.filesSha256);
    const { publicSha256, submissionSha256 } = published;
    const { knownBefore, spanDay } = draft;
    await savePublication(
      db,
      { report, knownBefore, spanDay, publicZip: check.publicZip, publicSha256, submissionZip: check.submissionZip, submissionSha256 },
      at,
    );
    emit(published);
  });
  return { ...published, corrections };
}

/** @throws UserError `period.published` */
async function refusePublished(db: Db, report: Report): Promise<void> {
  const all = await listPublications(db);
  const earlier = all.find(({ period, version }) => samePeriod(period, report.period) && version >= report.version);
  if (!earlier) return;
  throw new UserError(
    'period.published',
    `Version ${earlier.version} of this period is published already. Draft again to publish a correction.`,
    EXIT.wouldOverwrite,
    { version: earlier.version },
  );
}

/** Checks that compare words with those that this program writes. */
const OF_WORDS = /^public\.(?:pages\.words|data\.(?:equal|described)|workbooks\.equal|pdf\.equal)$/;

/** The files are whole, for their hash is the one that was checked; when only words differ, the program has others since. */
function refuseOutdated({ checks }: Verdict): never {
  const codes = checks.filter(({ ok }) => !ok).map(({ code }) => code);
  assert(
    codes.every((code) => OF_WORDS.test(code)),
    `the package does not verify: ${codes.join(', ')}`,
  );
  throw new UserError(
    'check.outdated',
    'The program was changed since the check: it would write other words now. Check again with: article22 check',
    EXIT.gateClosed,
    { checks: codes },
  );
}

function messages({ report, authorityOnly, flagger }: Draft, packages: OpenPackages, submissionZip: Uint8Array): PackageFile[] {
  const list = packages.public.find(({ name }) => name === MANIFEST);
  assert(list, 'the public package has no manifest');
  const common = { report, authorityOnly, manifestSha256: sha256(list.bytes) };
  return emailDrafts(common, flagger, { name: SUBMISSION_ZIP, bytes: submissionZip });
}
