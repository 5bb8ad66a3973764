// The annex to a complaint about silence: it says who left which notices without a decision, and since when, alike in every format.
import { describe, expect, it } from 'vitest';
import { readPdf } from '../../src/files/pdf.ts';
import type { SilenceAnnex, SilentNotice } from '../../src/model/silence.ts';
import { renderSilenceAnnex } from '../../src/publish/silence-annex.ts';
import { ANNEX_LANGUAGES, annexCatalogue, annexView } from '../../src/publish/silence-annex-view.ts';
import { GROOMING, MINORS } from '../log/world.ts';

const silent = (number: number, more: Partial<SilentNotice> = {}): SilentNotice => ({
  number,
  provider: { code: 'invented-video', name: 'Invented Video Ltd' },
  service: 'Inventube',
  sentFirstOn: '2026-09-01',
  sentLastOn: '2026-09-01',
  category: MINORS,
  subcategory: GROOMING,
  channel: 'article-16',
  items: 2,
  days: 82,
  receiptOn: null,
  reminders: [],
  ...more,
});
const annex = (more: Partial<SilenceAnnex> = {}): SilenceAnnex => ({
  publisher: { name: { en: 'Example Hotline' }, legalName: 'Example Hotline (invented)', country: 'BE' },
  awards: [{ authority: { en: 'Invented Authority' }, decisionReference: 'INV-1', decidedOn: '2025-12-01' }],
  provider: { code: 'invented-video', name: 'Invented Video Ltd' },
  period: { first: '2026-01-01', last: '2026-12-31' },
  asOfOn: '2026-11-22',
  notices: [silent(1, { receiptOn: '2026-09-02', reminders: ['2026-09-10', '2026-09-25'] }), silent(2, { days: 3, service: '=Sum <b>' })],
  invented: true,
  ...more,
});
const textOf = (given: SilenceAnnex, language: string, format: string) => {
  const file = renderSilenceAnnex(given, language).find(({ name }) => name === `silence.${language}.${format}`);
  return new TextDecoder().decode(file?.bytes);
};

describe('the annex to a complaint about silence', () => {
  it.each(ANNEX_LANGUAGES)('cites Articles 16, 22 and 53 and says what counts, in %s', (language) => {
    const { t } = annexCatalogue(language);
    const html = textOf(annex(), language, 'html');
    expect(html).toContain(`<html lang="${language}">`);
    for (const key of ['16-4', '16-5', '16-6', '22-1', '53']) expect(html).toContain(t(`law.${key}`).replaceAll("'", '&#39;'));
    expect(html).toContain(t('method.unanswered').replaceAll("'", '&#39;'));
  });

  it('has the same words in all its languages', () => {
    const keys = ANNEX_LANGUAGES.map((language) => annexCatalogue(language).keys);
    for (const one of keys) expect(one).toEqual(keys[0]);
  });

  it('shows the ages in classes that add up, and what was confirmed and reminded', () => {
    const { ages, glance } = annexView(annex(), 'en') as unknown as {
      ages: { rows: { label: string; notices: string }[]; total: { notices: string } };
      glance: { rows: { label: string; value: string }[] };
    };
    expect(ages.rows.map(({ notices }) => notices)).toEqual(['0', '1', '0', '0', '1', '0']);
    expect(ages.total.notices).toBe('2');
    expect(glance.rows.map(({ value }) => value)).toEqual(['2', '4', '82', '1', '1', '1', '2']);
  });

  it('shows what people typed as text, in the page and in the data', () => {
    expect(textOf(annex(), 'en', 'html')).toContain('=Sum &lt;b&gt;');
    expect(textOf(annex(), 'en', 'csv')).toContain("'=Sum <b>");
  });

  it('has one line a notice in the data, with days and codes for machines', () => {
    const [header, first] = textOf(annex(), 'en', 'csv').split('\r\n');
    expect(header).toBe(
      'number,provider,service,sent_first_on,sent_last_on,type_code,type_label_en,channel,items,days_without_decision,as_of_on,receipt_confirmed_on,reminders_on',
    );
    expect(first).toMatch(
      /^1,Invented Video Ltd,Inventube,2026-09-01,2026-09-01,STATEMENT_.*,article-16,2,82,2026-11-22,2026-09-02,2026-09-10 2026-09-25$/,
    );
  });

  it('names no provider that is a natural person, and each provider where there are several', () => {
    const natural = textOf(
      annex({ provider: 'natural-person', notices: [silent(1, { provider: 'natural-person', service: null })] }),
      'en',
      'html',
    );
    expect(natural).toContain('not named here');
    expect(natural).not.toContain('Inventube');
    const all = textOf(annex({ provider: 'all' }), 'en', 'html');
    expect(all).toContain('Invented Video Ltd');
  });

  it('says that there is none where every notice has a decision', () => {
    expect(textOf(annex({ notices: [] }), 'en', 'html')).toContain(annexCatalogue('en').t('empty'));
  });

  it('is a PDF, too, with the same numbers, and the same bytes each time', async () => {
    const pdf = () => renderSilenceAnnex(annex({ provider: 'all' }), 'nl')[2];
    const file = pdf();
    if (!file) throw new Error('no PDF');
    const { parts } = await readPdf(file.name, file.bytes);
    expect(parts.map(({ text }) => text).join('\n')).toContain('Inventube');
    expect(Buffer.from(pdf()?.bytes ?? []).equals(Buffer.from(file.bytes))).toBe(true);
  });

  it('refuses a language it has no words in', () => {
    expect(() => renderSilenceAnnex(annex(), 'es')).toThrow('nl, fr, de, en');
  });
});
