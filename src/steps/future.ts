// Nothing can have been sent or decided after today: mostly it is a day and a month that were exchanged.
import type { SourceRecord } from '../import/parse-file.ts';
import type { Issue } from '../model/issue.ts';
import type { Dated, Notice } from '../model/notice.ts';
import type { Day } from '../model/period.ts';

export function futureIssue(record: SourceRecord, notice: Notice, { firstOn }: Dated): Issue {
  return {
    code: 'date.out-of-range',
    line: record.line,
    reference: notice.hasOwnReference ? notice.reference : null,
    label: null,
    value: firstOn,
    message: `${firstOn} lies in the future: nothing can have been sent or decided then.`,
    remedy: 'Correct the date; if day and month are exchanged, correct the date format in the profile.',
  };
}

/** The first date of a notice that lies after a day; undefined when none does. */
export function futureOf({ sent, decisions }: Notice, last: Day): Dated | undefined {
  if (sent.firstOn > last) return sent;
  return decisions.find(({ decided }) => decided && decided.firstOn > last)?.decided ?? undefined;
}
