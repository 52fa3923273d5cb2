import { type AnyMachineSnapshot, type AnyStateMachine, createEmptyActor } from 'xstate';
import type { Action, Event } from './reaction.ts';

type Scope = Parameters<AnyStateMachine['transition']>[2];
type System = Scope['system'];

/** A transition as XState has it once the machine is made; `eventType` is empty for `always`. */
export interface Transition {
  readonly source: { readonly id: string };
  readonly eventType: string;
}

interface Microstep {
  readonly type: string;
  readonly _transitions?: readonly Transition[];
}

const nothing = () => {};

/**
 * XState's own pure transition with one actor scope for all steps, where `transition()` makes an actor and a system
 * for each. Children get the same names at every step, whatever came before.
 */
export class Stepper {
  readonly machine: AnyStateMachine;
  /** What the last step did, in order. */
  actions: Action[] = [];
  /** How many transitions the event of the last step took, those that followed by themselves left out. */
  taken = 0;
  /** All transitions that the last step took, in order. */
  passed: Transition[] = [];
  /** Every transition that any step took. */
  readonly fired = new Set<Transition>();
  readonly #scope: Scope;
  #children = 0;
  #microsteps = 0;

  constructor(machine: AnyStateMachine) {
    this.machine = machine;
    const self = createEmptyActor();
    const system = Object.assign(Object.create(self.system) as object, {
      _bookId: () => `x:${this.#children++}`,
      _register: (id: string) => id,
      _unregister: nothing,
      _set: nothing,
      _sendInspectionEvent: (event: Microstep) => this.#note(event),
    }) as unknown as System;
    Object.assign(self, { system, _parent: createEmptyActor() });
    this.#scope = {
      self,
      system,
      id: machine.id,
      sessionId: 'x',
      logger: nothing,
      defer: nothing,
      stopChild: nothing,
      emit: nothing,
      actionExecutor: (action: Action) => this.actions.push(action),
    } as unknown as Scope;
  }

  /** Whether `actor` is the machine itself. */
  isSelf(actor: unknown): boolean {
    return actor === this.#scope.self;
  }

  start(input: unknown): AnyMachineSnapshot {
    this.#begin();
    return this.machine.getInitialSnapshot(this.#scope as never, input);
  }

  step(snapshot: AnyMachineSnapshot, event: Event): AnyMachineSnapshot {
    this.#begin();
    return this.machine.transition(snapshot, event, this.#scope);
  }

  #begin(): void {
    this.actions = [];
    this.taken = 0;
    this.passed = [];
    this.#children = 0;
    this.#microsteps = 0;
  }

  #note({ type, _transitions = [] }: Microstep): void {
    if (type !== '@xstate.microstep') return;
    if (this.#microsteps++ === 0) this.taken = _transitions.length;
    for (const transition of _transitions) {
      this.passed.push(transition);
      this.fired.add(transition);
    }
  }
}
