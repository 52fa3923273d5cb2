import { signOf } from '../../../adapters/chart/signs.ts';
import type { PictureLine } from '../../../adapters/chart/types.ts';
import { elementOf } from './element.ts';

/** The sign of a kind of transition, as it is on the chart. */
export const Sign = ({ kind }: { kind: PictureLine['kind'] }) => (
  <svg class="hyrje-chart sign-of" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
    <g class={`kind-${kind}`}>{elementOf(signOf(kind, 1, 2))}</g>
  </svg>
);
