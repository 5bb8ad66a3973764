// article22 user: who may sign in where a team shares a log, and what each may do. Start passwords are shown once.
import type { Command } from 'commander';
import { EXIT, UserError } from '../error.ts';
import type { User } from '../log/users.ts';
import { isRole, ROLES, type Role } from '../model/role.ts';
import type { Shell } from './shell.ts';

const ROLE_HELP = `
Roles, each with the rights of the one before it:
  analyst   notices, decisions, imports, providers, quality
  editor    draft, check, narrative, register, findings
  approver  sign off, publish, sendings
  admin     settings, users, tokens, backup`;

export function registerUser(program: Command, shell: Shell): void {
  const user = program.command('user').description('who may sign in where a team shares a log');
  user
    .command('list')
    .description('users, their roles, and those who may not sign in any more')
    .action(() =>
      shell.withLog(
        async (log) => {
          const { listUsers } = await import('../log/users.ts');
          const users = await listUsers(log.db);
          shell.result({ users }, users.length === 0 ? 'There are no users: nobody signs in.' : users.map(line).join('\n'));
        },
        { readOnly: true },
      ),
    );
  user
    .command('add <login>')
    .description('a new user; prints a start password, once')
    .requiredOption('--name <name>', 'name under which the user acts and signs')
    .requiredOption('--role <role>', ROLES.join(', '))
    .addHelpText('after', `${ROLE_HELP}\n\nExample:\n  article22 user add b.example --name "B. Example" --role approver`)
    .action((login: string, flags: { name: string; role: string }) => {
      const role = roleOf(flags.role);
      return shell.withLog(async (log) => {
        const { addUser } = await import('../log/users.ts');
        const { user: added, startPassword } = await addUser(log, { login, name: flags.name, role }, shell.actor());
        shell.result({ user: added, startPassword }, `Added ${line(added).trim()}.\n${startText(startPassword)}`);
      });
    });
  user
    .command('role <login> <role>')
    .description(`what a user may do: ${ROLES.join(', ')}; ends their sessions`)
    .addHelpText('after', ROLE_HELP)
    .action((login: string, text: string) => {
      const role = roleOf(text);
      return changed(shell, (users, log) => users.setRole(log, login, role, shell.actor()));
    });
  user
    .command('disable <login>')
    .description('a user may not sign in any more; what they did stays theirs')
    .action((login: string) => changed(shell, (users, log) => users.disableUser(log, login, shell.actor())));
  user
    .command('enable <login>')
    .description('a user may sign in again')
    .action((login: string) => changed(shell, (users, log) => users.enableUser(log, login, shell.actor())));
  user
    .command('password <login>')
    .description('a new start password, printed once; the old one holds no more')
    .action((login: string) =>
      shell.withLog(async (log) => {
        const { resetPassword } = await import('../log/user-passwords.ts');
        const { user: reset, startPassword } = await resetPassword(log, login, shell.actor());
        shell.result({ user: reset, startPassword }, startText(startPassword));
      }),
    );
}

type Users = typeof import('../log/users.ts');

function changed(shell: Shell, work: (users: Users, log: Parameters<Users['setRole']>[0]) => Promise<User>): Promise<void> {
  return shell.withLog(async (log) => {
    const user = await work(await import('../log/users.ts'), log);
    shell.result({ user }, line(user));
  });
}

function line({ login, name, role, disabledAt, mustChange }: User): string {
  const state = disabledAt !== null ? `, disabled since ${disabledAt.slice(0, 10)}` : mustChange ? ', start password not changed yet' : '';
  return `  ${login}: ${name}, ${role}${state}`;
}

function startText(password: string): string {
  return `Start password, shown only now: ${password}\nHand it over in private. At the first sign-in they choose their own.`;
}

function roleOf(text: string): Role {
  if (isRole(text)) return text;
  throw new UserError('user.role', `The role must be one of ${ROLES.join(', ')}.`, EXIT.usage);
}
