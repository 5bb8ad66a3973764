// article22 notice: log one notice by hand, look at one, record what the provider decided. What comes after stands in notice-event.ts.
import type { Command } from 'commander';
import {
  ANSWERS,
  AUTOMATED,
  type Automated,
  CHANNELS,
  type Channel,
  GROUNDS,
  type Ground,
  IN_AREA,
  type InArea,
  type Notice,
  SETTINGS,
  type Setting,
} from '../model/notice.ts';
import { registerNoticeEvents } from './notice-event.ts';
import { oneOf, wholeNumber } from './notice-flags.ts';
import { noticeText, privateText } from './notice-text.ts';
import { toRead } from './reading.ts';
import type { Shell } from './shell.ts';
import { correctionLines } from './table-text.ts';

interface AddFlags {
  readonly service?: string;
  readonly category: string;
  readonly sent: string;
  readonly reference?: string;
  readonly items: string;
  readonly channel: string;
  readonly language?: string;
  readonly setting: string;
  readonly reasons: string;
  readonly location: string;
  readonly submitter: string;
  readonly goodFaith: string;
  readonly assessedByTwo: string;
  readonly inArea?: string;
  readonly areaItem?: string;
  readonly url?: string[];
  readonly account?: string[];
  readonly note?: string;
}

interface DecideFlags {
  readonly source?: string;
  readonly on: string;
  readonly ground: string;
  readonly automated: string;
  readonly redressTold: string;
  readonly items?: string;
  readonly corrects?: string;
  readonly reason?: string;
}

export function registerNotice(program: Command, shell: Shell): void {
  const notice = program.command('notice').description('one notice: add, show, change, decide, follow up');
  addCommand(notice, shell);
  notice
    .command('show <reference>')
    .description('a notice with its whole history')
    .option('--source <code>', 'source, where several have the reference')
    .action((reference: string, flags: { source?: string }) =>
      toRead(shell, async (log) => {
        const { readNotice } = await import('../log/hand.ts');
        const { everyEvent } = await import('../log/notice-events.ts');
        const file = await readNotice(log.db, reference, flags.source ?? null);
        const events = await everyEvent(log.db, file.notice.id);
        shell.result({ ...file, events }, noticeText(file, events));
      }),
    );
  notice
    .command('private <reference>')
    .description('the private note and the raw addresses kept with a notice; nothing else shows them')
    .option('--source <code>', 'source, where several have the reference')
    .action((reference: string, flags: { source?: string }) =>
      toRead(shell, async (log) => {
        const { readNotice } = await import('../log/hand.ts');
        const { readPrivate } = await import('../log/private-texts.ts');
        const { notice: row } = await readNotice(log.db, reference, flags.source ?? null);
        const texts = await readPrivate(log.db, row.id);
        shell.result(texts, privateText(texts));
      }),
    );
  notice
    .command('decide <reference> <action>')
    .description("record the provider's decision; earlier ones stay in the history")
    .requiredOption('--on <date>', 'when it was decided: 2026-05-03 or 2026-05-03 14:30')
    .option('--source <code>', 'source, where several have the reference')
    .option('--ground <ground>', GROUNDS.join(', '), 'not-stated')
    .option('--automated <how>', AUTOMATED.join(', '), 'not-stated')
    .option('--redress-told <answer>', 'was redress told? yes, no, not-recorded', 'not-recorded')
    .option('--items <n>', 'items the action touched; without it, all')
    .option('--corrects <number>', 'number of a decision that was recorded wrongly (see notice show)')
    .option('--reason <text>', 'why it is corrected')
    .addHelpText(
      'after',
      '\nExamples:\n  article22 notice decide H-1 ACTION_REMOVED --on 2026-05-03\n  article22 notice decide MV-2026-00123 NO_ACTION_NOT_ILLEGAL --on 2026-05-03 --corrects 871 --reason "wrong line"',
    )
    .action((reference: string, action: string, flags: DecideFlags) => decide(reference, action, flags, shell));
  registerNoticeEvents(notice, shell);
}

function addCommand(notice: Command, shell: Shell): void {
  notice
    .command('add')
    .description('log one notice by hand')
    .requiredOption('--category <code>', 'type of allegedly illegal content: a code of schema/content-types.json')
    .requiredOption('--sent <date>', 'when it was sent: 2026-05-03, 2026-05-03 14:30 or 2026-05')
    .option('--service <name>', 'service it was sent to')
    .option('--reference <text>', 'your reference; without it the next free H-n')
    .option('--items <n>', 'exact locations in it', '1')
    .option('--channel <channel>', CHANNELS.join(', '), 'article-16')
    .option('--language <code>', 'language of the content')
    .option('--setting <setting>', SETTINGS.join(', '), 'not-recorded')
    .option('--reasons <answer>', 'Article 16(2)(a), reasons: yes, no, not-recorded', 'not-recorded')
    .option('--location <answer>', 'Article 16(2)(b), exact location', 'not-recorded')
    .option('--submitter <answer>', 'Article 16(2)(c), name and e-mail', 'not-recorded')
    .option('--good-faith <answer>', 'Article 16(2)(d), good-faith statement', 'not-recorded')
    .option('--assessed-by-two <answer>', 'two analysts assessed it', 'not-recorded')
    .option('--area-item <code>', 'item of the designated area it falls under (see flagger show)')
    .option('--in-area <answer>', 'inside the designated area: yes, no, undetermined; without it, worked out from the type')
    .option('--url <url...>', 'locations; kept as keyed hashes, and in clear only where “retention keep urls” says so')
    .option('--account <name...>', 'accounts; kept as keyed hashes only')
    .option('--note <text>', 'a private note, never published')
    .addHelpText(
      'after',
      '\nExample:\n  article22 notice add --service TikTok --sent "2026-05-03 14:30" \\\n    --category STATEMENT_CATEGORY_PROTECTION_OF_MINORS/KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS',
    )
    .action((flags: AddFlags) =>
      shell.withLog(async (log) => {
        const { addNotice } = await import('../log/hand.ts');
        const { act } = await import('../workflow.ts');
        const { reportTimeZone } = await import('../log/settings.ts');
        const notice = await noticeOf(flags, await reportTimeZone(log.db));
        const { value, corrections } = await act(log, shell.actor(), { kind: 'by-hand', act: 'notice entered by hand' }, (db, at) =>
          addNotice(db, notice, at),
        );
        shell.result(
          { reference: value.reference, corrections },
          [`Logged notice ${value.reference}.`, ...correctionLines(corrections)].join('\n'),
        );
      }),
    );
}

async function noticeOf(flags: AddFlags, timeZone: string): Promise<Notice> {
  const { givenNotice } = await import('../import/given-notice.ts');
  return givenNotice(
    {
      reference: flags.reference ?? null,
      service: flags.service ?? null,
      channel: oneOf<Channel>('--channel', flags.channel, CHANNELS),
      sent: flags.sent,
      receipt: null,
      category: flags.category,
      items: wholeNumber('--items', flags.items),
      language: flags.language ?? null,
      setting: oneOf<Setting>('--setting', flags.setting, SETTINGS),
      checklist: {
        reasons: oneOf('--reasons', flags.reasons, ANSWERS),
        location: oneOf('--location', flags.location, ANSWERS),
        submitter: oneOf('--submitter', flags.submitter, ANSWERS),
        goodFaith: oneOf('--good-faith', flags.goodFaith, ANSWERS),
      },
      assessedByTwo: oneOf('--assessed-by-two', flags.assessedByTwo, ANSWERS),
      inArea: flags.inArea === undefined ? null : oneOf<InArea>('--in-area', flags.inArea, IN_AREA),
      areaItem: flags.areaItem ?? null,
      urls: flags.url ?? [],
      accounts: flags.account ?? [],
      note: flags.note ?? null,
    },
    timeZone,
  );
}

async function decide(reference: string, action: string, flags: DecideFlags, shell: Shell): Promise<void> {
  await shell.withLog(async (log) => {
    const { decideNotice, readNotice } = await import('../log/hand.ts');
    const { act } = await import('../workflow.ts');
    const { reportTimeZone } = await import('../log/settings.ts');
    const { givenDecision } = await import('../import/given-notice.ts');
    const given = {
      action,
      decided: flags.on,
      effective: null,
      ground: oneOf<Ground>('--ground', flags.ground, GROUNDS),
      automated: oneOf<Automated>('--automated', flags.automated, AUTOMATED),
      redressTold: oneOf('--redress-told', flags.redressTold, ANSWERS),
      itemsAffected: flags.items === undefined ? null : wholeNumber('--items', flags.items),
    };
    const decision = givenDecision(given, await reportTimeZone(log.db));
    const corrects = flags.corrects === undefined ? null : wholeNumber('--corrects', flags.corrects);
    const cause = { kind: 'decision', act: corrects === null ? 'decision recorded' : 'decision corrected' } as const;
    const { value, corrections } = await act(log, shell.actor(), cause, async (db, at) =>
      decideNotice(db, await readNotice(db, reference, flags.source ?? null), decision, { corrects, reason: flags.reason ?? null }, at),
    );
    shell.result({ decision: value, corrections }, [`Recorded decision ${value}.`, ...correctionLines(corrections)].join('\n'));
  });
}
