import type { AnyStateMachine } from 'xstate';
import { type Drawing, nameOf, nodesOf, partAt, type Row } from './drawing.ts';

type Node = ReturnType<typeof nodesOf>[number];

/** A list of rows at a state: what it does about one event, in order. */
export interface Site {
  readonly node: Node;
  /** How a person finds it: `on code.submit`, `after fnp.ttl`, `always`. */
  readonly name: string;
  /** The only event whose meaning it gives; none where it also decides what happens by itself. */
  readonly event: string | null;
  readonly rows: readonly Row[];
  /** Replaces the list. An empty one takes it away. */
  write(drawing: Drawing, rows: readonly Row[]): void;
}

/** A list of action names at a state: of a row, or what is done on entry or exit. */
export interface ActionSite {
  readonly node: Node;
  readonly name: string;
  readonly event: string | null;
  readonly actions: readonly unknown[];
  write(drawing: Drawing, actions: readonly unknown[]): void;
}

export const listOf = (value: unknown): unknown[] => (value === undefined ? [] : [value].flat());

/** A row written out: a target alone is a row, too. */
const rowOf = (row: unknown): Row => (typeof row === 'string' ? { target: row } : ((row ?? {}) as Row));

const put = (holder: object, key: string, rows: readonly unknown[]): void => {
  if (rows.length === 0) delete (holder as Record<string, unknown>)[key];
  else (holder as Record<string, unknown>)[key] = rows;
};

/** A record of a drawing with lists in it; `events` gives the event of each list. */
function lists(
  node: Node,
  holder: (state: Drawing) => object,
  name: (key: string) => string,
  event: (key: string) => string | null,
  keys: readonly string[],
): Site[] {
  const at = holder(node.config as unknown as Drawing) as Record<string, unknown> | undefined;
  return keys
    .filter((key) => at?.[key] !== undefined)
    .map((key) => ({
      node,
      name: name(key),
      event: event(key),
      rows: listOf(at![key]).map(rowOf),
      write: (drawing, rows) => put(holder(partAt(drawing, node.path)), key, rows),
    }));
}

interface Invoke {
  readonly id?: string;
  readonly src: string;
}

/** Where a state has one service, its place in the drawing; a list of services is not taken apart. */
function invocations(node: Node): Site[] {
  const invoke = (node.config as unknown as Drawing).invoke as unknown as Invoke | undefined;
  if (invoke === undefined || Array.isArray(invoke)) return [];
  const id = node.invoke[0]!.id;
  const ending = { onDone: `xstate.done.actor.${id}`, onError: `xstate.error.actor.${id}` };
  return lists(
    node,
    ({ invoke: at }) => at,
    (key) => `${key} of ${id}`,
    (key) => ending[key as keyof typeof ending],
    Object.keys(ending),
  );
}

/** Every list of rows in a machine, in the order in which it is drawn. */
export function sitesOf(machine: AnyStateMachine): Site[] {
  return nodesOf(machine).flatMap((node) => {
    const { on = {}, after = {} } = node.config as unknown as Partial<Drawing>;
    return [
      ...lists(
        node,
        ({ on: at }) => at,
        (key) => `on ${key}`,
        (key) => key,
        Object.keys(on),
      ),
      ...lists(
        node,
        ({ after: at }) => at,
        (key) => `after ${key}`,
        (key) => `xstate.after.${key}.${node.id}`,
        Object.keys(after),
      ),
      ...invocations(node),
      ...lists(
        node,
        (at) => at,
        (key) => key,
        () => null,
        ['always', 'onDone'],
      ),
    ];
  });
}

/** Every list of actions in a machine. */
export function actionSitesOf(machine: AnyStateMachine): ActionSite[] {
  const inRows = sitesOf(machine).flatMap(({ node, name, event, rows, write }) =>
    rows.flatMap((row, index): ActionSite[] => {
      const actions = listOf(row.actions);
      if (actions.length === 0) return [];
      return [
        {
          node,
          name: `${name}[${index}]`,
          event,
          actions,
          write: (drawing, next) =>
            write(
              drawing,
              rows.map((one, at) => (at === index ? { ...one, actions: next } : one)),
            ),
        },
      ];
    }),
  );
  const inStates = nodesOf(machine).flatMap((node) =>
    (['entry', 'exit'] as const).flatMap((name): ActionSite[] => {
      const actions = listOf((node.config as unknown as Drawing)[name]);
      if (actions.length === 0) return [];
      return [
        {
          node,
          name,
          event: null,
          actions,
          write: (drawing, next) => put(partAt(drawing, node.path), name, next),
        },
      ];
    }),
  );
  return [...inRows, ...inStates];
}

/** How a place in a machine is called: `progress.opened, on login.first`. */
export const placeOf = ({ node, name }: Pick<Site, 'node' | 'name'>): string => `${nameOf(node)}, ${name}`;
