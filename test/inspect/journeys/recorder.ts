import type { AnyActor, AnyMachineSnapshot, InspectionEvent } from 'xstate';
import type { FlowDefinition } from '../../../machines/flows/definition.ts';
import { flows } from '../../../machines/index.ts';
import { pathsIn } from '../../../adapters/inspect/index.ts';
import type { Client } from '../../../scenarios/journeys/journey.ts';
import { classOf } from './classes.ts';

/** A flow that ran in a journey. */
export interface Part {
  readonly flow: string;
  readonly client: Client;
  /** What it began with; `null` for nothing. */
  readonly start: object | null;
  /** It went on from where one before it was stored. */
  readonly resumes: boolean;
}

/** What a flow took: which, the event in its class, and the states that led to. */
export interface Taken {
  readonly part: number;
  readonly event: { readonly type: string };
  readonly active: readonly string[];
}

interface Running {
  readonly part: number;
  readonly client: Client;
  readonly definition: FlowDefinition;
  screen: string;
  active: string;
}

/** Root actors keep what they were made with. */
type Made = AnyActor & { readonly options: { readonly input?: object; readonly snapshot?: unknown } };

const named = flows as unknown as Readonly<Record<string, FlowDefinition>>;
/** What the app tells the session at every touch; it is only told where it changes something. */
const touched = 'session.touched';

/** Looks on while flows run, and notes what each takes. */
export function createRecorder() {
  const parts: Part[] = [];
  const runs = new WeakMap<object, Running>();
  const all: Running[] = [];
  let taken: Taken[] = [];
  let client: Client = 'app';

  const begin = (actor: Made) => {
    const definition = named[(actor.logic as { id?: string }).id ?? ''];
    if (!definition) return;
    const { input = null, snapshot } = actor.options;
    const part = parts.push({
      flow: definition.name,
      client,
      start: snapshot === undefined ? input && (classOf.start(input) as object) : null,
      resumes: snapshot !== undefined,
    });
    const run = { part: part - 1, client, definition, screen: '', active: '' };
    runs.set(actor.system, run);
    all.push(run);
  };
  const step = (run: Running, event: { type: string }, snapshot: AnyMachineSnapshot) => {
    if (event.type === 'xstate.stop') return;
    const active = pathsIn(snapshot.value as never);
    const isSame = active.join() === run.active;
    run.active = active.join();
    run.screen = run.definition.view(snapshot).screen;
    if (event.type === touched && isSame) return;
    taken.push({ part: run.part, event: classOf.event(run.definition, event), active });
  };

  return {
    parts,
    /** For the option `inspect` of every flow. */
    inspect(event: InspectionEvent): void {
      const actor = event.actorRef as Made;
      // oxlint-disable-next-line no-underscore-dangle
      if ((actor as { _parent?: unknown })._parent) return;
      if (event.type === '@xstate.actor') begin(actor);
      const run = runs.get(actor.system);
      if (run && event.type === '@xstate.snapshot')
        step(run, event.event, event.snapshot as AnyMachineSnapshot);
    },
    turn(next: Client): void {
      client = next;
    },
    /** What was taken since the last time. */
    take(): Taken[] {
      const some = taken;
      taken = [];
      return some;
    },
    /** The part that shows a screen: of the client in hand the newest. */
    showing(screen: string): number {
      const own = all.filter((run) => run.client === client);
      return (own.findLast((run) => run.screen === screen) ?? own.at(-1))?.part ?? 0;
    },
  };
}
