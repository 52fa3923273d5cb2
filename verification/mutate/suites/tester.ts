import type { AnyStateMachine } from 'xstate';
import type { Kind } from '../../../machines/authority/index.ts';
import { blinded } from '../../blind.ts';
import { flowGives, sightOfView } from '../../cover/flow-model.ts';
import { sightOfKind } from '../../cover/subject.ts';
import { keyOf } from '../../key.ts';
import type { MachineGraph, MachinePlace, MachineStep } from '../../machine-graph.ts';
import { Stepper } from '../../stepper.ts';
import type { MutableFlow } from '../originals.ts';
import { isSilent } from '../silence.ts';
import { eventKey, isBeforeAll } from '../walk/known.ts';
import type { Walked } from '../walk/again.ts';

/** How a suite that is played looks at a machine (apps/drivers). */
export interface Eye {
  readonly look: (place: MachinePlace) => string;
  readonly gives: (step: MachineStep) => readonly string[];
  /** Whether it is told that something was refused. */
  readonly hearsRefusals: boolean;
}

/** A flow as the driver of suites sees it. */
export const flowEye = (flow: MutableFlow): Eye => ({
  look({ value, context }) {
    try {
      return keyOf(sightOfView(flow.view(flow.machine.resolveState({ value, context } as never))));
    } catch (cause) {
      return `throws ${String(cause)}`;
    }
  },
  gives: flowGives(flow),
  hearsRefusals: true,
});

/** A machine of the authority as the driver of suites sees it. */
export const authorityEye = (kind: Kind): Eye => ({
  look: ({ value, context }) => keyOf(sightOfKind(kind, { value, context })),
  gives: (step) => step.emitted.map((event) => keyOf(event)),
  hearsRefusals: false,
});

/** Texts as numbers. */
class Numbers {
  readonly #known = new Map<string, number>();

  of(text: string): number {
    const number = this.#known.get(text) ?? this.#known.size;
    this.#known.set(text, number);
    return number;
  }
}

const unseen = -1;

/** How an input reaches a machine: that says what comes of it where the machine has no edge for it. */
export const ways = { event: 0, timer: 1, answer: 2, other: 3 } as const;

const wayOf = (type: string): number => {
  if (type.startsWith('xstate.after.')) return ways.timer;
  if (/^xstate\.(?:done|error)\./.test(type)) return ways.answer;
  return type === 'flow.start' || type.startsWith('network.') ? ways.other : ways.event;
};

/** What a tester sees of a graph. */
interface Seen {
  readonly graph: MachineGraph;
  /** By step: its input, what is heard, and how it came. */
  readonly label: Int32Array;
  readonly gives: Int32Array;
  readonly way: Uint8Array;
  look(state: number): number;
  /** Whether an event of a customer is refused on an edge. */
  refuses(edge: number): boolean;
}

/** Compares a mutant with the original as a suite does that is played on it, step by step. */
export class Tester {
  readonly sound: Seen;
  readonly #eye: Eye;
  readonly #labels = new Numbers();
  readonly #heard = new Numbers();
  readonly #looks = new Numbers();
  /** What a suite says of a state of the original: also which services have not answered. */
  readonly #said: Int32Array;
  readonly #silence: number;

  constructor(graph: MachineGraph, machine: AnyStateMachine, eye: Eye) {
    this.#eye = eye;
    this.#silence = this.#heard.of('[]');
    const idle = eye.hearsRefusals ? idleIn(graph, machine) : new Set<number>();
    const looks = Int32Array.from({ length: graph.size }, (_, state) =>
      isBeforeAll(graph, state) ? unseen : this.#lookOf(graph.place(state)),
    );
    const said = new Numbers();
    this.#said = looks.map((look, state) => said.of(keyOf([look, graph.place(state).active.toSorted()])));
    this.sound = {
      graph,
      ...this.#heardOf(graph.steps, null),
      look: (state) => looks[state]!,
      refuses: (edge) => !graph.steps[graph.step[edge]!]!.handled || idle.has(edge),
    };
  }

  /** A mutant as it is seen. */
  see({ graph, same, idle }: Walked): Seen {
    const { sound } = this;
    const looks = new Int32Array(graph.size).fill(unseen - 1);
    const before = (edge: number): number => {
      const state = same[graph.from[edge]!]!;
      return state < 0 ? -1 : sound.graph.first[state]! + edge - graph.first[graph.from[edge]!]!;
    };
    return {
      graph,
      ...this.#heardOf(graph.steps, sound),
      look: (state) => {
        if (looks[state]! < unseen) {
          looks[state] = same[state]! >= 0 ? sound.look(same[state]!) : this.#lookOf(graph.place(state));
        }
        return looks[state]!;
      },
      refuses: (edge) => {
        if (!graph.steps[graph.step[edge]!]!.handled || idle.has(edge)) return true;
        const known = before(edge);
        const isSame =
          known >= 0 &&
          sound.graph.step[known] === graph.step[edge] &&
          same[graph.to[edge]!] === sound.graph.to[known];
        return isSame && sound.refuses(known);
      },
    };
  }

  /** The edge of a state for an input, −1 where there is none. `near` is looked at first. */
  edgeOf({ graph: { first, step }, label }: Seen, state: number, input: number, near: number): number {
    const begin = first[state]!;
    const end = first[state + 1]!;
    const guess = begin + near;
    if (guess < end && label[step[guess]!] === input) return guess;
    for (let edge = begin; edge < end; edge++) if (label[step[edge]!] === input) return edge;
    return -1;
  }

  /**
   * Does on a mutant in `state` what the original does on `edge`. Gives the state that follows, `differs` when the
   * suite fails there, or `lost` where nothing is known of what follows.
   */
  step(mutant: Seen, state: number, edge: number): number {
    const { sound } = this;
    const { to, step } = sound.graph;
    const how = sound.way[step[edge]!]!;
    const taken = this.sameEdge(mutant, state, edge);
    if (taken < 0 && how === ways.timer) return differs;
    if (taken < 0 && !this.#eye.hearsRefusals) return lost;
    const next = taken < 0 ? state : mutant.graph.to[taken]!;
    const heard = taken < 0 ? this.#silence : mutant.gives[mutant.graph.step[taken]!]!;
    const expected = sound.gives[step[edge]!]!;
    if (how === ways.event && this.#eye.hearsRefusals) {
      if (!this.isTakenAlike(edge, taken < 0 || mutant.refuses(taken))) return differs;
    }
    if (heard !== expected) return differs;
    return sound.look(to[edge]!) === mutant.look(next) ? next : differs;
  }

  /** The edge of a mutant in `state` by the input of an edge of the original, −1 where there is none. */
  sameEdge(mutant: Seen, state: number, edge: number): number {
    const { graph, label } = this.sound;
    return this.edgeOf(mutant, state, label[graph.step[edge]!]!, edge - graph.first[graph.from[edge]!]!);
  }

  /** Whether the same is heard, and refused, on an edge of the original and on one of a mutant. */
  givesAlike(mutant: Seen, edge: number, taken: number): boolean {
    const { graph, gives } = this.sound;
    const isHandled = graph.steps[graph.step[edge]!]!.handled;
    return (
      gives[graph.step[edge]!] === mutant.gives[mutant.graph.step[taken]!] &&
      isHandled !== mutant.refuses(taken)
    );
  }

  /** Whether a mutant looks otherwise before the first step. */
  beginsOtherwise(mutant: Seen): boolean {
    return this.sound.look(0) !== unseen && this.sound.look(0) !== mutant.look(0);
  }

  /** The number of an input; it need not be one of the machine. */
  inputOf(event: { readonly type: string }): number {
    return this.#labels.of(eventKey(event));
  }

  /** What is seen of a place, as a number; `sight`: what the eye says of it. */
  lookBy(sight: string, { done, armed }: Pick<MachinePlace, 'done' | 'armed'>): number {
    return this.#looks.of(keyOf([sight, done, armed.toSorted()]));
  }

  /** What is heard of a step, as a number. */
  hears(step: MachineStep): number {
    return this.#heard.of(keyOf(this.#eye.gives(step)));
  }

  /**
   * Whether a customer's event is refused or taken as a suite wants it on an edge of the original: one that changes
   * nothing that is seen may as well be refused.
   */
  isTakenAlike(edge: number, refuses: boolean): boolean {
    const { graph, gives } = this.sound;
    const step = graph.step[edge]!;
    const mustRefuse = !graph.steps[step]!.handled;
    const looksTheSame = this.#said[graph.from[edge]!] === this.#said[graph.to[edge]!];
    return refuses === mustRefuse || (refuses && looksTheSame && gives[step] === this.#silence);
  }

  #lookOf(place: MachinePlace): number {
    return this.lookBy(this.#eye.look(place), place);
  }

  #heardOf(steps: readonly MachineStep[], known: Seen | null) {
    const from = known?.label.length ?? 0;
    const label = new Int32Array(steps.length);
    const gives = new Int32Array(steps.length);
    const way = new Uint8Array(steps.length);
    if (known) {
      label.set(known.label);
      gives.set(known.gives);
      way.set(known.way);
    }
    for (let at = from; at < steps.length; at++) {
      const step = steps[at]!;
      label[at] = this.inputOf(step.event);
      gives[at] = this.hears(step);
      way[at] = wayOf(step.event.type);
    }
    return { label, gives, way };
  }
}

/** What `step` gives instead of a state. */
export const differs = -1;
export const lost = -2;

/** Edges of the original whose transitions lead nowhere and do nothing. */
function idleIn(graph: MachineGraph, machine: AnyStateMachine): Set<number> {
  const stepper = new Stepper(blinded(machine).machine);
  const idle = new Set<number>();
  for (let state = 0; state < graph.size; state++) {
    if (isBeforeAll(graph, state)) continue;
    let snapshot: Parameters<Stepper['step']>[0] | undefined;
    for (let edge = graph.first[state]!; edge < graph.first[state + 1]!; edge++) {
      const { handled, event, asked, armed } = graph.steps[graph.step[edge]!]!;
      if (!handled || graph.to[edge] !== state || asked.length + armed.length > 0) continue;
      if (wayOf(event.type) !== ways.event) continue;
      snapshot ??= stepper.machine.resolveState(graph.place(state) as never);
      stepper.step(snapshot, event);
      if (stepper.actions.length === 0 && stepper.passed.every(isSilent)) idle.add(edge);
    }
  }
  return idle;
}
