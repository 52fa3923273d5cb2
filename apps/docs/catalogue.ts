import { authority } from './catalogue/authority.ts';
import type { Described } from './catalogue/described.ts';
import { flows } from './catalogue/flows.ts';

export type { Described } from './catalogue/described.ts';

/** The machines with a page, by kind, in the order of the index. */
export const catalogue = { flows, authority } as const;
export const described: readonly Described[] = [...flows, ...authority];
