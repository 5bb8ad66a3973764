// The checks that are kept: do they still hold the files that people read and signed? `publish` sends out exactly these bytes.
import { filesSha256 } from '../gate/gate.ts';
import type { Db } from '../log/db.ts';
import type { Trouble } from '../log/doctor-check.ts';
import { checksInTrail, type KeptCheck, keptChecks } from '../log/kept-checks.ts';
import { REPORT } from '../publish/package.ts';
import { openPackages } from './check.ts';
import { isReport } from './doctor-packages.ts';

const REMEDY =
  'Do not publish these files: render, read and sign them again with: article22 check. What was published is looked at by itself.';

export async function checkChecks(db: Db): Promise<{ readonly sentence: string; readonly troubles: readonly Trouble[] }> {
  const lines = await checksInTrail(db);
  const troubles: Trouble[] = [];
  let checks = 0;
  for await (const kept of keptChecks(db)) {
    checks += 1;
    const told = lines.get(kept.checkedAt);
    const wrong = [...problemsOf(kept)];
    if (told === undefined) wrong.push('the trail does not say that anybody checked');
    else if (told !== 'forgotten' && told.filesSha256 !== kept.filesSha256) wrong.push('the trail gives another SHA-256 of its files');
    else if (told !== 'forgotten' && told.findings !== kept.findings) wrong.push('the trail gives another number of findings');
    const which = `The check of draft ${kept.draftId} of ${kept.checkedAt}`;
    troubles.push(...wrong.map((what) => ({ sentence: `${which}: ${what}.`, remedy: REMEDY })));
  }
  const all =
    checks === 1
      ? 'The check that is kept holds the files that were checked.'
      : `All ${checks} checks that are kept hold the files that were checked.`;
  return { sentence: checks === 0 ? 'Nothing was checked yet.' : all, troubles };
}

function* problemsOf({ publicZip, submissionZip, filesSha256: noted, findings, report }: KeptCheck): Iterable<string> {
  if (findings === null) yield 'its findings cannot be read';
  const packages = opened(publicZip, submissionZip);
  if (packages === null) yield 'its files cannot be opened';
  else if (filesSha256(packages.all) !== noted) yield 'its files do not have the SHA-256 that was signed';
  else if (!isReport(report, packages.public)) yield `the draft is not the report in ${REPORT}`;
}

function opened(publicZip: Uint8Array, submissionZip: Uint8Array) {
  try {
    return openPackages(publicZip, submissionZip);
  } catch {
    return null;
  }
}
