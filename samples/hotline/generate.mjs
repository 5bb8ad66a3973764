// Writes the three source files of the invented hotline: `node samples/hotline/generate.mjs [FOLDER]`, without FOLDER beside this file.
// The same bytes every time; a test compares them.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { helpdesk } from './generator/helpdesk.mjs';
import { scartStyle } from './generator/scart-style.mjs';
import { tracker } from './generator/tracker.mjs';

const folder = process.argv[2] ?? dirname(fileURLToPath(import.meta.url));
for (const { name, bytes } of [scartStyle(), helpdesk(), tracker()]) writeFileSync(join(folder, name), bytes);
