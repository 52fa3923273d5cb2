import { rowHeight, signWidth, type as sizes } from './content.ts';
import { legendOf } from './legend.ts';
import { lineShapes } from './line.ts';
import { widthOf } from './measure.ts';
import { countOf, stateClasses, transitionClasses } from './overlay.ts';
import { shape, titled } from './shape.ts';
import { signOf } from './signs.ts';
import { chartStyle } from './style.ts';
import type {
  Badge,
  Box,
  Layout,
  Overlay,
  PlacedEdge,
  PlacedLine,
  PlacedNode,
  Shape,
  SvgOptions,
} from './types.ts';
import { wordsOf } from './words.ts';

/** How keys are joined in `data-transition`. */
export const keySeparator = '|';

const classes = (...names: readonly (string | readonly string[])[]) => names.flat().filter(Boolean).join(' ');
const holds = (outer: Box, inner: Box) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;
const proofs: ReadonlySet<string> = new Set(['K', 'P', 'I']);

class Drawing {
  readonly #overlay: Overlay;
  readonly #options: SvgOptions;
  readonly #nodes: readonly PlacedNode[];

  constructor({ nodes }: Layout, options: SvgOptions) {
    this.#nodes = nodes;
    this.#options = options;
    this.#overlay = options.overlay ?? {};
  }

  get #words() {
    return wordsOf(this.#options.lang ?? 'en');
  }

  #tip(full: string, keys: readonly string[]): string {
    const { walked } = this.#overlay;
    return walked && keys.length > 0 ? `${full}\n${this.#words.taken(countOf(keys, walked))}` : full;
  }

  box(node: PlacedNode): Shape {
    const { x, y, width, height } = node.box;
    const radius = node.shape === 'final' ? Math.min(22, height / 2) : 8;
    const frame = { x, y, width, height, rx: radius };
    const inner = {
      x: x + 4,
      y: y + 4,
      width: width - 8,
      height: height - 8,
      rx: radius - 4,
      class: 'inner',
    };
    const behind = { x: x + 5, y: y + 5, width, height, rx: radius, class: 'behind' };
    const attributes = {
      class: classes('state', node.shape, node.fold, stateClasses(node.path, this.#overlay)),
      'data-state': node.path,
      'data-fold': node.fold,
    };
    return shape('g', { ...attributes, ...this.#handle(node) }, [
      ...titled(node.description),
      ...(node.fold === 'closed' ? [shape('rect', behind)] : []),
      shape('rect', { ...frame, class: 'box' }),
      ...(node.shape === 'final' ? [shape('rect', inner)] : []),
    ]);
  }

  /** What makes a state reachable by keyboard, where the reader can open and close it. */
  #handle({ fold, path, title, hidden }: PlacedNode): Shape['attributes'] {
    if (this.#options.interactive !== true || path === '') return {};
    const told = hidden > 0 ? `${title.text}, ${this.#words.closed(hidden)}` : title.text;
    const opening = fold === 'whole' ? {} : { 'aria-expanded': String(fold === 'open') };
    return { tabindex: 0, role: 'button', 'aria-label': told, ...opening };
  }

  edge(edge: PlacedEdge): Shape {
    const attributes = {
      class: classes('edge', `kind-${edge.kind}`, transitionClasses(edge.keys, this.#overlay)),
      'data-edge': edge.id,
      'data-transition': edge.keys.join(keySeparator),
      'data-source': edge.source,
      'data-target': edge.target,
    };
    return shape('g', attributes, lineShapes(edge));
  }

  /** The classes of a line; the name of a state is marked only where all that leads to it is. */
  #classesOf({ kind, keys }: PlacedLine): string[] {
    const found = transitionClasses(keys, this.#overlay);
    const { changed } = this.#overlay;
    const isMixed = new Set(keys.map((key) => changed?.get(key))).size > 1;
    return kind === 'exit' && isMixed ? found.filter((name) => name !== 'is-redirected') : found;
  }

  #said(line: PlacedLine): Shape {
    const { kind, keys, full, rows, box, target } = line;
    const marks = this.#classesOf(line);
    const attributes = {
      class: classes('said', `kind-${kind}`, marks),
      ...(keys.length > 0 && { 'data-transition': keys.join(keySeparator) }),
      ...(target !== undefined && { 'data-target': target }),
    };
    const text = rows.map((row, index) =>
      shape('text', { x: box.x + signWidth, y: box.y + 12 + index * rowHeight }, [row]),
    );
    const strikes = rows.map((row, index) => {
      const width = widthOf(row, sizes.line, kind === 'exit');
      return shape('path', {
        class: 'strike',
        d: `M${box.x + signWidth} ${box.y + 8 + index * rowHeight}h${width}`,
      });
    });
    return shape('g', attributes, [
      ...titled(this.#tip(full, keys)),
      signOf(kind, box.x, box.y + 2),
      ...text,
      ...(marks.includes('is-removed') ? strikes : []),
    ]);
  }

  #badge({ kind, text, full, box }: Badge): Shape {
    const attributes = { class: classes('badge', `badge-${kind}`, proofs.has(kind) ? 'proof' : '') };
    return shape('g', attributes, [
      ...titled(`${full}: ${this.#words.badges[kind]}`),
      shape('rect', { ...box, rx: box.height / 2 }),
      shape('text', { x: box.x + box.width / 2, y: box.y + 13, 'text-anchor': 'middle' }, [text]),
    ]);
  }

  text(node: PlacedNode): Shape {
    const { title } = node;
    const attributes = {
      class: classes('told', node.shape, node.fold, stateClasses(node.path, this.#overlay)),
      'data-state': node.path,
    };
    const size = node.shape === 'machine' ? 20 : 14;
    const { x, y, width, height } = title.box;
    const under = { class: 'under', x: x - 3, y, width: width + 6, height, rx: 4 };
    return shape('g', attributes, [
      ...(node.fold === 'open' && node.shape !== 'machine' ? [shape('rect', under)] : []),
      shape('text', { class: 'name', x, y: y + size }, [title.text]),
      ...node.badges.map((badge) => this.#badge(badge)),
      ...node.lines.map((line) => this.#said(line)),
    ]);
  }

  /** What a plate lies on: the innermost open state around it. */
  #ground(plate: Box): string {
    const around = this.#nodes.findLast(({ fold, box }) => fold === 'open' && holds(box, plate));
    return `on-${around?.shape ?? 'machine'}`;
  }

  labels({ id, labels }: PlacedEdge): Shape[] {
    const [first] = labels;
    const last = labels.at(-1);
    if (!first || !last) return [];
    const width = Math.max(...labels.map(({ box }) => box.width)) + 8;
    const top = first.box.y - 3;
    const plate = { x: first.box.x - 4, y: top, width, height: last.box.y + last.box.height + 3 - top };
    return [
      shape('g', { class: 'stack', 'data-edge': id }, [
        shape('rect', { class: `plate ${this.#ground(plate)}`, ...plate, rx: 5 }),
        ...labels.map((label) => this.#said(label)),
      ]),
    ];
  }
}

/** A layout as a tree of SVG elements, which a page draws and a file writes. Without `standalone` no style is in it. */
export function drawingOf(layout: Layout, options: SvgOptions = {}): Shape {
  const { lang = 'en', theme = 'auto', standalone = false, legend = false, prefix = 'chart' } = options;
  const drawing = new Drawing(layout, options);
  const id = `${prefix}-${layout.id}`;
  const key = legend ? legendOf(layout, lang) : { height: 0, width: 0, shapes: [] };
  const width = Math.max(layout.width, key.width);
  const height = layout.height + key.height;
  const states = layout.nodes.length - 1;
  const told =
    layout.description === '' ? wordsOf(lang).chart(states, layout.edges.length) : layout.description;
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    class: 'hyrje-chart',
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    role: options.interactive === true ? 'group' : 'img',
    'aria-labelledby': `${id}-title ${id}-desc`,
    lang,
  };
  return shape('svg', attributes, [
    shape('title', { id: `${id}-title` }, [layout.title]),
    shape('desc', { id: `${id}-desc` }, [told]),
    ...(standalone ? [shape('style', {}, [chartStyle(theme)])] : []),
    shape('rect', { class: 'canvas', width, height }),
    shape(
      'g',
      { class: 'boxes' },
      layout.nodes.map((node) => drawing.box(node)),
    ),
    shape(
      'g',
      { class: 'edges' },
      layout.edges.map((edge) => drawing.edge(edge)),
    ),
    shape(
      'g',
      { class: 'dots' },
      layout.dots.map(({ x, y }) => shape('circle', { class: 'dot', cx: x, cy: y, r: 6 })),
    ),
    shape(
      'g',
      { class: 'texts' },
      layout.nodes.map((node) => drawing.text(node)),
    ),
    shape(
      'g',
      { class: 'labels' },
      layout.edges.flatMap((edge) => drawing.labels(edge)),
    ),
    ...key.shapes,
  ]);
}
