// The letters to the awarding authorities: what is sent, where each duty is met, how to check it, and in an annex what only the
// authority may read. Each quotes the SHA-256 of the public manifest.
import type { PackageFile } from '../model/file.ts';
import type { Flagger } from '../model/flagger.ts';
import { renderTemplate } from '../render/mustache.ts';
import { addressees, type Letter, letterLanguages, letterView } from './letter-view.ts';
import { renderTypst } from './pdf.ts';

/** All letters of a submission: one to each authority in each language it is written to in. */
export function lettersOf(common: Pick<Letter, 'report' | 'manifestSha256' | 'authorityOnly'>, flagger: Flagger): Letter[] {
  const awards = addressees(common.report, flagger);
  return awards.flatMap((award) =>
    letterLanguages(award, flagger).map((language) => ({
      ...common,
      award,
      language,
      others: awards.filter((other) => other.code !== award.code),
    })),
  );
}

/** `letter.AWARD.LANGUAGE.html`, the same as PDF and as plain text. Dated with the day of release. @throws UserError `pdf.no-typst` */
export function renderLetter(letter: Letter): PackageFile[] {
  const view = letterView(letter);
  const name = (format: string) => `letter.${letter.award.code}.${letter.language}.${format}`;
  const written = ['html', 'txt'].map((format) => ({
    name: name(format),
    bytes: new TextEncoder().encode(renderTemplate(`letter.${format}`, view)),
  }));
  const pdf = renderTypst({ template: 'letter', view, releasedOn: letter.report.releasedOn });
  return [...written, { name: name('pdf'), bytes: pdf }];
}
