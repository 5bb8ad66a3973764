// What may stand in the files of a report by right: the publisher's own mailbox and addresses, the words of the field, and given texts.
import type { ScanRules } from '../gate/gate.ts';
import type { Report } from '../model/report.ts';
import { STANDING_ADDRESSES } from '../publish/datapackage.ts';
import { vocabularyWords } from './gate-words.ts';

/**
 * The same rules at the check and when anybody verifies. `publisher` is who publishes, `authorities` are the countries of its awards, and
 * `texts` names and labels that were looked at where they were typed.
 */
export function scanRules(
  { independence, care, publicAddress }: Pick<Report, 'independence' | 'care' | 'publicAddress'>,
  publisher: Pick<Report['publisher'], 'contactEmail' | 'website' | 'country'>,
  authorities: readonly string[],
  texts: readonly string[],
): ScanRules {
  return {
    roleMailboxes: [publisher.contactEmail],
    allowedUrls: [
      ...STANDING_ADDRESSES,
      publisher.website,
      ...(publicAddress ? [publicAddress] : []),
      ...[...independence, ...care].flatMap(({ link }) => link ?? []),
    ],
    allowedWords: vocabularyWords(),
    allowedTexts: texts,
    countries: [...new Set([publisher.country, ...authorities])],
  };
}
