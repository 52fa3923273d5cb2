import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { around, inside, nodesOf } from '../nodes.ts';
import { finding, type LintFinding } from './finding.ts';
import { eventName, guardNames, nameOf, type Part, partsOf } from './parts.ts';

/** What can be seen without a walk. */
export function lintWritten(machine: AnyStateMachine): LintFinding[] {
  const parts = partsOf(machine);
  const nodes = nodesOf(machine);
  return [
    ...unresolved(machine, nodes, parts),
    ...nodes.flatMap((node) => withoutErrorBranch(machine, node)),
    ...unplugged(machine),
    ...parts.filter((part) => isShadowed(part, parts)).map((part) => shadowed(machine, part)),
    ...parts.flatMap((part) => trapsOf(machine, part)),
  ];
}

/** A transition that stands behind one which is always taken, or behind one with the same question. */
export function isShadowed({ source, event, index, guard }: Part, parts: readonly Part[]): boolean {
  const asked = JSON.stringify(guard);
  return parts.some(
    (other) =>
      other.source === source &&
      other.event === event &&
      other.index < index &&
      (other.guard === undefined ||
        (other.guard === guard && typeof guard === 'function') ||
        (asked !== undefined && JSON.stringify(other.guard) === asked)),
  );
}

const shadowed = ({ id }: AnyStateMachine, { source, event, index }: Part): LintFinding =>
  finding(
    'shadowed',
    id,
    `Transition ${index + 1} for ${eventName(event)} in ${source.id} stands behind one that is always taken before it. Remove it, or put it first.`,
    source.id,
    eventName(event),
  );

interface Given {
  readonly delay?: unknown;
}

/** Names that stand for nothing: they compile, and do nothing, or throw, or fire at once. */
function unresolved(
  machine: AnyStateMachine,
  nodes: readonly AnyStateNode[],
  parts: readonly Part[],
): LintFinding[] {
  const has = (kind: 'actions' | 'actors' | 'delays' | 'guards', name: string) =>
    Object.hasOwn(machine.implementations[kind], name);
  const found = new Map<string, LintFinding>();
  const note = (what: string, name: string, node: AnyStateNode, event: string | null, effect: string) => {
    const message = `The ${what} "${name}" in ${node.id} has no implementation: ${effect}. Give it one in setup() or provide().`;
    found.set(`${what} ${name} ${node.id}`, finding('unresolved', machine.id, message, node.id, event));
  };
  const action = (node: AnyStateNode, event: string | null) => (one: unknown) => {
    const name = nameOf(one);
    if (name !== undefined && !has('actions', name) && !name.startsWith('xstate.'))
      note('action', name, node, event, 'nothing is done');
    const delay = typeof one === 'function' ? (one as Given).delay : undefined;
    if (typeof delay === 'string' && !has('delays', delay))
      note('delay', delay, node, event, 'the event comes at once');
  };
  for (const node of nodes) {
    [...node.entry, ...node.exit].forEach(action(node, null));
    for (const { src } of node.invoke) {
      const name = String(src);
      if (!name.startsWith('xstate.invoke.') && !has('actors', name))
        note('actor', name, node, null, 'it never starts and never answers');
    }
  }
  for (const { source, event, guard, actions } of parts) {
    for (const name of guardNames(guard)) {
      if (!has('guards', name)) note('guard', name, source, eventName(event), 'the machine throws');
    }
    actions.forEach(action(source, eventName(event)));
  }
  return [...found.values()];
}

const hears = (node: AnyStateNode, type: string): boolean =>
  [...(node.transitions as ReadonlyMap<string, unknown>).keys()].some(
    (descriptor) =>
      descriptor === type ||
      descriptor === '*' ||
      (descriptor.endsWith('.*') && `${type}.`.startsWith(descriptor.slice(0, -1))),
  );

function withoutErrorBranch({ id: machine }: AnyStateMachine, node: AnyStateNode): LintFinding[] {
  return node.invoke
    .filter(({ id }) => !around(node).some((outer) => hears(outer, `xstate.error.actor.${id}`)))
    .map(({ id }) =>
      finding(
        'no error branch',
        machine,
        `Nobody hears an error of "${id}", which ${node.id} invokes: the whole machine stops with it. Add onError.`,
        node.id,
        eventName(`xstate.error.actor.${id}`),
      ),
    );
}

const onlyThrows = (code: unknown): boolean =>
  typeof code === 'function' &&
  /^(async\s+)?(function\b[^(]*)?(\([^)]*\)|\w+)\s*(=>)?\s*\{\s*throw\b[^;]*;?\s*\}$/s.test(String(code));

/** Implementations that only throw: sockets for somebody else to plug into. */
function unplugged(machine: AnyStateMachine): LintFinding[] {
  const { actors, delays, actions, guards } = machine.implementations as unknown as Record<
    string,
    Record<string, unknown>
  >;
  const code = (logic: unknown) => (logic as { config?: unknown } | undefined)?.config ?? logic;
  return Object.entries({ actor: actors, delay: delays, action: actions, guard: guards }).flatMap(
    ([what, list = {}]) =>
      Object.entries(list)
        .filter(([, implementation]) => onlyThrows(code(implementation)))
        .map(([name]) =>
          finding('unplugged', machine.id, `The ${what} "${name}" only throws: it waits for provide().`),
        ),
  );
}

/** A state in another region of a parallel state around that listens to the same event. */
function siblingOn(source: AnyStateNode, event: string): AnyStateNode | undefined {
  const way = around(source);
  const others = way.flatMap((node, index) => {
    const region = way[index - 1];
    const regions = inside(node);
    return node.type === 'parallel' && region ? regions.filter((other) => other !== region) : [];
  });
  for (const node of others) {
    if (hears(node, event)) return node;
    others.push(...inside(node));
  }
  return undefined;
}

/** Ways of writing that XState takes and that do something else than they seem to. */
function trapsOf(
  { id: machine }: AnyStateMachine,
  { source, event, target = [], reenter }: Part,
): LintFinding[] {
  const name = eventName(event);
  const found: LintFinding[] = [];
  const outer = around(source);
  const sibling = reenter && event !== '' ? siblingOn(source, event) : undefined;
  if (sibling) {
    const message = `reenter on ${name} in ${source.id} is inside a parallel region, and ${sibling.id} in another region takes ${name} too: XState drops one of the two. Leave reenter out.`;
    found.push(finding('reenter in parallel', machine, message, source.id, name));
  }
  const shared = outer.find((node) => {
    if (node.type !== 'parallel') return false;
    const regions = inside(node);
    const hit = regions.filter((region) => target.some((goal) => around(goal).includes(region)));
    return hit.length > 1 && hit.length < regions.length;
  });
  if (shared) {
    const message = `${name} in ${source.id} goes to two regions of ${shared.id}: its other regions begin anew, their timers too. Set a context key, and let each region follow it by always.`;
    found.push(finding('two regions', machine, message, source.id, name));
  }
  const hasTimers = [...(source.transitions as ReadonlyMap<string, unknown>).keys()].some((type) =>
    type.startsWith('xstate.after.'),
  );
  if (hasTimers && !reenter && target.length === 1 && target[0] === source && source.type === 'atomic') {
    const message = `${name} in ${source.id} goes to the state itself, which neither leaves nor enters it: its timers run on. Add reenter: true to start them again, or leave the target out.`;
    found.push(finding('re-arm', machine, message, source.id, name));
  }
  return found;
}
