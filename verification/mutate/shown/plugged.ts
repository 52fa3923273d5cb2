import type { AnyStateMachine } from 'xstate';
import type { Picture } from '../../../machines/flows/view.ts';
import { blinded } from '../../blind.ts';
import type { ExploreOptions, MachinePlace } from '../../machine-graph.ts';
import type { Event } from '../../reaction.ts';
import type { MutableFlow } from '../originals.ts';
import { type Move, Mover } from '../walk/moves.ts';

interface Timed {
  readonly context: { readonly display?: { readonly deadlines?: Readonly<Record<string, Ending>> } };
}
interface Ending {
  readonly endsAt: number;
}

/** The clock of a walk stands still at 0; a deadline that nobody told never passes. */
const wait =
  (name: string) =>
  ({ context }: Timed): number => {
    const deadline = context.display?.deadlines?.[name];
    return deadline ? Math.max(0, deadline.endsAt) : 2 ** 31 - 1;
  };

/** A machine that waits as long as its deadlines say. */
export function plugged(original: AnyStateMachine): AnyStateMachine {
  const names = Object.keys(original.implementations.delays);
  const delays = Object.fromEntries(names.map((name) => [name, wait(name)]));
  const { machine } = blinded(original);
  const made = machine.provide({ delays } as never);
  made.options.maxIterations = machine.options.maxIterations!;
  return made;
}

interface Action {
  readonly type: string;
  readonly params: {
    readonly src?: unknown;
    readonly input?: Readonly<Record<string, unknown>>;
    readonly event?: Event;
    readonly delay?: number;
  };
}

const known = (input: Readonly<Record<string, unknown>> = {}): object =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));

/** What is handed on: to the services that are asked, to the clock, and to whoever comes next. */
function handedOn(actions: readonly Action[], output: unknown): string {
  const asked = actions
    .filter(({ type }) => type === 'xstate.spawnChild')
    .map(({ params }) => [String(params.src), known(params.input)]);
  const armed = actions
    .filter(({ type, params }) => type === 'xstate.raise' && params.delay !== undefined)
    .map(({ params }) => `${params.event?.type} ${params.delay}`)
    .toSorted();
  return asked.length + armed.length === 0 && output === null ? '' : JSON.stringify([asked, armed, output]);
}

/** What comes of an event: where it leads, and all that anybody sees and gets of it. */
export class Told {
  readonly after: MachinePlace;
  /** `null` when nobody listens, and nothing happens. */
  readonly move: Move | null;
  /** What is handed on, as a text. */
  readonly handed: string;
  readonly #shower: Shower;
  #picture: Picture | null | undefined;

  constructor(shower: Shower, place: MachinePlace, move: Move | null, handed: string) {
    this.#shower = shower;
    this.after = place;
    this.move = move;
    this.handed = handed;
  }

  get refuses(): boolean {
    return this.move === null || this.move.idle;
  }

  /** What is shown afterwards; `null` where the flow cannot say. */
  get picture(): Picture | null {
    if (this.#picture === undefined) this.#picture = this.#shower.picture(this.after);
    return this.#picture;
  }

  /** The picture and what is handed on. */
  get whole(): string {
    return `${JSON.stringify(this.picture)}${this.handed}`;
  }
}

/** A flow stepped with all that it shows: nothing is left out of its context. */
export class Shower {
  readonly #flow: Pick<MutableFlow, 'view'>;
  readonly #mover: Mover;

  constructor(flow: Pick<MutableFlow, 'view'>, machine: AnyStateMachine, options: ExploreOptions) {
    this.#flow = flow;
    this.#mover = new Mover(plugged(machine), options);
  }

  begin(input: unknown): Told {
    return this.#told(this.#mover.begin(input));
  }

  take(place: MachinePlace, event: Event): Told {
    const move = this.#mover.take(place, this.#mover.snapshotOf(place), event);
    return move ? this.#told(move) : this.still(place);
  }

  /** Nothing comes of an event. */
  still(place: MachinePlace): Told {
    return new Told(this, place, null, '');
  }

  picture({ value, context }: MachinePlace): Picture | null {
    try {
      return this.#flow.view(this.#mover.snapshotOf({ value, context } as MachinePlace));
    } catch {
      return null;
    }
  }

  #told(move: Move): Told {
    return new Told(this, move.after, move, handedOn(this.#mover.actions as readonly Action[], move.output));
  }
}
