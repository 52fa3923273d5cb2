import { describe, expect, it } from 'vitest';
import { chartOf, type Picture, type PictureNode, pictureOf, statesOf } from '../../adapters/chart/index.ts';
import { described } from '../../apps/docs/catalogue.ts';
import { sample } from './sample.ts';

const chart = chartOf(sample);
const labelsOf = ({ edges }: Picture) =>
  Object.fromEntries(edges.map(({ id, labels }) => [id, labels.map(({ text }) => text)]));
const nodesOf = (node: PictureNode): PictureNode[] => [node, ...node.children.flatMap(nodesOf)];
const nodeAt = ({ root }: Picture, path: string) => nodesOf(root).find((node) => node.path === path)!;
const linesAt = (picture: Picture, path: string) => nodeAt(picture, path).lines.map(({ text }) => text);
const keysOf = ({ root, edges }: Picture) => [
  ...nodesOf(root).flatMap(({ lines }) =>
    lines.filter(({ kind }) => kind !== 'exit').flatMap(({ keys }) => keys),
  ),
  ...edges.flatMap(({ labels }) => labels.flatMap(({ keys }) => keys)),
];

describe('a picture', () => {
  const closed = pictureOf(chart, { expanded: new Set() });
  const open = pictureOf(chart, { expanded: 'all' });

  it('lifts what leaves a closed state to its border', () => {
    expect(labelsOf(closed)).toEqual({
      'first → last': ['go (1) [isLate]', '<script> [a & b]', 'limit'],
      'first → middle': ['go (2)'],
      'middle → last': ['leave', 'go'],
      'middle → first': ['ask', 'leave'],
    });
    expect(nodeAt(closed, 'middle')).toMatchObject({
      fold: 'closed',
      hidden: 2,
      initial: null,
      children: [],
    });
  });

  it('draws it from the inner state once it is open', () => {
    expect(labelsOf(open)).toMatchObject({
      'first → middle.asking': ['go (2)'],
      'middle.asking → middle.thinking': ['ask'],
      'middle.thinking → middle.asking': ['[isLate]'],
      'middle → last': ['leave'],
    });
    expect(nodeAt(open, 'middle')).toMatchObject({ fold: 'open', hidden: 0, initial: 'middle.asking' });
  });

  it('opens a single state when asked', () => {
    const one = pictureOf(chart, { expanded: new Set(['middle']) });
    expect(one).toEqual(open);
  });

  it('opens a machine of few states at once', () => {
    expect(pictureOf(chart)).toEqual(open);
  });

  it('writes into the box what does not leave it, and the services that are asked', () => {
    expect(linesAt(open, 'first')).toEqual(['stay']);
    expect(linesAt(open, '')).toEqual(['told']);
    expect(linesAt(closed, 'middle')).toEqual(['ask']);
  });

  it('names how long a timer runs, where that is known', () => {
    const labelled = pictureOf(chart, { labels: { limit: '1 s' } });
    expect(labelsOf(labelled)['first → last']).toContain('limit = 1 s');
  });

  it('names a state to which many lead in their boxes, and draws the lines when asked', () => {
    const named = pictureOf(chart, { expanded: 'all', hub: 2 });
    expect(Object.keys(labelsOf(named)).filter((id) => id.endsWith('→ last'))).toEqual([]);
    expect(linesAt(named, 'middle')).toEqual(['last', 'leave']);
    expect(nodeAt(named, 'middle').lines[0]).toMatchObject({ kind: 'exit', target: 'last' });
  });

  it('sums up what is too much, and keeps every key', () => {
    const profile = described.find(({ page }) => page === 'profile')!;
    const labels = pictureOf(chartOf(profile.machine)).edges.find(
      ({ id }) => id === 'choosing → left',
    )!.labels;
    expect(labels.at(-1)).toMatchObject({ kind: 'more', text: '+3' });
    expect(labels).toHaveLength(8);
    expect(labels.flatMap(({ keys }) => keys).length).toBeGreaterThanOrEqual(10);
  });

  it('carries what is said about a state', () => {
    const annotated = pictureOf(chart, {
      annotations: { first: { screen: 'welcome', elements: ['K_pwd'] } },
    });
    expect(nodeAt(annotated, 'first').annotation).toEqual({
      description: 'Where it begins.',
      screen: 'welcome',
      elements: ['K_pwd'],
    });
  });
});

describe.each(described)('the picture of $page', ({ machine }) => {
  const transitions = statesOf(chartOf(machine)).flatMap((state) => state.transitions);

  it.each([5, Infinity])('shows every transition when all is open, and lines from %d on are named', (hub) => {
    const shown = keysOf(pictureOf(chartOf(machine), { expanded: 'all', hub }));
    expect([...new Set(shown)].toSorted()).toEqual(transitions.map(({ key }) => key).toSorted());
    for (const { key, targets } of transitions) {
      const times = shown.filter((each) => each === key).length;
      expect(times).toBeLessThanOrEqual(Math.max(1, targets.length));
    }
  });

  it('hides on the first level only what happens inside a closed state', () => {
    const picture = pictureOf(chartOf(machine));
    const shown = new Set(keysOf(picture));
    const closed = nodesOf(picture.root).filter(({ fold }) => fold === 'closed');
    const missing = transitions.filter(({ key }) => !shown.has(key));
    const isInside = (path: string) => (each: string) => each === path || each.startsWith(`${path}.`);
    const elsewhere = missing.filter(
      ({ source, targets }) => !closed.some(({ path }) => [source, ...targets].every(isInside(path))),
    );
    expect(elsewhere).toEqual([]);
  });
});
