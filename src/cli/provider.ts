// article22 provider: services, the legal entities behind them, their spellings, and merging.
import type { Command } from 'commander';
import { EXIT, UserError } from '../error.ts';
import type { Actor } from '../log/audit-trail.ts';
import type { Db } from '../log/db.ts';
import type { ServiceSuggestion } from '../log/suggestions.ts';
import type { Service } from '../model/provider.ts';
import { readJson } from './files.ts';
import type { Shell } from './shell.ts';
import { correctionLines, plural, textTable } from './table-text.ts';

interface ConfirmFlags {
  readonly all?: boolean;
  readonly file?: string;
  readonly new?: boolean;
  readonly naturalPerson: 'yes' | 'no' | 'unknown';
}

export function registerProvider(program: Command, shell: Shell): void {
  const provider = program.command('provider').description('providers of hosting services and their services: list, confirm, merge, alias');
  provider
    .command('list')
    .description('all services with their providers, other spellings, and what unconfirmed ones may be')
    .option('--unconfirmed', 'only those that need an answer')
    .action((flags: { unconfirmed?: boolean }) =>
      shell.withLog(async (log) => {
        const { listProviders, listServices } = await import('../log/provider-list.ts');
        const { serviceSuggestions } = await import('../log/suggestions.ts');
        const providers = new Map((await listProviders(log.db, null)).map((one) => [one.code, one]));
        const services = (await listServices(log.db, null)).filter((service) => !flags.unconfirmed || service.state === 'unconfirmed');
        const suggestions = (await serviceSuggestions(log.db)).filter((one) => services.some(({ code }) => code === one.service));
        const rows = services.flatMap((service) =>
          service.providers.map((link) => {
            const since = link.firstOn ? ` from ${link.firstOn}` : '';
            return [
              service.name,
              service.state,
              `${providers.get(link.provider)?.name ?? ''}${since}`,
              `natural person: ${providers.get(link.provider)?.naturalPerson ?? ''}`,
              otherSpellings(service),
            ];
          }),
        );
        const text = rows.length === 0 ? 'None.' : [textTable(rows), ...suggestionLines(suggestions)].join('\n');
        shell.result({ services, providers: [...providers.values()], suggestions }, text);
      }),
    );
  provider
    .command('confirm [services...]')
    .description('confirm services by name, all of them, or with the answers of a file')
    .option('--all', 'all that are unconfirmed')
    .option('--file <path>', 'answers with legal entities, spellings and changes of entity (services.json)')
    .option('--new', 'enter the named services, which the log has not met')
    .option('--natural-person <answer>', 'is the provider a natural person? yes, no, unknown', 'unknown')
    .addHelpText(
      'after',
      '\nExamples:\n  article22 provider confirm --file samples/hotline/services.json\n  article22 provider confirm TikTok Snapchat --natural-person no',
    )
    .action((names: string[], flags: ConfirmFlags) => confirm(names, flags, shell));
  provider
    .command('alias <spelling> [service]')
    .description('another spelling of a service; when it is a service of its own, the two are counted as one')
    .option('--undo', 'count the named service on its own again')
    .action((spelling: string, service: string | undefined, flags: { undo?: boolean }) =>
      change(shell, async (db, actor) => {
        const { aliasService, partServices } = await import('../log/providers.ts');
        if (spelling.trim() === '') throw new UserError('provider.blank', 'The spelling is blank. Name it.', EXIT.usage);
        if (flags.undo) {
          await partServices(db, spelling, actor);
          return { told: {}, text: 'Done.' };
        }
        if (service === undefined) throw new UserError('provider.none-named', 'Name the service the spelling stands for.', EXIT.usage);
        await aliasService(db, spelling, service, actor);
        return { told: {}, text: 'Done.' };
      }),
    );
  provider
    .command('merge <from> <into>')
    .description('count one provider under another; --undo takes it back')
    .option('--undo', 'part them again')
    .action((from: string, into: string, flags: { undo?: boolean }) =>
      change(shell, async (db, actor) => {
        const { mergeProviders, unmergeProviders } = await import('../log/providers.ts');
        if (flags.undo) await unmergeProviders(db, from, actor);
        else await mergeProviders(db, from, into, actor);
        return { told: {}, text: 'Done.' };
      }),
    );
}

function otherSpellings({ name, aliases }: Service): string {
  const others = aliases.filter((alias) => alias !== name);
  return others.length === 0 ? '' : `also: ${others.join(', ')}`;
}

const BECAUSE: Readonly<Record<ServiceSuggestion['because'], string>> = {
  spelling: 'two spellings of one name',
  'look-alike': 'the same to the eye, in other letters',
  ending: 'the same but for the ending of an address or a legal form',
  typing: 'a letter or two apart',
  'known-name': 'a known spelling or address',
  'mixed-scripts': 'letters of several alphabets',
  'one-service': 'a legal entity with this one service',
  entity: 'the name of a legal entity',
  group: 'the name of a company group',
  several: 'names several services',
  near: 'nearly the same name',
  unknown: '',
};

function suggestionLines(suggestions: readonly ServiceSuggestion[]): string[] {
  if (suggestions.length === 0) return [];
  return [
    'Suggestions, to be checked by a person (article22 provider alias SPELLING SERVICE makes two one):',
    ...suggestions.map(({ name, likely, because }) => `  “${name}” may be ${likely.slice(0, 3).join(' or ')}: ${BECAUSE[because]}`),
  ];
}

async function answersOf(path: string) {
  const { servicesFileSchema } = await import('../model/provider.ts');
  return readJson(path, servicesFileSchema).services;
}

async function confirm(names: readonly string[], flags: ConfirmFlags, shell: Shell): Promise<void> {
  if (!['yes', 'no', 'unknown'].includes(flags.naturalPerson))
    throw new UserError('natural-person', '--natural-person must be yes, no or unknown.', EXIT.usage);
  if (names.length === 0 && !flags.all && !flags.file)
    throw new UserError('provider.none-named', 'Name the services to confirm, or use --all or --file.', EXIT.usage);
  const answers = flags.file ? await answersOf(flags.file) : [];
  await change(shell, async (db, actor) => {
    const { answerServices, confirmServices } = await import('../log/providers.ts');
    const { enterService } = await import('../log/service-book.ts');
    if (flags.new) for (const name of names) await enterService(db, name, actor.now);
    if (answers.length > 0) await answerServices(db, answers, actor);
    const chosen =
      names.length > 0 || flags.all ? await confirmServices(db, names.length > 0 ? names : 'all', flags.naturalPerson, actor) : [];
    const confirmed = [...new Set([...answers.map((answer) => answer.service), ...chosen])];
    return { told: { confirmed }, text: `Confirmed ${plural(confirmed.length, 'service')}.` };
  });
}

interface Changed {
  readonly told: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** Does a change and says which published periods are counted otherwise since. */
async function change(shell: Shell, work: (db: Db, actor: Actor) => Promise<Changed>): Promise<void> {
  await shell.withLog(async (log) => {
    const { act } = await import('../workflow.ts');
    const { value, corrections } = await act(log, shell.actor(), { kind: 'provider', act: 'change of a provider' }, work);
    shell.result({ ...value.told, corrections }, [value.text, ...correctionLines(corrections)].join('\n'));
  });
}
