import type { Shape } from './types.ts';

export const shape = (
  tag: string,
  attributes: Shape['attributes'],
  children: Shape['children'] = [],
): Shape => ({ tag, attributes, children });

/** A tooltip, where there is something to say. */
export const titled = (text: string): Shape[] => (text === '' ? [] : [shape('title', {}, [text])]);
