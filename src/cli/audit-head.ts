// The head of the audit trail that was lost and made anew, in words: every command that does so says the same.

/** As the log calls it among what was put back. */
export const HEAD_TABLE = 'audit_head';

export const HEAD_MADE =
  'It was made anew from the last line there is, and the trail says so. Whether lines behind that were taken away, only a head kept elsewhere tells: article22 audit verify --head LINES:SHA256';
