// A notice cannot have been sent after today: mostly it is a day and a month that were exchanged.
import type { SourceRecord } from '../import/parse-file.ts';
import type { Issue } from '../model/issue.ts';
import type { Notice } from '../model/notice.ts';

export function futureIssue(record: SourceRecord, notice: Notice): Issue {
  return {
    code: 'date.out-of-range',
    line: record.line,
    reference: notice.hasOwnReference ? notice.reference : null,
    label: null,
    value: notice.sent.firstOn,
    message: `The notice was sent on ${notice.sent.firstOn}, which lies in the future.`,
    remedy: 'Correct the date of sending; if day and month are exchanged, correct the date format in the profile.',
  };
}
