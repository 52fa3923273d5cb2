import { createAuthority, type Kind } from '../../../machines/authority/index.ts';
import { alphabetOf } from '../../../machines/authority/alphabet.ts';
import type { Policy } from '../../../machines/vocabulary/policy/index.ts';
import { checkClaim } from '../../check.ts';
import { pairsUnder, type TwoDevices, twoDevices } from '../../compose/index.ts';
import { reach } from '../../compose/product.ts';
import type { Pairs } from '../../compose/pairs.ts';
import { exploreFlow } from '../../flow.ts';
import type { MachineGraph } from '../../machine-graph.ts';
import { componentsOf } from '../../product/component.ts';
import { slices, type SliceName } from '../../product/slices.ts';
import { handle, type Place } from '../../product/slots.ts';
import type { Property } from '../../property.ts';
import { sliceProduct, type WalkableFlow } from '../../subjects.ts';
import { farthestIn, type Subject } from './agreement.ts';
import { modelOfGraph } from './graph.ts';
import { modelOfPairs, modelOfSlice, type PlaceInvariant } from './product.ts';

/** A machine by its LTS. What is asked of each: a deadline that is armed is answered. */
function subjectOfGraph(kind: Subject['kind'], name: string, graph: MachineGraph): Subject {
  const said = 'every deadline that is armed is an event there';
  const answers = (state: number): boolean => {
    const types = new Set<string>();
    for (let edge = graph.first[state]!; edge < graph.first[state + 1]!; edge++) {
      types.add(graph.steps[graph.step[edge]!]!.event.type);
    }
    return graph.place(state).armed.every((timer) => types.has(timer));
  };
  const truth = Array.from({ length: graph.size }, (_, state) => answers(state));
  const { state, distance } = farthestIn(graph);
  return {
    kind,
    name,
    model: { ...modelOfGraph(graph, [{ name: said, holds: (at) => truth[at]! }]), name },
    graph,
    states: graph.size,
    transitions: graph.to.length,
    verdicts: { [said]: truth.every(Boolean) },
    farthest: { values: [state], distance },
  };
}

export function machineSubject(kind: Kind, policy: Policy): Subject {
  const alphabet = (of: Kind) => (of === kind ? alphabetOf(kind) : []);
  const components = componentsOf({ authority: createAuthority(policy), alphabet });
  return subjectOfGraph('machine', kind, components[kind].graph);
}

export const flowSubject = (name: string, flow: WalkableFlow): Subject =>
  subjectOfGraph('flow', name, exploreFlow(flow));

/** What properties claim of every state of a slice. */
function invariantsOf(properties: readonly Property[], slice: SliceName, policy: Policy): PlaceInvariant[] {
  return properties.flatMap((property) =>
    Object.entries(property[slice]?.(policy) ?? {}).flatMap(([said, claim]) =>
      claim.kind === 'always'
        ? [
            {
              name: `${property.id}: ${said}`,
              holds: (place: Place) => !claim.when(place) || claim.holds(place),
            },
          ]
        : [],
    ),
  );
}

/** A slice of the authority with one device. */
export function sliceSubject(name: SliceName, policy: Policy, properties: readonly Property[]): Subject {
  const product = sliceProduct(name, policy);
  const { slots } = slices[name];
  const claims = invariantsOf(properties, name, product.policy);
  const { state, distance } = farthestIn(product);
  const code = product.codeOf(state);
  const verdictOf = ({ name: said, holds }: PlaceInvariant) =>
    [
      said,
      checkClaim(said, { kind: 'always', when: () => true, holds: (at) => holds(at, at) }, product).holds,
    ] as const;
  return {
    kind: 'slice',
    name: product.name,
    model: modelOfSlice(product, slots, claims),
    graph: product,
    states: product.size,
    transitions: product.to.length,
    verdicts: Object.fromEntries(claims.map(verdictOf)),
    farthest: { values: slots.map((slot) => product.codes.digit(code, handle[slot])), distance },
  };
}

/** What properties claim of both devices together. */
const jointOf = (properties: readonly Property[], policy: Policy) =>
  properties.flatMap(({ id, joint }) =>
    Object.entries(joint?.(policy) ?? {}).map(([said, claim]) => ({ name: `${id}: ${said}`, claim })),
  );

/** The account with two devices. */
export function twoDevicesSubject(
  slice: TwoDevices['slice'],
  policy: Policy,
  properties: readonly Property[],
): Subject {
  const pairs = pairsUnder(policy, { slice });
  const product = twoDevices(policy, { slice, exampleBound: 0 });
  const claims = invariantsOf(properties, slice, pairs.policy);
  const joint = jointOf(properties, pairs.policy);
  const together = joint.map(({ name, claim: { look, when, holds } }): PlaceInvariant => ({
    name,
    holds: (one, other) => !when(look(one), look(other)) || holds(look(one), look(other)),
  }));
  const verdictOf = ({ name, holds }: PlaceInvariant) => {
    const verdict = product.check(name, { kind: 'always', when: () => true, holds: (at) => holds(at, at) });
    return [name, verdict?.holds === true] as const;
  };
  const model = modelOfPairs(pairs, [...claims, ...together]);
  const { states, transitions, depth } = product.sizes;
  return {
    kind: 'two devices',
    name: model.name,
    model,
    graph: null,
    states,
    transitions,
    verdicts: {
      ...Object.fromEntries(claims.map(verdictOf)),
      ...Object.fromEntries(joint.map(({ name, claim }) => [name, product.checkJoint(name, claim).holds])),
    },
    farthest: { values: farthestOf(pairs), distance: depth },
  };
}

/** The variables of one of the states that are farthest from the start. */
function farthestOf(pairs: Pairs): number[] {
  const { accounts, devices, codes, slice } = pairs;
  const own = slice.slots.filter((slot) => slot !== 'account');
  const digitsOf = (device: number) => own.map((slot) => codes.digit(devices.key(device), handle[slot]));
  let values: number[] = [];
  reach(pairs, {
    bounds: { states: 2_000_000_000, ms: 600_000 },
    layer: (_, rows, dirty) => {
      const key = pairs.pairs.key(dirty[0]!);
      const [other] = rows.in(dirty[0]!);
      values = [key % accounts, ...digitsOf(Math.floor(key / accounts)), ...digitsOf(other!)];
      return true;
    },
  });
  return values;
}
