import { describe, expect, it } from 'vitest';
import { elkHere, layoutOf, pictureOf } from '../../adapters/chart/index.ts';
import { machines, pictureOfMachine } from '../../apps/inspector/data/machines.ts';
import { collisions } from './geometry.ts';

const elk = await elkHere();
const machineOf = (name: string) => machines.find((each) => each.name === name)!;

describe.each(machines.map((machine) => ({ machine, name: machine.name })))(
  'the chart of $name',
  ({ machine }) => {
    it.each(['one', 'all'] as const)('has no label over another or over a box: %s', async (expanded) => {
      const layout = await layoutOf(pictureOfMachine(machine, expanded), elk);
      expect(collisions(layout)).toEqual([]);
    });
  },
);

describe('a layout', () => {
  it('is the same each time, and goes through JSON unchanged', async () => {
    const picture = pictureOfMachine(machineOf('passwordLogin'));
    const layout = await layoutOf(picture, elk);
    expect(await layoutOf(picture, await elkHere())).toEqual(layout);
    expect(JSON.parse(JSON.stringify(layout))).toEqual(layout);
  });

  it('draws every line as well, still without an overlap', async () => {
    const machine = machineOf('passwordLogin');
    const { chart, annotations, labels } = machine;
    const picture = pictureOf(chart, { annotations, labels, hub: Infinity });
    const layout = await layoutOf(picture, elk);
    expect(layout.nodes.flatMap(({ lines }) => lines).filter(({ kind }) => kind === 'exit')).toEqual([]);
    expect(collisions(layout)).toEqual([]);
  });

  it('leads each line from its source to its target', async () => {
    const { nodes, edges } = await layoutOf(pictureOfMachine(machineOf('passwordLogin')), elk);
    const boxOf = (path: string) => nodes.find((node) => node.path === path)!.box;
    const touches = ({ x, y }: { x: number; y: number }, path: string) => {
      const box = boxOf(path);
      return x >= box.x - 2 && x <= box.x + box.width + 2 && y >= box.y - 2 && y <= box.y + box.height + 2;
    };
    for (const { id, kind, source, target, points } of edges) {
      if (kind !== 'initial') expect([id, touches(points[0]!, source)]).toEqual([id, true]);
      expect([id, touches(points.at(-1)!, target)]).toEqual([id, true]);
    }
  });

  it('that overlaps is noticed', async () => {
    const layout = await layoutOf(pictureOfMachine(machineOf('account')), elk);
    const [first, second, ...rest] = layout.edges.filter(({ labels }) => labels.length > 0);
    const moved = { ...second!, labels: [{ ...second!.labels[0]!, box: first!.labels[0]!.box }] };
    expect(collisions({ ...layout, edges: [first!, moved, ...rest] })).toEqual([
      expect.stringContaining('overlaps label'),
    ]);
    const leaf = layout.nodes.find(({ fold }) => fold === 'whole')!;
    const onBox = {
      ...first!,
      labels: [{ ...first!.labels[0]!, box: { ...leaf.box, height: 4, width: 4 } }],
    };
    expect(collisions({ ...layout, edges: [onBox] })).toEqual([expect.stringContaining('lies on')]);
    const wide = { ...leaf, title: { ...leaf.title, box: { ...leaf.title.box, width: 2000 } } };
    expect(collisions({ ...layout, edges: [], nodes: [wide] })).toContainEqual(
      expect.stringContaining('leaves its box'),
    );
  });
});
