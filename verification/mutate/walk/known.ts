import { keyOf } from '../../key.ts';
import type { MachineGraph, MachinePlace, MachineStep } from '../../machine-graph.ts';
import type { Event } from '../../reaction.ts';

/** What of a context decides anything. */
export function decides(context: { display?: unknown }): object {
  const { display: _, ...rest } = context;
  return rest;
}

const contexts = new WeakMap<object, string>();
const values = new Map<string, string>();

/** A text that is equal for equal values of states. */
function valueKey(value: unknown): string {
  const text = JSON.stringify(value);
  let key = values.get(text);
  if (key === undefined) values.set(text, (key = keyOf(value)));
  return key;
}

function contextKey(context: object): string {
  let key = contexts.get(context);
  if (key === undefined) contexts.set(context, (key = keyOf(decides(context))));
  return key;
}

/** A text that is equal for equal states. */
export const placeKey = ({ value, context, armed, active, done }: MachinePlace): string =>
  `${valueKey(value)}|${contextKey(context)}|${armed.join(' ')}|${active.join(' ')}|${done}`;

const events = new WeakMap<Event, string>();

/** A text that is equal for equal events. */
export function eventKey(event: Event): string {
  let key = events.get(event);
  if (key === undefined) events.set(event, (key = keyOf(event)));
  return key;
}

/** A text that is equal for equal steps. */
export function stepKey(step: MachineStep): string {
  const { event, emitted, armed, cancelled, started, asked, handled, carried, decisive, output, noted } =
    step;
  const lists = [armed, cancelled, started, asked, carried, decisive].map((list) => list.join(' ')).join('|');
  const given = `${emitted.length === 0 ? '' : keyOf(emitted)}|${output === null ? '' : keyOf(output)}`;
  return `${eventKey(event)}|${lists}|${given}|${handled}|${noted ?? ''}`;
}

/** Whether a state is the one before all others, out of which every start leads. */
export const isBeforeAll = (graph: MachineGraph, state: number): boolean =>
  state === 0 && graph.steps[graph.step[0]!]?.event.type === 'flow.start';

/** What of a sound machine's graph is asked for again and again. */
export interface Known {
  readonly states: ReadonlyMap<string, number>;
  readonly steps: ReadonlyMap<string, number>;
  readonly labels: ReadonlyMap<string, string>;
}

const known = new WeakMap<MachineGraph, Known>();

export function knownOf(graph: MachineGraph): Known {
  const found = known.get(graph);
  if (found) return found;
  const made = {
    states: new Map(
      Array.from({ length: graph.size }, (_, state) => state)
        .filter((state) => !isBeforeAll(graph, state))
        .map((state) => [placeKey(graph.place(state)), state]),
    ),
    steps: new Map(graph.steps.map((step, at) => [stepKey(step), at])),
    labels: new Map(graph.steps.map(({ event, label }) => [eventKey(event), label])),
  };
  known.set(graph, made);
  return made;
}
