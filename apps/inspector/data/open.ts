/** Which states are open: one level, all, or those at these paths. */
export type Open = ReadonlySet<string> | 'all' | 'one';

/** The same for the same states. */
export const keyOfOpen = (open: Open): string =>
  typeof open === 'string' ? open : [...open].filter(Boolean).toSorted().join(' ');
