import type { AnyStateMachine } from 'xstate';
import { chartOf, type ChartState, type ChartTransition, statesOf } from './read.ts';

/** `:` and `;` end a Mermaid label and `#` begins an entity; angle brackets would be read as HTML. */
const label = (text: string) => text.replace(/[#:;<>"]/g, (sign) => `#${sign.charCodeAt(0)};`);

/** What a transition says: `event (order) [guard] / actions`. */
export function transitionLabel({ event, order, guard, actions, reenter }: ChartTransition): string {
  return [
    event,
    ...(order === null ? [] : [`(${order})`]),
    ...(guard === null ? [] : [`[${guard}]`]),
    ...(reenter ? ['(re-entered)'] : []),
    ...(actions.length === 0 ? [] : [`/ ${actions.join(', ')}`]),
  ].join(' ');
}

/** Whether a transition is drawn inside its state: it stays there, or goes to a part of it. */
const staysInside = ({ source, targets }: ChartTransition) =>
  targets.every((target) => source === '' || target.startsWith(`${source}.`));

function insideLine(transition: ChartTransition): string {
  const parts = transition.targets.map((target) =>
    target.split('.').slice(depthOf(transition.source)).join('.'),
  );
  return [transitionLabel(transition), ...(parts.length === 0 ? [] : [`→ ${parts.join(', ')}`])].join(' ');
}

const depthOf = (path: string) => (path === '' ? 0 : path.split('.').length);

/** What a state does without being left, as UML writes it inside the box. */
const insideLines = (state: ChartState): string[] => [
  ...state.entry.map((action) => `entry / ${action}`),
  ...state.exit.map((action) => `exit / ${action}`),
  ...state.invokes.map(({ service }) => `asks ${service}`),
  ...state.transitions.filter(staysInside).map(insideLine),
];

/** The labels of what leaves a state, by where it leads: one arrow for each, its labels stacked. */
function leavingLabels(state: ChartState): Map<string, string[]> {
  const byTarget = new Map<string, string[]>();
  for (const transition of state.transitions.filter((each) => !staysInside(each))) {
    for (const target of transition.targets) {
      byTarget.set(target, [...(byTarget.get(target) ?? []), transitionLabel(transition)]);
    }
  }
  return byTarget;
}

const indent = (lines: readonly string[]) => lines.map((line) => `  ${line}`);

/**
 * A machine as a Mermaid `stateDiagram-v2`, from the definition that executes. Mermaid has one namespace for all ids,
 * so an id is the whole path; arrows stand at the end, where every id is known. An arrow from a composite to a part of
 * it breaks Mermaid's layout: it is written inside the composite, like everything that does not leave a state.
 */
export function toMermaid(machine: AnyStateMachine): string {
  const chart = chartOf(machine);
  const idOf = (path: string) =>
    `${machine.id}${path === '' ? '' : '.'}${path}`.replace(/[^A-Za-z0-9]/g, '_');

  const box = (state: ChartState): string[] => {
    const id = idOf(state.path);
    const head = `state "${label(state.key)}" as ${id}`;
    const inside = insideLines(state).map(label);
    if (state.children.length === 0) return [head, ...inside.map((line) => `${id} : ${line}`)];
    const note = inside.length === 0 ? [] : [`note right of ${id}`, ...indent(inside), 'end note'];
    return [`${head} {`, ...indent(contents(state)), '}', ...note];
  };

  const contents = ({ type, initial, children }: ChartState): string[] => {
    if (type === 'parallel') {
      return children.flatMap((region, index) => [...(index > 0 ? ['--'] : []), ...box(region)]);
    }
    return [
      ...(initial === null ? [] : [`[*] --> ${idOf(initial)}`]),
      ...children.flatMap(box),
      ...children.filter((child) => child.type === 'final').map(({ path }) => `${idOf(path)} --> [*]`),
    ];
  };

  const arrows = statesOf(chart).flatMap((state) =>
    [...leavingLabels(state)].map(
      ([target, labels]) => `${idOf(state.path)} --> ${idOf(target)} : ${labels.map(label).join('<br/>')}`,
    ),
  );
  return ['stateDiagram-v2', ...indent([...box({ ...chart, key: machine.id }), ...arrows]), ''].join('\n');
}
