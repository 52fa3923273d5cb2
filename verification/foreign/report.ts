import type { Trace } from '../graph.ts';
import type { LintFinding } from '../lint/index.ts';

/** What may be asked of a machine that is not ours. */
export interface CheckModuleOptions {
  /** The export that is meant; without it, every exported machine. */
  readonly exportName?: string;
  /** A JSON file with a list of events, each an object with a `type`. */
  readonly eventsFile?: string;
  /** States or tags that must not be reached. */
  readonly never?: readonly string[];
  /** States or tags that must be reached. */
  readonly reach?: readonly string[];
  /** The most states that are looked at; 100,000 unless told. */
  readonly bound?: number;
  /** The longest time one machine may take, in seconds; 60 unless told. */
  readonly seconds?: number;
  /** Told of the machine that is walked, and of its states so far. */
  readonly progress?: (machine: string, states: number) => void;
}

/** What was asked on the command line, answered. */
export interface ModuleVerdict {
  readonly property: string;
  readonly holds: boolean;
  /** The shortest way to what must not be, or to what was looked for. */
  readonly trace: Trace | null;
}

/** One machine of a module, explored. */
export interface MachineReport {
  /** The name under which the module exports it. */
  readonly exported: string;
  readonly machine: string;
  readonly states: number;
  readonly transitions: number;
  readonly refusals: number;
  readonly ms: number;
  /** What was left out of, or put in place of, the real world: one sentence each. */
  readonly abstraction: readonly string[];
  readonly findings: readonly LintFinding[];
  readonly verdicts: readonly ModuleVerdict[];
  /** No finding is an error, and every property holds. */
  readonly holds: boolean;
}

/** What `checkModule` found out. */
export interface ModuleReport {
  readonly file: string;
  readonly bound: number;
  readonly seconds: number;
  readonly machines: readonly MachineReport[];
  readonly holds: boolean;
}
