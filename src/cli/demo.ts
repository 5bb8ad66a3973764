// article22 demo: the year of an invented hotline, from three CSV files to the published packages, in a folder of its own.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { EXIT, UserError } from '../error.ts';
import type { Actor } from '../log/audit-trail.ts';
import type { Log } from '../log/db.ts';
import type { NarrativeField } from '../model/narrative-field.ts';
import { newTextFile, orUnwritable, readBytes, readJson, sourceFile, writeFolder } from './files.ts';
import { importText } from './import-text.ts';
import { reportText } from './report-text.ts';
import type { Shell } from './shell.ts';
import { plural } from './table-text.ts';
import { ICU, VERSION } from './version.ts';

const SAMPLE = fileURLToPath(new URL('../../samples/hotline/', import.meta.url));
/** Says that a folder was made by this command, so that it may be made anew. */
const MARK = '.article22-demo';
const SOURCES = ['scart-style', 'helpdesk', 'tracker'] as const;
/** The invented year is over, its report is written early in the next one. */
const DEMO = { today: '2027-01-31', asOfOn: '2027-01-31', period: { first: '2026-01-01', last: '2026-12-31' } } as const;
const ANALYST: Actor = { by: 'invented analyst', now: `${DEMO.today}T12:00:00.000Z` };
const DIRECTOR: Actor = { ...ANALYST, by: 'invented director' };

export function registerDemo(program: Command, shell: Shell): void {
  program
    .command('demo')
    .description("publish the report of an invented hotline, step by step, from this package's samples")
    .option('--out <folder>', 'folder to make (made anew when it is an earlier demo)', 'demo')
    .action(async ({ out }: { out: string }) => {
      emptyFolder(out);
      // With --log the demo runs on that log, for example an empty database on PostgreSQL.
      const address = program.opts<{ log?: string }>().log ?? join(out, 'article22.sqlite');
      await shell.withLog((log) => runDemo(log, out, shell), { create: 'new', address });
    });
}

function emptyFolder(out: string): void {
  if (existsSync(out) && !existsSync(join(out, MARK))) {
    throw new UserError(
      'folder.exists',
      `${out} exists and is not an earlier demo; it is left alone. Choose another folder with --out.`,
      EXIT.wouldOverwrite,
    );
  }
  orUnwritable(out, () => {
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, MARK), 'Made by article22 demo; made anew when the command runs again.\n');
  });
}

async function runDemo(log: Log, out: string, shell: Shell): Promise<void> {
  const { checkDraft, draftReport, importFile, publishReport, resolveFindings, signOff } = await import('../workflow.ts');
  const { profileSchema } = await import('../model/profile.ts');
  const { verifyZip } = await import('../publish/verify.ts');
  const text: string[] = ['The year of an invented hotline (nothing in it is real)', ''];
  await enterDocuments(log);

  text.push('1 import');
  for (const name of SOURCES) {
    const profile = readJson(join(SAMPLE, `profile.${name}.json`), profileSchema);
    const path = join(out, `${name}.rejects.csv`);
    const rejects = newTextFile(path);
    const options = { dryRun: false, anotherFile: null, writeRejects: rejects.write };
    const look = await importFile(log, sourceFile(join(SAMPLE, `${name}.csv`)), profile, options, ANALYST);
    rejects.finish();
    text.push(indent(importText(look, path)));
  }

  text.push('', '2 draft');
  const { report, remarks } = await draftReport(
    log,
    VERSION,
    {
      ...DEMO,
      kind: 'annual',
      releasedOn: DEMO.today,
      publicAddress: 'https://meldpunt-voorbeeld.example/report-2026',
      correctionReason: null,
      spanDay: null,
      icu: ICU,
    },
    ANALYST,
  );
  text.push(indent([reportText(report), ...remarks.map((remark) => `Note: ${remark}`)].join('\n')));

  text.push('', '3 check');
  const check = await checkDraft(log, ANALYST);
  const blocks = check.open.filter((finding) => finding.result === 'block');
  text.push(
    indent(
      `${plural(check.files.length, 'file')} rendered and scanned; ${blocks.length} findings block, ${check.open.length - blocks.length} are for a person to read`,
    ),
  );
  const { resolved, open } = await resolveFindings(
    log,
    { findings: 'all-reviews', verdict: 'not-personal', reason: 'Read in the invented sample: no personal data.' },
    ANALYST,
  );
  text.push(indent(`${plural(resolved, 'finding')} read and resolved by the invented analyst; ${open} open`));
  const { signature } = await signOff(log, DIRECTOR);
  text.push(indent(`${plural(signature.people, 'person', 'people')} in office; read and signed by the invented director`));

  text.push('', '4 publish');
  const published = await publishReport(log, ({ files }) => writeFolder(join(out, 'published'), files), DIRECTOR);
  const verdict = await verifyZip(readBytes(join(out, 'published', 'submission.zip')));
  text.push(
    indent(
      [
        `${join(out, 'published', 'public.zip')}      SHA-256 ${published.publicSha256}`,
        `${join(out, 'published', 'submission.zip')}  SHA-256 ${published.submissionSha256}`,
        `Verified: ${verdict.ok ? `all ${verdict.checks.length} checks passed` : 'NOT in order'}`,
        'Open in a browser:',
        ...report.languages.map((language) => `  ${join(out, 'published', 'public', `report.${language}.html`)}`),
      ].join('\n'),
    ),
  );
  shell.result(
    { totals: report.totals, publicSha256: published.publicSha256, submissionSha256: published.submissionSha256, verified: verdict.ok },
    text.join('\n'),
  );
  if (!verdict.ok) shell.exit(EXIT.notVerified);
}

async function enterDocuments(log: Log): Promise<void> {
  const { saveIndependence, setNarrative } = await import('../log/documents.ts');
  const { enterFlagger } = await import('../log/flagger.ts');
  const { answerServices } = await import('../log/providers.ts');
  const { flaggerSchema } = await import('../model/flagger.ts');
  const { independenceSchema } = await import('../model/independence.ts');
  const { narrativeFileSchema } = await import('../model/narrative.ts');
  const { servicesFileSchema } = await import('../model/provider.ts');
  const { addPerson } = await import('../log/people.ts');
  const { writing } = await import('../log/writing.ts');
  await writing(log, ANALYST, async (db, at) => {
    await enterFlagger(db, readJson(join(SAMPLE, 'flagger.json'), flaggerSchema), at);
    for (const { by } of [ANALYST, DIRECTOR]) await addPerson(db, by, at);
    await saveIndependence(db, readJson(join(SAMPLE, 'independence.json'), independenceSchema), at);
    await answerServices(db, readJson(join(SAMPLE, 'services.json'), servicesFileSchema).services, at);
    for (const [language, fields] of Object.entries(readJson(join(SAMPLE, 'narrative.json'), narrativeFileSchema).texts)) {
      for (const [field, body] of Object.entries(fields)) await setNarrative(db, language, field as NarrativeField, body, at);
    }
  });
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}
