import { properties } from '../../scenarios/properties/index.ts';
import { type SliceName, slices } from '../../verification/index.ts';
import type { Slice } from '../../verification/product/slice.ts';
import type { Property } from '../../verification/property.ts';
import { code, codes, generated, page, table } from './markdown.ts';

const slicesOf = (property: Property): string[] =>
  Object.entries(slices)
    .filter(([name]) => property[name as SliceName] !== undefined)
    .map(([, slice]) => slice.name);

const subjects = (property: Property): string =>
  [
    ...slicesOf(property),
    ...(property.joint ? ['two devices together'] : []),
    ...(property.everywhere ? ['every slice together'] : []),
    ...(property.flow || property.flows ? ['flows'] : []),
  ].join(', ') || 'tests';

const isWalked = (property: Property): boolean => subjects(property) !== 'tests';

const means = properties.filter(({ means: by, heldBy, assumes }) => by ?? heldBy ?? assumes);

/** What there is of a slice, for a reader. */
const sliceRows = Object.values(slices as Record<string, Slice>).map(({ name, slots, others }) => [
  name,
  codes(slots),
  others.map(({ label }) => label).join('; '),
]);

/** Everything that must hold, in both languages, and what holds it. */
export const propertiesPage = (): string =>
  page(
    generated('scenarios/properties'),
    '# Properties',
    `The ${properties.length} properties of the specification. ${properties.filter(isWalked).length} of them are checked in each reachable state of what they speak of, on the machines that run: \`hyrje check\` gives each its verdict, how often its premise was met, and a shortest trace if it is broken ([how to read it](check.md)). What no state shows is held by the tests in the second table.`,
    '“Flows” is each flow against every answer that a service may give. The authority is walked in slices: each is some of its machines behind one client that may send any command at any time, with other devices, the staff desk and every order of deadlines. [What this rests on](for-security.md).',
    table(['Slice', 'Machines', 'What others do'], sliceRows),
    table(
      ['Id', 'What must hold', 'Çfarë duhet të vlejë', 'Formula', 'Clause', 'Checked on'],
      properties.map((property) => {
        const { id, statement, formal, clause } = property;
        return [code(id), statement.en, statement.sq, code(formal), clause, subjects(property)];
      }),
    ),
    '## What else holds them, or what they rest on',
    table(
      ['Id', 'Means', 'Tests', 'Assumes'],
      means.map(({ id, means: by = '', heldBy = [], assumes = [] }) => [
        code(id),
        by,
        [...new Set(heldBy.map(({ file }) => code(file)))].join(', '),
        assumes.map(({ name, en }) => `${name}: ${en}`).join('; '),
      ]),
    ),
  );
