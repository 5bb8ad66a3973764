// article22 notice event, settle, change: what is done about a notice after it was sent, and values that were entered wrongly.
import type { Command } from 'commander';
import { EXIT, quote, UserError } from '../error.ts';
import type { NoticeChange } from '../log/change-notice.ts';
import { CHANNELS, SETTINGS } from '../model/notice.ts';
import { EVENT_KINDS, EVENT_RESULTS, type EventKind } from '../model/notice-event.ts';
import { categoryOf } from '../model/vocabulary.ts';
import { dayOf } from './flags.ts';
import { oneOf, wholeNumber } from './notice-flags.ts';
import { eventLine } from './notice-text.ts';
import type { Shell } from './shell.ts';
import { correctionLines } from './table-text.ts';

interface EventFlags {
  readonly source?: string;
  readonly on: string;
  readonly result?: string;
  readonly until?: string;
  readonly late?: boolean;
}

interface ChangeFlags {
  readonly source?: string;
  readonly service?: string;
  readonly category?: string;
  readonly sent?: string;
  readonly items?: string;
  readonly channel?: string;
  readonly setting?: string;
  readonly language?: string;
  readonly receipt?: string;
}

const RESULTS = [...new Set(Object.values(EVENT_RESULTS).flat())];

export function registerNoticeEvents(notice: Command, shell: Shell): void {
  notice
    .command('event <reference> <kind>')
    .description(`what you did about it since: ${EVENT_KINDS.join(', ')}`)
    .requiredOption('--on <day>', 'day of it: 2026-05-03')
    .option('--source <code>', 'source, where several have the reference')
    .option('--result <result>', `what came of it: ${RESULTS.join(', ')}`)
    .option('--until <day>', 'last day for an answer; of a complaint the six months of Article 20(1) without it')
    .option('--late', 'the provider takes complaints after the six months')
    .addHelpText(
      'after',
      '\nExamples:\n  article22 notice event H-1 follow-up --on 2026-05-10\n  article22 notice event H-1 complaint --on 2026-06-01\n  article22 notice event H-1 verification --on 2026-06-02 --result still-online',
    )
    .action((reference: string, kind: string, flags: EventFlags) => add(reference, oneOf('KIND', kind, EVENT_KINDS), flags, shell));
  notice
    .command('settle <number>')
    .description('what came of a request, complaint or dispute (number: see notice show), or that it was entered by mistake')
    .option('--result <result>', RESULTS.join(', '))
    .option('--on <day>', 'day of the result')
    .option('--taken-back', 'it was entered by mistake')
    .action((number: string, flags: { result?: string; on?: string; takenBack?: boolean }) =>
      settle(wholeNumber('NUMBER', number), flags, shell),
    );
  notice
    .command('change <reference>')
    .description('correct values of a notice; earlier ones stay in the history')
    .option('--source <code>', 'source, where several have the reference')
    .option('--service <name>', 'service it was sent to')
    .option('--category <code>', 'type of allegedly illegal content')
    .option('--sent <date>', 'when it was sent')
    .option('--items <n>', 'exact locations in it')
    .option('--channel <channel>', CHANNELS.join(', '))
    .option('--setting <setting>', SETTINGS.join(', '))
    .option('--language <code>', 'language of the content')
    .option('--receipt <date>', 'when the provider confirmed receipt, Article 16(4)')
    .action((reference: string, flags: ChangeFlags) => change(reference, flags, shell));
}

function add(reference: string, kind: EventKind, flags: EventFlags, shell: Shell): Promise<void> {
  return shell.withLog(async (log) => {
    const { readNotice } = await import('../log/hand.ts');
    const { addEvent } = await import('../log/notice-events.ts');
    const { act } = await import('../workflow.ts');
    const known: readonly (typeof RESULTS)[number][] = EVENT_RESULTS[kind];
    const event = {
      kind,
      on: dayOf('on', flags.on),
      result: flags.result === undefined ? null : oneOf('--result', flags.result, known),
      until: flags.until === undefined ? null : dayOf('until', flags.until),
      late: flags.late ?? false,
    };
    const { value } = await act(log, shell.actor(), null, async (db, at) =>
      addEvent(db, (await readNotice(db, reference, flags.source ?? null)).notice.id, event, at),
    );
    shell.result(value, `Recorded.\n${eventLine(value)}`);
  });
}

async function settle(number: number, { result, on, takenBack }: { result?: string; on?: string; takenBack?: boolean }, shell: Shell) {
  if ((takenBack ?? false) === (result !== undefined && on !== undefined)) {
    throw new UserError('option.missing', 'Give either --result with --on, or --taken-back.', EXIT.usage);
  }
  await shell.withLog(async (log) => {
    const { removeEvent, settleEvent } = await import('../log/notice-events.ts');
    const { act } = await import('../workflow.ts');
    const { value } = await act(log, shell.actor(), null, (db, at) =>
      result === undefined || on === undefined ? removeEvent(db, number, at) : settleEvent(db, number, { result, on: dayOf('on', on) }, at),
    );
    shell.result(value, `${takenBack ? 'Taken back.' : 'Recorded.'}\n${eventLine(value)}`);
  });
}

async function change(reference: string, flags: ChangeFlags, shell: Shell): Promise<void> {
  await shell.withLog(async (log) => {
    const { readNotice } = await import('../log/hand.ts');
    const { changeNotice } = await import('../log/change-notice.ts');
    const { reportTimeZone } = await import('../log/settings.ts');
    const { act } = await import('../workflow.ts');
    const wanted = await changeOf(flags, await reportTimeZone(log.db));
    const { value, corrections } = await act(log, shell.actor(), { kind: 'by-hand', act: 'notice changed by hand' }, async (db, at) =>
      changeNotice(db, (await readNotice(db, reference, flags.source ?? null)).notice.id, null, wanted, at),
    );
    const lines = value.map(({ field, from, to }) => `  ${field}: ${from ?? 'none'} → ${to ?? 'none'}`);
    const text = value.length === 0 ? ['Nothing to change: it says so already.'] : ['Changed.', ...lines];
    shell.result({ changes: value, corrections }, [...text, ...correctionLines(corrections)].join('\n'));
  });
}

async function changeOf(flags: ChangeFlags, zone: string): Promise<NoticeChange> {
  const { givenDate } = await import('../import/day-given.ts');
  const type = flags.category === undefined ? {} : categoryOf(flags.category);
  if (!type)
    throw new UserError('category.unknown', `${quote(flags.category ?? '')} is not a type (see schema/content-types.json).`, EXIT.usage);
  return {
    ...type,
    ...(flags.service === undefined ? {} : { service: flags.service }),
    ...(flags.sent === undefined ? {} : { sent: givenDate(flags.sent, zone) }),
    ...(flags.items === undefined ? {} : { items: wholeNumber('--items', flags.items) }),
    ...(flags.channel === undefined ? {} : { channel: oneOf('--channel', flags.channel, CHANNELS) }),
    ...(flags.setting === undefined ? {} : { setting: oneOf('--setting', flags.setting, SETTINGS) }),
    ...(flags.language === undefined ? {} : { language: flags.language }),
    ...(flags.receipt === undefined ? {} : { receipt: givenDate(flags.receipt, zone) }),
  };
}
