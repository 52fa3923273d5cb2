import { describe, expect, it } from 'vitest';
import { firstLevel } from '../../adapters/chart/fold.ts';
import { elkHere, layoutOf } from '../../adapters/chart/index.ts';
import { machineNamed, pictureOfMachine } from '../../apps/inspector/data/machines.ts';
import { keyOfOpen, type Open } from '../../apps/inspector/data/open.ts';
import { playing, recording } from '../../apps/inspector/data/recorded.ts';

describe('a layout that was made when the page was built', () => {
  it.each(['passwordLogin', 'session', 'code', 'account'])(
    'of %s is the one that the engine makes',
    async (name) => {
      const machine = machineNamed(name);
      if (!machine) throw new Error(`There is no machine ${name}.`);
      const elk = recording(await elkHere());
      const first = firstLevel(machine.chart);
      const closed = pictureOfMachine(machine).root.children.find(({ fold }) => fold === 'closed')?.path;
      const opens: Open[] = ['one', ...(closed === undefined ? [] : [new Set([...first, closed])])];
      for (const open of opens) {
        const picture = pictureOfMachine(machine, open);
        const made = await layoutOf(picture, elk);
        expect(await layoutOf(picture, playing(elk.last()))).toEqual(made);
      }
    },
  );

  it('is found again by what is open, in whatever order that is told', () => {
    expect(keyOfOpen(new Set(['', 'b', 'a']))).toBe(keyOfOpen(new Set(['a', 'b'])));
    expect(keyOfOpen('all')).toBe('all');
  });
});
