// What is kept under several codes at once, found by one code after the other: a key made of all of them would cost more than all else.

export type Code = string | number | null;

/** `L` stands under the last of the codes; every path through a tree has as many. */
export type CodeTree<L> = Map<Code, CodeTree<L> | L>;

export function leafOf<L>(tree: CodeTree<L>, codes: readonly Code[]): L | undefined {
  let branch = tree;
  const end = codes.length - 1;
  for (let i = 0; i < end; i += 1) {
    const next = branch.get(codes[i] as Code);
    if (next === undefined) return undefined;
    branch = next as CodeTree<L>;
  }
  return branch.get(codes[end] as Code) as L | undefined;
}

export function setLeaf<L>(tree: CodeTree<L>, codes: readonly Code[], leaf: L): void {
  let branch = tree;
  const end = codes.length - 1;
  for (let i = 0; i < end; i += 1) {
    let next = branch.get(codes[i] as Code) as CodeTree<L> | undefined;
    if (!next) {
      next = new Map();
      branch.set(codes[i] as Code, next);
    }
    branch = next;
  }
  branch.set(codes[end] as Code, leaf);
}

export function leavesOf<L>(tree: CodeTree<L>): L[] {
  return [...tree.values()].flatMap((next) => (next instanceof Map ? leavesOf(next as CodeTree<L>) : [next]));
}
