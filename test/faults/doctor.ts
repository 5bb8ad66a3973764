// Is a log whole? What the program itself says, and on SQLite what SQLite says.
import SQLite from 'better-sqlite3';
import type { Place } from './places.ts';
import { mistakeIn } from './program.ts';

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
  const looked = await place.run('doctor');
  if (looked.code !== 0) found.push(`doctor (${looked.code}): ${looked.stdout}${looked.stderr}`);
  const mistake = mistakeIn(looked);
  if (mistake) found.push(mistake);
  return found;
}
