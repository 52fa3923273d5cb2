import { createAuthority, run, runTimer } from '../../machines/authority/index.ts';
import type { Authority, CommandName, Durable } from '../../machines/authority/index.ts';
import { type Policy, defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import { act, type Router } from '../product/act.ts';
import type { Origin, Slice } from '../product/slice.ts';
import type { Fresh, Slot } from '../product/slots.ts';
import type { Input } from '../product/step.ts';
import { answeredLabel } from '../product/leaves.ts';
import { tellPlace } from '../product/tell.ts';
import { expectSame, ReplayError } from './failure.ts';
import { givesOf, type Journey, type JourneyStep } from './journey.ts';
import { LiveStage } from './stage.ts';

/** What a replay runs on. Tests put broken machines and routers here. */
export interface LiveParts {
  readonly authority?: (policy: Policy) => Authority;
  readonly router?: Partial<Router>;
}

/** The input of a step as the product has it; what others do is looked up in the slice. */
export function inputOf(slice: Slice, number: number, step: JourneyStep): Input {
  const { input } = step;
  if (!input) throw new ReplayError(number, 'an input', 'none in the file');
  const { deliver, command, timer, facts = {} } = input;
  const other =
    deliver && slice.others.find((one) => JSON.stringify(one.deliver) === JSON.stringify(deliver));
  if (deliver && !other) throw new ReplayError(number, step.text, `nobody in ${slice.name} does that`);
  return {
    label: step.text.split(' → ')[0] ?? '',
    origin: input.origin as Origin,
    to: input.to as Slot | Fresh,
    members: [facts],
    ...(command !== undefined && { command: command as CommandName }),
    ...(timer !== undefined && { timer }),
    ...(other && { other, timer: other.deliver[0]![0] }),
  };
}

/**
 * Plays a trace of a slice through the authority's router, over the machines as the bank restores them from rows.
 * Throws `ReplayError` at the first step that goes another way.
 */
export function playOnAuthority(journey: Journey, slice: Slice, parts: LiveParts = {}): void {
  const policy = { ...defaultPolicy, ...journey.policy } as Policy;
  const authority = (parts.authority ?? createAuthority)(policy);
  const router = { run, runTimer, ...parts.router } as unknown as Router<Durable>;
  const stage = new LiveStage(authority, slice.slots, slice.timeless ?? []);
  const tell = () => tellPlace(slice, stage.place());
  for (const [at, step] of journey.steps.entries()) {
    const number = at + 1;
    const input = inputOf(slice, number, step);
    stage.begin();
    const done = act(stage, policy, router, input);
    if (!done) throw new ReplayError(number, step.text, 'that it cannot happen there');
    const { answer, effects } = done.run;
    expectSame(number, step.text, answeredLabel(input.label, answer));
    const given = givesOf({ effects: effects as never, armed: stage.armed }).join(', ');
    expectSame(number, step.gives.join(', ') || 'nothing', given || 'nothing');
    stage.begin();
    expectSame(number, step.leadsTo, tell());
  }
  expectSame(0, journey.end, tell());
}
