// A report as long as they get: 60 providers with two services each, every category with all its subcategories, all two-way tables.
// The numbers are made by a formula and add up; they say nothing.
import type { Report } from '../../src/model/report.ts';
import { type Cell, type DimensionName, type Member, type Table, TOTAL } from '../../src/model/table.ts';
import { ACTION_GROUPS, categories } from '../../src/model/vocabulary.ts';
import { fixtureReport } from './fixture.ts';

const PROVIDERS = 60;

const providerCode = (n: number) => `provider-${String(n + 1).padStart(2, '0')}`;
const providers = Array.from({ length: PROVIDERS }, (_, n) => providerCode(n));
const servicesOf = (code: string) => [`${code}/share`, `${code}/forum`];

type Dimension = { readonly name: DimensionName; readonly members: readonly Member[] };
const flat = (name: DimensionName, codes: readonly string[]): Dimension => ({
  name,
  members: codes.map((code) => ({ code, parent: null })),
});
const nested = (name: DimensionName, codes: readonly string[], beneath: (code: string) => readonly string[]): Dimension => ({
  name,
  members: codes.flatMap((code) => [{ code, parent: null }, ...beneath(code).map((inner) => ({ code: inner, parent: code }))]),
});

/** Between 0 and 1,300, the same for the same codes. */
function count(...codes: readonly string[]): number {
  let hash = 7;
  for (const sign of codes.join('|')) hash = (Math.imul(hash, 31) + sign.charCodeAt(0)) >>> 0;
  return hash % 11 === 0 ? (hash >>> 4) % 1300 : (hash >>> 4) % 23;
}

/** Every leaf has a count of its own; members above and totals are sums. In a two-way table counts of 1 to 2 are withheld. */
function tableOf(id: string, measure: Table['measure'], dimensions: readonly Dimension[]): Table {
  const leaves = ({ members }: Dimension, code: string): string[] => {
    const inner = members
      .filter((member) => (code === TOTAL ? member.parent === null : member.parent === code))
      .map((member) => member.code);
    return inner.length === 0 ? [code] : inner.flatMap((one) => leaves({ name: 'provider', members }, one));
  };
  const sum = (at: readonly string[]): number => {
    let places: string[][] = [[]];
    dimensions.forEach((dimension, axis) => {
      const codes = leaves(dimension, at[axis] as string);
      places = places.flatMap((place) => codes.map((code) => [...place, code]));
    });
    return places.reduce((total, place) => total + count(measure, ...place), 0);
  };
  let places: string[][] = [[]];
  for (const { members } of dimensions)
    places = places.flatMap((place) => [...members.map(({ code }) => code), TOTAL].map((code) => [...place, code]));
  const cells = places.map((at): Cell => {
    const value = sum(at);
    const isWithheld = dimensions.length > 1 && !at.includes(TOTAL) && value > 0 && value < 3;
    return isWithheld ? { at, value: null, status: 'withheld' } : { at, value, status: 'published' };
  });
  return { id, measure, dimensions: dimensions.map(({ name, members }) => ({ name, members: [...members] })), cells, addsUp: true };
}

export function longReport(): Report {
  const report = fixtureReport();
  const provider = nested('provider', providers, servicesOf);
  const category = nested(
    'category',
    categories().map(({ code }) => code),
    (code) =>
      categories()
        .find((one) => one.code === code)
        ?.subcategories.map((one) => one.code) ?? [],
  );
  const topProvider = flat('provider', providers);
  const topCategory = flat(
    'category',
    categories().map(({ code }) => code),
  );
  const group = flat('action-group', ACTION_GROUPS);
  const long = [
    tableOf('by-provider', 'notices', [provider]),
    tableOf('items-by-provider', 'items', [provider]),
    tableOf('by-category', 'notices', [category]),
    tableOf('items-by-category', 'items', [category]),
    tableOf('provider-by-category', 'notices', [topProvider, topCategory]),
    tableOf('provider-by-action', 'notices', [topProvider, group]),
    tableOf('category-by-action', 'notices', [topCategory, group]),
  ];
  return {
    ...report,
    languages: ['en'],
    providers: providers.map((code, n) => ({
      ...(report.providers[0] as Report['providers'][number]),
      code,
      name: n % 7 === 0 ? `Gesellschaft für Datenspeicherung und Inhaltevermittlung ${n + 1} mbH` : `Hosting ${n + 1} Limited`,
      services: servicesOf(code).map((service) => ({ code: service, name: `${service.endsWith('share') ? 'Share' : 'Forum'} ${n + 1}` })),
    })) as Report['providers'],
    tables: report.tables.map((table) => long.find(({ id }) => id === table.id) ?? table),
    timing: [],
  };
}
