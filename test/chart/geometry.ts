import type { Box, Layout, PlacedNode } from '../../adapters/chart/index.ts';

interface Named {
  readonly what: string;
  readonly box: Box;
}

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const isInside = (inner: Box, outer: Box) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

const inEachOther = (a: string, b: string) =>
  a === '' || b === '' || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);

/** Everything with letters in a node. */
const textsOf = ({ path, title, badges, lines }: PlacedNode): Named[] => [
  { what: `title of ${path}`, box: title.box },
  ...badges.map(({ text, box }) => ({ what: `badge ${text} of ${path}`, box })),
  ...lines.map(({ text, box }) => ({ what: `line ${text} of ${path}`, box })),
];

function* pairs<Item>(items: readonly Item[]): Generator<[Item, Item]> {
  for (const [index, a] of items.entries()) for (const b of items.slice(index + 1)) yield [a, b];
}

/** What lies over something else, or outside what should hold it, as sentences; edges may cross. */
export function collisions({ nodes, edges, width, height }: Layout): string[] {
  const labels = edges.flatMap(({ id, labels: all }) =>
    all.map(({ text, box }): Named => ({ what: `label "${text}" of ${id}`, box })),
  );
  const texts = nodes.flatMap(textsOf);
  const boxes = nodes.map(({ path, fold, box }) => ({ what: path, path, fold, box }));
  const found: string[] = [];
  const cry = (a: Named, b: Named, how: string) => found.push(`${a.what} ${how} ${b.what}`);

  for (const [a, b] of pairs([...labels, ...texts])) if (overlap(a.box, b.box)) cry(a, b, 'overlaps');
  for (const label of labels) {
    for (const node of boxes) {
      const isAround = node.fold === 'open' && isInside(label.box, node.box);
      if (!isAround && overlap(label.box, node.box)) cry(label, node, 'lies on');
    }
  }
  for (const [a, b] of pairs(boxes)) {
    if (!inEachOther(a.path, b.path) && overlap(a.box, b.box)) cry(a, b, 'overlaps');
  }
  for (const node of nodes) {
    for (const text of textsOf(node)) {
      if (!isInside(text.box, node.box)) cry(text, { what: 'its box', box: node.box }, 'leaves');
    }
    for (const leaf of boxes) {
      const isOther = leaf.path !== node.path && leaf.fold !== 'open';
      for (const text of isOther && node.fold === 'open' ? textsOf(node) : []) {
        if (overlap(text.box, leaf.box)) cry(text, leaf, 'lies on');
      }
    }
  }
  const canvas = { what: 'the drawing', box: { x: 0, y: 0, width, height } };
  for (const each of [...labels, ...boxes]) if (!isInside(each.box, canvas.box)) cry(each, canvas, 'leaves');
  for (const { id, points } of edges) {
    const isOff = points.some(({ x, y }) => x < 0 || y < 0 || x > width || y > height);
    if (isOff || points.length < 2) found.push(`the line of ${id} leaves the drawing`);
  }
  return found;
}
