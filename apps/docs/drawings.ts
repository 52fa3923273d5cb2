import { elkHere, layoutOf, svgOf } from '../../adapters/chart/index.ts';
import { catalogue, type Described } from './catalogue.ts';
import { drawingOf } from './machine-page.ts';
import { machineNamed, pictureOfMachine } from '../inspector/data/machines.ts';

/** The bank's session has the name of a flow. */
const isFlow = ({ name }: Described) => catalogue.flows.some((flow) => flow.name === name);
const nameOf = (each: Described) =>
  each.flow === undefined && isFlow(each) ? `bank-${each.name}` : each.name;

/** The drawing of every machine, by its path in the repository: the first level, as the inspector shows it. */
export async function drawings(): Promise<ReadonlyMap<string, string>> {
  const elk = await elkHere();
  const found = new Map<string, string>();
  for (const each of [...catalogue.flows, ...catalogue.authority]) {
    const machine = machineNamed(nameOf(each));
    if (!machine) throw new Error(`The inspector does not show ${each.name}, so there is no drawing of it.`);
    const picture = { ...pictureOfMachine(machine), title: each.name, description: each.what };
    const layout = await layoutOf(picture, elk);
    found.set(`docs/machines/${drawingOf(each)}`, svgOf(layout));
  }
  return found;
}
