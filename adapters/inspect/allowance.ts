import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { AnyEventDeclaration, ContextRange } from '../../machines/flows/definition.ts';
import { faults } from '../../machines/flows/socket.ts';
import type { Picture, View } from '../../machines/flows/view.ts';
import type { Method } from '../../machines/ports/method.ts';
import { table } from '../../machines/flows/next.ts';
import { type Names, namesOf } from './names.ts';
import { allowedValue } from './value.ts';
import { viewSchema } from './view.ts';
import type { Simple, StateValue, Timer, ToldEvent } from './wire.ts';

/** A machine and what it says of itself; every flow definition is one. What it leaves out is not told. */
export interface Declared {
  readonly name: string;
  readonly version?: number;
  readonly machine: AnyStateMachine;
  readonly events?: Readonly<Record<string, AnyEventDeclaration>>;
  readonly services?: Readonly<Record<string, Method>>;
  readonly range?: ContextRange;
  view?(snapshot: AnyMachineSnapshot): Picture;
}

/**
 * What may be said of a run, value by value: each is let through because a declaration names it, and nothing else is.
 * The source and the reader ask the same allowance.
 */
export interface Allowance {
  event(raw: object): ToldEvent;
  value(raw: unknown): StateValue | null;
  fired(raw: readonly string[]): string[];
  context(raw: object): Record<string, Simple> | undefined;
  timers(raw: readonly Timer[]): Timer[] | undefined;
  view(raw: unknown): View | undefined;
  /** The name of a service; `null` for one that is not declared. */
  service(raw: string): string | null;
  /** The id of an invocation. */
  call(raw: string): string;
  outcome(service: string, raw: string): string;
  status(raw: string): string;
}

/** Stands for an event or an outcome that is not declared. */
export const undeclared = 'undeclared';

const statuses = new Set([
  ...Object.values(table).flatMap((ends) => Object.keys(ends)),
  'done',
  'error',
  'stopped',
]);

const isSimple = (value: unknown): value is Simple =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** The keys of a value whose value is one of those declared for them. */
function inRange(range: ContextRange, raw: object): Record<string, Simple> {
  const values = raw as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(range).flatMap(([key, allowed]) => {
      const value = Object.hasOwn(values, key) ? values[key] : undefined;
      return isSimple(value) && allowed.includes(value) ? [[key, value] as const] : [];
    }),
  );
}

/** The inputs of all forms. */
const fieldsOf = (events: NonNullable<Declared['events']>): string[] =>
  Object.values(events).flatMap(({ payload }) => {
    // oxlint-disable-next-line no-underscore-dangle
    const { shape = {} } = (payload as unknown as { _zod: { def: { shape?: object } } })._zod.def;
    return Object.keys(shape);
  });

/** Everything that a declaration allows. */
export function allowanceOf(declared: Declared): Allowance {
  const { events = {}, services = {}, range } = declared;
  const names: Names = namesOf(declared.machine);
  const views = declared.view && viewSchema(Object.keys(events), [...new Set(fieldsOf(events))]);

  return {
    event(raw) {
      const { type, problem, ...rest } = raw as { type?: unknown; problem?: unknown };
      if (typeof type !== 'string' || !names.events.has(type)) return { type: undeclared };
      const declaration = Object.hasOwn(events, type) ? events[type] : undefined;
      if (!declaration) return { type };
      const told = inRange(declaration.told ?? {}, 'told' in rest ? (rest.told as object) : rest);
      const known = (declaration.problems as readonly unknown[]).includes(problem);
      return {
        type,
        problem: known ? (problem as string) : null,
        ...(Object.keys(told).length > 0 && { told }),
      };
    },
    value: (raw) => allowedValue(raw, (path) => names.states.has(path)),
    fired: (raw) => raw.filter((one) => names.transitions.has(one)),
    context: (raw) => range && inRange(range, raw),
    timers: (raw) =>
      raw
        .filter(({ id, endsAt }) => names.delays.has(id) && Number.isFinite(endsAt))
        .map(({ id, endsAt }) => ({ id, endsAt })),
    view: (raw) => views?.safeParse(raw).data,
    service: (raw) => (Object.hasOwn(services, raw) ? raw : null),
    call: (raw) => (names.calls.has(raw) ? raw : undeclared),
    outcome(service, raw) {
      const method = Object.hasOwn(services, service) ? services[service] : undefined;
      const codes = ['ok', 'left', ...faults, ...Object.keys(method?.refusals ?? {})];
      return codes.includes(raw) ? raw : undeclared;
    },
    status: (raw) => (statuses.has(raw) ? raw : 'done'),
  };
}

/** XState's own events without what they are about, which is not declared. */
const engineEvent = /^xstate\.(?:init|stop|after|done\.actor|error\.actor|done\.state)/;

/** Of a machine that nobody here knows: state names and event types, of those that its definition has. */
export function namesOnly(states: readonly string[], events: readonly string[]): Allowance {
  const known = { states: new Set(states), events: new Set(events) };
  return {
    event(raw) {
      const { type } = raw as { type?: unknown };
      if (typeof type !== 'string') return { type: undeclared };
      return { type: known.events.has(type) ? type : (engineEvent.exec(type)?.[0] ?? undeclared) };
    },
    value: (raw) => allowedValue(raw, (path) => known.states.has(path)),
    fired: () => [],
    context: () => undefined,
    timers: () => undefined,
    view: () => undefined,
    service: () => null,
    call: () => undeclared,
    outcome: () => undeclared,
    status: (raw) => (['error', 'stopped'].includes(raw) ? raw : 'done'),
  };
}
