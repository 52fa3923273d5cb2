import type { Deed } from '../../../../verification/cover/schema.ts';
import { machineNamed } from '../../data/machines.ts';
import { type Payload, type Script, type ScriptStep, stepWith } from '../script.ts';
import { deedOf } from '../trace.ts';
import { type JourneyDeed, JourneyStage } from './stage.ts';
import type { JourneyData, JourneyLibrary } from './types.ts';

/** What a part took, as something that can be done. */
function deedIn(flow: string, start: Payload | null, event: Payload & { type: string }): Deed | null {
  if (event.type === 'xstate.init') return { start: { ...start } };
  const machine = machineNamed(flow);
  return machine ? deedOf(machine, event) : null;
}

/** A journey as a script: one step for everything that a flow takes, under the sentences of the story. */
export function scriptOfJourney(journey: JourneyData, { events, states, texts }: JourneyLibrary): Script {
  const { title, parts, steps, says } = journey;
  const deeds: JourneyDeed[] = [];
  const all: ScriptStep[] = [];
  const add = (deed: JourneyDeed, some: Partial<ScriptStep>) => {
    const machine = parts[deed.part]?.flow ?? '';
    all.push(stepWith({ machine, deed: { step: deeds.push(deed) - 1 }, does: deed.does, ...some }));
  };
  for (const [at, [front, ...taken]] of steps.entries()) {
    const heading = texts[says[at] ?? -1] ?? null;
    if (taken.length === 0) add({ part: front, does: null }, { heading });
    for (const [place, [part, event, active]] of taken.entries()) {
      const { flow = '', start = null } = parts[part] ?? {};
      const does = deedIn(flow, start, events[event] ?? { type: '' });
      const lit = states[active]?.split(' ') ?? [];
      add({ part, does }, { active: lit, heading: place === 0 ? heading : null });
    }
  }
  return {
    kind: 'journey',
    machine: parts[0]?.flow ?? '',
    title,
    stories: [{ name: journey.id, start: null, steps: all }],
    isOther: false,
    stage: () => new JourneyStage(parts, deeds),
  };
}
