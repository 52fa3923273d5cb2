import { readFileSync } from 'node:fs';
import type { Event } from '../reaction.ts';
import type { Module } from './load.ts';
import { ForeignProblem, wordsOf } from './problem.ts';

/** What a module says beside its machine. */
export interface Told {
  /** Events with their payloads. */
  readonly events: readonly Event[];
  /** What a service may answer, by its id or its name. */
  readonly outputs: Readonly<Record<string, readonly unknown[]>>;
  /** What the machine may be started with. */
  readonly starts: readonly unknown[];
  /** Context keys that nothing depends on: names, times, logs. */
  readonly ignored: readonly string[];
}

const isEvent = (value: unknown): value is Event =>
  typeof value === 'object' && value !== null && typeof (value as Event).type === 'string';

function eventList(value: unknown, where: string): readonly Event[] {
  const list = Array.isArray(value)
    ? value.map((one: unknown) => (typeof one === 'string' ? { type: one } : one))
    : [null];
  if (!list.every(isEvent)) {
    throw new ForeignProblem(`${where} must be a list of events, each an object with a "type", or a name.`);
  }
  return list.map((event) => ({ ...event }));
}

/**
 * A file of events first, then the exports `events` or `alphabet`; `outputs`, what services answer; `input` or
 * `inputs`, what the machine starts with; `ignored`, context keys that nothing depends on. Throws `ForeignProblem`.
 */
export function toldBy(file: string, module: Module, eventsFile?: string): Told {
  const outputs = module['outputs'] ?? {};
  const lists = Object.entries(outputs) as [string, unknown][];
  const wrong = lists.find(([, list]) => !Array.isArray(list));
  if (wrong) {
    throw new ForeignProblem(`outputs.${wrong[0]} in ${file} must be a list of what the service may answer.`);
  }
  const name = ['events', 'alphabet'].find((one) => Array.isArray(module[one]));
  return {
    events:
      eventsFile !== undefined
        ? eventsIn(eventsFile)
        : name === undefined
          ? []
          : eventList(module[name], `The export ${name} of ${file}`),
    outputs: Object.fromEntries(lists) as Told['outputs'],
    ignored: Array.isArray(module['ignored']) ? module['ignored'].map(String) : [],
    starts: Array.isArray(module['inputs'])
      ? (module['inputs'] as unknown[])
      : 'input' in module
        ? [module['input']]
        : [],
  };
}

function eventsIn(file: string): readonly Event[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new ForeignProblem(`The events in ${file} cannot be read: ${wordsOf(cause)}`, { cause });
  }
  return eventList(parsed, file);
}
