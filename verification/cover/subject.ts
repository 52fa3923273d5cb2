import type { AnyStateMachine } from 'xstate';
import { createAuthority, type Kind, type Look } from '../../machines/authority/index.ts';
import { alphabetOf } from '../../machines/authority/alphabet.ts';
import { stampOf } from '../../machines/authority/version.ts';
import { endingOf } from '../../machines/authority/look.ts';
import type { AnyEventDeclaration, FlowDefinition } from '../../machines/flows/definition.ts';
import type { Method } from '../../machines/ports/method.ts';
import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import { answerMark, exploreFlow } from '../flow.ts';
import { keyOf } from '../key.ts';
import { componentsOf } from '../product/component.ts';
import { readers } from '../product/reading.ts';
import type { Event } from '../reaction.ts';
import type { WalkableFlow } from '../subjects.ts';
import { type Payload, payloadsOf } from './data.ts';
import { flowModelOf } from './flow-model.ts';
import { type TestModel, testModelOf } from './model.ts';
import type { Deed } from './schema.ts';

/** A flow that tests can be made of. */
export type TestableFlow = WalkableFlow & Pick<FlowDefinition, 'name' | 'version' | 'view'>;

/** What was typed in a test before a step, and how often the class was done: so boundary values take turns. */
export interface Occasion {
  readonly held: Payload;
  readonly turn: number;
}

/** A machine that tests are made of. */
export interface Subject {
  readonly name: string;
  readonly kind: 'flow' | 'machine';
  /** Of its definition. */
  readonly version: number;
  readonly model: TestModel;
  /** What it begins with; `null` for nothing, or where the first step says it. */
  readonly start: Payload | null;
  /** How the input of an edge is done. Throws where no payload that we know is of its class. */
  deedOf(edge: number, occasion: Occasion): Deed;
}

const done = 'xstate.done.actor.';
const error = 'xstate.error.actor.';
const after = 'xstate.after.';
/** What a text in an answer is. */
const anyText = 'A1B2';

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

/** A flow, against every answer of its services. */
export function flowSubject(flow: TestableFlow): Subject {
  const graph = exploreFlow(flow);
  const model = flowModelOf(flow, graph);
  const sockets = socketsOf(flow.machine);
  const digits = model.observations.map((sight) => digitsIn(sight));

  const eventOf = ({ type, problem, ...carried }: Event, state: number, { held, turn }: Occasion): Deed => {
    const told = Object.fromEntries(Object.entries(carried).filter(([name]) => name !== 'typed'));
    const variantsFor = (values: Payload) =>
      variantsOf(flow.events[type]!, problem as string | null, told, digits[state], values);
    const here = variantsFor(held);
    const variants = here.length > 0 ? here : variantsFor(usual);
    const payload = variants[turn % Math.max(1, variants.length)];
    if (!payload) {
      const what = `${type}, ${problem === null ? 'without a problem' : `with ${String(problem)}`}`;
      throw new Error(`${flow.name}: no payload that is tried is of the class ${what}.`);
    }
    return { event: type, problem: problem as string | null, payload };
  };

  return {
    name: flow.name,
    kind: 'flow',
    version: flow.version,
    model,
    start: flow.starts?.length === 1 ? ((flow.starts[0] as Payload | undefined) ?? null) : null,
    deedOf(edge, occasion) {
      const { event } = model.inputs[model.input[edge]!]!;
      const { type, ...rest } = event;
      if (type === 'flow.start') return { start: rest };
      if (type === 'network.lost' || type === 'network.found') {
        return { network: type === 'network.lost' ? 'lost' : 'found' };
      }
      if (type.startsWith(after)) return { timer: type };
      if (type.startsWith(error)) {
        const { code } = event['error'] as { code: string };
        return { fault: sockets.get(type.slice(error.length))!, code };
      }
      if (type.startsWith(done)) {
        const socket = sockets.get(type.slice(done.length))!;
        return { answer: socket, output: answerOf(flow.services[socket]!, event['output'] as Payload) };
      }
      return eventOf(event, model.tail[edge]!, occasion);
    },
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

/** What is read of a machine of the authority; of a session also how it ended. */
export const sightOfKind = (kind: Kind, { value, context }: Look): Payload => {
  const look = { value, context };
  return { reading: readers[kind](look), ...(kind === 'session' && { ending: endingOf(look) }) };
};

/** A machine of the bank's authority under a policy, against everything that may ever reach it. */
export function authoritySubject(kind: Kind, policy: Policy, name: string): Subject {
  const authority = createAuthority(policy);
  const { graph } = componentsOf({ authority, alphabet: (one) => (one === kind ? alphabetOf(one) : []) })[
    kind
  ];
  const machine = authority.machines[kind];
  const model = testModelOf(
    graph,
    (state) => keyOf(sightOfKind(kind, graph.place(state))),
    ({ emitted }) => emitted.map((event) => keyOf(event)),
  );
  return {
    name,
    kind: 'machine',
    version: stampOf(kind, machine as unknown as AnyStateMachine).version,
    model: { ...model, ends: new Uint8Array(model.size).fill(1) },
    start: null,
    deedOf(edge) {
      const { event } = model.inputs[model.input[edge]!]!;
      return event.type.startsWith(after) ? { timer: event.type } : { send: event };
    },
  };
}
