// article22 quality: the quarterly check of our own classification, and the early warning under Article 22(6). Private.
import type { Command } from 'commander';
import { EXIT, UserError } from '../error.ts';
import type { CheckInfo, CheckResult } from '../log/quality.ts';
import type { ToClassify } from '../log/quality-answers.ts';
import { dayIn, parsePeriod } from '../model/period.ts';
import { type EarlyWarning, type RefusalRow, SHARE_BASE_MIN } from '../model/quality.ts';
import { toRead } from './reading.ts';
import type { Shell } from './shell.ts';
import { plural, textTable } from './table-text.ts';

export function registerQuality(program: Command, shell: Shell): void {
  const quality = program
    .command('quality')
    .description('private: is our classification right, and how often do providers refuse our notices?');
  quality
    .command('show', { isDefault: true })
    .description('what providers refused as insufficient or as not illegal, and the checks, the newest first')
    .option('--period <period>', 'a year, a quarter, a month or two days (default: this year)')
    .action((flags: { period?: string }) =>
      toRead(shell, async (log) => {
        const { listChecks } = await import('../log/quality.ts');
        const { readWarning } = await import('../log/quality-warning.ts');
        const checks = await listChecks(log.db);
        const { reportTimeZone } = await import('../log/settings.ts');
        const year = dayIn(await reportTimeZone(log.db), shell.actor().now).slice(0, 4);
        const warning = await readWarning(log.db, parsePeriod(flags.period ?? year));
        const none = 'No check was drawn yet. Draw one with: article22 quality draw --quarter 2026-Q1 --size 30';
        shell.result({ warning, checks }, [...warningLines(warning), ...(checks.length === 0 ? [none] : checks.map(checkLine))].join('\n'));
      }),
    );
  quality
    .command('draw')
    .description('draw a random sample of the notices of a quarter, to be classified again')
    .requiredOption('--quarter <quarter>', 'such as 2026-Q1')
    .option('--size <n>', 'how many notices', '30')
    .option('--seed <text>', 'draw by this seed, to repeat a draw')
    .action((flags: { quarter: string; size: string; seed?: string }) =>
      shell.withLog(async (log) => {
        const { drawCheck } = await import('../log/quality.ts');
        const { writing } = await import('../log/writing.ts');
        const period = parsePeriod(flags.quarter);
        const size = numberOf('--size', flags.size);
        const check = await writing(log, shell.actor(), (db, at) => drawCheck(db, period, size, at, flags.seed));
        shell.result(check, `${checkLine(check)}\nClassify them again with: article22 quality next ${check.id}`);
      }),
    );
  registerAnswers(quality, shell);
  registerEnd(quality, shell);
}

function registerAnswers(quality: Command, shell: Shell): void {
  quality
    .command('next <check>')
    .description('the next notice to classify again, without its classification')
    .option('--number <n>', 'this one, to correct its answer')
    .action((check: string, flags: { number?: string }) =>
      toRead(shell, async (log) => {
        const { nextToClassify, readToClassify } = await import('../log/quality-answers.ts');
        const [id, { by }] = [numberOf('The check', check), shell.actor()];
        const notice =
          flags.number === undefined
            ? await nextToClassify(log.db, id, by)
            : await readToClassify(log.db, id, numberOf('--number', flags.number), by);
        shell.result({ notice }, notice ? toClassifyText(id, notice) : `All are answered. Finish with: article22 quality finish ${id}`);
      }),
    );
  quality
    .command('answer <check> <number> [type]')
    .description('classify a notice again: a code of schema/content-types.json, CATEGORY or CATEGORY/KEYWORD')
    .option('--gone', 'it cannot be classified again: the content is gone')
    .action((check: string, number: string, type: string | undefined, flags: { gone?: boolean }) =>
      shell.withLog(async (log) => {
        if ((type === undefined) !== (flags.gone === true))
          throw new UserError('quality.answer', 'Give a type, or --gone where it cannot be classified again.', EXIT.usage);
        const { answerCheck } = await import('../log/quality-answers.ts');
        const { writing } = await import('../log/writing.ts');
        const [id, position] = [numberOf('The check', check), numberOf('The number', number)];
        await writing(log, shell.actor(), (db, at) => answerCheck(db, id, position, type ?? null, at));
        shell.result({ check: id, number: position }, `Recorded. Next: article22 quality next ${id}`);
      }),
    );
}

function registerEnd(quality: Command, shell: Shell): void {
  quality
    .command('finish <check>')
    .description('end a check; from then on no answer changes')
    .action((check: string) =>
      shell.withLog(async (log) => {
        const { finishCheck, readResult } = await import('../log/quality.ts');
        const { writing } = await import('../log/writing.ts');
        const id = numberOf('The check', check);
        await writing(log, shell.actor(), (db, at) => finishCheck(db, id, at));
        const result = await readResult(log.db, id);
        shell.result(result, resultText(result));
      }),
    );
  quality
    .command('result <check>')
    .description('how far the two classifications of a finished check agree')
    .action((check: string) =>
      toRead(shell, async (log) => {
        const { readResult } = await import('../log/quality.ts');
        const result = await readResult(log.db, numberOf('The check', check));
        shell.result(result, resultText(result));
      }),
    );
}

function numberOf(name: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UserError('number.not-integer', `${name} must be a whole number from 1.`, EXIT.usage);
  return Number(text);
}

function checkLine({ id, period, size, population, answered, seed, finishedAt }: CheckInfo): string {
  const state = finishedAt === null ? `${answered} answered` : `finished ${finishedAt.slice(0, 10)}`;
  return `Check ${id}: ${period.first} to ${period.last}, ${size} of ${plural(population, 'notice')} drawn by seed ${seed}, ${state}`;
}

function warningLines({ period, total, byProvider, byCategory, reversals }: EarlyWarning): string[] {
  const cells = (name: string, row: RefusalRow) => [
    name,
    row.decided,
    row.insufficient,
    percent(row.insufficientShare),
    row.notIllegal,
    percent(row.notIllegalShare),
  ];
  const head = ['', 'decided', 'insufficient', '', 'not illegal', ''];
  return [
    `Refused of the notices decided, ${period.first} to ${period.last} (Article 22(6); a share only from ${SHARE_BASE_MIN} decided):`,
    textTable([
      head,
      ...byProvider.map((row) => cells(row.name ?? 'provider not recorded', row)),
      ...byCategory.map((row) => cells(row.key ?? '', row)),
      cells('all', total),
    ]),
    `Taken back after a request, complaint or dispute: ${reversals.reversed} of ${reversals.settled} with a result.`,
  ];
}

const percent = (share: number | null) => (share === null ? '' : `${(share * 100).toFixed(1)}%`);

function toClassifyText(checkId: number, notice: ToClassify): string {
  return [
    `Notice ${notice.position} of ${notice.size}: ${notice.reference} from ${notice.source}`,
    `  sent ${notice.sentOn} to ${notice.service ?? 'a service not recorded'}, ${plural(notice.items, 'item')}, language ${notice.language ?? 'not recorded'}, setting ${notice.setting}`,
    ...notice.addresses.map((address) => `  ${address}`),
    ...(notice.isOwn ? ['You entered this notice: somebody else should classify it again.'] : []),
    ...(notice.isAnswered ? [`Answered: ${notice.answer ?? 'cannot be classified again'}`] : []),
    `Answer with: article22 quality answer ${checkId} ${notice.position} TYPE`,
  ].join('\n');
}

function resultText({ agreement, differences, registerEntry, ...check }: CheckResult): string {
  const { compared, notAgain, sameCategory, sameSubcategory, categoryRate, subcategoryRate, kappa } = agreement;
  const finest = (one: { category: string; subcategory: string | null }) => one.subcategory ?? one.category;
  return [
    checkLine(check),
    `Same type: ${sameCategory} of ${compared} (${percent(categoryRate) || 'none'}); same subcategory as well: ${sameSubcategory} of ${compared} (${percent(subcategoryRate) || 'none'})`,
    ...(kappa === null ? [] : [`Cohen's kappa of the types: ${kappa.toFixed(2)}`]),
    ...(notAgain > 0 ? [`Could not be classified again: ${notAgain}`] : []),
    ...differences.flatMap(({ position, reference, first, again }) =>
      again ? [`  ${position} ${reference}: first ${finest(first)}, again ${finest(again)}`] : [],
    ),
    ...(registerEntry ? [`For the register, where you publish it: ${JSON.stringify(registerEntry)}`] : []),
  ].join('\n');
}
