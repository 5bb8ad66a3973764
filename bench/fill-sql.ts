// Statements that copy the notices of a log several times, with all that belongs to them, in the SQL that both engines understand: under new
// numbers and references. In a copy each notice has the service of another one and takes a little longer to its decision, so that there are
// as many different combinations as new notices would bring.

/** What an import fills, those first to which others point. */
export const FILLED = ['notice', 'decision', 'notice_state', 'telling', 'known_value'] as const;
export type Filled = (typeof FILLED)[number];

/** Notices whose services are exchanged stand so far apart. */
const APART = 1009;

export interface Held {
  /** Records of the file that was imported: references count from 1 to this. */
  readonly records: number;
  /** Greatest numbers. */
  readonly notices: number;
  readonly decisions: number;
  readonly columns: Readonly<Record<Filled, readonly string[]>>;
}

/** For a log whose import of one file is its only one; afterwards it holds `times` as many. All are to be run on one connection. */
export function fillStatements(held: Held, times: number): string[] {
  return [
    'create temporary table service_of (id integer primary key, service_id integer)',
    'insert into service_of (id, service_id) select id, service_id from notice',
    ...Array.from({ length: times - 1 }, (_, i) => FILLED.map((table) => copyOf(table, i + 1, held))).flat(),
  ];
}

function copyOf(table: Filled, copy: number, { records, notices, decisions, columns }: Held): string {
  const own: Readonly<Record<Filled, Readonly<Record<string, string>>>> = {
    notice: { id: `x.id + ${copy * notices}`, reference: referenceOf(copy * records), service_id: 's.service_id' },
    decision: {
      id: `x.id + ${copy * decisions}`,
      delay_value: `x.delay_value + case when x.delay_unit = 'minute' then ${copy} else 0 end`,
    },
    notice_state: { service_id: 's.service_id' },
    telling: {},
    known_value: {},
  };
  const values = columns[table].map((name) => own[table][name] ?? (name === 'notice_id' ? `x.notice_id + ${copy * notices}` : `x.${name}`));
  const key = table === 'notice' ? 'id' : 'notice_id';
  const [numbered, last] = table === 'decision' ? ['id', decisions] : [key, notices];
  return `insert into ${table} (${columns[table].join(', ')}) select ${values.join(', ')} from ${table} x
    left join service_of s on s.id = (x.${key} + ${copy * APART}) % ${notices} + 1
    where x.${numbered} <= ${last} order by x.${numbered}`;
}

/** `N-000000017` so many further. */
const referenceOf = (further: number) =>
  `'N-' || substr(cast(1000000000 + cast(substr(x.reference, 3) as integer) + ${further} as text), 2)`;
