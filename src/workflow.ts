// The steps of a trusted flagger's year, in order. The command line and the pages call these and nothing beneath them:
//
//   import   a file of notices enters the log             inspectFile, lookAtFile, importFile, undoImportStep
//   draft    counts become a report value                 draftReport
//   check    all files are rendered and scanned           checkDraft, readCheck, resolveFindings, signOff
//   publish  the checked bytes go out, whole or not        publishReport, readPublished, buildSite
//
// forget and applyRetention erase what the log holds on a person or a case and change no count. Every other change of the log goes through
// act: it says which published periods are counted otherwise since.
// What makes the files of a report is large and is loaded when it is called for: an import needs none of it.
import type * as Again from './steps/again.ts';
import type * as Check from './steps/check.ts';
import type * as Doctor from './steps/doctor.ts';
import type * as Draft from './steps/draft.ts';
import type * as Words from './steps/finding-words.ts';
import type * as Messages from './steps/messages-again.ts';
import type * as Publish from './steps/publish.ts';
import type * as Restore from './steps/restore.ts';
import type * as Scan from './steps/scan.ts';
import type * as Written from './steps/scan-written.ts';
import type * as SignOff from './steps/sign-off.ts';
import type * as Silence from './steps/silence.ts';
import type * as Site from './steps/site.ts';
import type * as Tables from './steps/tables.ts';
import type * as Verify from './steps/verify.ts';

export { act, rehearse } from './steps/act.ts';
export type { CheckOutcome, Resolve } from './steps/check.ts';
export type { DoctorOutcome } from './steps/doctor.ts';
export type { DraftOptions, DraftOutcome } from './steps/draft.ts';
export type { FindingWords } from './steps/finding-words.ts';
export { applyRetention, forget } from './steps/forget.ts';
export { type ImportOptions, importFile } from './steps/import.ts';
export { refusalDocument } from './steps/import-document.ts';
export { type Inspection, type InspectOptions, inspectFile, type Obstacle } from './steps/inspect.ts';
export { type KnownProfiles, knownProfiles, profileNamed, recogniseKnown } from './steps/known-profiles.ts';
export { type ImportLook, type LookOptions, lookAtFile, type SourceFile } from './steps/preview.ts';
export type { Published } from './steps/publish.ts';
export type { ProtectedTables } from './steps/tables.ts';
export { plainLook, type ToldImport } from './steps/told-import.ts';
export { rehearseUndo, undoImportStep } from './steps/undo-import.ts';
export type { VerifyOutcome } from './steps/verify.ts';

export const draftReport: typeof Draft.draftReport = async (...args) => (await import('./steps/draft.ts')).draftReport(...args);
export const checkDraft: typeof Check.checkDraft = async (...args) => (await import('./steps/check.ts')).checkDraft(...args);
export const readCheck: typeof Check.readCheck = async (...args) => (await import('./steps/check.ts')).readCheck(...args);
export const resolveFindings: typeof Check.resolveFindings = async (...args) => (await import('./steps/check.ts')).resolveFindings(...args);
export const signOff: typeof SignOff.signOff = async (...args) => (await import('./steps/sign-off.ts')).signOff(...args);
export const publishReport: typeof Publish.publishReport = async (...args) => (await import('./steps/publish.ts')).publishReport(...args);
export const readPublished: typeof Again.readPublished = async (...args) => (await import('./steps/again.ts')).readPublished(...args);
export const buildSite: typeof Site.buildSite = async (...args) => (await import('./steps/site.ts')).buildSite(...args);
/** For pages: the site in one file, texts looked through as they are typed, the words around a finding, the messages of a published version once more. */
export const packSite: typeof Site.packSite = async (...args) => (await import('./steps/site.ts')).packSite(...args);
export const scanWritten: typeof Written.scanWritten = async (...args) => (await import('./steps/scan-written.ts')).scanWritten(...args);
export const readFindingWords: typeof Words.readFindingWords = async (...args) =>
  (await import('./steps/finding-words.ts')).readFindingWords(...args);
export const readMessages: typeof Messages.readMessages = async (...args) =>
  (await import('./steps/messages-again.ts')).readMessages(...args);
/** No step of the year either: what to attach to a complaint about silence. */
export const buildSilenceAnnex: typeof Silence.buildSilenceAnnex = async (...args) =>
  (await import('./steps/silence.ts')).buildSilenceAnnex(...args);
/** No step of the year: it opens no log. */
export const protectTables: typeof Tables.protectTables = async (...args) => (await import('./steps/tables.ts')).protectTables(...args);
/** No step of the year either: files of any kind, with or without a log. */
export const scanAnyFiles = async (...args: Parameters<typeof Scan.scanAnyFiles>): Promise<ReturnType<typeof Scan.scanAnyFiles>> =>
  (await import('./steps/scan.ts')).scanAnyFiles(...args);
/** Is the log in order, and all it keeps? */
export const examine: typeof Doctor.examine = async (...args) => (await import('./steps/doctor.ts')).examine(...args);
/** The same questions about a copy, before and when it takes the place of the log. */
export const lookBefore: typeof Restore.lookBefore = async (...args) => (await import('./steps/restore.ts')).lookBefore(...args);
export const takeBack: typeof Restore.takeBack = async (...args) => (await import('./steps/restore.ts')).takeBack(...args);
/** And packages of anybody. */
export const verifyPackages: typeof Verify.verifyPackages = async (...args) => (await import('./steps/verify.ts')).verifyPackages(...args);
