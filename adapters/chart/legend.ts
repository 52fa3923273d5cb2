import { rowHeight, signWidth, type as sizes } from './content.ts';
import { widthOf } from './measure.ts';
import { shape } from './shape.ts';
import { signOf } from './signs.ts';
import type { Lang, Layout, PictureLine, Shape } from './types.ts';
import { wordsOf } from './words.ts';

const margin = 24;
const gap = 22;

/** The signs that a chart uses, with what they mean, side by side below it. */
export function legendOf(
  layout: Layout,
  lang: Lang,
): { width: number; height: number; shapes: readonly Shape[] } {
  const lines = [
    ...layout.nodes.flatMap((node) => node.lines),
    ...layout.edges.flatMap((edge) => edge.labels),
  ];
  const used = new Set(lines.map(({ kind }) => kind));
  const words = wordsOf(lang).kinds;
  const kinds = (Object.keys(words) as PictureLine['kind'][]).filter((kind) => used.has(kind));
  const right = Math.max(layout.width, 360) - margin;
  let x = margin;
  let y = layout.height + 8;
  const shapes = kinds.map((kind) => {
    const width = signWidth + widthOf(words[kind], sizes.line);
    if (x > margin && x + width > right) {
      x = margin;
      y += rowHeight + 6;
    }
    const at = { x, y };
    x += width + gap;
    return shape('g', { class: `said kind-${kind}` }, [
      signOf(kind, at.x, at.y + 2),
      shape('text', { x: at.x + signWidth, y: at.y + 12 }, [words[kind]]),
    ]);
  });
  if (shapes.length === 0) return { width: 0, height: 0, shapes };
  return {
    width: 360,
    height: y - layout.height + rowHeight + margin,
    shapes: [shape('g', { class: 'legend' }, shapes)],
  };
}
