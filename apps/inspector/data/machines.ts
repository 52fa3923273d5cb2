import { chartOf, type ChartState, pictureOf } from '../../../adapters/chart/index.ts';
import type { Annotation, Annotations, Picture } from '../../../adapters/chart/types.ts';
import { defaultPolicy } from '../../../machines/vocabulary/policy/table.ts';
import { catalogue, type Described } from '../../docs/catalogue.ts';
import { viewAt } from '../../docs/screens.ts';
import { deadlineLabels } from './deadlines.ts';
import { hashOf } from './hash.ts';
import { provedIn } from './proofs.ts';
import { screensTold, turnOf } from './screens.ts';
import { authorityTold, flowsTold } from './told.ts';
import type { ChartSource, MachineData } from './types.ts';

export type { ChartSource, MachineData } from './types.ts';

/** What the states of a flow show and what is proved in them; of its screen a state within another says only what is different. */
function annotationsOf({ flow }: Described, chart: ChartState): Annotations {
  if (!flow) return {};
  const told: Record<string, Annotation> = {};
  const visit = (state: ChartState, above: string | null) => {
    const screen = turnOf(state.path) ?? viewAt(flow, state.path).screen;
    const elements = provedIn(state);
    const own = screen === above ? {} : { screen, tags: screensTold[screen] ?? [] };
    if (screen !== above || elements.length > 0) told[state.path] = { ...own, elements };
    for (const child of state.children) visit(child, screen);
  };
  for (const child of chart.children) visit(child, null);
  return told;
}

function machineOf(described: Described, kind: MachineData['kind']): MachineData {
  const { name, machine, what, sources, file, flow } = described;
  const told = kind === 'flow' ? flowsTold[name] : { group: 'bank' as const, ...authorityTold[name] };
  if (!told?.title || told.what === undefined)
    throw new Error(`The ${kind} ${name} has no title and no text.`);
  const chart = chartOf(machine, flow && Object.keys(flow.events));
  return {
    isOfBuild: true,
    name: kind === 'authority' && flowsTold[name] ? `bank-${name}` : name,
    kind,
    group: told.group,
    title: told.title,
    what: { sq: told.what, en: what },
    sources,
    file,
    hash: hashOf(chart),
    chart,
    annotations: annotationsOf(described, chart),
    labels: deadlineLabels(name, Object.keys(machine.implementations.delays), defaultPolicy),
  };
}

/** The order of the list: of the manual, and the bank's at the end. */
const places = Object.keys(flowsTold);
const place = ({ kind, name }: MachineData) => (kind === 'flow' ? places.indexOf(name) : places.length);

/** Every machine of this build, read from the definition that executes. */
export const machines: readonly MachineData[] = [
  ...catalogue.flows.map((each) => machineOf(each, 'flow')),
  ...catalogue.authority.map((each) => machineOf(each, 'authority')),
].toSorted((one, other) => place(one) - place(other));

export const machineNamed = (name: string): MachineData | undefined =>
  machines.find((each) => each.name === name);

/** What is drawn of a machine; `expanded`: the paths that are open, one level unless said otherwise. */
export const pictureOfMachine = (
  { name, chart, annotations, labels }: ChartSource,
  expanded: ReadonlySet<string> | 'all' | 'one' = 'one',
): Picture => pictureOf(chart, { expanded, annotations, labels, title: name });

/** The elements that are proved anywhere in a machine, each once. */
export const elementsOf = ({ annotations }: ChartSource): readonly string[] => [
  ...new Set(Object.values(annotations).flatMap(({ elements = [] }) => elements)),
];
