/** Advance widths of Helvetica, from space to tilde, in thousandths of the font size. */
const widths = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
/** For letters with a mark, arrows and the rest. */
const otherWidth = 780;
/** Room for readers whose font is wider than Helvetica. */
const slack = 1.1;
const boldness = 1.09;

/** How wide a text is, px: the same everywhere, since no font is asked. */
export function widthOf(text: string, size: number, isBold = false): number {
  const sum = [...text].reduce(
    (all, sign) => all + (sign === '\u00A0' ? 278 : (widths[sign.charCodeAt(0) - 32] ?? otherWidth)),
    0,
  );
  return Math.ceil((sum * size * slack * (isBold ? boldness : 1)) / 1000);
}

/** A text cut to a width, with an ellipsis where something is missing. */
export function fitted(text: string, size: number, width: number, isBold = false): string {
  if (widthOf(text, size, isBold) <= width) return text;
  const signs = [...text];
  while (signs.length > 1 && widthOf(`${signs.join('')}…`, size, isBold) > width) signs.pop();
  return `${signs.join('')}…`;
}

/** A word that is too long for a row, cut where it was held together, or else before a bracket. */
const parts = (size: number, width: number) => (word: string) =>
  widthOf(word, size) <= width
    ? [word]
    : word
        .split('\u00A0')
        .flatMap((part) => (widthOf(part, size) <= width ? [part] : part.split(/(?<=.)(?=\()/)));

/** A text in rows no wider than a width, broken at spaces; what is too long for a row is cut. */
export function wrapped(text: string, size: number, width: number, isBold = false): string[] {
  const rows: string[] = [];
  for (const word of text.split(' ').flatMap(parts(size, width))) {
    const longer = rows.length === 0 ? word : `${rows.at(-1)} ${word}`;
    if (rows.length > 0 && widthOf(longer, size, isBold) <= width) rows[rows.length - 1] = longer;
    else rows.push(word);
  }
  return rows.map((row) => fitted(row, size, width, isBold));
}
