/** The drawing of a machine: read from its definition, laid out, drawn as SVG; for documents, reports and pages. */
export { chartOf, statesOf } from './read.ts';
export { toMermaid, transitionLabel } from './mermaid.ts';
export { keyOfTransition } from '../../machines/vocabulary/transition-key.ts';
export type * from './types.ts';
export { pictureOf } from './picture.ts';
export { layoutOf, type LayoutEngine } from './layout.ts';
export { drawingOf, keySeparator } from './drawing.ts';
export { svgOf } from './svg.ts';
export { chartStyle } from './style.ts';
export { elkHere } from './elk.ts';
