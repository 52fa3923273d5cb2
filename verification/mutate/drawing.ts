import { type AnyStateMachine, createMachine, type StateNode } from 'xstate';

/** One way out of a state, as a machine is drawn: a target alone, or what it is under which guard. */
export interface Row {
  guard?: unknown;
  target?: string | string[];
  actions?: unknown;
  reenter?: boolean;
}

/** A part of a machine's configuration, to be broken in place. */
export interface Drawing {
  initial?: string;
  on: Record<string, unknown>;
  after: Record<string, unknown>;
  always?: unknown;
  invoke: Record<string, unknown>;
  entry?: unknown;
  exit: unknown;
  onDone?: unknown;
  states: Record<string, Drawing>;
}

/** Objects and lists anew; functions, and what XState makes of them, as they are. */
export function copyOf<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyOf) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copyOf(part)])) as T;
}

/** The machine drawn anew from a copy of its configuration, with the same implementations. */
export function redrawn(machine: AnyStateMachine, edit: (drawing: Drawing) => void): AnyStateMachine {
  const drawing = copyOf(machine.config) as unknown as Drawing;
  edit(drawing);
  return createMachine(drawing as never, machine.implementations as never) as unknown as AnyStateMachine;
}

/** The part of a drawing under a path of state names. Throws when there is none. */
export function partAt(drawing: Drawing, path: readonly string[]): Drawing {
  return path.reduce((at, name) => {
    const below = at.states[name];
    if (!below) throw new Error(`The machine has no state ${path.join('.')}.`);
    return below;
  }, drawing);
}

/** The same, under a dotted path. */
export const part = (drawing: Drawing, path: string): Drawing => partAt(drawing, path.split('.'));

type Node = StateNode<never, never>;

/** Every state of a machine in the order in which it is drawn, the machine itself first. */
export function nodesOf({ root }: AnyStateMachine): Node[] {
  const below = (node: Node): Node[] => [node, ...Object.values(node.states).flatMap(below)];
  return below(root as unknown as Node);
}

/** How a state is called: its dotted path, or the name of the machine. */
export const nameOf = ({ path, id }: Pick<Node, 'path' | 'id'>): string => path.join('.') || id;

/** A target that means this state wherever it is written. */
export const targetOf = (machine: AnyStateMachine, { path }: Pick<Node, 'path'>): string =>
  `#${[machine.root.id, ...path].join('.')}`;

/** The state that a target means when it is written at `node`. */
export function meant(machine: AnyStateMachine, node: Node, target: string): Node | undefined {
  if (target.startsWith('#')) return machine.getStateNodeById(target) as unknown as Node;
  const inside = target.startsWith('.');
  const from = inside ? node : node.parent;
  const names = (inside ? target.slice(1) : target).split('.');
  return names.reduce<Node | undefined>(
    (at, name) => at?.states[name as never] as Node | undefined,
    from as Node | undefined,
  );
}
