import { fitted, widthOf, wrapped } from './measure.ts';
import type { Badge, Box, PictureLine, PictureNode, PlacedLine, Point } from './types.ts';

/** Sizes of type and space, px. */
export const type = { machine: 20, title: 14, line: 12, badge: 11 } as const;
export const rowHeight = 16;
/** Where text begins beside its sign. */
export const signWidth = 18;
/** How far what leads to a named state stands in from its name. */
const indent = 10;
const padding = 12;
const gap = 5;
const badgeHeight = 18;
const badgePadding = 7;
const widest = { title: 260, badges: 240 } as const;
/** How wide a row may be in a box, and on a line. */
export const widestRow = { box: 235, label: 205 } as const;

/** What stands in a box, with the box's upper left corner as origin. */
export interface Content {
  readonly width: number;
  readonly height: number;
  readonly title: { readonly text: string; readonly box: Box };
  readonly badges: readonly Badge[];
  readonly lines: readonly PlacedLine[];
}

const categories = ['K', 'P', 'I'] as const;

function badgesOf({ annotation, hidden }: PictureNode): Omit<Badge, 'box'>[] {
  const { elements = [], tags = [], screen } = annotation;
  const proofs = categories.flatMap((kind) => {
    const full = elements.filter((element) => element.startsWith(kind)).join(', ');
    return full === '' ? [] : [{ kind, text: kind, full }];
  });
  return [
    ...(hidden > 0 ? [{ kind: 'count' as const, text: `+${hidden}`, full: String(hidden) }] : []),
    ...proofs,
    ...(screen === undefined ? [] : [{ kind: 'screen' as const, text: screen, full: screen }]),
    ...tags.map((text) => ({ kind: 'tag' as const, text, full: text })),
  ];
}

/** Badges side by side, in as many rows as they need. */
function placedBadges(badges: readonly Omit<Badge, 'box'>[], top: number): Badge[] {
  let x = padding;
  let y = top;
  return badges.map((badge) => {
    const width = Math.max(badgeHeight, widthOf(badge.text, type.badge) + 2 * badgePadding);
    if (x > padding && x + width > padding + widest.badges) {
      x = padding;
      y += badgeHeight + gap;
    }
    const box = { x, y, width, height: badgeHeight };
    x += width + gap;
    return { ...badge, box };
  });
}

/** Whether the lines of a state are placed among its children, where no edge runs through them. */
export const hasNote = ({ shape, children, lines }: PictureNode): boolean =>
  shape !== 'machine' && children.length > 0 && lines.length > 0;

/** Lines below each other from a point, wrapped where they are long. */
export function placedLines(
  lines: readonly PictureLine[],
  { x, y: top }: Point,
  widest: number,
): PlacedLine[] {
  let y = top;
  let left = x;
  return lines.map((line) => {
    const isExit = line.kind === 'exit';
    const rows = wrapped(line.text, type.line, widest, isExit);
    const width = signWidth + Math.max(...rows.map((row) => widthOf(row, type.line, isExit)));
    const box = { x: isExit ? x : left, y, width, height: rows.length * rowHeight };
    if (isExit) left = x + indent;
    y += box.height;
    return { ...line, rows, box };
  });
}

const endOf = (boxes: readonly Box[], side: 'right' | 'bottom'): number =>
  Math.max(0, ...boxes.map((box) => (side === 'right' ? box.x + box.width : box.y + box.height)));

/** How large a stack of lines is, with a margin at its end. */
export const sizeOf = (lines: readonly PlacedLine[], margin: number): { width: number; height: number } => {
  const boxes = lines.map(({ box }) => box);
  return { width: endOf(boxes, 'right') + margin, height: endOf(boxes, 'bottom') + margin };
};

/** What a box holds, and how large it has to be. What an open state says stands in it as a note of its own. */
export function contentOf(node: PictureNode): Content {
  const size = node.shape === 'machine' ? type.machine : type.title;
  const text = fitted(node.title, size, node.shape === 'machine' ? 600 : widest.title, true);
  const title = { x: padding, y: padding - 2, width: widthOf(text, size, true), height: size + 6 };
  const badges = placedBadges(badgesOf(node), title.y + title.height + gap);
  const below = Math.max(
    title.y + title.height,
    endOf(
      badges.map(({ box }) => box),
      'bottom',
    ),
  );
  const lines = hasNote(node) ? [] : placedLines(node.lines, { x: padding, y: below + gap }, widestRow.box);
  const boxes = [title, ...badges.map(({ box }) => box), ...lines.map(({ box }) => box)];
  const width = Math.max(84, endOf(boxes, 'right') + padding);
  const isAlone = badges.length === 0 && lines.length === 0 && node.children.length === 0;
  return {
    width,
    height: endOf(boxes, 'bottom') + padding,
    title: { text, box: isAlone ? { ...title, x: Math.round((width - title.width) / 2) } : title },
    badges,
    lines,
  };
}
