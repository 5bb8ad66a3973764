// The hash that is made of millions of references is the one under which the log keeps its values.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formHash } from '../../src/gate/keyed-hash.ts';
import { knownHash } from '../../src/model/known.ts';

it('gives the same hashes as the log, of any form under any key', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), fc.array(fc.string({ unit: 'binary', maxLength: 300 })), (key, forms) => {
      const hashOf = formHash(key);
      expect(forms.map(hashOf)).toEqual(forms.map((form) => knownHash(key, form)));
    }),
    { numRuns: 30 },
  );
});
