import type { Policy } from '../vocabulary/policy/index.ts';
import type { Kind } from './authority.ts';
import type { AuthorityEmitted, AuthorityEvent, Effect } from './event.ts';
import type { FactName } from './facts.ts';
import {
  type Answer,
  answerOf,
  broadcasts,
  type CommandName,
  commands,
  derived,
  isDerived,
} from './wiring.ts';
import type { DerivedFact, Look, LookUp, Role } from './wiring.ts';

/** How one machine makes one step: over rows in the bank, over LTS indices in the checker. */
export interface Mech<State> {
  step(
    kind: Kind,
    state: State,
    event: AuthorityEvent,
  ): { state: State; emitted: readonly AuthorityEmitted[] };
  look(kind: Kind, state: State): Look;
}

/** Where the machines are. A handle names one machine of the world. */
export interface World<Handle, State> {
  kindOf(handle: Handle): Kind;
  read(handle: Handle): State;
  write(handle: Handle, state: State): void;
  /** Who plays a role for `context`, the machine in whose name things happen. Absent machines are left out. */
  find(role: Role, context: Handle): readonly Handle[];
}

export interface Command {
  name: CommandName;
  /** The classes of the facts that `commands` asks for, but those that are derived. */
  facts: Readonly<Record<string, unknown>>;
  /** The idempotency key was answered before: nothing is stepped, the stored answer stands (R6). */
  repeated?: boolean;
}

export interface Emission<Handle> {
  context: Handle;
  effect: Effect;
}

export interface Run<Handle> {
  /** Absent when nobody answered: a timer, or a repeat. */
  answer?: Answer;
  effects: readonly Emission<Handle>[];
  /** Everything that was emitted, routes included, in order. */
  emitted: readonly AuthorityEmitted[];
}

/** More deliveries than any command needs; past it the routes form a cycle. */
const longestRun = 500;

interface Delivery<Handle> {
  to: Handle;
  event: AuthorityEvent;
  context: Handle;
}

const effectTypes: readonly string[] = ['answer', 'audit', 'sms', 'token'] satisfies Effect['type'][];
const isEffect = (emitted: AuthorityEmitted): emitted is Effect => effectTypes.includes(emitted.type);

/** Which of the waiting events is delivered next. The bank takes the first in; the checker shows that it makes no difference. */
export type Order = 'fifo' | 'lifo';

/** Delivers events until nothing is left to deliver. The only place where machines meet. */
function drain<Handle, State>(
  mech: Mech<State>,
  world: World<Handle, State>,
  first: Delivery<Handle>,
  order: Order,
): { effects: Emission<Handle>[]; emitted: AuthorityEmitted[] } {
  const queue = [first];
  const effects: Emission<Handle>[] = [];
  const everything: AuthorityEmitted[] = [];
  let delivered = 0;
  const next = () => (order === 'fifo' ? queue[delivered] : queue.pop());
  for (let delivery = next(); delivery !== undefined; delivery = next()) {
    if (++delivered > longestRun) throw new Error(`The routes of ${first.event.type} form a cycle.`);
    const { to, event, context } = delivery;
    const { state, emitted } = mech.step(world.kindOf(to), world.read(to), event);
    world.write(to, state);
    for (const one of emitted) {
      everything.push(one);
      if (isEffect(one)) effects.push({ context, effect: one });
      else queue.push(...deliveries(world, one, context));
    }
  }
  return { effects, emitted: everything };
}

function deliveries<Handle, State>(
  world: World<Handle, State>,
  emitted: Exclude<AuthorityEmitted, Effect>,
  context: Handle,
): Delivery<Handle>[] {
  if (emitted.type in broadcasts) {
    const { role, event } = broadcasts[emitted.type as keyof typeof broadcasts];
    return world.find(role, context).map((to) => ({ to, event, context: to }));
  }
  const name = emitted.type.slice(0, emitted.type.indexOf('.'));
  const role = name === 'owner' ? 'codeOwner' : (name as Kind);
  return world.find(role, context).map((to) => ({ to, event: emitted as AuthorityEvent, context }));
}

/** A fact that another machine says. Throws where that machine must be there and is not. */
function derive(name: DerivedFact, look: LookUp, policy: Policy): unknown {
  const {
    role,
    from,
    absent,
  }: { role: Kind; from: (look: Look, policy: Policy) => unknown; absent?: unknown } = derived[name];
  const seen = look(role);
  if (seen !== undefined) return from(seen, policy);
  if (absent === undefined) throw new Error(`The fact ${name} needs a ${role}, and there is none.`);
  return absent;
}

/** Carries out one command of the world, to completion. The bank and the checker both call this; nothing else does. */
export function run<Handle, State>(
  mech: Mech<State>,
  world: World<Handle, State>,
  policy: Policy,
  target: Handle,
  command: Command,
  order: Order = 'fifo',
): Run<Handle> {
  if (command.repeated) return { effects: [], emitted: [] };
  const look: LookUp = (kind) => {
    const handle = world.find(kind, target)[0];
    return handle === undefined ? undefined : mech.look(kind, world.read(handle));
  };
  const wanted: readonly FactName[] = commands[command.name].facts;
  const found = wanted.filter(isDerived).map((name) => [name, derive(name, look, policy)]);
  const event = { type: command.name, ...command.facts, ...Object.fromEntries(found) } as AuthorityEvent;
  const { effects, emitted } = drain(mech, world, { to: target, event, context: target }, order);
  const answered = effects.find(
    ({ context, effect }) => effect.type === 'answer' && context === target,
  )?.effect;
  return {
    ...(answered?.type === 'answer' && { answer: answerOf(command.name, answered.code, look, policy) }),
    effects,
    emitted,
  };
}

/** Delivers a timer that is due, to completion. */
export function runTimer<Handle, State>(
  mech: Mech<State>,
  world: World<Handle, State>,
  target: Handle,
  timer: string,
  order?: Order,
): Run<Handle> {
  return runEvent(mech, world, target, { type: timer } as AuthorityEvent, order);
}

/** Delivers an event that reached a machine, to completion. */
export function runEvent<Handle, State>(
  mech: Mech<State>,
  world: World<Handle, State>,
  target: Handle,
  event: AuthorityEvent,
  order: Order = 'fifo',
): Run<Handle> {
  return drain(mech, world, { to: target, event, context: target }, order);
}
