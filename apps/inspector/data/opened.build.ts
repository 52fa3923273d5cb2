import { firstLevel } from '../../../adapters/chart/fold.ts';
import { elkHere, layoutOf } from '../../../adapters/chart/index.ts';
import type { PictureNode } from '../../../adapters/chart/types.ts';
import { machines, pictureOfMachine } from './machines.ts';
import { keyOfOpen } from './open.ts';
import { type Recording, recording } from './recorded.ts';
import type { MachineData } from './types.ts';

const closedIn = (node: PictureNode): string[] => [
  ...(node.fold === 'closed' ? [node.path] : []),
  ...node.children.flatMap(closedIn),
];

const elk = recording(await elkHere());

async function opened(machine: MachineData): Promise<Record<string, Recording>> {
  const first = firstLevel(machine.chart);
  const each = closedIn(pictureOfMachine(machine).root).map((path) => new Set([...first, path]));
  const found: Record<string, Recording> = {};
  for (const open of [...each, 'all'] as const) {
    await layoutOf(pictureOfMachine(machine, open), elk);
    found[keyOfOpen(open)] = elk.last();
  }
  return found;
}

/**
 * Where everything stands when one state is opened that is closed at first, and when all are; by machine, and by what is
 * open. Evaluated when the page is built.
 */
export const whenOpened: Readonly<Record<string, Readonly<Record<string, Recording>>>> = await all();

async function all() {
  const found: Record<string, Record<string, Recording>> = {};
  for (const machine of machines) found[machine.name] = await opened(machine);
  return found;
}
