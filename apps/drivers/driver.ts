import type { Deed, Sight } from '../../verification/cover/schema.ts';

/** What came of a deed, as far as a driver can tell: what it leaves out is not compared. */
export interface Outcome {
  /** Whether nothing came of it because it is refused. */
  readonly refused?: boolean;
  /** The services that were asked by socket, or the events that were emitted. */
  readonly gives?: readonly string[];
}

/**
 * Plays tests on something that runs. A bank's QA writes one for its own app. Whatever a method throws fails the test
 * at that step, and the next test begins anew.
 */
export interface Driver {
  /** What the next test is going to do, before it begins: for a server that must be told its answers beforehand. */
  plan?(deeds: readonly Deed[]): void | Promise<void>;
  /** A new machine in a new world, as it is before the first step. `start`: what it begins with, if anything. */
  begin(start: Readonly<Record<string, unknown>> | null): void | Promise<void>;
  do(deed: Deed): Outcome | Promise<Outcome>;
  /** What is seen now, in the words of the suite: only what is in it is compared. */
  see(): Sight | Promise<Sight>;
  /** The test is over. */
  end(): void | Promise<void>;
  /** Saves a picture of what is seen, PNG, where there is one: of a test that has just failed. */
  picture?(path: string): Promise<void>;
}
