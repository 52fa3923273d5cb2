import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import type { Content } from './content.ts';
import { dotOf, type Graph, graphOf, idOf, noteOf } from './graph.ts';
import type {
  Box,
  Layout,
  Picture,
  PictureEdge,
  PictureNode,
  PlacedEdge,
  PlacedLine,
  PlacedNode,
  Point,
} from './types.ts';

/** What lays a graph out: `new ELK()` of elkjs, in this process or in a worker. */
export interface LayoutEngine {
  layout(graph: ElkNode): Promise<ElkNode>;
}

const boxOf = ({ x = 0, y = 0, width = 0, height = 0 }: Partial<Box>): Box => ({
  x: Math.round(x),
  y: Math.round(y),
  width: Math.round(width),
  height: Math.round(height),
});

const moved = <Placed extends { readonly box: Box }>(each: Placed, { x, y }: Point): Placed => ({
  ...each,
  box: { ...each.box, x: each.box.x + x, y: each.box.y + y },
});

const all = (node: ElkNode): ElkNode[] => [node, ...(node.children ?? []).flatMap(all)];

function placedNode(
  node: PictureNode,
  at: Box,
  { title, badges, lines }: Content,
  said: readonly PlacedLine[],
): PlacedNode {
  return {
    path: node.path,
    shape: node.shape,
    fold: node.fold,
    hidden: node.hidden,
    description: node.annotation.description ?? '',
    box: at,
    title: moved(title, at),
    badges: badges.map((badge) => moved(badge, at)),
    lines: [...lines.map((line) => moved(line, at)), ...said],
  };
}

function pointsOf({ sections = [] }: ElkExtendedEdge, isReversed: boolean): Point[] {
  const points = sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [
    startPoint,
    ...bendPoints,
    endPoint,
  ]);
  const rounded = points.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }));
  return isReversed ? rounded.toReversed() : rounded;
}

function kindOf({ labels }: PictureEdge): PlacedEdge['kind'] {
  const [first] = labels;
  return first && labels.every(({ kind }) => kind === first.kind) ? first.kind : 'mixed';
}

/** Finds a place for everything in a picture. The same picture always gives the same layout. */
export async function layoutOf(picture: Picture, elk: LayoutEngine): Promise<Layout> {
  const asked = graphOf(picture);
  return placedAll(picture, asked, await elk.layout(asked.graph));
}

function placedAll(picture: Picture, { contents, reversed, stacks, notes }: Graph, done: ElkNode): Layout {
  const boxes = new Map(all(done).map((node) => [node.id, boxOf(node)]));
  const lines = new Map((done.edges ?? []).map((edge) => [edge.id, edge]));
  const nodes: PlacedNode[] = [];
  const dots: Point[] = [];
  const edges: PlacedEdge[] = [];

  const visit = (node: PictureNode) => {
    const at = boxes.get(idOf(node.path));
    const content = contents.get(node.path);
    const note = boxes.get(noteOf(node.path)) ?? { x: 0, y: 0 };
    const said = (notes.get(node.path) ?? []).map((line) => moved(line, note));
    if (at && content) nodes.push(placedNode(node, at, content, said));
    const dot = boxes.get(dotOf(node.path));
    const start = lines.get(dotOf(node.path));
    if (dot && start && node.initial !== null) {
      dots.push({ x: dot.x + dot.width / 2, y: dot.y + dot.height / 2 });
      const ends = { id: dotOf(node.path), source: node.path, target: node.initial };
      edges.push({ ...ends, kind: 'initial', keys: [], points: pointsOf(start, false), labels: [] });
    }
    for (const child of node.children) visit(child);
  };
  visit(picture.root);

  for (const edge of picture.edges) {
    const line = lines.get(edge.id);
    if (!line) continue;
    const at = boxOf(line.labels?.[0] ?? {});
    edges.push({
      id: edge.id,
      source: edge.source,
      target: edge.target,
      kind: kindOf(edge),
      keys: edge.labels.flatMap(({ keys }) => keys),
      points: pointsOf(line, reversed.has(edge.id)),
      labels: (stacks.get(edge.id) ?? []).map((label) => moved(label, at)),
    });
  }
  const { width, height } = boxOf(done);
  const { id, title, description } = picture;
  return { schema: 'hyrje/layout@1', id, title, description, width, height, nodes, dots, edges };
}
