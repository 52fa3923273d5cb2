import { describe, expect, it } from 'vitest';
import { elkHere, layoutOf } from '../../adapters/chart/index.ts';
import { beginningLeft } from '../../apps/inspector/chart/begin-left.ts';
import { machineNamed, pictureOfMachine } from '../../apps/inspector/data/machines.ts';
import { collisions } from './geometry.ts';

const elk = await elkHere();
const pictured = (name: string) => pictureOfMachine(machineNamed(name)!);

describe('a chart that would begin on the right', () => {
  it('is drawn as in a mirror, with everything readable and every line at its ends', async () => {
    const picture = pictured('passwordLogin');
    const plain = await layoutOf(picture, elk);
    const turned = await layoutOf(picture, beginningLeft(elk));
    expect(plain.dots[0]!.x).toBeGreaterThan(plain.width / 2);
    expect(turned.dots[0]!.x).toBeCloseTo(plain.width - plain.dots[0]!.x, -0.5);
    expect(collisions(turned)).toEqual([]);
    for (const { id, points, target } of turned.edges) {
      const { box } = turned.nodes.find(({ path }) => path === target)!;
      const end = points.at(-1)!;
      expect([id, end.x >= box.x - 2 && end.x <= box.x + box.width + 2]).toEqual([id, true]);
    }
  });

  it('and one that begins on the left stays as it is', async () => {
    const picture = pictured('bank-session');
    const plain = await layoutOf(picture, elk);
    expect(plain.dots[0]!.x).toBeLessThan(plain.width / 2);
    expect(await layoutOf(picture, beginningLeft(elk))).toEqual(plain);
  });
});
