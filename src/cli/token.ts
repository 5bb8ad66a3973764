// article22 token: what other programs sign in with. A token is shown once, when it is made.
import type { Command } from 'commander';
import { EXIT, UserError } from '../error.ts';
import type { Token } from '../log/tokens.ts';
import { SCOPES } from '../model/scope.ts';
import { dayOf } from './flags.ts';
import type { Shell } from './shell.ts';

export function registerToken(program: Command, shell: Shell): void {
  const token = program.command('token').description('tokens with which other programs use the log over the network');
  token
    .command('list')
    .description('tokens, what each may do, and when it was used last')
    .action(() =>
      shell.withLog(
        async (log) => {
          const { listTokens } = await import('../log/tokens.ts');
          const tokens = await listTokens(log.db);
          shell.result({ tokens }, tokens.length === 0 ? 'There are no tokens.' : tokens.map(line).join('\n'));
        },
        { readOnly: true },
      ),
    );
  token
    .command('add <name>')
    .description('a new token for one program; prints it, once')
    .requiredOption('--scope <scopes...>', SCOPES.join(', '))
    .option('--until <day>', 'last day on which it holds')
    .addHelpText('after', '\nExample:\n  article22 token add "our case system" --scope notices:write decisions:write --until 2027-12-31')
    .action((name: string, { scope, until }: { scope: string[]; until?: string }) =>
      shell.withLog(async (log) => {
        const { makeToken } = await import('../log/tokens.ts');
        const { writing } = await import('../log/writing.ts');
        const given = { name, scopes: scope, endsOn: until === undefined ? null : dayOf('until', until) };
        const made = await writing(log, shell.actor(), (db, at) => makeToken(db, given, at));
        shell.result(
          { token: made.token, text: made.text },
          `Made:\n${line(made.token)}\nThe token, shown only now: ${made.text}\nWho has it can do this in your name: keep it like a password.`,
        );
      }),
    );
  token
    .command('revoke <number>')
    .description('a token holds no more')
    .action((number: string) =>
      shell.withLog(async (log) => {
        const { revokeToken } = await import('../log/tokens.ts');
        const { writing } = await import('../log/writing.ts');
        const revoked = await writing(log, shell.actor(), (db, at) => revokeToken(db, numberOf(number), at));
        shell.result({ token: revoked }, `Revoked:\n${line(revoked)}`);
      }),
    );
}

function line({ id, name, scopes, madeAt, lastUsedAt, endsOn, revokedAt }: Token): string {
  const state = revokedAt !== null ? `, revoked on ${revokedAt.slice(0, 10)}` : endsOn === null ? '' : `, until ${endsOn}`;
  const used = lastUsedAt === null ? 'never used' : `last used on ${lastUsedAt.slice(0, 10)}`;
  return `  ${id}  ${name}: ${scopes.join(', ')}; made on ${madeAt.slice(0, 10)}, ${used}${state}`;
}

function numberOf(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UserError('token.unknown', 'Give the number of the token. See them with: article22 token list', EXIT.usage);
}
