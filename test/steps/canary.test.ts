// Canaries: an invented word in every text field of the log. None of them may sing in what is published, drafted or noted in the trail.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fileParts } from '../../src/files/parts.ts';
import type { Log } from '../../src/log/db.ts';
import { addNotice, decideNotice, readNotice } from '../../src/log/hand.ts';
import { addPerson } from '../../src/log/people.ts';
import { setRule } from '../../src/log/retention.ts';
import { writing } from '../../src/log/writing.ts';
import { profileSchema } from '../../src/model/profile.ts';
import { act, checkDraft, draftReport, importFile, publishReport, resolveFindings, signOff } from '../../src/workflow.ts';
import { day, decision, notice } from '../log/world.ts';
import { ANALYST, documentedLog, SMALL_PROFILE, sourceOf, YEAR } from './year.ts';

const COLUMNS = ['account', 'person', 'email', 'phone', 'ip', 'url', 'note'] as const;
/** Where each canary sits. They are words of no language, so that finding one is no chance. */
const BIRDS = {
  reference: 'zqreferenza',
  account: 'zqaccountix',
  person: 'Zqpersonella',
  email: 'zqmailbird@aviary.example',
  phone: '+32 470 99 88 77',
  ip: '203.0.113.217',
  url: 'https://aviary.example/zqurlnest/7',
  note: 'zqnotetree',
  'own words for a type': 'zqlabelhen',
  'a column that is not mapped': 'zqunmappedowl',
  'a reason': 'zqreasoncrow',
  'an address by hand': 'https://aviary.example/zqhandwren',
  'a note by hand': 'zqhandnotetit',
  'the name of a file': 'zqfilefinch',
} as const;
/** As they would look in a file: the word, or a part of it that no other text has. */
const SONGS = [
  ...['zqreferenza', 'zqaccountix', 'zqpersonella', 'zqmailbird', '470 99 88 77', '203.0.113.217', 'zqurlnest', 'zqnotetree'],
  ...['zqlabelhen', 'zqunmappedowl', 'zqreasoncrow', 'zqhandwren', 'zqhandnotetit', 'zqfilefinch'],
];

const heard = (text: string) => SONGS.filter((song) => text.toLowerCase().includes(song));
const PROFILE = profileSchema.parse({
  ...SMALL_PROFILE,
  columns: { ...SMALL_PROFILE.columns, ...Object.fromEntries(COLUMNS.map((field) => [field, { label: field }])) },
  values: {
    ...SMALL_PROFILE.values,
    category: { ...SMALL_PROFILE.values.category, [BIRDS['own words for a type']]: SMALL_PROFILE.values.category?.['grooming'] },
  },
});

let log: Log;
beforeEach(async () => {
  log = await documentedLog('sqlite', ['en']);
  await writing(log, ANALYST, (db, at) => setRule(db, 'urls', { until: '2029-01-01' }, at));
  const header = ['Ref', 'Sent', 'Service', 'Type', 'Outcome', 'Decided', ...COLUMNS, 'Other'];
  const cells = ['2026-03-10', 'TikTok', BIRDS['own words for a type'], 'removed', '2026-03-12', ...COLUMNS.map((field) => BIRDS[field])];
  const lines = [1, 2, 3, 4].map((n) => [`${BIRDS.reference}-${n}`, ...cells, BIRDS['a column that is not mapped']].join(','));
  const file = sourceOf(`${BIRDS['the name of a file']}.csv`, [header.join(','), ...lines].join('\n'));
  await importFile(log, file, PROFILE, { dryRun: false, anotherFile: null }, ANALYST);
  const found = await readNotice(log.db, `${BIRDS.reference}-1`, null);
  await act(log, ANALYST, { kind: 'decision', act: 'decision corrected' }, (db, at) =>
    decideNotice(
      db,
      found,
      decision('NO_ACTION_NOT_ILLEGAL', day('2026-03-12')),
      { corrects: found.decisions[0]?.id ?? 0, reason: BIRDS['a reason'] },
      at,
    ),
  );
  const byHand = notice('H-1', { known: [{ kind: 'url', text: BIRDS['an address by hand'] }], note: BIRDS['a note by hand'] });
  await act(log, ANALYST, { kind: 'by-hand', act: 'by hand' }, (db, at) => addNotice(db, byHand, at));
  await writing(log, ANALYST, (db, at) => addPerson(db, ANALYST.by, at));
});
afterEach(() => log.close());

it('each one was planted where it belongs, and the column that is not mapped nowhere', async () => {
  const rows = async (query: Promise<unknown>) => heard(JSON.stringify(await query));
  expect(await rows(log.db.selectFrom('notice').select(['reference', 'own_label']).execute())).toEqual(['zqreferenza', 'zqlabelhen']);
  expect(await rows(log.db.selectFrom('notice_url').selectAll().execute())).toEqual(['zqurlnest', 'zqhandwren']);
  expect(await rows(log.db.selectFrom('notice_note').selectAll().execute())).toEqual(['zqnotetree', 'zqhandnotetit']);
  expect(await rows(log.db.selectFrom('decision').select('reason').execute())).toEqual(['zqreasoncrow']);
  expect(await rows(log.db.selectFrom('known_value').selectAll().execute())).toEqual([]);
  const { length } = await log.db.selectFrom('known_value').select('hash').distinct().execute();
  expect(length).toBe(COLUMNS.length - 1 + 1);
  const tables = [
    'notice',
    'notice_past',
    'notice_url',
    'notice_note',
    'known_value',
    'import',
    'audit',
    'service',
    'service_alias',
  ] as const;
  for (const table of tables) expect(await rows(log.db.selectFrom(table).selectAll().execute()), table).not.toContain('zqunmappedowl');
});

it('none sings in any byte that is drafted, checked or published, nor in the findings and the trail', async () => {
  await draftReport(log, '0.0.0', YEAR, ANALYST);
  const check = await checkDraft(log, ANALYST);
  await resolveFindings(log, { findings: check.open.map(({ id }) => id), verdict: 'not-personal', reason: 'read' }, ANALYST);
  await signOff(log, ANALYST);
  const { files, report } = await publishReport(log, () => undefined, ANALYST);
  expect(report.totals.notices).toBe(5);
  for (const { name, bytes } of [...files, ...check.files]) {
    for (const encoding of ['utf8', 'latin1', 'utf16le'] as const) {
      expect(heard(Buffer.from(bytes).toString(encoding)), name).toEqual([]);
    }
    expect(heard(name)).toEqual([]);
  }
  // As a reader sees them: what is packed inside a format has no such bytes.
  for (const file of check.files) {
    const parts = await fileParts(file);
    expect(heard(parts.map(({ text }) => text).join('\n')), file.name).toEqual([]);
  }
  const tables = ['draft', 'gate_check', 'resolution', 'publication', 'sign_off', 'correction', 'audit', 'narrative'] as const;
  for (const table of tables) {
    const texts = (await log.db.selectFrom(table).selectAll().execute()).map((row) =>
      Object.values(row)
        .map((value) => (value instanceof Uint8Array ? '' : String(value)))
        .join('\n'),
    );
    expect(heard(texts.join('\n')), table).toEqual([]);
  }
});
