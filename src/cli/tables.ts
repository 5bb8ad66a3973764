// article22 tables: protects tables that another program counted. No log is opened.
import { buffer } from 'node:stream/consumers';
import type { Command } from 'commander';
import type { ProtectedTables } from '../workflow.ts';
import { readBytes } from './files.ts';
import type { Shell } from './shell.ts';

export function registerTables(program: Command, shell: Shell): void {
  const tables = program.command('tables').description('tables of counts from other programs');
  tables
    .command('protect [file]')
    .description('withhold small counts so that none can be worked out; JSON in, with --json JSON out')
    .addHelpText(
      'after',
      `
A table is {"id", "dims": [{"name", "codes": […]}], "values": […], "threshold"}: row by row, the last of each dimension its total. One
object, an array, or one object a line, from FILE or stdin. Totals stay; withheld values come back as null, with "lowerBound": what a
reader may take for granted of them. Other fields do not come back. A table that cannot be protected comes back as {"id", "error"}: exit
code 3 where it was not understood or does not add up, 7 where nothing helps.

Some small counts the totals tell, or narrow down to small ones, whatever is withheld: of a table with one row, or where all notices lie in
one row. They are printed, since that says hardly more, and "toldByTotals" says how many they are; only where printing them would tell
others are they withheld too. With the verdict "told-by-totals" nothing is withheld, or a withheld count is told all the same: hold rare
members together, or publish without the table, where that matters.

Tables are protected one by one. Only three two-way tables with the same dimensions and totals (provider by category, provider by action,
category by action) are then attacked together; where a withheld count can be worked out from the three, none comes back. A table whose
total is a count that another one withholds gives it away: do not publish both.

Examples:
  article22 tables protect --json table.json
  article22 tables protect --json < tables.jsonl > protected.jsonl`,
    )
    .action(async (file: string | undefined) => {
      const { protectTables } = await import('../workflow.ts');
      const bytes = file === undefined || file === '-' ? await buffer(shell.stdin()) : readBytes(file);
      const outcome = await protectTables(new TextDecoder('utf-8').decode(bytes));
      const threeWay = outcome.tables.filter((table) => !isRefused(table) && table.dims.length > 2);
      if (threeWay.length > 0)
        shell.say(`Note: ${threeWay.length} tables are three-way; most of their counts are small, and much is withheld.`);
      shell.print(shell.json() ? outcome.json : `${outcome.tables.map(lineOf).join('\n')}\n`);
      if (shell.json()) for (const table of outcome.tables.filter(isRefused)) shell.say(refusedMessage(table));
      shell.exit(outcome.exit);
    });
}

type Outcome = ProtectedTables['tables'][number];

type Refused = Extract<Outcome, { error: unknown }>;

/** A table that was protected may have brought an "error" of its own along. */
const isRefused = (table: Outcome): table is Refused => !('values' in table);
const refusedMessage = ({ error }: Refused) => `article22: ${error.message}`;

function lineOf(table: Outcome): string {
  if (isRefused(table)) return refusedMessage(table);
  const are = table.toldByTotals === 1 ? 'count is' : 'counts are';
  const told = `${table.toldByTotals} small ${are} told by the totals whatever is withheld`;
  if (table.withheld === 0) return `${table.id}: ${table.toldByTotals > 0 ? `nothing withheld; ${told}` : 'nothing to withhold'}`;
  const least = table.lowerBound === 1 ? 'zeros are printed' : 'zeros are withheld as well';
  const others = table.toldByTotals > 0 ? `no other can be worked out; ${told}` : 'none can be worked out';
  return `${table.id}: ${table.withheld} of ${table.values.length} cells withheld, ${others}; ${least}`;
}
