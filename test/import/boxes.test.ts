// A multiple choice that stands in one column for each answer is read as one field: as if the ticked answers stood in one cell.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recogniseProfile } from '../../src/import/recognise.ts';
import type { Profile } from '../../src/model/profile.ts';
import { profileOf, readAll, sourceOf } from './source.ts';

const HATE = 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH';
const SCAM = 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD';
const BOXES = { 'What kind? [Hate speech]': 'hate', 'What kind? [Scam]': 'scam', 'What kind? [Self-harm]': 'self-harm' };
const LABELS = Object.keys(BOXES);
const VALUES = Object.values(BOXES);
const CATEGORY_VALUES = { ...profileOf().values.category, 'self-harm': 'STATEMENT_CATEGORY_SELF_HARM' };

function boxed(change: Record<string, unknown> = {}): Profile {
  const columns = { ...profileOf().columns, category: { label: 'What kind?', boxes: BOXES } };
  return profileOf({ columns, values: { ...profileOf().values, category: CATEGORY_VALUES }, ...change });
}

const file = (...boxes: readonly (readonly string[])[]) =>
  [
    ['Ref', 'Sent', 'Service', ...LABELS, 'What kind? [Other]', 'Outcome'],
    ...boxes.map((cells, i) => [`R-${i}`, '2026-03-05', 'Facebook', ...cells, 'typed by hand', 'removed']),
  ]
    .map((cells) => cells.map((cell) => `"${cell}"`).join(','))
    .join('\n');

const several = (main: 'first' | 'priority', priority: readonly string[] = []) => ({ category: { separator: '; ', main, priority } });

async function only(cells: readonly string[], profile = boxed()) {
  const { records } = await readAll(file(cells), profile);
  const [record] = records;
  if (!record || records.length !== 1) throw new Error(`${records.length} records`);
  return record;
}

const codes = (record: Awaited<ReturnType<typeof only>>) => record.issues.map(({ code }) => code);

describe('one ticked box', () => {
  it.each([
    ['1', '0', '0'],
    ['Yes', 'No', 'N/A'],
    ['Y', '', ''],
    ['Oui', 'Non', 'Non'],
    ['TRUE', 'FALSE', 'FALSE'],
    ['X', '-', ' '],
    ['☑', '☐', '☐'],
    ['Hate', '', ''],
    ['What kind? [Hate speech]', '', ''],
  ])('is the value: %s, %s, %s', async (...cells) => {
    expect(await only(cells)).toMatchObject({ outcome: 'notice', notice: { category: HATE, ownLabel: 'hate' } });
  });

  it('is one value, whatever signs stand in it', async () => {
    const value = 'Hate, violence | both';
    const columns = { ...profileOf().columns, category: { label: 'What kind?', boxes: { ...BOXES, [String(LABELS[0])]: value } } };
    const profile = boxed({ columns, values: { ...profileOf().values, category: { [value]: HATE } } });
    expect(await only(['1', '0', '0'], profile)).toMatchObject({ outcome: 'notice', notice: { category: HATE, ownLabel: value } });
  });

  it('whose value has no code is held', async () => {
    const record = await only(['0', '0', '1'], boxed({ values: profileOf().values }));
    expect(record).toMatchObject({ outcome: 'held', issues: [{ code: 'value.unmapped', label: 'What kind?', value: 'self-harm' }] });
  });
});

describe('several ticked boxes', () => {
  it('are held where the profile does not say which is the main one', async () => {
    expect(await only(['1', '1', '0'])).toMatchObject({ outcome: 'held', issues: [{ code: 'value.multiple', label: 'What kind?' }] });
  });

  it('together are a value, where the profile has a code for them', async () => {
    const profile = boxed({ values: { ...profileOf().values, category: { ...CATEGORY_VALUES, 'hate; scam': HATE } } });
    expect(await only(['1', '1', '0'], profile)).toMatchObject({ outcome: 'notice', notice: { category: HATE, ownLabel: 'hate; scam' } });
  });

  it.each([
    ['the first box', several('first'), HATE],
    ['the first of the priority', several('priority', ['Scam']), SCAM],
  ])('give %s where it does, and the others in the own label', async (_, rule, category) => {
    const record = await only(['yes', 'yes', ''], boxed({ several: rule }));
    expect(record).toMatchObject({ outcome: 'notice', notice: { category, ownLabel: 'hate; scam' } });
  });

  it('of the same value are one', async () => {
    const boxes = Object.fromEntries(LABELS.map((label) => [label, 'scam']));
    const profile = boxed({ columns: { ...profileOf().columns, category: { label: 'What kind?', boxes } } });
    expect(await only(['1', '1', '1'], profile)).toMatchObject({ outcome: 'notice', notice: { category: SCAM, ownLabel: 'scam' } });
  });

  it('of actions are all kept where the profile has a rule, and held where it has none', async () => {
    const text = 'Ref,Sent,Service,Type,Done: removed,Done: warned\nR-1,2026-03-05,X,scam,1,1\n';
    const action = { label: 'Done', boxes: { 'Done: removed': 'ACTION_REMOVED', 'Done: warned': 'ACTION_WARNING' } };
    const columns = { ...profileOf().columns, action };
    const rule = { action: { separator: ',', main: 'first' } };
    const [kept] = (await readAll(text, profileOf({ columns, several: rule }))).records;
    expect(kept).toMatchObject({ notice: { decisions: [{ action: 'ACTION_REMOVED' }, { action: 'ACTION_WARNING' }] } });
    const [held] = (await readAll(text, profileOf({ columns }))).records;
    expect(held).toMatchObject({ outcome: 'held', issues: [{ code: 'value.multiple', label: 'Done' }] });
  });

  it('of services are held: a notice goes to one', async () => {
    const service = { label: 'To whom?', boxes: { 'to[fb]': 'Facebook', 'to[x]': 'X' } };
    const profile = profileOf({ columns: { ...profileOf().columns, service } });
    const { records } = await readAll('Ref,Sent,to[fb],to[x],Type,Outcome\nR-1,2026-03-05,1,1,scam,\nR-2,2026-03-05,0,1,scam,\n', profile);
    expect(records).toMatchObject([
      { outcome: 'held', issues: [{ code: 'value.multiple' }] },
      { outcome: 'notice', notice: { service: 'X' } },
    ]);
  });
});

describe('no ticked box', () => {
  it('is a missing value', async () => {
    const record = await only(['0', 'No', '']);
    expect(record.outcome).toBe('rejected');
    expect(record.issues).toMatchObject([
      { code: 'required.missing', label: 'What kind?', message: expect.stringContaining('No box is ticked') },
    ]);
  });

  it('is what the profile says of a blank', async () => {
    const profile = boxed({ values: { ...profileOf().values, category: { ...CATEGORY_VALUES, '': null } } });
    expect(await only(['0', '0', '0'], profile)).toMatchObject({
      outcome: 'notice',
      notice: { category: 'STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE', ownLabel: null },
    });
  });
});

it.each(['unsure', '2', 'unknown', 'yes, a bit', 'Scam?'])('a box with “%s” in it is rejected under its own label', async (cell) => {
  for (const others of ['0', '1']) {
    const record = await only([others, cell, '0']);
    expect(record.outcome).toBe('rejected');
    expect(record.issues).toMatchObject([{ code: 'value.not-yes-no', label: LABELS[1], value: cell, reference: 'R-0' }]);
  }
});

it('a text in a box is rejected and not repeated', async () => {
  const record = await only(['0', 'see the mail of Jan Voorbeeld', '0']);
  expect(record.issues).toMatchObject([{ code: 'value.not-yes-no', label: LABELS[1], value: null }]);
  expect(JSON.stringify(record.issues)).not.toContain('Voorbeeld');
});

describe('the columns of boxes', () => {
  it('are mapped, and an answer that the profile does not list is not, and never kept', async () => {
    const { file: read, records } = await readAll(file(['1', '0', '0']), boxed());
    expect(read.ignored).toEqual(['What kind? [Other]']);
    expect(read.columns.find(({ field }) => field === 'category')).toMatchObject({ label: 'What kind?', index: 3 });
    const [record] = records;
    expect(record?.outcome === 'notice' && JSON.stringify(record.notice)).not.toContain('typed by hand');
  });

  it('must all be there once', async () => {
    const gone = file(['1', '0', '0']).replace('[Scam]', '[Scams]');
    await expect(readAll(gone, boxed())).rejects.toMatchObject({
      code: 'mapping.required-missing',
      details: { missing: [{ field: 'category', label: 'What kind? [Scam]', rename: 'What kind? [Scams]' }] },
    });
    const twice = file(['1', '0', '0']).replace('[Other]', '[Scam]');
    await expect(readAll(twice, boxed())).rejects.toMatchObject({ code: 'header.duplicate', details: { columns: [5, 7] } });
  });

  it('tell for which profile a file is meant', async () => {
    const joined = profileOf({ name: 'joined' });
    expect((await recogniseProfile(sourceOf(file(['1', '0', '0'])), [joined, boxed()])).name).toBe('small');
    await expect(recogniseProfile(sourceOf('Ref,Sent,Service,What kind?,Outcome\n'), [boxed()])).rejects.toMatchObject({
      code: 'profile.none-fits',
    });
  });

  it('may stand anywhere, and tell records without a reference apart', async () => {
    const { reference: _, ...columns } = boxed().columns;
    const one = await readAll(file(['1', '0', '0'], ['1', '0', '0'], ['0', '1', '0']), boxed({ columns }));
    const turned = file(['1', '0', '0'], ['1', '0', '0'], ['0', '1', '0'])
      .split('\n')
      .map((line) => line.split(',').toReversed().join(','))
      .join('\n');
    const other = await readAll(turned, boxed({ columns }));
    const references = ({ records }: typeof one) => records.map((record) => (record.outcome === 'notice' ? record.notice.reference : null));
    expect(new Set(references(one)).size).toBe(3);
    expect(references(one)[1]?.split('#')[0]).toBe(references(one)[0]?.split('#')[0]);
    expect(references(other)).toEqual(references(one));
  });

  it('can say which records form one notice', async () => {
    const profile = boxed({ group: { by: ['sent', 'service', 'category'] } });
    const { records } = await readAll(file(['1', '0', '0'], ['0', '1', '0'], ['1', '', '']), profile);
    const notices = records.flatMap((record) => (record.outcome === 'notice' ? [record.notice] : []));
    expect(new Set(notices.map(({ reference }) => reference)).size).toBe(2);
  });
});

it.each([
  ['of a date', { sent: { label: 'When', boxes: { Sent: '2026-03-05' } } }],
  ['of an address', { url: { label: 'Link', boxes: { Service: 'https://content.example/1' } } }],
  ['that are none', { category: { label: 'Type', boxes: {} } }],
  ['with a format', { category: { label: 'Type', format: 'dmy', boxes: { Type: 'scam' } } }],
])('boxes %s are refused', async (_, change) => {
  const profile = profileOf({ columns: { ...profileOf().columns, ...change } });
  await expect(readAll('Ref,Sent,Service,Type,Outcome\nR,2026-03-05,X,scam,\n', profile)).rejects.toMatchObject({ code: 'profile.boxes' });
});

it('any boxes read as the ticked answers do in one cell', async () => {
  const yes = fc.constantFrom('1', 'yes', 'Ja', 'x', 'true');
  const no = fc.constantFrom('0', 'no', '', 'Nee', 'false', 'N/A');
  const rule = fc.constantFrom({}, several('first'), several('priority', ['self-harm', 'scam']));
  const records = fc.array(fc.tuple(...LABELS.map(() => fc.boolean())), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(records, rule, yes, no, async (ticked, severalRule, one, zero) => {
      const inBoxes = file(...ticked.map((of) => of.map((is) => (is ? one : zero))));
      const inCells = [
        'Ref,Sent,Service,Type,Outcome',
        ...ticked.map((of, i) => `R-${i},2026-03-05,Facebook,${VALUES.filter((_, at) => of[at]).join('; ')},removed`),
      ].join('\n');
      const joined = profileOf({ values: { ...profileOf().values, category: CATEGORY_VALUES }, several: severalRule });
      const fates = async (text: string, profile: Profile) =>
        (await readAll(text, profile)).records.map((record) => [
          codes(record),
          record.outcome === 'notice' ? record.notice : record.outcome,
        ]);
      expect(await fates(inBoxes, boxed({ several: severalRule }))).toEqual(await fates(inCells, joined));
    }),
    { numRuns: 60 },
  );
});
