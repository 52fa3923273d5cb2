import { type AnyMachineSnapshot, type AnyStateMachine, type AnyStateNode, initialTransition } from 'xstate';
import type { FlowDefinition } from '../../machines/flows/definition.ts';

type Value = string | { [state: string]: Value };

/** A state value in which the state at `path` is active: elsewhere the states that are entered first. */
function valueWith(node: AnyStateNode, path: readonly string[]): Value | undefined {
  const [key, ...rest] = path;
  if (node.type === 'parallel') {
    const regions = Object.values(node.states).map((region) => [
      region.key,
      valueWith(region, region.key === key ? rest : []) ?? {},
    ]);
    return Object.fromEntries(regions) as Value;
  }
  if (node.type !== 'compound') return undefined;
  const child = node.states[key ?? node.initial.target[0]?.key ?? ''];
  if (child === undefined) throw new Error(`${node.id} has no state "${key}".`);
  const inner = valueWith(child, rest);
  return inner === undefined ? child.key : { [child.key]: inner };
}

/** What a flow looks like in the state at a dotted path, with the context it begins with. */
export function viewAt(
  { machine, view, starts }: FlowDefinition,
  path: string,
): ReturnType<FlowDefinition['view']> {
  const root: AnyStateMachine = machine;
  const [{ context }] = initialTransition(root, starts?.[0]);
  const value = valueWith(root.root, path.split('.'));
  return view(root.resolveState({ value: value as never, context }) as AnyMachineSnapshot);
}
