import type { FlowDefinition } from '../../../machines/flows/definition.ts';
import { namesOf } from '../../../adapters/inspect/names.ts';
import type { Method } from '../../../machines/ports/method.ts';

type Values = Readonly<Record<string, unknown>>;

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** A value by the example of its class: a word or a flag as it is, a number as none or some, a text as any. */
function valueIn(classes: readonly unknown[], value: unknown): unknown {
  if (classes.some((one) => same(one, value))) return value;
  return classes.find((one) => one !== 0 && typeof one === typeof value) ?? classes[0];
}

/** An answer of a service, as far as a flow can tell answers apart. */
function answerIn({ ok, refusals, gives = [] }: Method, output: Values): Values {
  const { ok: isOk, code } = output;
  const fields = isOk === true ? ok : ((refusals as Record<string, Method['ok']>)[String(code)] ?? {});
  const values = Object.entries(fields)
    .filter(([name, { classes }]) => classes.length > 1 && !gives.includes(name))
    .map(([name, { classes }]) => [name, valueIn(classes, output[name])]);
  return { ok: isOk, ...(isOk !== true && { code }), ...Object.fromEntries(values) };
}

/** A word that flows tell apart, or a code; a reference of somebody's has digits, or is longer. */
const isWord = (text: string) => /^(?:[a-zA-Z]{1,12}|[A-Z]{1,2}_[A-Z_]+)$/.test(text);

/** What a flow begins with, where a reference of somebody's is any. */
function startIn(input: unknown): unknown {
  if (typeof input === 'object' && input !== null && !Array.isArray(input))
    return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, startIn(value)]));
  return typeof input !== 'string' || isWord(input) ? input : '-';
}

const settled = /^xstate\.(?<end>done|error)\.actor\.(?<call>.+)$/;

/** What happened to a flow, in the classes in which it can tell: no secret, no number of anybody, no time. */
export const classOf = {
  start: startIn,
  event({ machine, services }: FlowDefinition, event: { type: string }): { type: string } {
    const { type, output, error, ...rest } = event as { type: string; output?: Values; error?: Values };
    const found = settled.exec(type)?.groups;
    if (type === 'xstate.init' || type.startsWith('xstate.after.')) return { type };
    if (!found) return { type, ...rest };
    if (found['end'] === 'error') return { type, error: { code: error?.['code'] ?? 'E_SERVICE' } } as never;
    const method = services[namesOf(machine).calls.get(found['call'] ?? '') ?? ''];
    return { type, output: method && output ? answerIn(method, output) : { ok: true } } as never;
  },
};
