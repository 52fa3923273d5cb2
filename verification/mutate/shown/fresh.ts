import type { AnyStateMachine } from 'xstate';
import type { FlowDefinition } from '../../../machines/flows/definition.ts';
import { amount, type Field, instant, shown, text } from '../../../machines/ports/field.ts';
import type { Method } from '../../../machines/ports/method.ts';
import { answerMark } from '../../flow.ts';
import { nodesOf } from '../../nodes.ts';
import type { Event } from '../../reaction.ts';

/** What an answer says the `occasion`-th time: values that no machine decides by are others than all before. */
export type Freshen = (event: Event, occasion: number) => Event;

type Fields = Readonly<Record<string, Field<unknown>>>;

/**
 * A number that is told. Those that come with a device's time are compared with it for what is shown: small and large
 * ones take turns there.
 */
const told = (occasion: number, index: number, isTimed: boolean): number =>
  (isTimed && occasion % 2 === 1 ? 10_000_000 : 10_000) + occasion * 100 + index;

/** The bank's clock stands still, and a code has as many digits as a test types. */
const fixed: readonly string[] = ['serverNow', 'digits'];

interface Place {
  readonly name: string;
  readonly index: number;
  readonly occasion: number;
  readonly isTimed: boolean;
}

/** A value that decides nothing, made for an occasion; `undefined` for others. */
function freshValue(
  field: Field<unknown>,
  value: unknown,
  { name, index, occasion, isTimed }: Place,
): unknown {
  if (value === answerMark || (field === text && typeof value === 'string')) return `⟨${name} ${occasion}⟩`;
  if (fixed.includes(name)) return undefined;
  if (field === instant) return 1_000_000 + occasion * 100 + index;
  if (field === amount) return told(occasion, index, isTimed);
  if (field === shown) return occasion % 2 === 1;
  return undefined;
}

const declaredBy = (method: Method, { ok, code }: Readonly<Record<string, unknown>>): Fields =>
  (ok === true ? method.ok : (method.refusals as Readonly<Record<string, Fields>>)[code as string]) ?? {};

/** The answer of a method with fresh values; what tells classes of answers apart stays. */
export function freshAnswer(
  method: Method,
  output: Readonly<Record<string, unknown>>,
  occasion: number,
): Record<string, unknown> {
  const fields = declaredBy(method, output);
  const isTimed = 'stepEndsAt' in fields;
  return Object.fromEntries(
    Object.entries(output).map(([name, value], index) => {
      const field = method.gives?.includes(name) ? undefined : fields[name];
      return [name, (field && freshValue(field, value, { name, index, occasion, isTimed })) ?? value];
    }),
  );
}

/** What a flow ends with, its fresh texts as they are in a graph. */
export const unfreshened = (output: unknown): unknown =>
  JSON.parse(JSON.stringify(output).replaceAll(/"⟨[^"⟩]* \d+⟩"/g, JSON.stringify(answerMark)));

/** How answers to a flow's services are made fresh. */
export function freshenOf({ machine, services }: Pick<FlowDefinition, 'machine' | 'services'>): Freshen {
  const sockets = new Map<string, string>(
    nodesOf(machine as AnyStateMachine).flatMap(({ invoke }) =>
      invoke.map(({ id, src }) => [`xstate.done.actor.${id}`, String(src)] as const),
    ),
  );
  return (event, occasion) => {
    const method = services[sockets.get(event.type) ?? ''];
    if (!method) return event;
    return { ...event, output: freshAnswer(method, event['output'] as Record<string, unknown>, occasion) };
  };
}
