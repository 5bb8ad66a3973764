// Is a log whole? What the program itself says, and on SQLite what SQLite says.
import SQLite from 'better-sqlite3';
import type { Place } from './places.ts';
import { mistakeIn } from './program.ts';

/** What a kill leaves beside the log and the act done again takes away; the doctor is right to name it. */
const LEFT = /is left of a copy or a restore that was interrupted/;

/** What is wrong with a log, in words; nothing where it is whole. */
export async function doctor(place: Place): Promise<string[]> {
  const found: string[] = [];
  if (place.engine === 'sqlite') {
    const file = new SQLite(place.address);
    const said = file.pragma('quick_check(1)', { simple: true });
    if (said !== 'ok') found.push(`quick_check: ${String(said)}`);
    if ((file.pragma('foreign_key_check') as unknown[]).length > 0) found.push('rows point to rows that are not there');
    file.close();
  }
  // A day after all acts of these tests: an act of the future is a trouble of its own.
  const looked = await place.run('--today', '2027-04-01', 'doctor');
  const troubles = looked.stdout.split('\n').filter((line) => /^ +NO /.test(line) && !LEFT.test(line));
  if (troubles.length > 0 || ![0, 9].includes(looked.code ?? -1)) found.push(`doctor (${looked.code}): ${troubles}${looked.stderr}`);
  const mistake = mistakeIn(looked);
  if (mistake) found.push(mistake);
  return found;
}
