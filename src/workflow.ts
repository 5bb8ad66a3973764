// The steps of a trusted flagger's year, in order. The command line and the pages call these and nothing beneath them:
//
//   import   a file of notices enters the log             lookAtFile, importFile, undoImportStep
//   draft    counts become a report value                 draftReport
//   check    all files are rendered and scanned           checkDraft, readCheck, resolveFindings
//   publish  the checked bytes go out, whole or not        publishReport
//
// and act, through which every other change of the log goes: it says which published periods are counted otherwise since.
export { act } from './steps/act.ts';
export { type CheckOutcome, checkDraft, type Resolve, readCheck, resolveFindings } from './steps/check.ts';
export { type DraftOptions, type DraftOutcome, draftReport } from './steps/draft.ts';
export { type ImportOptions, importFile, undoImportStep } from './steps/import.ts';
export { refusalDocument } from './steps/import-document.ts';
export { type ImportLook, type LookOptions, lookAtFile } from './steps/preview.ts';
export { type Published, publishReport } from './steps/publish.ts';
