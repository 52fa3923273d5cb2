import type { Policy } from '../../../machines/vocabulary/policy/index.ts';
import type { ProductPatch } from '../../../verification/index.ts';
import { at, authorityWith, swapped } from '../redraw.ts';

/** A fault put into the authority on purpose, and the shortest way on which its property sees it. */
export interface Plant {
  readonly property: string;
  readonly fault: string;
  readonly steps: number;
  readonly patch: ProductPatch;
  readonly policy?: Partial<Policy>;
}

export const login = (path: string, edit: Parameters<typeof at>[1]) => ({
  authority: authorityWith({ login: at(path, edit) }),
});
export const account = (path: string, edit: Parameters<typeof at>[1]) => ({
  authority: authorityWith({ account: at(path, edit) }),
});
export const loginWith = (implementations: object) => ({
  authority: authorityWith({ login: swapped(implementations) }),
});
export const codeWith = (implementations: object) => ({
  authority: authorityWith({ code: swapped(implementations) }),
});
