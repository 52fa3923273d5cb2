/** Why a value of the policy was not simply accepted. */
export interface Deviation {
  /** `unknownKey` and `wrongType` always stop the engine. */
  readonly kind: 'unknownKey' | 'wrongType' | 'outOfRange' | 'nonConformant';
  readonly key: string;
  readonly value: unknown;
  /** The allowed range in words. */
  readonly allowed: string;
  /** Where the range comes from. */
  readonly clause: string;
  /** What to do about it. */
  readonly advice: string;
}

const says: Record<Deviation['kind'], string> = {
  unknownKey: 'is no key of the policy',
  wrongType: 'is a wrong value',
  outOfRange: 'is out of range',
  nonConformant: 'is not conformant',
};

const longestShown = 80;

/** A given value in one line, never longer than a line, whatever it is. */
export function shown(value: unknown): string {
  const text = Array.isArray(value) ? `[${value.map(shownFlat).join(', ')}]` : shownFlat(value);
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

function shownFlat(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object';
  if (typeof value === 'function') return 'a function';
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

/** One line that names key, given value, allowed range, clause and remedy. */
export function describeDeviation({ kind, key, value, allowed, clause, advice }: Deviation): string {
  const name = kind === 'unknownKey' ? shown(key) : key;
  return `${name} = ${shown(value)} ${says[kind]}. Allowed: ${allowed} (${clause}). ${advice}`;
}

/** `unknownKey` and `wrongType`: accepted under no option. */
export const isFatal = ({ kind }: Deviation): boolean => kind === 'unknownKey' || kind === 'wrongType';

function messageFor(problems: readonly Deviation[]): string {
  const title = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  const way = problems.some(isFatal)
    ? 'An unknown key or a wrong value stops the engine even with allowNonConformant.'
    : 'allowNonConformant: true starts all the same and reports each of these; it gives up the clauses named.';
  return [
    `The policy has ${title}:`,
    ...problems.map((problem) => `- ${describeDeviation(problem)}`),
    way,
  ].join('\n');
}

/** Thrown by `loadPolicy`: the engine does not start. The message lists every problem. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly code = 'E_POLICY';
  readonly problems: readonly Deviation[];

  constructor(problems: readonly Deviation[]) {
    super(messageFor(problems));
    this.problems = problems;
  }
}
