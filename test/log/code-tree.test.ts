// What is kept under several codes is found by them, and by nothing that only looks like them.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Code, type CodeTree, leafOf, leavesOf, setLeaf } from '../../src/log/code-tree.ts';

const code = fc.oneof(fc.constantFrom('', '0', 'a', 'b'), fc.integer({ min: 0, max: 2 }), fc.constant(null));

it('finds what was put in last under the same codes, and gives each once', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(code, code, code), { maxLength: 60 }), (paths) => {
      const tree: CodeTree<{ at: number }> = new Map();
      const flat = new Map<string, { at: number }>();
      for (const [at, path] of paths.entries()) {
        setLeaf(tree, path, { at });
        flat.set(JSON.stringify(path), { at });
      }
      for (const path of paths) expect(leafOf(tree, path)).toEqual(flat.get(JSON.stringify(path)));
      expect(leafOf(tree, ['not', 'put', 'in'] satisfies Code[])).toBeUndefined();
      const byAt = (all: Iterable<{ at: number }>) => [...all].map(({ at }) => at).sort((a, b) => a - b);
      expect(byAt(leavesOf(tree))).toEqual(byAt(flat.values()));
    }),
  );
});
