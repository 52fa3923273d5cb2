import type { Kind } from '../../machines/authority/index.ts';
import { endingOf } from '../../machines/authority/look.ts';
import { keyOf } from '../key.ts';
import type { MachineGraph, MachinePlace, MachineStep } from '../machine-graph.ts';
import { readers } from '../product/reading.ts';
import type { ProductGraph } from '../product/walk.ts';
import type { Input, Step } from '../product/step.ts';
import { eventKey } from './walk/known.ts';
import { type Difference, difference, type Seen } from './pairs.ts';

/** Texts as numbers, the same for both systems that are compared. */
const numbering = () => {
  const numbers = new Map<string, number>();
  return {
    of: (text: string): number => {
      const number = numbers.get(text) ?? numbers.size;
      numbers.set(text, number);
      return number;
    },
    get size() {
      return numbers.size;
    },
  };
};

const keys = new WeakMap<object, WeakMap<object, string>>();

/** What `make` makes of an object, made once. */
function remembered<T extends object>(object: T, make: (object: T) => string): string {
  const known = keys.get(make) ?? new WeakMap<object, string>();
  keys.set(make, known);
  let key = known.get(object);
  if (key === undefined) known.set(object, (key = make(object)));
  return key;
}

/** How a machine is looked at from outside: a state, and what it gives out. */
export interface Sight {
  readonly look: (place: MachinePlace) => string;
  readonly output: (step: MachineStep) => string;
}

/** What the bank, the client and the other machines see of a machine of the authority. */
export const authoritySight = (kind: Kind): Sight => ({
  look: ({ value, context }) => {
    const look = { value, context };
    return keyOf([readers[kind](look), kind === 'session' ? endingOf(look) : null]);
  },
  output: ({ emitted, armed }) => keyOf([emitted, armed]),
});

const isSilent = ({ event, emitted, armed, asked, output }: MachineStep): boolean =>
  event.type.startsWith('xstate.after.') &&
  output === null &&
  emitted.length + armed.length + asked.length === 0;

/** The shortest way on which two machines are told apart, or `null` when they are bisimilar. */
export function machineDifference(one: MachineGraph, other: MachineGraph, sight: Sight): Difference | null {
  const events = numbering();
  const outputs = numbering();
  const looks = numbering();
  const seen = (graph: MachineGraph): Seen => {
    const event = graph.steps.map((step) => [events.of(eventKey(step.event))]);
    const output = Int32Array.from(graph.steps, (step) => outputs.of(remembered(step, sight.output)));
    const look = new Int32Array(graph.size).fill(-1);
    return {
      ...graph,
      inputs: (step) => event[step]!,
      output: (step) => output[step]!,
      silent: (step) => isSilent(graph.steps[step]!),
      look: (state) => {
        if (look[state]! < 0) look[state] = looks.of(sight.look(graph.place(state)));
        return look[state]!;
      },
    };
  };
  const [left, right] = [seen(one), seen(other)];
  return difference(left, right, events.size, other.size);
}

/** What an input is called when only one row of facts is meant. */
const inputKeys = ({ origin, to, command, label, members }: Input): string[] =>
  members.map((row) => keyOf([origin, to, command ?? label, row]));

/** What everybody outside the authority sees of a step. */
const effectsOf = ({ answer, effects, armed }: Step): string => keyOf([answer, effects, armed]);

/** The shortest way on which two products are told apart from outside, or `null` when they are bisimilar. */
export function productDifference(one: ProductGraph, other: ProductGraph): Difference | null {
  const classes = new Map<string, number>();
  const rows = new Map<string, [number, number]>();
  for (const [side, { inputs }] of [one, other].entries()) {
    for (const [index, input] of inputs.entries()) {
      for (const key of inputKeys(input)) {
        const row = rows.get(key) ?? [-1, -1];
        row[side] = index;
        rows.set(key, row);
      }
    }
  }
  const names = [...rows.values()].map(([left, right]) => {
    const name = `${left} ${right}`;
    const number = classes.get(name) ?? classes.size;
    classes.set(name, number);
    return { left, right, number };
  });
  const outputs = numbering();
  const seen = (graph: ProductGraph, side: 'left' | 'right'): Seen => {
    const at = new Map(graph.inputs.map((input, index) => [input, index]));
    const by = graph.inputs.map((_, index) => [
      ...new Set(names.filter((name) => name[side] === index).map(({ number }) => number)),
    ]);
    const inputs = graph.steps.map(({ input }) => by[at.get(input)!]!);
    const output = Int32Array.from(graph.steps, (step) => outputs.of(remembered(step, effectsOf)));
    const silent = (step: number) => {
      const { input, effects, armed } = graph.steps[step]!;
      return input.origin === 'timer' && effects.length + armed.length === 0;
    };
    return {
      ...graph,
      silent,
      inputs: (step) => inputs[step]!,
      output: (step) => output[step]!,
      look: () => 0,
    };
  };
  const [left, right] = [seen(one, 'left'), seen(other, 'right')];
  return difference(left, right, classes.size, other.size);
}
