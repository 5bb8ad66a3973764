// What is said about odd texts: each oddity beside its near miss, and never the text itself.
import { describe, expect, it } from 'vitest';
import { ODDITIES, odditiesOf } from '../../src/import/text-checks.ts';
import { profileOf, readAll } from './source.ts';

describe('an odd text', () => {
  it.each([
    ['text.bidi-control', 'exe.\u202Egpj', 'exe.gpj'],
    ['text.control-character', 'a\u0007b', 'a\tb\nc'],
    ['text.control-character', 'Face\u200Bbook', 'Facebook'],
    ['text.mixed-scripts', 'F\u0430cebook', 'Facebook и Вконтакте'],
    ['text.looks-double-encoded', 'trafiquÃ©', 'trafiqué'],
    ['text.looks-double-encoded', 'donâ€™t', 'don’t'],
    ['text.looks-double-encoded', 'OsÅ‚awienie', 'Osławienie'],
    ['text.looks-double-encoded', '10 â‚¬', 'NÃO, ÉTÉ, «À»'],
    ['text.undecodable-bytes', 'caf\uFFFD', 'café'],
    ['cell.formula-like', '=1+1', '1+1=2'],
    ['cell.formula-like', '@SUM(A1)', 'a@b'],
    ['cell.formula-like', '+cmd|x', '+32 470 12 34 56'],
    ['cell.formula-like', '-A1', '- first point'],
    ['cell.maybe-truncated', 'x'.repeat(255), 'x'.repeat(254)],
    ['cell.maybe-truncated', 'x'.repeat(32_767), 'x'.repeat(32_766)],
  ])('is noticed: %s', (code, hit, miss) => {
    expect(odditiesOf(hit, false)).toContain(code);
    expect(odditiesOf(miss, false)).not.toContain(code);
  });

  it.each([
    ['pii.email', 'write to anna@mail.example soon', 'meet @ noon, 3@5'],
    ['pii.iban', 'paid to BE68 5390 0754 7034 again', 'code BE68 5390 0754 7035'],
    ['pii.phone', 'call +32 470 12 34 56', 'on 05-03-2026 at 10:30'],
    ['pii.phone', 'call 0470/12.34.56', 'case 2026-000123'],
  ])('holds personal data: %s', (code, hit, miss) => {
    expect(odditiesOf(hit, true)).toContain(code);
    expect(odditiesOf(miss, true)).not.toContain(code);
    expect(odditiesOf(hit, false)).not.toContain(code);
  });

  it('is a warning of its record, which never quotes it', async () => {
    const profile = profileOf({ columns: { ...profileOf().columns, note: { label: 'Note' } } });
    const { records } = await readAll('Ref,Sent,Service,Type,Outcome,Note\n1,2026-01-05,X,hate,,call anna@mail.example\n', profile);
    expect(records[0]?.outcome).toBe('notice');
    expect(records[0]?.issues).toEqual([expect.objectContaining({ code: 'pii.email', line: 2, label: 'Note', value: null })]);
    expect(JSON.stringify(records[0]?.issues)).not.toContain('anna');
  });

  it.each([
    ['a lost letter in a value sets the record aside', 'Caf\uFFFD', '', 'rejected'],
    ['a zero byte in a value does so too', 'X\u0000Y', '', 'rejected'],
    ['a lost letter in a note does not', 'X', 'Caf\uFFFD', 'notice'],
  ])('%s', async (_, service, note, outcome) => {
    const profile = profileOf({ columns: { ...profileOf().columns, note: { label: 'Note' } } });
    const { records } = await readAll(`Ref,Sent,Service,Type,Outcome,Note\n1,2026-01-05,${service},hate,,${note}\n`, profile);
    expect(records[0]?.outcome).toBe(outcome);
    expect(records[0]?.issues[0]?.code).toMatch(/^text\./);
  });

  it('has a message and a remedy for every code', () => {
    for (const [message, remedy] of Object.values(ODDITIES)) {
      expect(message).toMatch(/\.$/);
      expect(remedy).toMatch(/\.$/);
    }
  });
});
