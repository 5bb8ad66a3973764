import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditFilter, listActors, listActs, readAudit } from '../../src/log/audit-list.ts';
import { addAudit } from '../../src/log/audit-trail.ts';
import type { Log } from '../../src/log/db.ts';
import { ENGINES, freshLog } from './engines.ts';

const NOW = '2026-11-22T09:00:00.000Z';

describe.each(ENGINES)('the audit trail on %s', (engine) => {
  let log: Log;
  const act = (by: string, what: string, subject: string) => addAudit(log.db, { by, now: NOW }, what, subject, { n: 1 });
  const subjects = async (filter: AuditFilter, before: number | null = null, limit = 10) => {
    const page = await readAudit(log.db, filter, { before, limit });
    return { subjects: page.lines.map(({ subject }) => subject), next: page.next };
  };
  beforeAll(async () => {
    log = await freshLog(engine);
    for (let n = 1; n <= 7; n += 1)
      await act(n % 2 ? 'Ada' : 'Bo', n < 5 ? 'import.done' : n === 5 ? 'import.undone' : 'user.added', `${n}`);
  });
  afterAll(() => log.close());

  it('is read in pages, newest first, none shown twice while others act', async () => {
    const first = await subjects({}, null, 3);
    expect(first.subjects).toEqual(['7', '6', '5']);
    await act('Cy', 'import.done', '8');
    const second = await subjects({}, first.next, 3);
    expect(second.subjects).toEqual(['4', '3', '2']);
    expect(await subjects({}, second.next, 3)).toEqual({ subjects: ['1'], next: null });
    expect((await subjects({}, null, 8)).next).toBeNull();
    expect((await readAudit(log.db, {}, { before: null, limit: 1 })).lines).toMatchObject([
      { at: NOW, who: 'Cy', act: 'import.done', detail: { n: 1 } },
    ]);
  });

  it('is filtered by act, by area of acts, and by who acted', async () => {
    expect((await subjects({ act: 'import.done' })).subjects).toEqual(['8', '4', '3', '2', '1']);
    expect((await subjects({ act: 'import' })).subjects).toEqual(['8', '5', '4', '3', '2', '1']);
    expect(await subjects({ act: 'import', who: 'Ada' }, null, 2)).toMatchObject({ subjects: ['5', '3'] });
    expect((await subjects({ who: 'Bo' })).subjects).toEqual(['6', '4', '2']);
    expect(await subjects({ act: 'imp' })).toEqual({ subjects: [], next: null });
    expect((await subjects({ who: 'ada' })).subjects).toEqual([]);
  });

  it('says who is in it and what was done', async () => {
    expect(await listActs(log.db)).toEqual(['import.done', 'import.undone', 'user.added']);
    expect(await listActors(log.db)).toEqual(['Ada', 'Bo', 'Cy']);
  });
});
