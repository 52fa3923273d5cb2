import type { LayoutEngine } from '../../../adapters/chart/index.ts';

type Graph = Parameters<LayoutEngine['layout']>[0];
type Edge = NonNullable<Graph['edges']>[number];

/**
 * What a layout engine found, without the names: boxes in the order of the graph, and lines in theirs. One text: of each
 * box x, y, width and height; behind a `|` for each line the x and y of its points, and behind a `;` those of its label.
 * Every number is told as the difference to the one that it follows.
 */
export type Recording = string;

interface Found {
  readonly boxes: readonly number[];
  /** Of each edge: x and y of its points, and of its label. */
  readonly lines: readonly { readonly points: readonly number[]; readonly label: readonly number[] }[];
}

const differences = (numbers: readonly number[], every: number): string =>
  numbers.map((each, at) => each - (numbers[at - every] ?? 0)).join(' ');

function sums(text: string, every: number): number[] {
  const numbers: number[] = [];
  for (const difference of text === '' ? [] : text.split(' ')) {
    numbers.push(Number(difference) + (numbers[numbers.length - every] ?? 0));
  }
  return numbers;
}

const packed = ({ boxes, lines }: Found): Recording =>
  [
    differences(boxes, 4),
    ...lines.map(({ points, label }) => `${differences(points, 2)};${differences(label, 2)}`),
  ].join('|');

function unpacked(recording: Recording): Found {
  const [boxes = '', ...lines] = recording.split('|');
  return {
    boxes: sums(boxes, 4),
    lines: lines.map((line) => {
      const [points = '', label = ''] = line.split(';');
      return { points: sums(points, 2), label: sums(label, 2) };
    }),
  };
}

const nodesIn = (node: Graph): Graph[] => [node, ...(node.children ?? []).flatMap(nodesIn)];

const rounded = (...numbers: (number | undefined)[]): number[] =>
  numbers.map((each) => Math.round(each ?? 0));

function lineOf({ sections = [], labels = [] }: Edge): Found['lines'][number] {
  const points = sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [
    startPoint,
    ...bendPoints,
    endPoint,
  ]);
  const [label] = labels;
  return {
    points: points.flatMap(({ x, y }) => rounded(x, y)),
    label: label ? rounded(label.x, label.y) : [],
  };
}

/** An engine that remembers what it found last. */
export function recording(engine: LayoutEngine): LayoutEngine & { last(): Recording } {
  let last: Found = { boxes: [], lines: [] };
  return {
    async layout(graph) {
      const done = await engine.layout(graph);
      last = {
        boxes: nodesIn(done).flatMap(({ x, y, width, height }) => rounded(x, y, width, height)),
        lines: (done.edges ?? []).map(lineOf),
      };
      return done;
    },
    last: () => packed(last),
  };
}

/** An engine that finds what was recorded of the same graph. */
export function playing(recording: Recording): LayoutEngine {
  const { boxes, lines } = unpacked(recording);
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
    const [x = 0, y = 0] = label;
    return {
      ...edge,
      sections: [
        { id: edge.id, startPoint: first, bendPoints: rest.slice(0, -1), endPoint: rest.at(-1) ?? first },
      ],
      ...(edge.labels && { labels: edge.labels.map((one) => ({ ...one, x, y })) }),
    };
  };
  return {
    layout: async (graph) => ({ ...placed(graph), edges: (graph.edges ?? []).map(drawn) }),
  };
}
