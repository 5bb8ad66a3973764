// The steps of a trusted flagger's year, in order. The command line and the pages call these and nothing beneath them:
//
//   import   a file of notices enters the log             inspectFile, lookAtFile, importFile, undoImportStep
//   draft    counts become a report value                 draftReport
//   check    all files are rendered and scanned           checkDraft, readCheck, resolveFindings, signOff
//   publish  the checked bytes go out, whole or not        publishReport, readPublished, buildSite
//
// forget and applyRetention erase what the log holds on a person or a case and change no count. Every other change of the log goes through
// act: it says which published periods are counted otherwise since.
// Each step is loaded when it is called for: a draft needs nothing of what reads files, an import nothing of what makes a report.
import type * as Again from './steps/again.ts';
import type * as Check from './steps/check.ts';
import type * as Doctor from './steps/doctor.ts';
import type * as Draft from './steps/draft.ts';
import type * as Words from './steps/finding-words.ts';
import type * as Forget from './steps/forget.ts';
import type * as Import from './steps/import.ts';
import type * as Refusal from './steps/import-document.ts';
import type * as Inspect from './steps/inspect.ts';
import type * as Messages from './steps/messages-again.ts';
import type * as Preview from './steps/preview.ts';
import type * as Publish from './steps/publish.ts';
import type * as Restore from './steps/restore.ts';
import type * as Scan from './steps/scan.ts';
import type * as Written from './steps/scan-written.ts';
import type * as SignOff from './steps/sign-off.ts';
import type * as Silence from './steps/silence.ts';
import type * as Site from './steps/site.ts';
import type * as Tables from './steps/tables.ts';
import type * as Told from './steps/told-import.ts';
import type * as Undo from './steps/undo-import.ts';
import type * as Verify from './steps/verify.ts';

export { act, rehearse } from './steps/act.ts';
export type { CheckOutcome, Resolve } from './steps/check.ts';
export type { DoctorOutcome } from './steps/doctor.ts';
export type { DraftOptions, DraftOutcome } from './steps/draft.ts';
export type { FindingWords } from './steps/finding-words.ts';
export type { ImportOptions } from './steps/import.ts';
export type { Inspection, InspectOptions, Obstacle } from './steps/inspect.ts';
export { type KnownProfiles, knownProfiles, profileNamed, recogniseKnown } from './steps/known-profiles.ts';
export type { ImportLook, LookOptions, SourceFile } from './steps/preview.ts';
export type { Published } from './steps/publish.ts';
export type { ProtectedTables } from './steps/tables.ts';
export type { ToldImport } from './steps/told-import.ts';
export type { VerifyOutcome } from './steps/verify.ts';

export const inspectFile: typeof Inspect.inspectFile = async (...args) => (await import('./steps/inspect.ts')).inspectFile(...args);
export const lookAtFile: typeof Preview.lookAtFile = async (...args) => (await import('./steps/preview.ts')).lookAtFile(...args);
export const importFile: typeof Import.importFile = async (...args) => (await import('./steps/import.ts')).importFile(...args);
export const refusalDocument = async (
  ...args: Parameters<typeof Refusal.refusalDocument>
): Promise<ReturnType<typeof Refusal.refusalDocument>> => (await import('./steps/import-document.ts')).refusalDocument(...args);
export const plainLook = async (...args: Parameters<typeof Told.plainLook>): Promise<ReturnType<typeof Told.plainLook>> =>
  (await import('./steps/told-import.ts')).plainLook(...args);
export const undoImportStep: typeof Undo.undoImportStep = async (...args) =>
  (await import('./steps/undo-import.ts')).undoImportStep(...args);
export const rehearseUndo: typeof Undo.rehearseUndo = async (...args) => (await import('./steps/undo-import.ts')).rehearseUndo(...args);
export const forget: typeof Forget.forget = async (...args) => (await import('./steps/forget.ts')).forget(...args);
export const applyRetention: typeof Forget.applyRetention = async (...args) => (await import('./steps/forget.ts')).applyRetention(...args);
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
