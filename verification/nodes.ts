import type { AnyStateMachine, AnyStateNode } from 'xstate';

/** The states right inside a state. */
export const inside = ({ states }: AnyStateNode): AnyStateNode[] =>
  Object.values(states as Record<string, AnyStateNode>);

/** Every state of a machine, outermost first. */
export function nodesOf({ root }: AnyStateMachine): AnyStateNode[] {
  const nodes = [root as AnyStateNode];
  for (const node of nodes) nodes.push(...inside(node));
  return nodes;
}

/** The states around a state, itself first. */
export function around(node: AnyStateNode): AnyStateNode[] {
  const list = [node];
  for (let at = node.parent as AnyStateNode | undefined; at; at = at.parent as AnyStateNode | undefined) {
    list.push(at);
  }
  return list;
}

/** The states of a state value. */
export function nodesIn(root: AnyStateNode, value: unknown): AnyStateNode[] {
  const found: AnyStateNode[] = [root];
  const open: [AnyStateNode, unknown][] = [[root, value]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, part] = next;
    const inner = typeof part === 'string' ? [[part, undefined] as const] : Object.entries(part ?? {});
    for (const [key, rest] of inner) {
      const child = (node.states as Record<string, AnyStateNode>)[key];
      if (!child) continue;
      found.push(child);
      open.push([child, rest]);
    }
  }
  return found;
}
