import { describe, expect, it } from 'vitest';
import { flows } from '../../machines/index.ts';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import { properties } from '../../scenarios/properties/index.ts';
import {
  checkProperty,
  type Property,
  smallLimits,
  subjectsOf,
  type WalkableFlow,
} from '../../verification/index.ts';
import { flowPlants, plants } from './plants/index.ts';

const small = { ...defaultPolicy, ...smallLimits };

const named = (id: string): Property => properties.find((property) => property.id === id)!;

/** Only what is said of the authority, or only what is said of the flows. */
function side(property: Property, of: 'authority' | 'flow'): Property {
  const { id, clause, formal, statement, flow, flows, ...rest } = property;
  const head = { id, clause, formal, statement };
  return of === 'flow' ? { ...head, ...(flow && { flow }), ...(flows && { flows }) } : { ...head, ...rest };
}

const isWalked = (property: Property) =>
  Object.values(property).some((claims) => typeof claims === 'function');

describe('a fault in the authority', () => {
  it.each(plants)('$property sees that $fault, in $steps steps', ({ property, steps, patch, policy }) => {
    const subjects = subjectsOf({ ...small, ...policy }, [], patch);
    const { verdict, trace } = checkProperty(side(named(property), 'authority'), subjects);
    expect(verdict).toBe('violated');
    expect(trace!.steps).toHaveLength(steps);
  });
});

describe('a fault in a flow', () => {
  it.each(flowPlants)('$property sees that $fault, in $steps steps', ({ property, steps, broken, flow }) => {
    const sound = flows[flow ?? 'passwordLogin'] as unknown as WalkableFlow;
    const subjects = subjectsOf(small, [{ ...sound, machine: broken(sound.machine) }]);
    const { verdict, trace } = checkProperty(side(named(property), 'flow'), subjects);
    expect(verdict).toBe('violated');
    expect(trace!.steps).toHaveLength(steps);
  });
});

it('every property that is walked has a fault that it sees', () => {
  const planted = new Set([...plants, ...flowPlants].map(({ property }) => property));
  expect([...planted].toSorted()).toEqual(
    properties
      .filter(isWalked)
      .map(({ id }) => id)
      .toSorted(),
  );
});
