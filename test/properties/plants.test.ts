import { describe, expect, it } from 'vitest';
import { flows } from '../../machines/index.ts';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import { properties } from '../../scenarios/properties/index.ts';
import {
  checkProperty,
  type Property,
  type SliceName,
  smallLimits,
  type Subjects,
  subjectsOf,
  type Verdict,
  type WalkableFlow,
} from '../../verification/index.ts';
import { flowPlants, plants } from './plants/index.ts';

const small = { ...defaultPolicy, ...smallLimits };

const named = (id: string): Property => properties.find((property) => property.id === id)!;

/** Slices, the one that is built fastest first. */
const order: readonly SliceName[] = ['closure', 'authority', 'verifiko', 'enrolment', 'device', 'recovery'];

/** What a property says of some of its subjects, alone. */
function only(property: Property, parts: readonly (keyof Property)[]): Property {
  const { id, clause, formal, statement } = property;
  const said = parts.flatMap((part) => (property[part] === undefined ? [] : [[part, property[part]]]));
  return { id, clause, formal, statement, ...Object.fromEntries(said) } as Property;
}

/** Looks at one slice after the other, and no further than to the first that breaks the property. */
function firstVerdict(property: Property, subjects: Subjects): Verdict | undefined {
  for (const slice of [...order, 'everywhere' as const]) {
    const found = checkProperty(only(property, [slice]), subjects);
    if (found.verdict === 'violated') return found;
  }
  return undefined;
}

const isChecked = (property: Property) =>
  Object.values(property).some((claims) => typeof claims === 'function');

describe('a fault in the authority', () => {
  it.each(plants)('$property sees that $fault, in $steps steps', ({ property, steps, patch, policy }) => {
    const subjects = subjectsOf({ ...small, ...policy }, [], patch);
    expect(firstVerdict(named(property), subjects)?.trace?.steps).toHaveLength(steps);
  });
});

describe('a fault in a flow', () => {
  it.each(flowPlants)('$property sees that $fault, in $steps steps', ({ property, steps, broken, flow }) => {
    const sound = flows[flow ?? 'passwordLogin'] as unknown as WalkableFlow;
    const subjects = subjectsOf(small, [{ ...sound, machine: broken(sound.machine) }]);
    const { verdict, trace } = checkProperty(only(named(property), ['flow', 'flows']), subjects);
    expect(verdict).toBe('violated');
    expect(trace!.steps).toHaveLength(steps);
  });
});

it('every property that is checked has a fault that it sees', () => {
  const planted = new Set([...plants, ...flowPlants].map(({ property }) => property));
  expect([...planted].toSorted()).toEqual(
    properties
      .filter(isChecked)
      .map(({ id }) => id)
      .toSorted(),
  );
});
