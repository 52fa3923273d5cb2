import type { Pairs } from '../../compose/pairs.ts';
import { shared } from '../../compose/elsewhere.ts';
import type { Branch, Leaf as Found, Leaves, Radix } from '../../product/leaves.ts';
import { kindIn, type Place, type Slot, slots } from '../../product/slots.ts';
import type { ProductGraph } from '../../product/walk.ts';
import type { Components } from '../../product/component.ts';
import { decisionOf, type Invariant, type Leaf, type Model, type Tree } from './model.ts';

/** Something to hold of one device, or of two at once. */
export interface PlaceInvariant {
  readonly name: string;
  readonly holds: (place: Place, other: Place) => boolean;
}

/** A decision of the product over the variables that stand for its slots. `follows` gives what follows on the other device. */
function treeOf(
  root: Branch | Found | undefined,
  codes: Radix,
  variableOf: (slot: number) => number | undefined,
  follows: (tag: number) => readonly Tree<Leaf>[],
): Tree<Leaf> | undefined {
  const before = new Int32Array(slots.length);
  const after = new Int32Array(slots.length);
  const visit = (node: Branch | Found | undefined): Tree<Leaf> | undefined => {
    if (node === undefined) return undefined;
    if ('next' in node) {
      const { slot } = node;
      const variable = variableOf(slot);
      // A slot that the product does not have is always at its start.
      if (variable === undefined) return visit(node.next[0]);
      const next = node.next.map((one, value) => {
        before[slot] = value;
        return visit(one);
      });
      before[slot] = 0;
      return { variable, next };
    }
    if (node.step < 0) return null;
    const blind = new Set(node.blind.map(({ slot }) => slot));
    const code = before.reduce((sum, value, slot) => sum + value * codes.radix[slot]!, 0);
    codes.split(codes.after(code, before, node), after);
    const puts = [...after.keys()].filter((slot) => after[slot] !== before[slot] || blind.has(slot));
    return { puts: puts.map((slot) => [variableOf(slot)!, after[slot]!]), follows: follows(node.tag) };
  };
  return visit(root);
}

const optionsOf = (
  { roots }: Leaves,
  inputs: readonly { readonly label: string }[],
  who: string,
  tree: (root: Branch | Found | undefined) => Tree<Leaf> | undefined,
) =>
  inputs.flatMap(({ label }, index) => {
    const found = tree(roots[index]);
    return found === undefined ? [] : [{ label: who === '' ? label : `${who}: ${label}`, tree: found }];
  });

/** How one device reads, by asking for the variables behind its slots. */
function placeBy(components: Components, has: (slot: Slot) => boolean, read: (slot: Slot) => number): Place {
  const value = (slot: Slot) => (has(slot) ? read(slot) : 0);
  const place = { armed: (slot: Slot) => components[kindIn[slot]].armed[value(slot)]! };
  for (const slot of slots) {
    Object.defineProperty(place, slot, { get: () => components[kindIn[slot]].readings[value(slot)] });
  }
  return place as unknown as Place;
}

/** A slice with one device as a model: a variable for each slot, an option for each input. */
export function modelOfSlice(
  { name, leaves, inputs, codes, components }: ProductGraph,
  present: readonly Slot[],
  invariants: readonly PlaceInvariant[],
): Model {
  const at = new Map(present.map((slot, index) => [slot, index]));
  const variables = present.map((slot) => ({ name: slot, size: components[kindIn[slot]].size }));
  const sizes = variables.map(({ size }) => size);
  return {
    name,
    variables,
    options: optionsOf(leaves, inputs, '', (root) =>
      treeOf(
        root,
        codes,
        (slot) => at.get(slots[slot]!),
        () => [],
      ),
    ),
    invariants: invariants.map(({ name: said, holds }): Invariant => ({
      name: said,
      tree: decisionOf(sizes, (read) => {
        const place = placeBy(
          components,
          (slot) => at.has(slot),
          (slot) => read(at.get(slot)!),
        );
        return holds(place, place);
      }),
    })),
  };
}

/** The account and two devices as a model: the account's variables once, each device's for itself. */
export function modelOfPairs(
  { slice, components, codes, near, desk, feeling }: Pairs,
  invariants: readonly PlaceInvariant[],
): Model {
  const own = slice.slots.filter((slot) => !shared.includes(slot));
  const variableOf = (device: number) => (slot: number) => {
    const name = slots[slot]!;
    return shared.includes(name)
      ? shared.indexOf(name)
      : shared.length + device * own.length + own.indexOf(name);
  };
  const size = (slot: Slot) => components[kindIn[slot]].size;
  const variables = [
    ...shared.map((slot) => ({ name: slot, size: size(slot) })),
    ...[1, 2].flatMap((device) =>
      own.map((slot) => ({ name: `${slot} of device ${device}`, size: size(slot) })),
    ),
  ];
  const felt = [0, 1].map((device) =>
    feeling.felts.map((_, index) => treeOf(feeling.root(index), codes, variableOf(device), () => [])),
  );
  const feels = (devices: readonly number[]) => (tag: number) =>
    tag === 0 ? [] : devices.flatMap((device) => felt[device]![tag] ?? []);
  const sizes = variables.map((variable) => variable.size);
  return {
    name: slice.name,
    variables,
    options: [
      ...[0, 1].flatMap((device) =>
        optionsOf(near.leaves, near.inputs, `device ${device + 1}`, (root) =>
          treeOf(root, codes, variableOf(device), feels([1 - device])),
        ),
      ),
      ...optionsOf(desk.leaves, desk.inputs, 'the bank', (root) =>
        treeOf(root, codes, variableOf(0), feels([0, 1])),
      ),
    ],
    invariants: invariants.map(({ name, holds }): Invariant => ({
      name,
      tree: decisionOf(sizes, (read) => {
        const [one, other] = [0, 1].map((device) =>
          placeBy(
            components,
            (slot) => slice.slots.includes(slot),
            (slot) => read(variableOf(device)(slots.indexOf(slot))),
          ),
        ) as [Place, Place];
        return holds(one, other);
      }),
    })),
  };
}
