import {
  type AnyActor,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createActor,
  fromPromise,
} from 'xstate';
import { keyOf } from '../key.ts';
import type { Event } from '../reaction.ts';
import { expectSame, ReplayError } from './failure.ts';
import type { Journey, JourneyStep } from './journey.ts';

/** A call under way: the invoke's id, the name of its socket, and how it is answered. */
interface Call {
  readonly id: string;
  readonly socket: string;
  readonly answer: (output: unknown) => void;
  readonly fail: (error: unknown) => void;
}

interface Timer {
  readonly length: number;
  readonly run: () => void;
}

const done = 'xstate.done.actor.';
const error = 'xstate.error.actor.';
const after = 'xstate.after.';
const stop = 'xstate.';

/** Named delays get lengths that nothing else has, so that the clock can tell them apart. */
const longest = 1_000_000_000;

/** A live actor of a machine whose services wait for an answer and whose clock waits to be moved. */
class LiveMachine {
  readonly asked: string[] = [];
  readonly #calls: Call[] = [];
  readonly #timers = new Map<number, Timer>();
  readonly #lengths: ReadonlyMap<string, number>;
  readonly #actor: AnyActor;
  #crash: unknown = null;
  #made = 0;

  constructor(machine: AnyStateMachine, input: unknown) {
    const { actors, delays } = machine.implementations as Record<'actors' | 'delays', object>;
    this.#lengths = new Map(Object.keys(delays).map((name, at) => [name, longest + at]));
    const live = machine.provide({
      actors: Object.fromEntries(Object.keys(actors).map((socket) => [socket, this.#service(socket)])),
      delays: Object.fromEntries(this.#lengths),
    } as never);
    this.#actor = createActor(live, {
      input,
      clock: {
        setTimeout: (run: () => void, length: number) => {
          this.#timers.set(++this.#made, { length, run });
          return this.#made;
        },
        clearTimeout: (id: number) => this.#timers.delete(id),
      },
    } as never) as AnyActor;
    this.#actor.subscribe({ error: (cause) => (this.#crash = cause) });
    this.#actor.start();
  }

  #service(socket: string) {
    return fromPromise(({ self }) => {
      this.asked.push(socket);
      return new Promise((answer, fail) => this.#calls.push({ id: self.id, socket, answer, fail }));
    });
  }

  /** Where the machine is, as a walk tells it. */
  tell(): string {
    const { value, context } = this.#actor.getSnapshot() as AnyMachineSnapshot;
    const { display: _, ...decisive } = context as { display?: unknown };
    return keyOf([value, decisive]);
  }

  /** Lets an event happen, by who makes it happen: the clock, a service, or whoever sends. Returns what is missing. */
  async happen(event: Event): Promise<string | null> {
    const { type } = event;
    if (type.startsWith(after)) {
      const length = this.#lengthOf(type.slice(after.length));
      const found = [...this.#timers].find(([, timer]) => timer.length === length);
      if (!found) return `the timer ${type} is not armed`;
      this.#timers.delete(found[0]);
      found[1].run();
    } else if (type.startsWith(done) || type.startsWith(error)) {
      const isAnswer = type.startsWith(done);
      const id = type.slice((isAnswer ? done : error).length);
      const at = this.#calls.findLastIndex((call) => call.id === id);
      if (at < 0) return `no service ${id} is under way`;
      const [call] = this.#calls.splice(at, 1);
      if (isAnswer) call!.answer(event['output']);
      else call!.fail(event['error']);
    } else if (type.startsWith(stop)) return `${type} is no event that anybody sends`;
    else this.#actor.send(event);
    await settled();
    if (this.#crash !== null) throw this.#crash;
    return null;
  }

  #lengthOf(rest: string): number {
    const named = [...this.#lengths].find(([name]) => rest.startsWith(`${name}.`));
    return named?.[1] ?? Number.parseInt(rest, 10);
  }

  stop(): void {
    this.#actor.stop();
  }
}

/** Answers reach an actor over a few microtasks. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

const givesOf = (asked: readonly string[]) => asked.map((socket) => `asks ${socket}`).join(', ') || 'nothing';

/** Plays a trace on a live actor. Throws `ReplayError` at the first step that goes another way. */
export async function playOnActor(journey: Journey, machine: AnyStateMachine): Promise<void> {
  const [first, ...others] = journey.steps;
  const { type: _, ...input } = first?.event ?? { type: '' };
  const starts = first?.event?.type === 'flow.start';
  const live = new LiveMachine(machine, starts ? input : journey.start);
  try {
    const steps = starts ? others : journey.steps;
    if (starts) compare(1, first, live, live.asked.splice(0));
    live.asked.splice(0);
    for (const [at, step] of steps.entries()) {
      const number = at + (starts ? 2 : 1);
      if (!step.event) throw new ReplayError(number, 'an event', 'none in the file');
      const missing = await live.happen(step.event);
      if (missing !== null) throw new ReplayError(number, step.text, missing);
      compare(number, step, live, live.asked.splice(0));
    }
    expectSame(0, canonical(journey.end), live.tell());
  } finally {
    live.stop();
  }
}

/** A told state, whatever the order of its keys. */
const canonical = (told: string): string => {
  try {
    return keyOf(JSON.parse(told));
  } catch {
    return told;
  }
};

function compare(number: number, step: JourneyStep, live: LiveMachine, asked: readonly string[]): void {
  expectSame(number, canonical(step.leadsTo), live.tell());
  expectSame(number, step.gives.join(', ') || 'nothing', givesOf(asked));
}
