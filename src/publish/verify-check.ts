// What verify looks at, and what it says of it to somebody who is no technician: what holds, what does not, what that means and what to do.

export interface Check {
  /** Stable: `files.unchanged`; in a submission those of the public package begin with `public.`. */
  readonly code: string;
  readonly ok: boolean;
  /** False where this program could not compare: another version made the package (`ok`), or it stopped at what the report holds (not `ok`). */
  readonly compared: boolean;
  readonly sentence: string;
  /** What a failure means, and what to do; null where the check holds. */
  readonly meaning: string | null;
  readonly remedy: string | null;
  /** Files, tables or cells that are wrong. */
  readonly places: readonly string[];
}

const ASK = 'Do not use it as the report. Ask the publisher for the original package.';
const TELL = 'Tell the publisher at once, and do not pass the package on.';

interface Words {
  readonly holds: string;
  readonly fails: string;
  readonly means: string;
  readonly remedy: string;
}

const CHECKS = {
  'manifest.valid': {
    holds: 'The package has a list of its files.',
    fails: 'The list of files is missing or damaged',
    means: 'Nobody can tell which files belong to the report, and whether they were changed.',
    remedy: ASK,
  },
  'manifest.report': {
    holds: 'The list of files belongs to this report.',
    fails: 'The list of files belongs to another report or package',
    means: 'Files of two reports were mixed.',
    remedy: ASK,
  },
  'files.complete': {
    holds: 'Every file on the list is there.',
    fails: 'Files on the list are missing',
    means: 'A part of the report was lost or taken out.',
    remedy: ASK,
  },
  'files.unchanged': {
    holds: 'Every file is unchanged since publication.',
    fails: 'Files were changed after publication',
    means: 'What you have before you is not what was published.',
    remedy: ASK,
  },
  'files.nothing-else': {
    holds: 'There is no file that is not on the list.',
    fails: 'Files were added that are not on the list',
    means: 'Somebody put them in; they are no part of the report.',
    remedy: 'Do not open them. Ask the publisher for the original package.',
  },
  'report.valid': {
    holds: 'The report can be read by a program.',
    fails: 'The report for programs is missing or has not the form it should have',
    means: 'Its numbers cannot be compared with anything.',
    remedy: ASK,
  },
  'names.consistent': {
    holds: 'Every file is of the kind, period, version and language that the report says.',
    fails: 'Files do not fit the kinds, period, version or languages of the report',
    means: 'Files of another report or version were put in, or some were left out.',
    remedy: ASK,
  },
  'sums.shape': {
    holds: 'Every table is complete.',
    fails: 'Tables are incomplete, or lack numbers without saying so',
    means: 'Rows or numbers were lost or taken out.',
    remedy: ASK,
  },
  'sums.tables': {
    holds: 'In every table the rows add up to their totals.',
    fails: 'Rows do not add up to their total',
    means: 'At least one number was miscounted or changed.',
    remedy: 'Do not rely on the numbers. Ask the publisher for an explanation or a corrected version.',
  },
  'sums.linked': {
    holds: 'Tables that count the same notices have the same totals.',
    fails: 'Totals differ from the numbers they repeat',
    means: 'At least one number was miscounted or changed.',
    remedy: 'Do not rely on the numbers. Ask the publisher for an explanation or a corrected version.',
  },
  'data.equal': {
    holds: 'The data files hold the same numbers as the report.',
    fails: 'Data files differ from the report',
    means: 'Who reckons with them gets another result than who reads the report.',
    remedy: ASK,
  },
  'data.described': {
    holds: 'The descriptions fit the files they describe.',
    fails: 'Descriptions differ from what the report gives',
    means: 'A program could take a file for something it is not.',
    remedy: ASK,
  },
  'pages.equal': {
    holds: 'The pages show the same numbers as the report.',
    fails: 'Pages differ from the report',
    means: 'Readers of the page see another number than programs do.',
    remedy: ASK,
  },
  'pages.words': {
    holds: 'The pages say what the report gives, and nothing else.',
    fails: 'Pages say something else than the report gives',
    means: 'A sentence or a number was changed, added or taken out.',
    remedy: ASK,
  },
  'workbooks.equal': {
    holds: 'The workbooks hold the same numbers as the report.',
    fails: 'Workbooks differ from the report',
    means: 'Who reckons with them gets another result than who reads the report.',
    remedy: ASK,
  },
  'pdf.equal': {
    holds: 'The PDF files show the same numbers as the report.',
    fails: 'PDF files differ from the report',
    means: 'Readers on paper see another number than readers of the page.',
    remedy: ASK,
  },
  'withheld.safe': {
    holds: 'No withheld count could be worked out from the tables.',
    fails: 'Withheld counts can be worked out from the tables',
    means: 'A count so small that somebody could be recognised is not protected.',
    remedy: TELL,
  },
  'patterns.none': {
    holds: 'Nothing in it looks like an e-mail address, telephone number, bank account or other personal data.',
    fails: 'Something looks like personal data',
    means: 'Somebody could be recognised by it.',
    remedy: TELL,
  },
  'letter.checksum': {
    holds: 'Every letter quotes the checksum of the enclosed report.',
    fails: 'Letters do not quote the checksum of the enclosed report',
    means: 'The enclosed report is not the one the letter was written for.',
    remedy: 'Do not accept it as the submission. Ask the publisher to send it again.',
  },
  'authority-only.valid': {
    holds: 'What only the authority gets belongs to this report.',
    fails: 'What only the authority gets belongs to another report, or is damaged',
    means: 'Parts of two submissions were mixed.',
    remedy: 'Do not accept it as the submission. Ask the publisher to send it again.',
  },
  'submission.whole': {
    holds: 'The submission holds the public package, letters and what only the authority gets, and nothing else.',
    fails: 'The submission holds files that no submission holds',
    means: 'Somebody put something in.',
    remedy: 'Do not open these files. Ask the publisher to send it again.',
  },
  'packages.same': {
    holds: 'The packages hold the same report, byte for byte.',
    fails: 'Packages of one version hold different reports',
    means: 'One of them is not what was published.',
    remedy: ASK,
  },
} as const satisfies Readonly<Record<string, Words>>;

export type CheckCode = keyof typeof CHECKS;

/** At most this many places are told in the sentence; `places` has them all. */
const PLACES_TOLD = 3;
const PLACES_KEPT = 200;

/** It holds where nothing is wrong. */
export function check(code: CheckCode, problems: readonly string[]): Check {
  const { holds, fails, means, remedy } = CHECKS[code];
  const common = { code, compared: true, places: problems.slice(0, PLACES_KEPT) };
  if (problems.length === 0) return { ...common, ok: true, sentence: holds, meaning: null, remedy: null };
  const more = problems.length > PLACES_TOLD ? ` and ${problems.length - PLACES_TOLD} more` : '';
  const sentence = `${fails}: ${problems.slice(0, PLACES_TOLD).join('; ')}${more}.`;
  return { ...common, ok: false, sentence, meaning: means, remedy };
}

/** It holds, in words of its own; or, where it was not compared, nothing speaks against it. */
export function holds(code: string, sentence: string, compared = true): Check {
  return { code, ok: true, compared, sentence, meaning: null, remedy: null, places: [] };
}

/** Where the program stopped at what the report holds: nobody is accused, and nothing is passed. `what` begins the sentence. */
export function undecided(code: CheckCode, what: string): Check {
  return {
    code,
    ok: false,
    compared: false,
    sentence: `${what} could not be compared: the program stopped at what report.json holds.`,
    meaning: 'Either it holds what no report of this program holds, or the program has a mistake.',
    remedy: 'Do not rely on the package until it is clear which: ask the publisher, and tell the makers of the program.',
    places: [],
  };
}

/** Of a file or folder that is no readable package at all. */
export function unreadable(code: string, sentence: string): Check {
  return {
    code,
    ok: false,
    compared: true,
    sentence,
    meaning: 'Nothing else could be looked at.',
    remedy: 'Ask the publisher for the original file.',
    places: [],
  };
}
