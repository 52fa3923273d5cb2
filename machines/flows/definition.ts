import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import * as z from 'zod/mini';
import type { Method } from '../ports/method.ts';
import type { FailureCode } from '../vocabulary/failure.ts';
import type { Picture } from './view.ts';

/** A thing a customer may do: what it carries, and how it can be wrong before any call is made. */
export interface EventDeclaration<Payload> {
  /** The exact shape; anything else is `E_REQUEST` and never reaches the machine. */
  payload: z.ZodMiniType<Payload>;
  /** Fields that may be shown on the form again. The rest is forgotten once the call is settled. */
  kept: readonly string[];
  /** The codes `problemOf` may give: with "no problem", the classes in which a machine sees the event. */
  problems: readonly FailureCode[];
  /** What of the payload the machine is told, each with all its values: a choice, never a secret. */
  told?: Readonly<Record<string, readonly (string | boolean)[]>>;
  /** What is wrong with the form as filled in, or `null`. */
  problemOf(payload: Payload, known: Known): FailureCode | null;
}

/** What the gateway knows when it looks at a form. */
export interface Known {
  /** The code length the bank asked for. */
  digits: number | undefined;
  /** A secret that the flow holds on to: what was typed on the form before. */
  held(name: string): unknown;
}

/** For declarations of different payloads side by side. */
export interface AnyEventDeclaration extends Omit<EventDeclaration<never>, 'payload'> {
  payload: z.ZodMiniType;
}

/** What an event carries; nothing for a bare one. */
export type PayloadOf<Declaration> = Declaration extends EventDeclaration<infer Payload> ? Payload : never;

export const form = <Payload>(declaration: EventDeclaration<Payload>): EventDeclaration<Payload> =>
  declaration;

/** An event that carries nothing. */
export const bare = form({
  payload: z.strictObject({}) as z.ZodMiniType<Record<never, never>>,
  kept: [],
  problems: [],
  problemOf: () => null,
});

/** The values each decisive context key may have. */
export type ContextRange = Readonly<Record<string, readonly unknown[]>>;

/** The first context key whose value is out of range, or `null`. */
export function outOfRange(range: ContextRange, context: object): string | null {
  const values = context as Record<string, unknown>;
  return Object.keys(range).find((key) => !range[key]?.includes(values[key])) ?? null;
}

/** A flow: the executing machine, what may be sent to it, what it asks for, and what is to be seen. */
export interface FlowDefinition<
  Events = Readonly<Record<string, AnyEventDeclaration>>,
  Output = unknown,
  Ports extends object = object,
  Input = unknown,
> {
  name: string;
  /** Raised when a snapshot of an earlier version cannot be resumed. */
  version: number;
  machine: AnyStateMachine;
  events: Events;
  /** The port methods behind the sockets, by socket name. */
  services: Readonly<Record<string, Method>>;
  /** The finite range of the machine's context, `display` left out; leaving it is a defect (architecture rule 1). */
  range: ContextRange;
  view(snapshot: AnyMachineSnapshot): Picture;
  /** An input of every class in which the machine can tell inputs apart; none for a flow that takes none. */
  starts?: readonly Input[];
  /** Type only: what `done` resolves to. */
  readonly output?: Output;
  /** Type only: the adapters it asks, by port name. */
  readonly ports?: Ports;
}

export const defineFlow = <
  Events extends Readonly<Record<string, AnyEventDeclaration>>,
  Output,
  Ports extends object,
  Input = undefined,
>(
  definition: FlowDefinition<Events, Output, Ports, Input>,
): FlowDefinition<Events, Output, Ports, Input> => definition;
