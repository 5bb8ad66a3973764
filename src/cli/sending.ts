// article22 sending: what was sent to which authority, when and how. It stays in the log; no report tells it.
import type { Command } from 'commander';
import { EXIT, UserError } from '../error.ts';
import type { Sending } from '../log/sendings.ts';
import { parsePeriod } from '../model/period.ts';
import { SENDING_WAYS, type SendingWay } from '../model/sending.ts';
import { dayOf, versionOf } from './flags.ts';
import type { Shell } from './shell.ts';

interface AddFlags {
  readonly award: string;
  readonly on: string;
  readonly how: string;
  readonly to?: string;
  readonly note?: string;
  readonly period?: string;
  readonly number?: string;
}

export function registerSending(program: Command, shell: Shell): void {
  const sending = program.command('sending').description('what was sent to the awarding authorities: list, add, acknowledge, remove');
  sending
    .command('list')
    .description('what was sent to which authority, with the checksum of what was sent')
    .action(() =>
      shell.withLog(
        async (log) => {
          const { listSendings } = await import('../log/sendings.ts');
          const sendings = await listSendings(log.db);
          shell.result({ sendings }, sendings.length === 0 ? 'Nothing is recorded as sent.' : sendings.map(textOf).join('\n'));
        },
        { readOnly: true },
      ),
    );
  sending
    .command('add')
    .description('record that a published report was sent to an authority')
    .requiredOption('--award <code>', "code of the award, as in the flagger's data")
    .requiredOption('--on <day>', 'day it was sent')
    .requiredOption('--how <way>', SENDING_WAYS.join(', '))
    .option('--to <text>', 'mailbox, portal or address it went to')
    .option('--note <text>', 'a note for yourself; no report shows it')
    .option('--period <period>', 'period of the report (default: the one published last)')
    .option('--number <version>', 'number of the version (default: the newest)')
    .addHelpText('after', '\nExample:\n  article22 sending add --award bipt --on 2027-01-31 --how email')
    .action((flags: AddFlags) => {
      const given = {
        award: flags.award,
        sentOn: dayOf('on', flags.on),
        how: wayOf(flags.how),
        sentTo: flags.to?.trim() || null,
        note: flags.note?.trim() || null,
        period: flags.period === undefined ? null : parsePeriod(flags.period),
        version: versionOf(flags.number),
      };
      return change(shell, 'Recorded', (log, db, actor) => log.addSending(db, given, actor));
    });
  sending
    .command('acknowledge <number>')
    .description('the authority said that it has it')
    .requiredOption('--on <day>', 'day of its answer')
    .action((number: string, { on }: { on: string }) =>
      change(shell, 'Acknowledged', (log, db, actor) => log.acknowledgeSending(db, numberOf(number), dayOf('on', on), actor)),
    );
  sending
    .command('remove <number>')
    .description('take back what was recorded by mistake')
    .action((number: string) => change(shell, 'Taken back', (log, db, actor) => log.removeSending(db, numberOf(number), actor)));
}

type Log = typeof import('../log/sendings.ts');
type Work = (log: Log, db: Parameters<Log['addSending']>[0], actor: Parameters<Log['addSending']>[2]) => Promise<Sending>;

function change(shell: Shell, done: string, work: Work): Promise<void> {
  return shell.withLog(async (log) => {
    const sendings = await import('../log/sendings.ts');
    const { writing } = await import('../log/writing.ts');
    const sending = await writing(log, shell.actor(), (db, at) => work(sendings, db, at));
    shell.result(sending, `${done}:\n${textOf(sending)}`);
  });
}

function textOf(one: Sending): string {
  return [
    `  ${one.id}  ${one.period.first} to ${one.period.last}, version ${one.version}, to ${one.award}: sent on ${one.sentOn} (${one.how})${one.sentTo ? `, to ${one.sentTo}` : ''}`,
    `     submission.zip SHA-256 ${one.submissionSha256}`,
    `     ${one.acknowledgedOn ? `acknowledged on ${one.acknowledgedOn}` : 'not acknowledged yet'}`,
    ...(one.note ? [`     note: ${one.note}`] : []),
  ].join('\n');
}

function wayOf(text: string): SendingWay {
  const way = SENDING_WAYS.find((one) => one === text);
  if (way) return way;
  throw new UserError('sending.way', `--how must be one of ${SENDING_WAYS.join(', ')}.`, EXIT.usage);
}

function numberOf(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UserError('sending.unknown', 'Give the number of the sending. See them with: article22 sending list', EXIT.usage);
}
