import { drawingOf } from './drawing.ts';
import type { Layout, Shape, SvgOptions } from './types.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Control characters that no XML may hold. */
// eslint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

const escaped = (text: string) =>
  text.replace(forbidden, '\uFFFD').replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/** An element as XML text. */
export function textOf({ tag, attributes, children }: Shape): string {
  const said = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
  const inside = children.map((child) => (typeof child === 'string' ? escaped(child) : textOf(child)));
  return inside.length === 0
    ? `<${tag}${said.join('')}/>`
    : `<${tag}${said.join('')}>${inside.join('')}</${tag}>`;
}

/** A layout as a file that stands for itself: style and legend inside, nothing loaded from elsewhere. */
export const svgOf = (layout: Layout, options: SvgOptions = {}): string =>
  `${textOf(drawingOf(layout, { standalone: true, legend: true, ...options }))}\n`;
