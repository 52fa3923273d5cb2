import { flows } from '../../../machines/index.ts';
import { properties } from '../../../scenarios/properties/index.ts';
import type { Ground, MutableFlow } from '../../../verification/mutate/index.ts';

/** What this project ships, and the properties that must notice. */
export const ground: Ground = {
  flows: Object.values(flows) as unknown as readonly MutableFlow[],
  properties,
};
