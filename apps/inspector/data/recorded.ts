import type { LayoutEngine } from '../../../adapters/chart/index.ts';

type Graph = Parameters<LayoutEngine['layout']>[0];
type Edge = NonNullable<Graph['edges']>[number];

/** What a layout engine found, without the names: boxes in the order of the graph, and lines in theirs. */
export interface Recording {
  /** x, y, width and height of each node. */
  readonly boxes: readonly number[];
  /** Of each edge: x and y of its points, and of its label. */
  readonly lines: readonly { readonly points: readonly number[]; readonly label: readonly number[] }[];
}

const nodesIn = (node: Graph): Graph[] => [node, ...(node.children ?? []).flatMap(nodesIn)];

const rounded = (...numbers: (number | undefined)[]): number[] =>
  numbers.map((each) => Math.round(each ?? 0));

function lineOf({ sections = [], labels = [] }: Edge): Recording['lines'][number] {
  const points = sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [
    startPoint,
    ...bendPoints,
    endPoint,
  ]);
  const [label] = labels;
  return {
    points: points.flatMap(({ x, y }) => rounded(x, y)),
    label: label ? rounded(label.x, label.y, label.width, label.height) : [],
  };
}

/** An engine that remembers what it found last. */
export function recording(engine: LayoutEngine): LayoutEngine & { last(): Recording } {
  let last: Recording = { boxes: [], lines: [] };
  return {
    async layout(graph) {
      const done = await engine.layout(graph);
      last = {
        boxes: nodesIn(done).flatMap(({ x, y, width, height }) => rounded(x, y, width, height)),
        lines: (done.edges ?? []).map(lineOf),
      };
      return done;
    },
    last: () => last,
  };
}

/** An engine that finds what was recorded of the same graph. */
export function playing({ boxes, lines }: Recording): LayoutEngine {
  let at = 0;
  const placed = (node: Graph): Graph => {
    const [x = 0, y = 0, width = 0, height = 0] = boxes.slice(at, at + 4);
    at += 4;
    return { ...node, x, y, width, height, ...(node.children && { children: node.children.map(placed) }) };
  };
  const drawn = (edge: Edge, index: number): Edge => {
    const { points = [], label = [] } = lines[index] ?? {};
    const corners = points.flatMap((x, n) => (n % 2 === 0 ? [{ x, y: points[n + 1] ?? 0 }] : []));
    const [first = { x: 0, y: 0 }, ...rest] = corners;
    const [x = 0, y = 0, width = 0, height = 0] = label;
    return {
      ...edge,
      sections: [
        { id: edge.id, startPoint: first, bendPoints: rest.slice(0, -1), endPoint: rest.at(-1) ?? first },
      ],
      ...(edge.labels && { labels: edge.labels.map((one) => ({ ...one, x, y, width, height })) }),
    };
  };
  return {
    layout: async (graph) => ({ ...placed(graph), edges: (graph.edges ?? []).map(drawn) }),
  };
}
