// article22 forget: finds and erases all the log holds on a reference, an address or a person. Says places and numbers, never a value.
import type { Command } from 'commander';
import { EXIT, UserError } from '../error.ts';
import type { Erasure, Wanted } from '../log/erasure.ts';
import type { Swept } from '../log/sweep.ts';
import type { Shell } from './shell.ts';
import { formatNumber, plural } from './table-text.ts';

interface Flags {
  readonly reference?: string;
  readonly source?: string;
  readonly url?: string;
  readonly text?: string;
  readonly confirm?: boolean;
}

/** What the places of the log are to a person. */
const PLACES: Readonly<Record<string, string>> = {
  known_value: 'keyed hashes of addresses, accounts and names',
  notice_note: 'private notes',
  notice_url: 'raw addresses',
  'notice.reference': 'references (a keyed hash takes their place)',
  'notice_past.reference': 'references of earlier values',
  'notice.own_label': 'own words for a type',
  'notice_past.own_label': 'own words of earlier values',
  'decision.reason': 'reasons why a decision was corrected',
  'resolution.reason': 'reasons why a finding was resolved',
  'narrative.body': 'earlier texts of the report, emptied',
  'import.file_name': 'names of imported files',
  'correction.cause': 'causes of corrections',
  audit: 'lines of the audit trail (who, when and what was done stay)',
  draft: 'drafts with their checks: draft again',
};

/** Tables whose rows are erased or rewritten: those above, those that hold hashes over what was told, and the files of a draft. */
const REWRITTEN = [...new Set([...Object.keys(PLACES).map((place) => place.split('.')[0] ?? place), 'telling', 'gate_check'])];

const WEAK = [
  'Note: this is a number or a very short text. It stands in many places that are about something else: every note, reference and own word',
  'that holds it goes, whoever is meant, and later notes and names that hold it are not kept. Where you can, say more, such as the whole name.',
];

const WHOLE_VALUES = 'Keyed hashes are found by the whole account, name or address only: look for each one it may be part of.';

export function registerForget(program: Command, shell: Shell): void {
  program
    .command('forget')
    .description('erase all that is held on a reference, an address or a person; counts stay. Without --confirm it only says what would go')
    .option('--reference <text>', 'a notice: its reference and all that is kept beside it')
    .option('--source <code>', 'with --reference: only of this source')
    .option('--url <address>', 'an address, wherever it stands')
    .option('--text <text>', 'a name, an account, any text, wherever it stands')
    .option('--confirm', 'do it; it cannot be taken back')
    .addHelpText(
      'after',
      `\n${WHOLE_VALUES}\n\nExamples:\n  article22 forget --reference MV-2026-00123\n  article22 forget --text "zwarte kat 88" --confirm`,
    )
    .action((flags: Flags) =>
      shell.withLog(async (log) => {
        const wanted = wantedOf(flags);
        const { forget } = await import('../workflow.ts');
        const confirm = flags.confirm === true;
        const erasure = await forget(log, wanted, confirm, shell.actor());
        shell.result({ dryRun: !confirm, ...erasure }, forgetText(erasure, confirm));
      }),
    );
}

function wantedOf({ reference, source, url, text }: Flags): Wanted {
  const given = [reference, url, text].filter((one) => one !== undefined);
  if (given.length !== 1 || given[0]?.trim() === '')
    throw new UserError('forget.one', 'Say one of --reference, --url and --text, and it may not be blank.', EXIT.usage);
  if (source !== undefined && reference === undefined)
    throw new UserError('forget.source', '--source goes with --reference only.', EXIT.usage);
  if (reference !== undefined) return { kind: 'reference', reference, source: source ?? null };
  if (url !== undefined && !/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : ''))
    throw new UserError('url.unreadable', '--url must be a whole web address, beginning with https://', EXIT.usage);
  const value = url ?? text ?? '';
  if (!/[\p{L}\p{N}]/u.test(value)) throw new UserError('forget.no-words', 'Expected was a text with letters or digits.', EXIT.usage);
  return { kind: 'value', text: value };
}

function forgetText({ notices, erased, kept, weak, swept }: Erasure & { readonly swept: Swept | null }, confirm: boolean): string {
  const nothing = erased.length === 0;
  const head = confirm
    ? nothing
      ? 'The log held nothing on it that can be erased.'
      : `Erased, of ${plural(notices, 'notice')}; every count is what it was:`
    : nothing
      ? 'The log holds nothing on it that can be erased (dry run: nothing was changed).'
      : `This would be erased, of ${plural(notices, 'notice')}; every count stays (dry run: nothing was changed):`;
  return [
    head,
    ...erased.map(({ place, rows }) => `  ${formatNumber(rows).padStart(5)}  ${PLACES[place] ?? place}`),
    ...(kept.length > 0 ? ['Not erased here:'] : []),
    ...kept.map(({ place, rows, why }) => `  ${formatNumber(rows).padStart(5)}  ${place}: ${why}`),
    ...(swept === null ? [] : sweptLines(swept)),
    ...(confirm ? ['Copies elsewhere (backups, rejects files, the sources themselves) still hold it.'] : []),
    ...(!confirm && weak ? [...WEAK, WHOLE_VALUES] : []),
    ...(!confirm && !nothing ? ['To erase it, add --confirm. It cannot be taken back.'] : []),
  ].join('\n');
}

/** Where the bytes are now. */
export function sweptLines(swept: Swept): string[] {
  if (swept === 'gone') return ['The file was written anew: the erased bytes are not in it any more.'];
  if (swept === 'in-use')
    return ['Another program has the log open, so erased bytes may stand in the file beside it. Close it and run the command again.'];
  return [
    'On the PostgreSQL server the erased rows stay on disk until the tables are rewritten. Whoever runs it:',
    `VACUUM FULL ${REWRITTEN.join(', ')}; and old write-ahead logs and dumps hold them, too.`,
  ];
}
