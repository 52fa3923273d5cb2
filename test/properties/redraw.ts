import { type AnyStateMachine, createMachine } from 'xstate';
import { createAuthority, type Kind } from '../../machines/authority/index.ts';
import type { Policy } from '../../machines/vocabulary/policy/index.ts';

/** A part of a machine's configuration, to be broken in place. */
export interface Drawing {
  on: Record<string, unknown>;
  after: Record<string, unknown>;
  invoke: Record<string, unknown>;
  exit: unknown;
  states: Record<string, Drawing>;
}

function copyOf<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyOf) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, copyOf(part)])) as T;
}

/** The machine drawn anew from a copy of its configuration, with the same implementations. */
export function redrawn(machine: AnyStateMachine, edit: (drawing: Drawing) => void): AnyStateMachine {
  const drawing = copyOf(machine.config) as unknown as Drawing;
  edit(drawing);
  return createMachine(drawing as never, machine.implementations as never) as unknown as AnyStateMachine;
}

/** The part of a drawing under a dotted path of state names. */
export function part(drawing: Drawing, path: string): Drawing {
  return path.split('.').reduce((at, name) => {
    const below = at.states[name];
    if (!below) throw new Error(`The machine has no state ${path}.`);
    return below;
  }, drawing);
}

type Break = (machine: AnyStateMachine, policy: Policy) => AnyStateMachine;

const sound = new Map<string, ReturnType<typeof createAuthority>>();

/** One authority for each policy, so that its sound machines are walked once for all faults. */
function soundAuthority(policy: Policy): ReturnType<typeof createAuthority> {
  const key = JSON.stringify(policy);
  const authority = sound.get(key) ?? createAuthority(policy);
  sound.set(key, authority);
  return authority;
}

/** The authority with some machines broken. */
export function authorityWith(breaks: Partial<Record<Kind, Break>>) {
  return (policy: Policy) => {
    const authority = soundAuthority(policy);
    const broken = Object.entries(breaks).map(([kind, change]) => [
      kind,
      change(authority.machines[kind as Kind], policy),
    ]);
    return { ...authority, machines: { ...authority.machines, ...Object.fromEntries(broken) } };
  };
}

/** Breaks a drawing at one state. */
export const at =
  (path: string, edit: (state: Drawing) => void): Break =>
  (machine) =>
    redrawn(machine, (drawing) => edit(part(drawing, path)));

/** Replaces implementations by name. */
export const swapped =
  (implementations: object): Break =>
  (machine) =>
    machine.provide(implementations as never);
