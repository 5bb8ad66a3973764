// article22 person: who reads reports before they go out. Where two people work, nobody signs alone for work of their own.
import type { Command } from 'commander';
import type { Person } from '../log/people.ts';
import type { Shell } from './shell.ts';

export function registerPerson(program: Command, shell: Shell): void {
  const person = program.command('person').description('the people who read and sign reports');
  person
    .command('list')
    .description('people in office, and those who left')
    .action(() =>
      shell.withLog(async (log) => {
        const { listPeople } = await import('../log/people.ts');
        const people = await listPeople(log.db);
        shell.result(
          { people },
          people.length === 0 ? 'Nobody is entered: one signature of anybody is enough.' : people.map(line).join('\n'),
        );
      }),
    );
  person
    .command('add <name>')
    .description('a person who reads and signs reports')
    .addHelpText('after', '\nExample:\n  article22 person add "B. Example"')
    .action((name: string) =>
      shell.withLog(async (log) => {
        const { addPerson, peopleInOffice } = await import('../log/people.ts');
        const { writing } = await import('../log/writing.ts');
        await writing(log, shell.actor(), (db, at) => addPerson(db, name, at));
        const people = (await peopleInOffice(log.db)).length;
        const rule =
          people > 1
            ? 'From now on nobody signs a report alone who drafted it or decided a finding of it.'
            : 'Only their signature counts.';
        shell.result({ people }, `Entered; in office: ${people}. ${rule}`);
      }),
    );
  person
    .command('retire <name>')
    .description('a person who left; what they signed stays signed by them')
    .action((name: string) =>
      shell.withLog(async (log) => {
        const { peopleInOffice, retirePerson } = await import('../log/people.ts');
        const { writing } = await import('../log/writing.ts');
        await writing(log, shell.actor(), (db, at) => retirePerson(db, name, at));
        const people = (await peopleInOffice(log.db)).length;
        shell.result({ people }, `Retired; in office: ${people}.`);
      }),
    );
}

function line({ name, addedAt, retiredAt }: Person): string {
  return `  ${name}, since ${addedAt.slice(0, 10)}${retiredAt === null ? '' : `, until ${retiredAt.slice(0, 10)}`}`;
}
