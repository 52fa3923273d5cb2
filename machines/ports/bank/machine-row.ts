import type { Row, Table } from './table.ts';

/** The active states of a machine, as xstate writes them. */
export type MachineValue = string | { [state: string]: MachineValue | undefined };

/** A machine at rest: what it needs to go on, and which machine it was (architecture rule 11). */
export interface MachineState {
  machine: string;
  version: number;
  /** Over state ids and delay names. */
  hash: string;
  value: MachineValue;
  context: object;
  /** Each pending `after`: its event, when it is due (ms, the database's clock), its place among equal moments. */
  deadlines: readonly { event: string; at: number; order: number }[];
}

export interface MachineRow extends Row {
  machine: MachineState;
  /** The earliest deadline. A machine without one is at rest for good, or until somebody calls: it is not live. */
  due: number | null;
  /** When the machine last moved, ms. */
  updatedAt: number;
}

export interface MachineTable<R extends MachineRow> extends Table<R> {
  /** Ids of the rows with a deadline that has passed, the earliest first. */
  overdue(limit: number): Promise<string[]>;
  /** Ids of the rows that are not live and have not moved since `moment` (ms). */
  atRestSince(moment: number, limit: number): Promise<string[]>;
}
