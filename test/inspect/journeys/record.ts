import {
  appJourneys,
  type Journey,
  journeys,
  play,
  type Step,
  type Surface,
} from '../../../scenarios/index.ts';
import { appSurface } from '../../journeys/app.surface.ts';
import { memorySurface } from '../../journeys/memory.surface.ts';
import { createRecorder, type Taken } from './recorder.ts';

const all: readonly Journey[] = [...journeys, ...appJourneys];

/** The steps of a journey, which tell when each begins. */
const told = (steps: readonly Step[], begins: () => void): readonly Step[] =>
  Object.assign([...steps], {
    *entries(): ArrayIterator<[number, Step]> {
      for (let at = 0; at < steps.length; at++) {
        begins();
        yield [at, steps[at] as Step];
      }
      return undefined;
    },
  });

/** Plays a journey on the real product in memory, and notes what each flow takes. */
async function recordOf(journey: Journey) {
  const recorder = createRecorder();
  const { inspect } = recorder;
  const surface: Surface & { close(): Promise<void> } =
    journey.stage === 'app'
      ? await appSurface({ inspect: inspect as never })
      : await memorySurface({ inspect: inspect as never });
  let screen = '';
  const seen = async () => {
    const now = await surface.seen();
    ({ screen } = now);
    return now;
  };
  await seen();
  const steps: { front: number; taken: Taken[] }[] = [];
  const note = () => void steps.push({ front: recorder.showing(screen), taken: recorder.take() });
  const { turnsTo } = surface;
  try {
    await play(
      { ...journey, steps: told(journey.steps, note) },
      {
        ...surface,
        seen,
        ...(turnsTo && {
          async turnsTo(client) {
            recorder.turn(client);
            await turnsTo(client);
          },
        }),
      },
    );
    note();
  } finally {
    await surface.close();
  }
  return { id: journey.id, parts: recorder.parts, steps };
}

/** A list in which everything stands once. */
function once<T>() {
  const places = new Map<string, number>();
  const list: T[] = [];
  const placeOf = (value: T): number => {
    const key = JSON.stringify(value);
    const known = places.get(key) ?? list.push(value) - 1;
    places.set(key, known);
    return known;
  };
  return { list, placeOf };
}

/**
 * What the flows of every journey take, step by step (hyrje/journeys@1). Of a step: the part whose screen is seen after
 * it, and what was taken: the part, the place of the event and the place of the states. The first step is the opening.
 */
export async function recordJourneys(which: readonly Journey[] = all) {
  const events = once<{ type: string }>();
  const places = once<string>();
  const recorded = [];
  for (const journey of which) {
    const { id, parts, steps } = await recordOf(journey);
    recorded.push({
      id,
      parts,
      steps: steps.map(({ front, taken }) => [
        front,
        ...taken.map(({ part, event, active }) => [
          part,
          events.placeOf(event),
          places.placeOf(active.join(' ')),
        ]),
      ]),
    });
  }
  return {
    schema: 'hyrje/journeys@1',
    events: events.list,
    states: places.list,
    journeys: recorded,
  };
}
