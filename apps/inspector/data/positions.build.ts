import { elkHere, layoutOf } from '../../../adapters/chart/index.ts';
import { machines, pictureOfMachine } from './machines.ts';
import { type Recording, recording } from './recorded.ts';

async function record(): Promise<Record<string, Recording>> {
  const elk = recording(await elkHere());
  const found: Record<string, Recording> = {};
  for (const machine of machines) {
    await layoutOf(pictureOfMachine(machine), elk);
    found[machine.name] = elk.last();
  }
  return found;
}

/**
 * Where everything stands on each chart at first, collapsed to one level. Evaluated when the page is built: what comes
 * into the page is its value.
 */
export const positions: Readonly<Record<string, Recording>> = await record();
