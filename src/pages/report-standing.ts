// Where the report stands, and the line of steps above its pages: draft, check, read, sign, publish, send.
import { countsMayDifferSince, documentsChangedSince } from '../log/changes.ts';
import { type Draft, latestDraft } from '../log/drafts.ts';
import { type GateCheck, latestCheck, listResolutions } from '../log/gate-checks.ts';
import { listPublications, type Publication } from '../log/publications.ts';
import { listSendings } from '../log/sendings.ts';
import { readSignature, type Signature } from '../log/sign-offs.ts';
import { type Finding, openFindings, type Resolution } from '../model/finding.ts';
import { samePeriod } from '../model/period.ts';
import type { View } from '../render/mustache.ts';
import { words } from '../web/page.ts';
import type { Visit } from '../web/visit.ts';

export const STEPS = ['draft', 'check', 'read', 'sign', 'publish', 'send'] as const;
export type Step = (typeof STEPS)[number];

/** The latest check with what people decided about its files. */
export interface Checked {
  readonly check: GateCheck;
  readonly resolutions: readonly Resolution[];
  readonly open: readonly Finding[];
  readonly signature: Signature;
}

export interface Standing {
  /** The one next step; `draft` also where all is done and the next report is to come. */
  readonly next: Step;
  readonly draft: Draft | null;
  readonly checked: Checked | null;
  /** The published version that the latest draft became. */
  readonly publication: Publication | null;
  /** The log may count otherwise, or say other things of the flagger, than the draft does. */
  readonly isChanged: boolean;
}

export async function readStanding({ db }: Visit): Promise<Standing> {
  const draft = await latestDraft(db);
  if (!draft) return { next: 'draft', draft, checked: null, publication: null, isChanged: false };
  const { period, version } = draft.report;
  const publication = (await listPublications(db)).find((one) => samePeriod(one.period, period) && one.version >= version) ?? null;
  const checked = await readChecked(db, draft);
  if (publication) return { next: (await isSent(db, publication)) ? 'draft' : 'send', draft, checked, publication, isChanged: false };
  const changed = (await countsMayDifferSince(db, draft.knownBefore)) || (await documentsChangedSince(db, draft.draftedAt)).length > 0;
  return { next: stepAfter(checked), draft, checked, publication, isChanged: changed };
}

async function readChecked(db: Visit['db'], draft: Draft): Promise<Checked | null> {
  const check = await latestCheck(db, draft.id);
  if (!check) return null;
  const resolutions = await listResolutions(db, check.filesSha256);
  const open = openFindings(check.findings, resolutions, check.filesSha256);
  return { check, resolutions, open, signature: await readSignature(db, draft, check.filesSha256, resolutions) };
}

async function isSent(db: Visit['db'], { id, report }: Publication): Promise<boolean> {
  const sent = (await listSendings(db)).filter(({ publicationId }) => publicationId === id);
  return report.awards.every(({ code }) => sent.some(({ award }) => award === code));
}

function stepAfter(checked: Checked | null): Step {
  if (!checked) return 'check';
  if (checked.open.length > 0) return 'read';
  return checked.signature.state === 'signed' ? 'publish' : 'sign';
}

const PATHS: Readonly<Record<Step, string>> = {
  draft: '/report/draft',
  check: '/report',
  read: '/report/findings',
  sign: '/report/sign',
  publish: '/report/publish',
  send: '/report/versions',
};

/** For the partial `report-way`; `here`: the page that shows it. */
export function wayView(visit: Visit, { next, draft, publication }: Standing, here: Step | null): View {
  const { t } = words(visit, 'report');
  const isOver = publication !== null && next === 'draft';
  const reached = isOver ? STEPS.length : STEPS.indexOf(next);
  return STEPS.map((step, index) => ({
    label: t(`step.${step}`),
    href: PATHS[step],
    isLink: step !== here && (draft !== null || step === 'draft') && index <= Math.max(reached, 0) && step !== 'check',
    isHere: step === here,
    isDone: index < reached,
    isNext: index === reached,
    state: t(index < reached ? 'way.done' : index === reached ? 'way.next' : 'way.later'),
  }));
}
