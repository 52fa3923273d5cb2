import type { InspectionEvent } from 'xstate';
import { keyOfTransition } from '../../../adapters/chart/index.ts';
import { flows } from '../../../machines/index.ts';
import { appJourneys, type Journey, journeys, play } from '../../../scenarios/index.ts';
import { appSurface } from '../../journeys/app.surface.ts';
import { memorySurface } from '../../journeys/memory.surface.ts';

/** Transitions that stories take, by machine and tag. */
export type Recorded = Map<string, Map<string, Set<string>>>;

interface Microstep {
  readonly type: string;
  readonly _transitions?: readonly Parameters<typeof keyOfTransition>[0][];
}

/** The flow of each machine, by the id of the machine: the first word of the keys of its transitions. */
const flowById = new Map(
  Object.entries(flows).map(([name, { machine }]) => [(machine as { id: string }).id, name] as const),
);

function noting(recorded: Recorded, { tags }: Journey) {
  return (event: InspectionEvent): void => {
    const { type, _transitions = [] } = event as unknown as Microstep;
    if (type !== '@xstate.microstep') return;
    for (const transition of _transitions) {
      const key = keyOfTransition(transition);
      const flow = flowById.get(/^[^. ]+/.exec(key)?.[0] ?? '');
      if (flow === undefined) continue;
      const byTag = recorded.get(flow) ?? new Map<string, Set<string>>();
      recorded.set(flow, byTag);
      for (const tag of tags) byTag.set(tag, (byTag.get(tag) ?? new Set()).add(key));
    }
  };
}

/** Plays stories and notes which transitions of the flows each takes: these carry the tags of the story. */
export async function recordStories(
  ofLogin: readonly Journey[] = journeys,
  ofApp: readonly Journey[] = appJourneys,
): Promise<Recorded> {
  const recorded: Recorded = new Map();
  for (const journey of ofLogin) {
    const surface = await memorySurface({ inspect: noting(recorded, journey) as (event: unknown) => void });
    await play(journey, surface, 'deferred').finally(() => surface.close());
  }
  for (const journey of ofApp) {
    const surface = await appSurface({ inspect: noting(recorded, journey) });
    await play(journey, surface, 'deferred').finally(() => surface.close());
  }
  return recorded;
}

const sorted = <T>(entries: Iterable<readonly [string, T]>): [string, T][] =>
  [...entries].map(([name, value]): [string, T] => [name, value]).toSorted(([a], [b]) => (a < b ? -1 : 1));

/** As a map of requirements (hyrje/requirements@1), sorted, so that it is the same for the same stories. */
export const mapOf = (recorded: Recorded) => ({
  schema: 'hyrje/requirements@1',
  machines: Object.fromEntries(
    sorted(recorded).map(([machine, byTag]) => {
      const transitions = [...new Set([...byTag.values()].flatMap((keys) => [...keys]))].toSorted();
      const numbers = (keys: Iterable<string>) =>
        Array.from(keys, (key) => transitions.indexOf(key)).toSorted((a, b) => a - b);
      const tags = sorted(byTag).map(([tag, keys]) => [tag, numbers(keys)]);
      return [machine, { transitions, tags: Object.fromEntries(tags) }];
    }),
  ),
});
