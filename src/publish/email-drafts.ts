// The messages with which the submission travels: one draft for each letter, with submission.zip attached. They lie beside the packages,
// because a package cannot hold a message that holds it. What they say stands in the letter, too, so the gate has read it.
import type { PackageFile } from '../model/file.ts';
import type { Flagger } from '../model/flagger.ts';
import { renderTemplate } from '../render/mustache.ts';
import { writeEmail } from './email.ts';
import { lettersOf } from './letter.ts';
import { type Letter, letterView } from './letter-view.ts';

/** `email/AWARD.LANGUAGE.eml`. To the authority's mailbox, or to nobody yet where it is not known. */
export function emailDrafts(
  common: Pick<Letter, 'report' | 'manifestSha256' | 'authorityOnly'>,
  flagger: Flagger,
  submission: PackageFile,
): PackageFile[] {
  return lettersOf(common, flagger).map((letter) => {
    const view = letterView(letter);
    const { report, award, language } = letter;
    const bytes = writeEmail({
      from: report.publisher.contactEmail,
      to: award.authority.email,
      subject: view.subject,
      text: renderTemplate('email.txt', view),
      on: report.releasedOn,
      attachment: { name: submission.name, type: 'application/zip', bytes: submission.bytes },
    });
    return { name: `email/${award.code}.${language}.eml`, bytes };
  });
}
