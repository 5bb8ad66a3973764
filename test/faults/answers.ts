// How fast the answers to a team came, by kind of request and over all.
import type { Timed } from './analyst.ts';
import type { Table } from './figures.ts';
import type { Engine } from './places.ts';
import { within } from './team.ts';

const SHARES = [0.5, 0.95, 0.99] as const;

export function answersTable(engine: Engine, timed: readonly Timed[]): Table {
  const kinds = [...new Set(timed.map(({ kind }) => kind))].sort();
  const row = (name: string, some: readonly Timed[]) => [
    `${name} (${engine})`,
    String(some.length),
    ...SHARES.map((share) => `${within(some, share).toFixed(0)} ms`),
    `${Math.max(0, ...some.map(({ ms }) => ms)).toFixed(0)} ms`,
  ];
  return {
    title: 'Answers',
    note: 'Within how long 50, 95 and 99 of 100 answers came. Decisions, items and new notices: the form and what was sent.',
    head: ['asked for', 'answers', '50', '95', '99', 'the slowest'],
    rows: [
      ...kinds.map((kind) =>
        row(
          kind,
          timed.filter((one) => one.kind === kind),
        ),
      ),
      row('all', timed),
    ],
  };
}
