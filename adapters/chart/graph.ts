import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import { contentOf, type Content, hasNote, placedLines, sizeOf, widestRow } from './content.ts';
import type { Picture, PictureEdge, PictureNode, PlacedLine } from './types.ts';

/** Space around the labels of an edge, px. */
export const labelMargin = 5;
const corner = { x: labelMargin, y: labelMargin };
const dotSize = 12;

/** The machine's own name in the graph; a state goes by its path. */
export const rootId = '(machine)';
export const idOf = (path: string): string => (path === '' ? rootId : path);
export const noteOf = (path: string): string => `(note) ${path}`;
export const dotOf = (path: string): string => `(start) ${path}`;

const options = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.edgeCoords': 'ROOT',
  'elk.json.shapeCoords': 'ROOT',
  'elk.randomSeed': '1',
  'elk.layered.cycleBreaking.strategy': 'GREEDY',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.edgeLabels.centerLabelPlacementStrategy': 'SPACE_EFFICIENT_LAYER',
};

const spacing = {
  'elk.spacing.nodeNode': '36',
  'elk.spacing.edgeNode': '20',
  'elk.spacing.edgeEdge': '14',
  'elk.spacing.edgeLabel': '4',
  'elk.spacing.componentComponent': '32',
  'elk.layered.spacing.nodeNodeBetweenLayers': '36',
  'elk.layered.spacing.edgeNodeBetweenLayers': '18',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '14',
};

/** What the layout engine is asked, and what it does not have to know. */
export interface Graph {
  readonly graph: ElkNode;
  readonly contents: ReadonlyMap<string, Content>;
  /** Edges that were turned round, so that charts read in the order of the machine. */
  readonly reversed: ReadonlySet<string>;
  /** The stacked labels of each edge, with the stack's corner as origin. */
  readonly stacks: ReadonlyMap<string, readonly PlacedLine[]>;
  /** What open states say, likewise. */
  readonly notes: ReadonlyMap<string, readonly PlacedLine[]>;
}

type Lines = ReadonlyMap<string, readonly PlacedLine[]>;

const nodesIn = (node: PictureNode): PictureNode[] => [node, ...node.children.flatMap(nodesIn)];

function elkNode(node: PictureNode, contents: ReadonlyMap<string, Content>, notes: Lines): ElkNode {
  const { width = 0, height = 0 } = contents.get(node.path) ?? {};
  const id = idOf(node.path);
  if (node.children.length === 0) return { id, width, height };
  const dot = node.initial === null ? [] : [{ id: dotOf(node.path), width: dotSize, height: dotSize }];
  const said = notes.get(node.path);
  const note = said ? [{ id: noteOf(node.path), ...sizeOf(said, labelMargin) }] : [];
  return {
    id,
    children: [...dot, ...note, ...node.children.map((child) => elkNode(child, contents, notes))],
    layoutOptions: {
      ...spacing,
      'elk.padding': `[top=${height + 4},left=24,bottom=24,right=24]`,
      'elk.nodeSize.constraints': 'MINIMUM_SIZE',
      // elkjs 0.12.1 turns the graph for DOWN, but not this.
      'elk.nodeSize.minimum': `(${height}, ${width})`,
    },
  };
}

function elkEdge(
  { id, source, target }: PictureEdge,
  stack: readonly PlacedLine[],
  isReversed: boolean,
): ElkExtendedEdge {
  const [from, to] = isReversed ? [target, source] : [source, target];
  const layoutOptions = { 'elk.edgeLabels.inline': 'true', 'elk.edgeLabels.placement': 'CENTER' };
  return {
    id,
    sources: [idOf(from)],
    targets: [idOf(to)],
    labels: [{ id: `(label) ${id}`, text: ' ', ...sizeOf(stack, labelMargin), layoutOptions }],
  };
}

/** Unseen edges that put states without a line of their own below one that has some. */
function beneath({ children, initial }: PictureNode, linked: ReadonlySet<string>): ElkExtendedEdge[] {
  const above =
    children.findLast(({ path, shape }) => linked.has(path) && shape !== 'final')?.path ?? initial;
  if (above === null) return [];
  const alone = children.filter(({ path }) => !linked.has(path) && path !== above && path !== initial);
  return alone.map(({ path }) => ({ id: `(below) ${path}`, sources: [above], targets: [path] }));
}

/** A picture as the graph that the layout engine understands. */
export function graphOf({ root, edges }: Picture): Graph {
  const nodes = nodesIn(root);
  const place = new Map(nodes.map(({ path }, index) => [path, index]));
  const contents = new Map(nodes.map((node) => [node.path, contentOf(node)]));
  const stacks = new Map(edges.map(({ id, labels }) => [id, placedLines(labels, corner, widestRow.label)]));
  const reversed = new Set(
    edges
      .filter(({ source, target }) => (place.get(target) ?? 0) < (place.get(source) ?? 0))
      .map(({ id }) => id),
  );
  const linked = new Set(edges.flatMap(({ source, target }) => [source, target]));
  const starts = nodes.flatMap(({ path, initial }) =>
    initial === null ? [] : [{ id: dotOf(path), sources: [dotOf(path)], targets: [initial] }],
  );
  const drawn = edges.map((edge) => elkEdge(edge, stacks.get(edge.id) ?? [], reversed.has(edge.id)));
  const notes = new Map(
    nodes.filter(hasNote).map(({ path, lines }) => [path, placedLines(lines, corner, widestRow.box)]),
  );
  const machine = elkNode(root, contents, notes);
  return {
    graph: {
      ...machine,
      edges: [...starts, ...drawn, ...nodes.flatMap((node) => beneath(node, linked))],
      layoutOptions: { ...machine.layoutOptions, ...options },
    },
    contents,
    reversed,
    stacks,
    notes,
  };
}
