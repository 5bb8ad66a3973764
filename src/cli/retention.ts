// article22 retention: until when private texts are kept, what is due, and erasing it.
import type { Command } from 'commander';
import { EXIT, UserError } from '../error.ts';
import type { Log } from '../log/db.ts';
import type { Retention } from '../log/retention.ts';
import { type Day, dayIn, isDay } from '../model/period.ts';
import { KEPT_KINDS, type KeepRule, type KeptKind } from '../model/retention.ts';
import { sweptLines } from './forget.ts';
import type { Shell } from './shell.ts';
import { plural } from './table-text.ts';

const WORDS: Readonly<Record<KeptKind, readonly [one: string, many: string]>> = {
  urls: ['raw address', 'raw addresses'],
  notes: ['private note', 'private notes'],
};

export function registerRetention(program: Command, shell: Shell): void {
  const retention = program.command('retention').description('until when raw addresses and private notes are kept');
  retention
    .command('due', { isDefault: true })
    .description('what is kept and what is past its day; --confirm erases that')
    .option('--confirm', 'erase what is due; it cannot be taken back')
    .addHelpText('after', '\nExamples:\n  article22 retention\n  article22 retention due --confirm')
    .action(({ confirm }: { confirm?: boolean }) =>
      shell.withLog(async (log) => {
        const { readRetention } = await import('../log/retention.ts');
        const today = await todayOf(log, shell);
        const kinds = await readRetention(log.db, today);
        if (!confirm) {
          const due = kinds.some((kind) => kind.due > 0);
          const next = due ? 'Nothing was changed. To erase what is due: article22 retention due --confirm' : 'Nothing is due.';
          shell.result({ dryRun: true, today, kinds }, [...kinds.map(line), next].join('\n'));
          return;
        }
        const { applyRetention } = await import('../workflow.ts');
        const { erased, swept } = await applyRetention(log, today, shell.actor());
        shell.result({ dryRun: false, today, erased, swept }, [`Erased ${plural(erased, 'text')}.`, ...sweptLines(swept)].join('\n'));
      }),
    );
  retention
    .command('keep <kind>')
    .description('say until when urls or notes are kept; without a rule no raw address is kept at all')
    .option('--days <n>', 'so many days after the notice was sent')
    .option('--until <day>', 'until this day, for all')
    .option('--off', 'urls: keep no more of them; notes: keep them until they are forgotten')
    .addHelpText('after', '\nExamples:\n  article22 retention keep urls --days 180\n  article22 retention keep notes --until 2027-12-31')
    .action((given: string, flags: { days?: string; until?: string; off?: boolean }) =>
      shell.withLog(async (log) => {
        const kind = KEPT_KINDS.find((one) => one === given);
        if (!kind) throw new UserError('option.unknown-value', `Expected was one of: ${KEPT_KINDS.join(', ')}.`, EXIT.usage);
        const rule = ruleOf(flags);
        refusePast(rule, await todayOf(log, shell));
        const { setRule } = await import('../log/retention.ts');
        const { writing } = await import('../log/writing.ts');
        await writing(log, shell.actor(), (db, at) => setRule(db, kind, rule, at));
        shell.result({ kind, rule }, `${capital(WORDS[kind][1])}: ${ruleText(kind, rule)}.`);
      }),
    );
}

function ruleOf({ days, until, off }: { days?: string; until?: string; off?: boolean }): KeepRule | null {
  if ([days, until, off].filter((one) => one !== undefined).length !== 1)
    throw new UserError('retention.rule', 'Say one of --days, --until and --off.', EXIT.usage);
  if (off) return null;
  if (until !== undefined) {
    if (!isDay(until)) throw new UserError('day.unreadable', '--until must be a day that exists, written YYYY-MM-DD.', EXIT.usage);
    return { until };
  }
  if (!/^[1-9]\d{0,3}$/.test(days ?? ''))
    throw new UserError('number.not-integer', '--days must be a whole number from 1 to 9999.', EXIT.usage);
  return { days: Number(days) };
}

async function todayOf({ db }: Log, shell: Shell): Promise<Day> {
  const { reportTimeZone } = await import('../log/settings.ts');
  return dayIn(await reportTimeZone(db), shell.actor().now);
}

/** @throws UserError `retention.past`: everything would be due at once, what is entered later too */
function refusePast(rule: KeepRule | null, today: Day): void {
  if (rule !== null && 'until' in rule && rule.until < today)
    throw new UserError('retention.past', `--until is past; expected was ${today} or a later day.`, EXIT.usage);
}

function line({ kind, rule, kept, due, nextDueAfter }: Retention): string {
  const next = nextDueAfter === null ? '' : `; next after ${nextDueAfter}`;
  return `${plural(kept, ...WORDS[kind])}, ${due} due${next} (${ruleText(kind, rule)})`;
}

function ruleText(kind: KeptKind, rule: KeepRule | null): string {
  if (rule === null) return kind === 'urls' ? 'none is kept from now on' : 'kept until they are forgotten';
  return 'days' in rule ? `kept until ${plural(rule.days, 'day')} after the notice was sent` : `kept until ${rule.until}`;
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
