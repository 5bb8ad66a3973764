import { it } from 'vitest';
import { documentOf } from './judge.ts';
import { adHocProfile } from '../../src/import/ad-hoc.ts';
it('x', async () => {
  for (const n of [20000, 40000, 80000]) {
    const t = performance.now();
    const d = await documentOf(new TextEncoder().encode(`Ref|Sent|Provider|Type|Cell\nR-1|2026-01-11|X|Hate|${'z'.repeat(n)}\nR-2|2026-01-12|X|Hate|short\n`), { reference: 'Ref', sent_on: 'Sent', provider: 'Provider', category: 'Type', note: 'Cell' }, {});
    console.log(n, d.outcome, Math.round(performance.now() - t));
    const t2 = performance.now();
    const e = await documentOf(new TextEncoder().encode(`Ref|Sent|Provider|Type|Cell\nR-1|2026-01-11|X|Hate|"${'z'.repeat(n)}\nR-2|2026-01-12|X|Hate|short\n`), { reference: 'Ref', sent_on: 'Sent', provider: 'Provider', category: 'Type', note: 'Cell' }, {});
    console.log(n, e.outcome, e.reasons, Math.round(performance.now() - t2));
  }
  void adHocProfile;
});
