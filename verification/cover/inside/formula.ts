import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';

/** What a guard is asked about. */
export interface Asked {
  readonly context: object;
  readonly event: object;
  readonly snapshot: AnyMachineSnapshot;
}

/** A guard taken apart into its conditions: one that says yes or no, or `and`, `or`, `not` of others. */
export type Formula =
  | { readonly kind: 'one'; readonly name: string; readonly says: (asked: Asked) => boolean }
  | { readonly kind: 'and' | 'or' | 'not'; readonly parts: readonly Formula[] };

type One = Extract<Formula, { kind: 'one' }>;
type Plain = (asked: Pick<Asked, 'context' | 'event'>, params: unknown) => boolean;
interface BuiltIn {
  readonly check: (snapshot: AnyMachineSnapshot, asked: object, guard: unknown) => boolean;
  readonly guards?: readonly unknown[];
  readonly stateValue?: unknown;
}

const kinds = { checkAnd: 'and', checkOr: 'or', checkNot: 'not' } as const;

const inParens = (params: unknown): string =>
  typeof params === 'object' && params !== null ? `(${Object.values(params).map(String).join(', ')})` : '';

/** Takes a guard of a machine apart. */
export function formulaOf(guard: unknown, machine: AnyStateMachine): Formula {
  const isInline = typeof guard === 'function';
  const { type, params } = typeof guard === 'object' ? (guard as { type: string; params?: unknown }) : {};
  const name = typeof guard === 'string' ? guard : (type ?? '');
  const guards = machine.implementations.guards as Readonly<Record<string, unknown>>;
  const found = isInline ? guard : guards[name];
  if (typeof found !== 'function') return formulaOf(found, machine);
  if ('check' in found) {
    const { check, guards: parts = [], stateValue } = found as unknown as BuiltIn;
    const kind = kinds[check.name as keyof typeof kinds];
    if (kind !== undefined) return { kind, parts: parts.map((part) => formulaOf(part, machine)) };
    return {
      kind: 'one',
      name: `in ${typeof stateValue === 'string' ? stateValue : JSON.stringify(stateValue)}`,
      says: ({ snapshot, ...asked }) => check(snapshot, asked, found),
    };
  }
  const given = (asked: object): unknown => (typeof params === 'function' ? params(asked) : params);
  return {
    kind: 'one',
    name: isInline
      ? guard.name || 'unnamed'
      : `${name}${typeof params === 'function' ? '' : inParens(params)}`,
    says: ({ context, event }) => (found as Plain)({ context, event }, given({ context, event })),
  };
}

/** The conditions of a formula, from left to right. */
export const conditionsOf = (formula: Formula): One[] =>
  formula.kind === 'one' ? [formula] : formula.parts.flatMap(conditionsOf);

/** The value of a formula; asks for a condition, numbered from the left, only where it matters, as XState does. */
export function valueOf(formula: Formula, ask: (condition: number) => boolean, first = 0): boolean {
  if (formula.kind === 'one') return ask(first);
  let at = first;
  const values = formula.parts.map((part) => {
    const begin = at;
    at += conditionsOf(part).length;
    return () => valueOf(part, ask, begin);
  });
  if (formula.kind === 'and') return values.every((value) => value());
  if (formula.kind === 'or') return values.some((value) => value());
  return !values[0]!();
}

/** Whether one condition decides: were it otherwise and the rest as it is, the guard would say otherwise. */
export function decides(formula: Formula, values: readonly boolean[], condition: number): boolean {
  const withOther = (index: number) => (index === condition ? !values[index]! : values[index]!);
  return valueOf(formula, (index) => values[index]!) !== valueOf(formula, withOther);
}
