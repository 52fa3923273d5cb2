import type { Authority, Kind } from '../../machines/authority/authority.ts';
import { type Durable, durableHost } from '../../machines/authority/durable.ts';
import type { AuthorityEmitted } from '../../machines/authority/event.ts';
import type { Mech } from '../../machines/authority/run.ts';
import { assertStamp, stampsOf } from '../../machines/authority/version.ts';
import type { MachineState } from '../../machines/ports/bank/machine-row.ts';
import type { Rows } from '../../machines/ports/bank/store.ts';

/** Steps the authority's machines between rows. */
export function machineRoom(authority: Authority) {
  const stamps = stampsOf(authority);
  const host = (rows: Rows) => durableHost<AuthorityEmitted>(() => rows.nextOrder());
  const rest = (kind: Kind, { value, context, deadlines }: Durable): MachineState => {
    return { ...stamps[kind], value, context, deadlines };
  };

  return {
    start(kind: Kind, rows: Rows): MachineState {
      return rest(kind, host(rows).start(authority.machines[kind], rows.now()).state);
    },
    /** Throws `UnknownMachineError` when the row was made by a machine that does not run here. */
    check(kind: Kind, state: MachineState): void {
      assertStamp(stamps[kind], state);
    },
    /** Steps at `at` (ms): timers that are armed start there. */
    mech(rows: Rows, at: number): Mech<MachineState> {
      return {
        step(kind, before, event) {
          const { state, emitted } = host(rows).step(authority.machines[kind], before, event, at);
          return { state: rest(kind, state), emitted };
        },
        look: (_, { value, context }) => ({ value, context }),
      };
    },
  };
}

export type MachineRoom = ReturnType<typeof machineRoom>;

/** When the `after` of this name is due (ms), if it is pending. */
export function deadlineOf(state: MachineState, delay: string): number | null {
  return state.deadlines.find(({ event }) => event.startsWith(`xstate.after.${delay}.`))?.at ?? null;
}

/** The name of the delay behind a timer's event. */
export function delayOf(event: string): string {
  return event
    .replace(/^xstate\.after\./, '')
    .replace(/\.(?:account|visible|login|code|session|credential|reauth|enrolment|recovery|reset)\..*$/, '');
}

/** Whether a machine is in this state: its dotted path, below a parallel region if there is one. */
export function isIn(state: MachineState, path: string): boolean {
  let value: unknown = state.value;
  for (const name of path.split('.')) {
    if (value === name) value = undefined;
    else if (typeof value === 'object' && value !== null && name in value) {
      value = (value as Record<string, unknown>)[name];
    } else return false;
  }
  return true;
}
