import { type AnyEventObject, type AnyMachineSnapshot, getStateNodes } from 'xstate';
import { type Fault, faults } from '../../machines/flows/socket.ts';
import type { Picture } from '../../machines/flows/view.ts';
import type { Declared } from './allowance.ts';
import type { Timer } from './wire.ts';

/** What a flow shows in a snapshot; nothing of one that no screen fits. */
export function pictureOf({ view }: Declared, snapshot: AnyMachineSnapshot): Picture | undefined {
  try {
    return view?.(snapshot);
  } catch {
    return undefined;
  }
}

/** The deadlines that are armed: those of the states that it is in, as `display` has them. */
export function timersIn({ machine, value, context }: AnyMachineSnapshot): Timer[] {
  const { display } = context as { display?: { deadlines?: Record<string, { endsAt?: unknown }> } };
  const armed = new Set(
    getStateNodes(machine.root, value).flatMap(({ after }) => after.map(({ delay }) => String(delay))),
  );
  return [...armed].flatMap((id) => {
    const endsAt = display?.deadlines?.[id]?.endsAt;
    return typeof endsAt === 'number' ? [{ id, endsAt }] : [];
  });
}

/** How a service answered, by the event that brings it: `ok`, or the code of its refusal or its fault. */
export function outcomeIn({ output, error }: AnyEventObject & { output?: unknown; error?: unknown }): string {
  const { ok, code } = (output ?? error ?? {}) as { ok?: unknown; code?: unknown };
  if (output !== undefined) return ok === true ? 'ok' : String(code);
  return faults.find((fault: Fault) => fault === code) ?? 'E_SERVICE';
}
