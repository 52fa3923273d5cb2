import type { AnyStateMachine } from 'xstate';
import { createAuthority, type Kind } from '../../machines/authority/index.ts';
import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import { type Drawing, part, redrawn } from '../../verification/mutate/index.ts';

export { type Drawing, part, redrawn };

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
