import type { FlowDefinition } from '../machines/flows/definition.ts';
import { outOfRange } from '../machines/flows/definition.ts';
import { faults } from '../machines/flows/socket.ts';
import { text } from '../machines/ports/field.ts';
import { outcomeClasses } from '../machines/ports/method.ts';
import { explore } from './explore.ts';
import type { ExploreOptions, MachineGraph } from './machine-graph.ts';
import type { Event } from './reaction.ts';

/** Stands for everything a customer types. It must never be seen again. */
export const secretMark = '⟨secret⟩';
/** Stands for every text a service answers. It may be shown and must not decide. */
export const answerMark = '⟨answer⟩';

const marked = (answer: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [name, value === text.classes[0] ? answerMark : value]),
  );

const choicesOf = (told: Readonly<Record<string, readonly unknown[]>>): object[] =>
  Object.entries(told).reduce<object[]>(
    (rows, [name, values]) => rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
    [{}],
  );

/** What a customer and the network may send, each problem of a form being a class; and a secret, were one let in. */
export function flowEvents({ events }: Pick<FlowDefinition, 'events'>): Event[] {
  const typed = Object.entries(events).flatMap(([type, { problems, told = {} }]) =>
    [null, ...problems].flatMap((problem) =>
      choicesOf(told).map((choice) => ({ type, problem, ...choice, typed: secretMark })),
    ),
  );
  return [...typed, { type: 'network.lost' }, { type: 'network.found' }];
}

/** Every result of a service: each class of each declared answer, and each fault. */
export function flowResults({ services }: Pick<FlowDefinition, 'services'>) {
  return (source: string, id: string): Event[] => {
    const method = services[source];
    if (!method) throw new Error(`No port method is declared for the socket ${source}.`);
    return [
      ...outcomeClasses(method).map((output) => ({
        type: `xstate.done.actor.${id}`,
        output: marked(output),
      })),
      ...faults.map((code) => ({ type: `xstate.error.actor.${id}`, error: { code } })),
    ];
  };
}

type Walked = Pick<FlowDefinition, 'events' | 'services' | 'range' | 'machine' | 'starts'>;

/** What may come to a flow, and what it may be in. */
export const flowOptions = (definition: Walked): ExploreOptions => ({
  events: flowEvents(definition),
  results: flowResults(definition),
  outOfRange: (context) => outOfRange(definition.range, context),
  marks: [secretMark, answerMark],
  ...(definition.starts && { starts: definition.starts }),
});

/** Walks a flow against every possible answer of its services. */
export const exploreFlow = (definition: Walked): MachineGraph =>
  explore(definition.machine, flowOptions(definition));
