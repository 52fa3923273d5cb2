import { h, type VNode } from 'preact';
import type { Shape } from '../../../adapters/chart/types.ts';

/** A shape as an element of the page. */
export const elementOf = ({ tag, attributes, children }: Shape): VNode =>
  h(
    tag,
    attributes as never,
    ...children.map((child) => (typeof child === 'string' ? child : elementOf(child))),
  );
