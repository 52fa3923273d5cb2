import { internetBranch } from './internet-branch.ts';
import { section11 } from './section-1-1.ts';
import { section12 } from './section-1-2.ts';
import { section13 } from './section-1-3.ts';
import { section14 } from './section-1-4.ts';
import { section15 } from './section-1-5.ts';

/** The manual, step by step in its own order. */
export const manual = [
  ...section11,
  ...section12,
  ...section13,
  ...section14,
  ...section15,
  ...internetBranch,
] as const;
