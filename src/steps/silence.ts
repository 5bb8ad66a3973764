// The annex to a complaint about a provider that does not answer (Article 53): notices of a span of days become files, and the files go
// through the gate as everything does that leaves the house.
import { EXIT, UserError } from '../error.ts';
import { scanFiles } from '../gate/gate.ts';
import { type Actor, addAudit } from '../log/audit-trail.ts';
import type { Log } from '../log/db.ts';
import { readFlagger } from '../log/documents.ts';
import { readSilentNotices, silenceSubject } from '../log/silence-notices.ts';
import { writing } from '../log/writing.ts';
import type { PackageFile } from '../model/file.ts';
import type { Finding } from '../model/finding.ts';
import type { Day, Period } from '../model/period.ts';
import type { SilenceAnnex } from '../model/silence.ts';
import { renderSilenceAnnex } from '../publish/silence-annex.ts';
import { annexCatalogue } from '../publish/silence-annex-view.ts';
import { flaggerWords, knownOf, registeredNames, vocabularyWords } from './gate-words.ts';

export interface SilenceOptions {
  /** Code; null: all providers. */
  readonly provider: string | null;
  /** Days of sending. */
  readonly period: Period;
  /** `nl`, `fr`, `de` or `en`. */
  readonly language: string;
  /** Ages are those of this day. */
  readonly today: Day;
}

export interface SilenceOutcome {
  readonly annex: SilenceAnnex;
  /** Page, data file and PDF. */
  readonly files: readonly PackageFile[];
  /** What only a person can judge; what is certainly personal data stops the annex. */
  readonly findings: readonly Finding[];
}

/**
 * Makes the annex and notes in the audit trail that it was made. Nothing else is written.
 *
 * @throws UserError `flagger.missing`, `provider.unknown`, `silence.too-many`, `language.no-catalogue`, `pdf.no-typst`,
 *   `silence.personal-data`
 */
export async function buildSilenceAnnex(log: Log, options: SilenceOptions, actor: Actor): Promise<SilenceOutcome> {
  const { language, period, today } = options;
  const { texts } = annexCatalogue(language);
  const annex = await assembleAnnex(log, options);
  const files = renderSilenceAnnex(annex, language);
  const findings = await scanAnnex(log, files, texts);
  const blocked = findings.filter(({ result }) => result === 'block');
  if (blocked.length > 0)
    throw new UserError(
      'silence.personal-data',
      `The annex is not made: ${blocked.length} places in it look like personal data (${[...new Set(blocked.map(({ kind, place }) => `${kind} at ${place}`))].slice(0, 3).join('; ')}). Is a service or a provider named after a person? Then say so with: article22 provider confirm`,
      EXIT.gateClosed,
      { findings: blocked.map(({ file, place, kind }) => ({ file, place, kind })) },
    );
  await writing(log, actor, async (db, at) => {
    const subject = await silenceSubject(db, options.provider);
    await addAudit(db, at, 'silence.annex', subject, { ...period, asOfOn: today, language, notices: annex.notices.length });
  });
  return { annex, files, findings };
}

async function assembleAnnex({ db }: Log, { provider, period, today }: SilenceOptions): Promise<SilenceAnnex> {
  const flagger = await readFlagger(db);
  if (!flagger)
    throw new UserError(
      'flagger.missing',
      "The trusted flagger's own data are missing. Enter them with: article22 flagger import FILE",
      EXIT.needsAnswer,
    );
  const silent = await readSilentNotices(db, { provider, period, today });
  return {
    publisher: { name: flagger.name, legalName: flagger.legalName, country: flagger.country },
    awards: flagger.awards.map(({ authority, decisionReference, decidedOn }) => ({
      authority: authority.name,
      decisionReference,
      decidedOn,
    })),
    provider: silent.provider,
    period,
    asOfOn: today,
    notices: silent.notices,
    invented: flagger.invented,
  };
}

async function scanAnnex(log: Log, files: readonly PackageFile[], words: readonly string[]): Promise<Finding[]> {
  const flagger = await readFlagger(log.db);
  const texts = [...(await registeredNames(log)), ...(flagger ? flaggerWords(flagger) : [])];
  const known = await knownOf(log, [...vocabularyWords(), ...texts, ...words]);
  const countries = flagger ? [flagger.country, ...flagger.awards.map(({ authority }) => authority.country)] : [];
  return scanFiles(files, known, {
    roleMailboxes: [],
    allowedUrls: [],
    allowedWords: vocabularyWords(),
    allowedTexts: texts,
    countries: [...new Set(countries)],
  });
}
