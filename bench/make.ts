// Writes the invented CSV, its mapping profile and the answers about its services: `node node_modules/.bench/bench/make.js RECORDS FOLDER`.
// A later export of the same notices stands beside it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeBigCsv } from './big-csv.ts';
import { BIG_PROFILE, BIG_SERVICES } from './big-csv-words.ts';
import { sizeOf } from './size.ts';

const [size = '10k', folder = '.'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'profile.json'), `${JSON.stringify(BIG_PROFILE, null, 2)}\n`);
writeFileSync(join(folder, 'services.json'), `${JSON.stringify(BIG_SERVICES, null, 2)}\n`);
await writeBigCsv(join(folder, `${size}.csv`), sizeOf(size));
await writeBigCsv(join(folder, `${size}.later.csv`), sizeOf(size), 2);
