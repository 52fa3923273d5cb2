import { headOf } from './signs.ts';
import type { PlacedEdge, Point, Shape } from './types.ts';

const radius = 8;
/** How far short of its end a line stops, so that a broad one does not blunt its head. */
const underHead = 6;

const between = (from: Point, to: Point, distance: number): Point => {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const part = Math.min(distance, length / 2) / length;
  const along = (a: number, b: number) => Math.round((a + (b - a) * part) * 10) / 10;
  return { x: along(from.x, to.x), y: along(from.y, to.y) };
};

const at = ({ x, y }: Point) => `${x} ${y}`;

/** A polyline with rounded corners. */
function pathOf(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const corners = rest.map((point, index) => {
    const next = rest[index + 1];
    const before = points[index];
    if (!next || !before) return `L${at(point)}`;
    return `L${at(between(point, before, radius))}Q${at(point)} ${at(between(point, next, radius))}`;
  });
  return `M${at(first)}${corners.join('')}`;
}

/** The line of an edge, a broad unseen one to point at, and its head. */
export function lineShapes({ kind, points }: PlacedEdge): Shape[] {
  const [before, end] = points.slice(-2);
  if (!before || !end) return [];
  const d = pathOf([...points.slice(0, -1), between(end, before, kind === 'result' ? 1 : underHead)]);
  const angle = Math.round((Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI);
  return [
    { tag: 'path', attributes: { class: 'reach', d }, children: [] },
    { tag: 'path', attributes: { class: 'line', d }, children: [] },
    headOf(kind, end.x, end.y, angle),
  ];
}
