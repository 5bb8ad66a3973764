// article22 silence: who has not answered which notices and for how long, who is to be reminded, and the annex to a complaint (Article 53).
import type { Command } from 'commander';
import { EXIT, UserError } from '../error.ts';
import type { Log } from '../log/db.ts';
import { addMonths, type Day, dayIn, parsePeriod } from '../model/period.ts';
import { AGE_CLASSES, type ProviderSilence, type ServiceSilence, type SilenceAgeing } from '../model/silence.ts';
import { refuseUnwritable, writeFolder } from './files.ts';
import { toRead } from './reading.ts';
import type { Shell } from './shell.ts';
import { plural, textTable } from './table-text.ts';

interface AnnexFlags {
  readonly provider?: string;
  readonly all?: boolean;
  readonly period?: string;
  readonly language: string;
  readonly out: string;
}

export function registerSilence(program: Command, shell: Shell): void {
  const silence = program.command('silence').description('notices without a decision: how old, whom to remind, an annex to a complaint');
  silence
    .command('show', { isDefault: true })
    .description('notices under Article 16 without a decision, by provider and age')
    .action(() =>
      toRead(shell, async (log) => {
        const { readAgeing } = await import('../log/silence.ts');
        const ageing = await readAgeing(log.db, await todayOf(log, shell));
        shell.result(ageing, ageingText(ageing));
      }),
    );
  registerDue(silence, shell);
  registerAnnex(silence, shell);
}

function registerDue(silence: Command, shell: Shell): void {
  silence
    .command('due')
    .description('notices of which the provider is to be reminded, the oldest first')
    .option('--first <days>', 'set: days after sending until the first reminder is due')
    .option('--again <days>', 'set: days after a reminder until the next is due')
    .action(async (flags: { first?: string; again?: string }) => {
      if (flags.first !== undefined || flags.again !== undefined) await shell.withLog((log) => setDays(log, flags, shell));
      await toRead(shell, async (log) => {
        const { listRemindersDue } = await import('../log/silence-notices.ts');
        const { due, next } = await listRemindersDue(log.db, await todayOf(log, shell));
        const lines = due.map(
          (one) =>
            `${one.reference} (${one.source}): ${one.service ?? 'a service not recorded'}, sent ${one.sentOn}, ${plural(one.days, 'day')}${one.lastReminderOn ? `, reminded ${one.lastReminderOn}` : ''}`,
        );
        const text = lines.length === 0 ? 'No reminder is due.' : [...lines, ...(next ? ['… and more.'] : [])].join('\n');
        shell.result({ due, next }, text);
      });
    });
}

async function setDays(log: Log, { first, again }: { first?: string; again?: string }, shell: Shell): Promise<void> {
  const { readReminderDays, setReminderDays } = await import('../log/silence.ts');
  const { writing } = await import('../log/writing.ts');
  await writing(log, shell.actor(), async (db, at) => {
    const held = await readReminderDays(db);
    await setReminderDays(db, { first: Number(first ?? held.first), again: Number(again ?? held.again) }, at);
  });
}

function registerAnnex(silence: Command, shell: Shell): void {
  silence
    .command('annex')
    .description('a table of the notices without a decision, for a complaint under Article 53: page, PDF and data')
    .option('--provider <code>', 'of one provider; see the codes with: article22 silence')
    .option('--all', 'of all providers')
    .option('--period <period>', 'days of sending: a year, a quarter, a month or two days (default: the last 12 months)')
    .option('--language <language>', 'nl, fr, de or en', 'en')
    .requiredOption('--out <folder>', 'a new folder for the files')
    .addHelpText('after', '\nExample:\n  article22 silence annex --provider invented-video --language nl --out annex')
    .action((flags: AnnexFlags) =>
      shell.withLog(async (log) => {
        if ((flags.provider === undefined) === (flags.all === undefined))
          throw new UserError('silence.whose', 'Say one of --provider CODE and --all.', EXIT.usage);
        refuseUnwritable(flags.out, 'folder');
        const { buildSilenceAnnex } = await import('../workflow.ts');
        const today = await todayOf(log, shell);
        const period = flags.period === undefined ? { first: addMonths(today, -12), last: today } : parsePeriod(flags.period);
        const options = { provider: flags.provider ?? null, period, language: flags.language, today };
        const { annex, files, findings } = await buildSilenceAnnex(log, options, shell.actor());
        writeFolder(flags.out, files);
        const names = files.map(({ name }) => name);
        shell.result(
          { notices: annex.notices.length, period, asOfOn: today, files: names, findings },
          [
            `Wrote ${names.join(', ')} into ${flags.out}: ${plural(annex.notices.length, 'notice')} without a decision.`,
            ...findings.map(({ file, place, kind }) => `  to be read: ${file}, ${place}: ${kind}`),
            'Nothing that must not stand there was found automatically; read the files before you send them.',
          ].join('\n'),
        );
      }),
    );
}

async function todayOf({ db }: Log, shell: Shell): Promise<Day> {
  const { reportTimeZone } = await import('../log/settings.ts');
  return dayIn(await reportTimeZone(db), shell.actor().now);
}

const AGE_LABELS = AGE_CLASSES.map(({ from, to }) => (to === null ? `> ${from - 1}` : from === 0 ? `<= ${to}` : `${from}-${to}`));

function ageingText({ asOfOn, total, providers, apart }: SilenceAgeing): string {
  if (total.notices === 0) return 'Every notice under Article 16 has a decision.';
  const head = ['provider', 'notices', ...AGE_LABELS, 'oldest', 'confirmed', 'reminders', 'due'];
  const count = (value: number | null) => value ?? '?';
  const row = (name: string, one: Pick<ServiceSilence, keyof SilenceAgeing['total']>) => [
    name,
    one.notices,
    ...one.byAge,
    one.oldestOn ?? '',
    ...[one.confirmed, one.reminders, one.remindersDue].map(count),
  ];
  const named = ({ code, name }: ServiceSilence) => (code === null ? 'not recorded' : `${name} (${code})`);
  const lines = (one: ProviderSilence) => [
    row(named(one), one),
    ...one.services.filter(({ code }) => code !== null).map((service) => row(`  ${service.name}`, service)),
  ];
  return [
    `Notices under Article 16 without a decision, by days since sending, on ${asOfOn}:`,
    textTable([head, ...providers.flatMap(lines), row('total', total)]),
    ...apart.map(({ channel, notices }) => `Apart, channel ${channel}: ${plural(notices, 'notice')} without a decision.`),
  ].join('\n');
}
