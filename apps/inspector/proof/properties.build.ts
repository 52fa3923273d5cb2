import { flows } from '../../../machines/index.ts';
import { properties } from '../../../scenarios/properties/index.ts';
import { type SliceName, slices } from '../../../verification/product/slices.ts';
import { kindIn, type Slot } from '../../../verification/product/slots.ts';
import type { Property } from '../../../verification/property.ts';
import type { Found, PropertyData } from './types.ts';

type Slots = Readonly<Record<string, { readonly slots: readonly Slot[] }>>;

const machineOf = (slot: Slot): string => {
  const kind = kindIn[slot];
  return Object.hasOwn(flows, kind) ? `bank-${kind}` : kind;
};

/** The machines of the slices and flows that a property claims something of. */
function aboutOf(property: Property): string[] {
  const inSlices = Object.entries(slices as unknown as Slots)
    .filter(([name]) => property[name as SliceName] !== undefined)
    .flatMap(([, { slots }]) => slots.map(machineOf));
  const inFlows = Object.keys(flows).filter(
    (name) => property.flows !== undefined || Object.keys(property.flow?.(name) ?? {}).length > 0,
  );
  return [...new Set([...inSlices, ...inFlows])];
}

/** Every property. Evaluated when the page is built. */
export const propertyList: readonly PropertyData[] = properties.map((property) => {
  const { id, clause, statement, formal, means = null, heldBy = [], assumes = [] } = property;
  const tests = heldBy.map(({ file, test }) => `${file}: ${test}`);
  const assumed = assumes.map(({ name, en, sq }) => ({ name, en, sq }));
  return { id, clause, statement, formal, means, tests, assumes: assumed, about: aboutOf(property) };
});

interface Report {
  readonly properties: readonly (Found & { readonly id: string })[];
}

/** The committed result of `hyrje check --json`, where there is one. */
const reports = import.meta.glob<{ readonly default: Report }>('../../../docs/proof.json', { eager: true });

export const committed: Readonly<Record<string, Found>> = Object.fromEntries(
  Object.values(reports).flatMap(({ default: report }) =>
    report.properties.map(({ id, verdict, states, transitions, reached }) => [
      id,
      { verdict, states, transitions, reached },
    ]),
  ),
);
