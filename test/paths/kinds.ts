/** The kinds of faults that are planted. */
export const plantKinds = [
  'wrong transition',
  'missing transition',
  'event accepted too often',
  'wrong error code',
  'field lost or not cleared',
  'timer missing or wrong',
  'wire field lost or wrong',
  'stale answer',
] as const;
export type PlantKind = (typeof plantKinds)[number];
