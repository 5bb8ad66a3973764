// article22 audit: who did what, whether the trail is as it was written, and where it stands.
import type { Command } from 'commander';
import { EXIT, UserError } from '../error.ts';
import { headMade } from '../log/audit-hash.ts';
import type { AuditLine } from '../log/audit-list.ts';
import type { AuditVerdict } from '../log/audit-verify.ts';
import type { Db } from '../log/db.ts';
import { HEAD_MADE, HEAD_TABLE } from './audit-head.ts';
import { toRead } from './reading.ts';
import type { Shell } from './shell.ts';
import { formatNumber, plural } from './table-text.ts';

export function registerAudit(program: Command, shell: Shell): void {
  const audit = program.command('audit').description('the audit trail: who did what and when, each line tied to the one before it');
  audit
    .command('list')
    .description('lines of the trail, newest first')
    .option('--act <act>', 'one act (import.done) or an area of them (import)')
    .option('--who <name>', 'what one person did')
    .option('--before <line>', 'only lines older than this one')
    .option('--limit <count>', 'how many', '20')
    .action((options: { act?: string; who?: string; before?: string; limit: string }) =>
      toRead(shell, (log) => list(log.db, shell, options)),
    );
  audit
    .command('verify')
    .description('look whether the trail is as it was written: nothing changed, taken away, moved or put in')
    .option('--head <head...>', 'LINES:SHA256 as “audit head” printed it before: also find a trail that was written anew as a whole')
    .addHelpText(
      'after',
      '\nExit code 9 where a line is not as it was written, or the database does not guard the trail any more.\n\nExample:\n  article22 audit verify --head 57:9f86d081884c7d65',
    )
    .action(({ head = [] }: { head?: string[] }) => {
      const kept = head.map(headOf);
      return toRead(shell, async (log) => {
        const { verifyTrail } = await import('../log/audit-verify.ts');
        const { snapshot } = await import('../log/snapshot.ts');
        const { missingGuards } = await import('../log/audit-guards.ts');
        const found = await snapshot(log, async (db) => ({ verdict: await verifyTrail(db, kept), guards: await missingGuards(db) }));
        const ok = found.verdict.ok && found.guards.length === 0;
        shell.result({ ...found.verdict, ok, guards: found.guards }, verdictText(found, kept.length));
        if (!ok) shell.exit(EXIT.notVerified);
      });
    });
  audit
    .command('head')
    .description('how many lines the trail has and the hash of the last: note it where nobody can change it')
    .action(() =>
      toRead(shell, async ({ db }) => {
        const { readHead } = await import('../log/audit-chain.ts');
        const { lines, sha256 } = await readHead(db);
        shell.result({ lines, sha256 }, `${lines}:${sha256}`);
      }),
    );
  audit
    .command('guard')
    .description('put back what keeps the trail (its triggers, its head), where somebody took it away; the trail says so')
    .action(() =>
      shell.withLog(async (log) => {
        const { putGuardsBack } = await import('../log/audit-guards.ts');
        const { writing } = await import('../log/writing.ts');
        const guards = await writing(log, shell.actor(), putGuardsBack);
        shell.result({ guards }, guardsText(guards));
      }),
    );
}

async function list(
  db: Db,
  shell: Shell,
  { act = null, who = null, before, limit }: { act?: string | null; who?: string | null; before?: string; limit: string },
): Promise<void> {
  const { beforeLine, readAudit } = await import('../log/audit-list.ts');
  const page = { before: before === undefined ? null : await beforeLine(db, count('before', before)), limit: count('limit', limit) };
  const { lines, next } = await readAudit(db, { act, who }, page);
  const shown = lines.map(({ id: _, ...line }) => line);
  const older = next === null ? null : (lines.at(-1)?.number ?? null);
  const more = older === null ? [] : [`Older ones: --before ${older}`];
  shell.result({ lines: shown, before: older }, lines.length === 0 ? 'No line.' : [...lines.map(lineText), ...more].join('\n'));
}

function lineText({ number, at, who, act, subject, detail }: AuditLine): string {
  const told = Object.keys(detail).length === 0 ? '' : ` ${JSON.stringify(detail)}`;
  return `${number}  ${at}  ${who}: ${act}, ${subject}${told}`;
}

interface Found {
  readonly verdict: AuditVerdict;
  /** Missing ones. */
  readonly guards: readonly string[];
}

function verdictText({ verdict: { ok, lines, sha256, forgotten, headsMade, breaks, more }, guards }: Found, heads: number): string {
  const words = [
    ...(forgotten === 0 ? [] : [`The words of ${plural(forgotten, 'line')} were forgotten by an act that says so.`]),
    ...headsMade.map(headMade),
  ];
  const unguarded =
    guards.length === 0
      ? []
      : [
          `The database does not keep the trail by itself any more: ${guards.join(', ')} is missing, switched off or changed. Find out who did that. Put it back with: article22 audit guard`,
        ];
  if (!ok)
    return [
      ...breaks.map(({ sentence }) => sentence),
      ...(more > 0 ? [`And ${formatNumber(more)} more.`] : []),
      ...words,
      ...unguarded,
      'The trail is NOT as it was written. Keep this log as it is, and compare it with a copy from before.',
      ...(breaks.some(({ code }) => code === 'no-head' || code === 'beyond')
        ? ['Then make the head anew, which the trail will say: article22 audit guard']
        : []),
    ].join('\n');
  const elsewhere =
    heads > 0
      ? 'It goes on from what you kept elsewhere.'
      : 'Whoever may write to the database could have written all of it anew: a head kept elsewhere (--head) would show that.';
  const whole = `${guards.length === 0 ? 'The trail is whole' : 'No line was changed, and the trail is NOT guarded'}: ${plural(lines, 'line')}.`;
  return [whole, `Head: ${lines}:${sha256}`, ...words, ...unguarded, elsewhere].join('\n');
}

function guardsText(guards: readonly string[]): string {
  const look = 'Whether every line is there as it was written: article22 audit verify';
  if (guards.length === 0) return `Nothing is missing of what keeps the trail.\n${look}`;
  const triggers = guards.filter((name) => name !== HEAD_TABLE);
  return [
    ...(triggers.length === 0 ? [] : [`Put back: ${triggers.join(', ')}`]),
    ...(guards.length === triggers.length ? [] : [`The head of the trail was lost or damaged. ${HEAD_MADE}`]),
    look,
  ].join('\n');
}

/** `57:9f86…`; blanks in the hash are passed over, and its beginning is enough. */
function headOf(text: string): { readonly lines: number; readonly sha256: string } {
  const [, lines = '', hash = ''] = /^(\d{1,9}):([0-9a-f]{12,64})$/.exec(text.replace(/\s/g, '').toLowerCase()) ?? [];
  if (lines === '')
    throw new UserError(
      'audit.head',
      '--head is LINES:SHA256 as “article22 audit head” prints it; at least 12 digits of the hash.',
      EXIT.usage,
    );
  return { lines: Number(lines), sha256: hash };
}

function count(name: string, text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UserError('audit.count', `--${name} must be a whole number of at least 1.`, EXIT.usage);
}
