import { describe, expect, it } from 'vitest';
import { passwordLogin } from '../../machines/index.ts';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import { properties } from '../../scenarios/properties/index.ts';
import { checkProperty, type Property, smallLimits, subjectsOf } from '../../verification/index.ts';
import { flowPlants, plants } from './plants/index.ts';

const small = { ...defaultPolicy, ...smallLimits };

const named = (id: string): Property => properties.find((property) => property.id === id)!;

/** Only what is said of the authority, or only what is said of the flows. */
const side = ({ authority, closure, flow, ...rest }: Property, of: 'authority' | 'flow'): Property =>
  of === 'flow'
    ? { ...rest, ...(flow && { flow }) }
    : { ...rest, ...(authority && { authority }), ...(closure && { closure }) };

describe('a fault in the authority', () => {
  it.each(plants)('$property sees that $fault, in $steps steps', ({ property, steps, patch, policy }) => {
    const subjects = subjectsOf({ ...small, ...policy }, [], patch);
    const { verdict, trace } = checkProperty(side(named(property), 'authority'), subjects);
    expect(verdict).toBe('violated');
    expect(trace!.steps).toHaveLength(steps);
  });
});

describe('a fault in a flow', () => {
  it.each(flowPlants)('$property sees that $fault, in $steps steps', ({ property, steps, broken }) => {
    const subjects = subjectsOf(small, [{ ...passwordLogin, machine: broken(passwordLogin.machine) }]);
    const { verdict, trace } = checkProperty(side(named(property), 'flow'), subjects);
    expect(verdict).toBe('violated');
    expect(trace!.steps).toHaveLength(steps);
  });
});

it('every property has a fault that it sees', () => {
  const planted = new Set([...plants, ...flowPlants].map(({ property }) => property));
  expect([...planted].toSorted()).toEqual(properties.map(({ id }) => id).toSorted());
});
