// What new notices add to the kept sums, added up in memory: a batch of them would change nearly every row it adds to, one by one.
import { type CodeTree, leafOf, leavesOf, setLeaf } from './code-tree.ts';
import type { Db } from './db.ts';
import { type Cell, insertRows } from './insert-rows.ts';
import { TALLIES, TALLY_NAMES, type TallyName } from './states.ts';
import type { NoticeStateTable } from './tables.ts';

export interface StateSums {
  add(state: NoticeStateTable): void;
  /** That what waits takes, roughly. */
  bytes(): number;
  /** Writes what waits, inside the caller's transaction. */
  write(db: Db): Promise<void>;
}

const SUM_BYTES = 150;

interface Sum {
  readonly key: readonly Cell[];
  notices: number;
  items: number;
}

/** How the columns of the sums are read from a state; 0 stands for none. */
const KEYS: Readonly<Record<string, (state: NoticeStateTable) => Cell>> = {
  month: ({ sent_on }) => sent_on.slice(0, 7),
  service_id: ({ service_id }) => service_id ?? 0,
  category_id: ({ category_id }) => category_id,
  subcategory_id: ({ subcategory_id }) => subcategory_id ?? 0,
  channel: ({ channel }) => channel,
  action_id: ({ action_id }) => action_id ?? 0,
  complete: ({ complete }) => complete,
};

const FINEST = TALLIES.tally.map((column) => KEYS[column] ?? (() => null));

export function stateSums(): StateSums {
  let [finest, silent] = [noSums(), noSums()];
  return {
    add(state) {
      addTo(
        finest,
        FINEST.map((key) => key(state)),
        1,
        state.items,
      );
      if (state.answer === 'none' || state.answer === 'pending') addTo(silent, [state.sent_on, state.service_id ?? 0, state.channel], 1, 0);
    },
    bytes: () => (finest.size + silent.size) * SUM_BYTES,
    async write(db) {
      for (const name of TALLY_NAMES) {
        const rows = leavesOf(projected(finest, name).tree).map(({ key, notices, items }) => [...key, notices, items]);
        // Whichever of them it is: the columns are those of that table.
        await insertRows(db, name as 'tally', [...TALLIES[name as 'tally'], 'notices', 'items'], rows, { add: ['notices', 'items'] });
      }
      const rows = leavesOf(silent.tree).map(({ key, notices }) => [...key, notices]);
      await insertRows(db, 'open_tally', ['sent_on', 'service_id', 'channel', 'notices'], rows, { add: ['notices'] });
      [finest, silent] = [noSums(), noSums()];
    },
  };
}

interface Sums {
  readonly tree: CodeTree<Sum>;
  size: number;
}

function noSums(): Sums {
  return { tree: new Map(), size: 0 };
}

/** The sums kept by fewer columns, out of those kept by all. */
function projected(finest: Sums, name: TallyName): Sums {
  if (name === 'tally') return finest;
  const places = TALLIES[name].map((column) => TALLIES.tally.indexOf(column));
  const sums = noSums();
  for (const { key, notices, items } of leavesOf(finest.tree)) {
    addTo(
      sums,
      places.map((place) => key[place] ?? null),
      notices,
      items,
    );
  }
  return sums;
}

function addTo(sums: Sums, key: readonly Cell[], notices: number, items: number): void {
  const sum = leafOf(sums.tree, key);
  if (sum) {
    sum.notices += notices;
    sum.items += items;
    return;
  }
  setLeaf(sums.tree, key, { key, notices, items });
  sums.size += 1;
}
