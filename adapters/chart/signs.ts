import type { PictureLine, PlacedEdge, Shape } from './types.ts';

/** Signs of 12 × 12 px: told apart without colour. */
const signs: Readonly<Record<PictureLine['kind'], { path: string; isSolid?: boolean }>> = {
  user: { path: 'M6 0.8a2.6 2.6 0 1 1 0 5.2a2.6 2.6 0 0 1 0-5.2zM1 11.6a5 4.8 0 0 1 10 0z', isSolid: true },
  signal: { path: 'M6 1L11 6L6 11L1 6Z' },
  result: { path: 'M1.2 6.4L4.6 9.8L10.8 2.4' },
  fault: { path: 'M2 2L10 10M10 2L2 10' },
  timer: { path: 'M6 1a5 5 0 1 1 0 10a5 5 0 0 1 0-10zM6 3.2V6.2L8.2 7.6' },
  always: { path: 'M0.8 6H10.6M6.8 2.2L10.6 6L6.8 9.8' },
  exit: { path: 'M0.8 6H10.6M6.8 2.2L10.6 6L6.8 9.8' },
  more: { path: 'M1.5 6H1.6M6 6H6.1M10.4 6H10.5' },
  service: { path: 'M1 1.5H11V5.2H1ZM1 6.8H11V10.5H1ZM3 3.4H4.6M3 8.6H4.6' },
};

/** The sign of a kind, with its upper left corner at a point. */
export function signOf(kind: PictureLine['kind'], x: number, y: number): Shape {
  const { path, isSolid } = signs[kind];
  const look = isSolid === true ? 'sign solid' : 'sign';
  return {
    tag: 'path',
    attributes: { class: look, d: path, transform: `translate(${x} ${y})` },
    children: [],
  };
}

/** Arrow heads that end in the origin and point to the right. */
const heads: Readonly<Record<PlacedEdge['kind'], string>> = {
  user: 'M0 0L-11 5V-5Z',
  signal: 'M0 0L-7 4.5L-14 0L-7-4.5Z',
  result: 'M-10 5.5L0 0L-10-5.5',
  fault: 'M0 0L-10 5V-5ZM-14-6V6',
  timer: 'M0 0L-9 5V-5ZM-10 0a3.5 3.5 0 1 1-7 0a3.5 3.5 0 0 1 7 0Z',
  always: 'M0 0L-11 5.5V-5.5Z',
  service: 'M0 0L-11 5V-5Z',
  exit: 'M0 0L-11 5V-5Z',
  more: 'M0 0L-11 5V-5Z',
  mixed: 'M0 0L-11 5V-5Z',
  initial: 'M0 0L-8 4V-4Z',
};

/** The arrow head of a kind, at a point, turned by an angle in degrees. */
export const headOf = (kind: PlacedEdge['kind'], x: number, y: number, angle: number): Shape => ({
  tag: 'path',
  attributes: { class: 'head', d: heads[kind], transform: `translate(${x} ${y}) rotate(${angle})` },
  children: [],
});
