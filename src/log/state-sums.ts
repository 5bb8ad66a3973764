// What new notices add to the kept sums, added up in memory: a batch of them would change nearly every row it adds to, one by one.
import type { Db } from './db.ts';
import { type Cell, insertRows } from './insert-rows.ts';
import { TALLIES, TALLY_NAMES, type TallyName } from './states.ts';
import type { NoticeStateTable } from './tables.ts';

export interface StateSums {
  add(state: NoticeStateTable): void;
  /** Sums that wait. */
  size(): number;
  /** Writes what waits, inside the caller's transaction. */
  write(db: Db): Promise<void>;
}

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

export function stateSums(): StateSums {
  const finest = new Map<string, Sum>();
  const silent = new Map<string, Sum>();
  return {
    add(state) {
      const key = TALLIES.tally.map((column) => KEYS[column]?.(state) ?? null);
      addTo(finest, key, 1, state.items);
      if (state.answer === 'none' || state.answer === 'pending') addTo(silent, [state.sent_on, state.service_id ?? 0, state.channel], 1, 0);
    },
    size: () => finest.size + silent.size,
    async write(db) {
      for (const name of TALLY_NAMES) {
        const rows = [...projected(finest, name).values()].map(({ key, notices, items }) => [...key, notices, items]);
        // Whichever of them it is: the columns are those of that table.
        await insertRows(db, name as 'tally', [...TALLIES[name as 'tally'], 'notices', 'items'], rows, { add: ['notices', 'items'] });
      }
      const rows = [...silent.values()].map(({ key, notices }) => [...key, notices]);
      await insertRows(db, 'open_tally', ['sent_on', 'service_id', 'channel', 'notices'], rows, { add: ['notices'] });
      finest.clear();
      silent.clear();
    },
  };
}

/** The sums kept by fewer columns, out of those kept by all. */
function projected(finest: ReadonlyMap<string, Sum>, name: TallyName): ReadonlyMap<string, Sum> {
  if (name === 'tally') return finest;
  const places = TALLIES[name].map((column) => TALLIES.tally.indexOf(column));
  const sums = new Map<string, Sum>();
  for (const { key, notices, items } of finest.values()) {
    addTo(
      sums,
      places.map((place) => key[place] ?? null),
      notices,
      items,
    );
  }
  return sums;
}

function addTo(sums: Map<string, Sum>, key: readonly Cell[], notices: number, items: number): void {
  const name = key.join('\u001f');
  const sum = sums.get(name);
  if (!sum) {
    sums.set(name, { key, notices, items });
    return;
  }
  sum.notices += notices;
  sum.items += items;
}
