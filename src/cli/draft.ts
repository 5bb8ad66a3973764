// article22 draft: counts of a period become a report, stored until it is checked.
import type { Command } from 'commander';
import { EXIT, UserError } from '../error.ts';
import { isDay, parsePeriod } from '../model/period.ts';
import { isWebAddress } from '../model/web-address.ts';
import { reportText } from './report-text.ts';
import type { Shell } from './shell.ts';
import { ICU, VERSION } from './version.ts';

interface DraftFlags {
  readonly period: string;
  readonly interim?: boolean;
  readonly asOf?: string;
  readonly release?: string;
  readonly address?: string;
  readonly correction?: string[];
  readonly method?: string[];
  readonly spanDay?: string;
}

export function registerDraft(program: Command, shell: Shell): void {
  program
    .command('draft')
    .description('draft the report of a period of at most 12 months')
    .requiredOption('--period <period>', '2026, 2026-Q1, 2026-03 or 2026-01-01..2026-12-31')
    .option('--interim', 'an interim report; default is the annual one')
    .option('--as-of <day>', 'count what was known at the end of this day (default: today)')
    .option('--release <day>', 'day of release (default: today)')
    .option('--address <url>', 'where the report will be public')
    .option('--correction <reason...>', 'correct the published version; the reason as TEXT or LANGUAGE=TEXT')
    .option('--method <method...>', 'with --correction: how the mistake was found and corrected; as TEXT or LANGUAGE=TEXT')
    .option('--span-day <which>', 'first or last: which day counts where only a span is known')
    .addHelpText(
      'after',
      '\nExamples:\n  article22 draft --period 2026\n  article22 draft --period 2025-12-22..2026-12-21 --as-of 2027-01-31 --address https://hotline.example/report-2026\n  article22 draft --period 2026 --correction "nl=Een besluit was verkeerd genoteerd" "fr=Une décision était mal notée" --method "nl=Gevonden bij een controle" "fr=Trouvée lors d’un contrôle"',
    )
    .action(async (flags: DraftFlags) => {
      const day = (name: string, text: string | undefined) => {
        if (text !== undefined && !isDay(text))
          throw new UserError('day.unreadable', `--${name} must be a day that exists, written YYYY-MM-DD.`, EXIT.usage);
        return text ?? null;
      };
      if (flags.spanDay !== undefined && !['first', 'last'].includes(flags.spanDay))
        throw new UserError('span-day.unknown', '--span-day must be first or last.', EXIT.usage);
      if (flags.address !== undefined && !isWebAddress(flags.address))
        throw new UserError(
          'address.unreadable',
          '--address must be a whole web address, beginning with https:// and without a password in it',
          EXIT.usage,
        );
      if (flags.method && !flags.correction)
        throw new UserError(
          'method.without-correction',
          '--method goes with --correction: it says how a mistake was corrected.',
          EXIT.usage,
        );
      const options = {
        period: parsePeriod(flags.period),
        kind: flags.interim ? ('interim' as const) : ('annual' as const),
        asOfOn: day('as-of', flags.asOf),
        releasedOn: day('release', flags.release),
        publicAddress: flags.address ?? null,
        spanDay: (flags.spanDay ?? null) as 'first' | 'last' | null,
      };
      await shell.withLog(async (log) => {
        const { draftReport } = await import('../workflow.ts');
        const { readFlagger } = await import('../log/documents.ts');
        const languages = (await readFlagger(log.db))?.languages ?? [];
        const given = {
          correctionReason: flags.correction ? await textsByLanguage('correction', 'reason', flags.correction, languages) : null,
          correctionMethod: flags.method ? await textsByLanguage('method', 'method', flags.method, languages) : null,
        };
        const { report, draftId, remarks } = await draftReport(log, VERSION, { ...options, ...given, icu: ICU }, shell.actor());
        for (const remark of remarks) shell.say(`Note: ${remark}`);
        shell.result({ draftId, remarks, report }, `${reportText(report)}\nNext: article22 check`);
      });
    });
}

/** `nl=…` sets one language; a text without a language is used for all. */
async function textsByLanguage(
  option: 'correction' | 'method',
  what: string,
  texts: readonly string[],
  languages: readonly string[],
): Promise<Record<string, string>> {
  const { refuseTurning } = await import('../model/text.ts');
  const byLanguage: Record<string, string> = {};
  for (const text of texts) {
    refuseTurning(`The ${what}`, text);
    const [, language, words] = /^([a-z]{2})=(.+)$/s.exec(text) ?? [];
    if (language && words) byLanguage[language] = words;
    else for (const one of languages) byLanguage[one] ??= text;
  }
  const missing = languages.filter((language) => !byLanguage[language]);
  if (missing.length > 0)
    throw new UserError(
      `${option}.language`,
      `The ${what} is missing in ${missing.join(', ')}. Give it as --${option} "${missing[0]}=…".`,
      EXIT.needsAnswer,
    );
  return byLanguage;
}
