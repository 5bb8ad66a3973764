// article22 authority: who awards the status, as the vocabulary knows them. It needs no log.
import type { Command } from 'commander';
import { EXIT, quote, UserError } from '../error.ts';
import type { Authority } from '../model/vocabulary.ts';
import type { Shell } from './shell.ts';

export function registerAuthority(program: Command, shell: Shell): void {
  const authority = program.command('authority').description('the authorities that award the status');
  authority
    .command('list')
    .description('all of them, or those of one country')
    .option('--country <code>', 'two letters, such as BE')
    .addHelpText('after', '\nExample:\n  article22 authority list --country BE')
    .action(async ({ country }: { country?: string }) => {
      const { authorities } = await import('../model/vocabulary.ts');
      const found = authorities().filter((one) => country === undefined || one.country === country.toUpperCase());
      if (found.length === 0)
        throw new UserError(
          'authority.country',
          `No authority of ${quote(country ?? '')} is known; expected were two letters such as BE or FR.`,
          EXIT.usage,
        );
      shell.result({ authorities: found }, found.map((one) => `${one.code.padEnd(16)}${namesOf(one)}`).join('\n'));
    });
  authority
    .command('show <code>')
    .description("one authority, and the line that names it in the flagger's data")
    .addHelpText('after', '\nExample:\n  article22 authority show be-bipt')
    .action(async (code: string) => {
      const { authorityOf } = await import('../model/vocabulary.ts');
      const found = authorityOf(code);
      if (!found)
        throw new UserError(
          'authority.unknown',
          `There is no authority ${quote(code)}. See them with: article22 authority list`,
          EXIT.usage,
        );
      shell.result(found, textOf(found));
    });
}

const namesOf = ({ name, nameEn }: Authority) => [...new Set([...Object.values(name), nameEn])].join(' / ');

function textOf(found: Authority): string {
  const none = 'not known: put it in where you know it';
  return [
    ...Object.entries(found.name).map(([language, name]) => `${name} (${language})`),
    ...found.languages.filter((language) => !found.name[language]).map((language) => `name in ${language}: not known`),
    `in English texts  ${found.nameEn}`,
    `what it is        ${found.kind}, ${found.country}`,
    `written to in     ${found.languages.join(', ')}`,
    `mailbox           ${found.email ?? none}`,
    `address           ${found.address ?? none}`,
    `site              ${found.site ?? 'not known'}`,
    ...(found.note ? [`note              ${found.note}`] : []),
    '',
    "In the flagger's data an award names it so:",
    `  "authority": "${found.code}"`,
    'or, with what is not known here:',
    `  "authority": { "code": "${found.code}", "email": "…", "address": "…" }`,
  ].join('\n');
}
