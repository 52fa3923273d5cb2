import type { AnyStateMachine } from 'xstate';
import type { AnyEventDeclaration, FlowDefinition } from '../../machines/flows/definition.ts';
import type { Method } from '../../machines/ports/method.ts';
import { answerMark } from '../flow.ts';
import { keyOf } from '../key.ts';
import type { Event } from '../reaction.ts';
import { type Payload, payloadsOf } from './data.ts';
import type { TestModel } from './model.ts';
import type { Deed } from './schema.ts';

/** What was typed in a test before a step, and how often the class was done: so boundary values take turns. */
export interface Occasion {
  readonly held: Payload;
  readonly turn: number;
}

/** How the input of an edge is done. Throws where no payload that we know is of its class. */
export type DeedOf = (edge: number, occasion: Occasion) => Deed;

export const after = 'xstate.after.';
const done = 'xstate.done.actor.';
const error = 'xstate.error.actor.';
/** What a text in an answer is. */
const anyText = 'A1B2';

/**
 * How a flow ended, in the words of a suite: texts that a test made up are what they stand for. What is handed on to the
 * next flow is left out where a flow begins in several ways: it may be what it began with, which a graph does not keep.
 */
export function endOf({ starts = [] }: Pick<FlowDefinition, 'starts'>, output: unknown): string {
  const { input, ...end } = output as { input?: unknown };
  const told = keyOf(starts.length > 1 ? end : { ...end, input });
  return `ends ${told}`.replaceAll(JSON.stringify(anyText), JSON.stringify(answerMark));
}

/** The socket behind each invoke, by the id of the invoke. */
function socketsOf(machine: AnyStateMachine): ReadonlyMap<string, string> {
  const sockets = new Map<string, string>();
  const visit = (node: AnyStateMachine['root']): void => {
    for (const { id, src } of node.invoke) sockets.set(id, src as string);
    for (const child of Object.values(node.states)) visit(child);
  };
  visit(machine.root);
  return sockets;
}

/** A class of an answer made concrete: the texts, and the secrets that no machine sees. */
function answerOf({ ok, gives = [] }: Method, output: Payload): Payload {
  const told = Object.entries(output).map(([name, value]) => [name, value === answerMark ? anyText : value]);
  const secrets = output['ok'] === true ? gives.map((name) => [name, ok[name]!.classes[0]]) : [];
  return Object.fromEntries([...told, ...secrets]) as Payload;
}

/** How the inputs of a flow are done. */
export function flowDeeds(
  flow: Pick<FlowDefinition, 'name' | 'events' | 'services' | 'machine'>,
  model: TestModel,
): DeedOf {
  const sockets = socketsOf(flow.machine);
  const digitsBy = new Map([...new Set(model.observations)].map((sight) => [sight, digitsIn(sight)]));
  const digits = model.observations.map((sight) => digitsBy.get(sight));

  /** The payloads that an event may have, with what is held. */
  const eventsOf = ({ type, problem, ...carried }: Event, state: number, held: Payload): Deed[] => {
    const told = Object.fromEntries(Object.entries(carried).filter(([name]) => name !== 'typed'));
    const variantsFor = (values: Payload) =>
      variantsOf(flow.events[type]!, problem as string | null, told, digits[state], values);
    const here = variantsFor(held);
    const variants = here.length > 0 ? here : variantsFor(usual);
    if (variants.length === 0) {
      const what = `${type}, ${problem === null ? 'without a problem' : `with ${String(problem)}`}`;
      throw new Error(`${flow.name}: no payload that is tried is of the class ${what}.`);
    }
    return variants.map((payload) => ({ event: type, problem: problem as string | null, payload }));
  };

  const found = new Map<string, readonly Deed[]>();
  const eventOf = (input: number, state: number, { held, turn }: Occasion): Deed => {
    const key = `${input} ${digits[state]} ${String(held['pin'])} ${String(held['newPin'])}`;
    const deeds = found.get(key) ?? eventsOf(model.inputs[input]!.event, state, held);
    found.set(key, deeds);
    return deeds[turn % deeds.length]!;
  };

  const plainOf = ({ type, ...rest }: Event): Deed | null => {
    if (type === 'flow.start') return { start: rest };
    if (type === 'network.lost' || type === 'network.found') {
      return { network: type === 'network.lost' ? 'lost' : 'found' };
    }
    if (type.startsWith(after)) return { timer: type };
    if (type.startsWith(error)) {
      const { code } = rest['error'] as { code: string };
      return { fault: sockets.get(type.slice(error.length))!, code };
    }
    if (type.startsWith(done)) {
      const socket = sockets.get(type.slice(done.length))!;
      return { answer: socket, output: answerOf(flow.services[socket]!, rest['output'] as Payload) };
    }
    return null;
  };

  const plain = model.inputs.map(({ event }) => plainOf(event));
  return (edge, occasion) => {
    const input = model.input[edge]!;
    return plain[input] ?? eventOf(input, model.tail[edge]!, occasion);
  };
}

/** What is held where a test did not type it: then the event is refused, whatever it carries. */
const usual: Payload = { pin: '748291', newPin: '748291' };

const known = new WeakMap<AnyEventDeclaration, Map<string, Payload[]>>();

/** Payloads of a class, looked for once. */
function variantsOf(
  declared: AnyEventDeclaration,
  problem: string | null,
  told: Payload,
  digits: number | undefined,
  held: Payload,
): Payload[] {
  const { pin, newPin } = held;
  const key = keyOf([problem, told, digits, pin, newPin]);
  const found = known.get(declared) ?? new Map<string, Payload[]>();
  known.set(declared, found);
  const variants =
    found.get(key) ??
    payloadsOf(declared, problem, told, { digits, held: (name) => (({ pin, newPin }) as Payload)[name] });
  found.set(key, variants);
  return variants;
}

const digitsIn = (sight: string): number | undefined => {
  const [seen] = JSON.parse(sight) as [string];
  return seen === 'start' ? undefined : (JSON.parse(seen) as { digits?: number }).digits;
};
