import { dotOf } from '../../../adapters/chart/graph.ts';
import type { LayoutEngine } from '../../../adapters/chart/index.ts';

type Graph = Parameters<LayoutEngine['layout']>[0];
type Edge = NonNullable<Graph['edges']>[number];

/** The machine itself begins there. */
const start = dotOf('');

/** What was found as in a mirror; what is written stays as it is. */
function mirrored(graph: Graph): Graph {
  const whole = graph.width ?? 0;
  const turned = <At extends { x?: number; width?: number }>(at: At): At => ({
    ...at,
    x: whole - (at.x ?? 0) - (at.width ?? 0),
  });
  const boxed = (node: Graph): Graph => ({
    ...turned(node),
    ...(node.children && { children: node.children.map(boxed) }),
  });
  const drawn = (edge: Edge): Edge => ({
    ...edge,
    ...(edge.labels && { labels: edge.labels.map(turned) }),
    ...(edge.sections && {
      sections: edge.sections.map((section) => ({
        ...section,
        startPoint: { ...section.startPoint, x: whole - section.startPoint.x },
        endPoint: { ...section.endPoint, x: whole - section.endPoint.x },
        ...(section.bendPoints && {
          bendPoints: section.bendPoints.map((at) => ({ ...at, x: whole - at.x })),
        }),
      })),
    }),
  });
  return { ...boxed(graph), ...(graph.edges && { edges: graph.edges.map(drawn) }) };
}

/** An engine whose charts begin on the left: what it found is mirrored where the machine would begin on the right. */
export const beginningLeft = (engine: LayoutEngine): LayoutEngine => ({
  async layout(graph) {
    const done = await engine.layout(graph);
    const dot = done.children?.find(({ id }) => id === start);
    return (dot?.x ?? 0) > (done.width ?? 0) / 2 ? mirrored(done) : done;
  },
});
