// What an import says about the name of a service that is not certain: what is doubtful, the likely answer, and the command that gives it.
import { quote } from '../error.ts';
import type { SourceRecord } from '../import/parse-file.ts';
import type { ServiceQuestion } from '../log/service-book.ts';
import type { Issue } from '../model/issue.ts';
import type { Notice } from '../model/notice.ts';
import { possibleVariants, type Variants } from '../model/variants.ts';

/** How many likely services are named. */
const LIKELY_MAX = 3;

const CODES: Readonly<Record<ServiceQuestion['doubt'], string>> = {
  'taken-as': 'provider.taken-as',
  'mixed-scripts': 'text.mixed-scripts',
  near: 'provider.possible-variants',
  several: 'value.multiple',
  entity: 'value.unmapped',
  group: 'value.unmapped',
  'one-service': 'value.unmapped',
  unknown: 'value.unmapped',
};

/** The issue of one record whose service is in doubt; a held record always says `value.unmapped` too, see `serviceIssues`. */
function serviceIssue(question: ServiceQuestion, record: SourceRecord, notice: Notice, label: string | null): Issue {
  return {
    code: CODES[question.doubt],
    line: record.line,
    reference: notice.hasOwnReference ? notice.reference : null,
    label,
    value: question.name.slice(0, 40),
    message: messageOf(question),
    remedy: remedyOf(question),
  };
}

/** All that is to be said of a doubtful service; `held` when the record waits for the answer. */
export function serviceIssues(
  question: ServiceQuestion,
  held: boolean,
  record: SourceRecord,
  notice: Notice,
  label: string | null,
): Issue[] {
  const issue = serviceIssue(question, record, notice, label);
  if (!held || issue.code === 'value.unmapped') return [issue];
  return [issue, { ...issue, code: 'value.unmapped', message: `The log does not know the service ${quote(question.name)}.` }];
}

function messageOf({ doubt, name, likely, provider }: ServiceQuestion): string {
  const own = quote(name);
  const names = likely.slice(0, LIKELY_MAX).map(quote).join(', ');
  switch (doubt) {
    case 'taken-as':
      return `${own} is taken as ${names}, of which it is a known spelling or address.`;
    case 'mixed-scripts':
      return `The name ${own} holds letters of several alphabets that look alike${names ? `; it looks like ${names} and is not the same text` : ''}.`;
    case 'near':
      return `The log does not know the service ${own}; it is nearly ${names}.`;
    case 'several':
      return `${own} names several services: ${names}. A notice goes to one provider.`;
    case 'one-service':
      return `${own} is the legal entity ${quote(provider ?? '')}, not a service; its one known service is ${names}.`;
    case 'entity':
      return `${own} is nearly the name of a legal entity${names ? `, known for ${names}` : ''}; expected was a service.`;
    case 'group':
      return `${own} names a company group, not a service${names ? `; it has ${names} and maybe more` : ''}.`;
    case 'unknown':
      return `The log does not know the service ${own}.`;
  }
}

function remedyOf({ doubt, likely }: ServiceQuestion): string {
  const [first] = likely;
  if (doubt === 'taken-as') return 'If that is wrong, say which service it is: article22 provider alias SPELLING SERVICE.';
  const alias = first
    ? `If it is ${quote(first)}: article22 provider alias SPELLING ${quote(first)}.`
    : 'Say which service it is: article22 provider alias SPELLING SERVICE.';
  return `${alias} If it is another: article22 provider confirm --new NAME, or map it in the profile. Then import the file again.`;
}

/** Pairs of names that are listed. */
const PAIRS_MAX = 50;

const NEARNESS: Readonly<Record<Variants['nearness'], string>> = {
  spelling: 'two spellings of one name',
  'look-alike': 'the same to the eye, in other letters',
  ending: 'the same but for the ending of an address or a legal form',
  typing: 'a letter or two apart',
};

/** Warnings about names of services in one file that may be one and the same; the file is read as it stands. */
export function variantIssues(names: Iterable<string>, label: string | null): Issue[] {
  return possibleVariants(names)
    .slice(0, PAIRS_MAX)
    .map(({ names: [one, other], nearness }) => ({
      code: 'provider.possible-variants',
      line: null,
      reference: null,
      label,
      value: one.slice(0, 40),
      message: `${quote(one)} and ${quote(other)} may be one service: ${NEARNESS[nearness]}.`,
      remedy: 'If they are one, say so when the file is imported: article22 provider alias SPELLING SERVICE.',
    }));
}
