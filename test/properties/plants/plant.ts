import type { Kind } from '../../../machines/authority/index.ts';
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

/** One machine broken at a state. */
export const broken = (kind: Kind, path: string, edit: Parameters<typeof at>[1]) => ({
  authority: authorityWith({ [kind]: at(path, edit) }),
});
/** One machine with other guards or actions. */
export const brokenParts = (kind: Kind, implementations: object) => ({
  authority: authorityWith({ [kind]: swapped(implementations) }),
});
/** In place of an action that is left out everywhere. */
export const nothing = () => {};

export const login = (path: string, edit: Parameters<typeof at>[1]) => broken('login', path, edit);
export const account = (path: string, edit: Parameters<typeof at>[1]) => broken('account', path, edit);
export const loginWith = (implementations: object) => brokenParts('login', implementations);
export const codeWith = (implementations: object) => brokenParts('code', implementations);
