import type { FlowDefinition } from '../../machines/flows/definition.ts';
import type { Picture } from '../../machines/flows/view.ts';
import { keyOf } from '../key.ts';
import type { MachineGraph, MachineStep } from '../machine-graph.ts';
import { endOf } from './flow-deeds.ts';
import { type Observe, type TestModel, testModelOf } from './model.ts';

/** Notices that views read from what is only shown: a graph, which leaves that out, does not know when they come. */
const shownOnly: readonly string[] = ['I_PIN_UNVERIFIED', 'W_CLOCK'];

/**
 * What a tester sees of a view: which screen it is, what is wrong, which fields and which buttons there are and whether
 * they can be pressed, how many digits are asked for, and which deadlines count down. Texts and numbers that are only
 * shown are left out.
 */
export const sightOfView = ({
  screen,
  busy,
  error,
  notices,
  fields,
  actions,
  timers,
  data,
}: Omit<Picture, 'reveal'>): Readonly<Record<string, unknown>> => ({
  screen,
  busy,
  ...(error && { error: error.code }),
  notices: notices.filter((notice) => !shownOnly.includes(notice)),
  fields: fields.map((field) => [field.name, field.error ?? null]),
  actions: actions.map(({ event, enabled }) => [event, enabled]),
  timers: timers.map(({ id }) => id),
  ...(data.digits !== undefined && { digits: data.digits }),
});

type Shown = Pick<FlowDefinition, 'machine' | 'view' | 'starts'>;

/** What is seen of a flow in each state of its graph. */
export const flowSights =
  ({ machine, view }: Shown, graph: MachineGraph): Observe =>
  (state) => {
    const { value, context } = graph.place(state);
    if (value === 'start') return 'start';
    return keyOf(sightOfView(view(machine.resolveState({ value: value as never, context }))));
  };

/** What a tester hears of a flow on a step: the services that are asked, by socket, and how it ends. */
export const flowGives =
  (flow: Pick<FlowDefinition, 'starts'>) =>
  ({ asked, output }: MachineStep): readonly string[] =>
    output === null ? asked : [...asked, endOf(flow, output)];

/** A flow as a tester sees it. */
export const flowModelOf = (flow: Shown, graph: MachineGraph): TestModel =>
  testModelOf(graph, flowSights(flow, graph), flowGives(flow));
