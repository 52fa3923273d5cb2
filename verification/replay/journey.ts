import * as z from 'zod/mini';
import { defaultPolicy, type Policy } from '../../machines/vocabulary/policy/index.ts';
import type { Graph, Labelled, Trace } from '../graph.ts';
import type { MachineStep } from '../machine-graph.ts';
import type { Step } from '../product/step.ts';

/** What an event or an input was, so that it can be given to live machines. */
const inputSchema = z.strictObject({
  /** Who made it happen. */
  origin: z.string(),
  /** The slot of the product it was addressed to. */
  to: z.string(),
  command: z.optional(z.string()),
  /** The classes of the facts that the bank found. */
  facts: z.optional(z.record(z.string(), z.unknown())),
  /** The event of a deadline that passed. */
  timer: z.optional(z.string()),
  /** What somebody else did: the events, and to whom. */
  deliver: z.optional(z.array(z.tuple([z.string(), z.string()]))),
});

const stepSchema = z.strictObject({
  /** As a person reads it. */
  text: z.string(),
  /** For a flow or one machine: the event, in its class. */
  event: z.optional(z.looseObject({ type: z.string() })),
  /** For the authority: what happened, and to which machine. */
  input: z.optional(inputSchema),
  /** What came out: services that were asked, deadlines that were armed, answers, records and messages. */
  gives: z.array(z.string()),
  /** Where that led. */
  leadsTo: z.string(),
});

/** A way through machines that other tools can play: a counterexample, an attack, what tells a mutant apart. */
export const journeySchema = z.strictObject({
  schema: z.literal('hyrje/trace@1'),
  /** What it breaks. */
  property: z.optional(z.string()),
  claim: z.optional(z.string()),
  on: z.strictObject({
    kind: z.enum(['flow', 'machine', 'slice']),
    name: z.string(),
    /** Of the machines that it was found on, 16 hexadecimal digits. */
    hash: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  }),
  /** The values that are not the default ones. */
  policy: z.record(z.string(), z.unknown()),
  /** What the machine began with, where that is not in the first step. */
  start: z.optional(z.unknown()),
  steps: z.array(stepSchema),
  end: z.string(),
});

export type Journey = z.infer<typeof journeySchema>;
export type JourneyStep = Journey['steps'][number];

/** What a trace is of. `policy` is whole; what is written are the values that differ. */
export interface About extends Pick<Journey, 'on' | 'property' | 'claim' | 'start'> {
  readonly policy?: Policy;
}

/** What of a step a journey keeps: those of one machine have an `event`, those of the authority an `input`. */
type Playable = Labelled &
  Partial<Pick<MachineStep, 'event' | 'asked'> & Pick<Step, 'input' | 'effects'>> & {
    readonly armed?: MachineStep['armed'] | Step['armed'];
  };

const differing = (policy: Policy): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(policy).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(defaultPolicy[key as keyof Policy]),
    ),
  );

/** What a step gives out, as short lines: an effect by its type and what names it. */
export const givesOf = ({
  asked = [],
  effects = [],
  armed = [],
}: Pick<Playable, 'asked' | 'effects' | 'armed'>): string[] => [
  ...asked.map((socket) => `asks ${socket}`),
  ...armed.flatMap((one) => (typeof one === 'string' ? [] : [`arms ${one.slot} ${one.timer}`])).toSorted(),
  ...effects.map(({ effect: { type, ...rest } }) => [type, ...Object.values(rest).map(String)].join(' ')),
];

const inputOf = ({ origin, to, command, members, timer, other }: Step['input']): JourneyStep['input'] => ({
  origin,
  to,
  ...(command !== undefined && { command, facts: { ...members[0] } }),
  ...(timer !== undefined && !other && { timer }),
  ...(other && { deliver: other.deliver.map(([event, slot]): [string, string] => [event, slot]) }),
});

/** A trace as a file that can be played again. `trace` must be of `graph`. */
export function journeyOf<P>(graph: Graph<P, Playable>, trace: Trace, about: About): Journey {
  const { policy = defaultPolicy, ...rest } = about;
  return {
    schema: 'hyrje/trace@1',
    ...rest,
    policy: differing(policy),
    steps: trace.path.map((edge): JourneyStep => {
      const step = graph.steps[graph.step[edge]!]!;
      return {
        text: step.label,
        ...(step.event && { event: step.event }),
        ...(step.input && { input: inputOf(step.input) }),
        gives: givesOf(step),
        leadsTo: graph.tell(graph.to[edge]!),
      };
    }),
    end: trace.end,
  };
}
