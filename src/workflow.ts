// The steps of a trusted flagger's year, in order. The command line and the pages call these and nothing beneath them:
//
//   import   a file of notices enters the log             lookAtFile, importFile, undoImportStep
//   draft    counts become a report value                 draftReport
//   check    all files are rendered and scanned           checkDraft, readCheck, resolveFindings
//   publish  the checked bytes go out, whole or not        publishReport
//
// and act, through which every other change of the log goes: it says which published periods are counted otherwise since.
// What makes the files of a report is large and is loaded when it is called for: an import needs none of it.
import type * as Check from './steps/check.ts';
import type * as Draft from './steps/draft.ts';
import type * as Publish from './steps/publish.ts';

export { act } from './steps/act.ts';
export type { CheckOutcome, Resolve } from './steps/check.ts';
export type { DraftOptions, DraftOutcome } from './steps/draft.ts';
export { type ImportOptions, importFile, undoImportStep } from './steps/import.ts';
export { refusalDocument } from './steps/import-document.ts';
export { type ImportLook, type LookOptions, lookAtFile } from './steps/preview.ts';
export type { Published } from './steps/publish.ts';

export const draftReport: typeof Draft.draftReport = async (...args) => (await import('./steps/draft.ts')).draftReport(...args);
export const checkDraft: typeof Check.checkDraft = async (...args) => (await import('./steps/check.ts')).checkDraft(...args);
export const readCheck: typeof Check.readCheck = async (...args) => (await import('./steps/check.ts')).readCheck(...args);
export const resolveFindings: typeof Check.resolveFindings = async (...args) => (await import('./steps/check.ts')).resolveFindings(...args);
export const publishReport: typeof Publish.publishReport = async (...args) => (await import('./steps/publish.ts')).publishReport(...args);
