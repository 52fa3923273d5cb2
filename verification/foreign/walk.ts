import { createContext, runInContext } from 'node:vm';
import type { AnyStateMachine } from 'xstate';
import { Exploration } from '../explore.ts';
import { BoundExceeded } from '../failure.ts';
import { keyOf } from '../key.ts';
import { eventName } from '../lint/parts.ts';
import type { MachineGraph } from '../machine-graph.ts';
import type { Alphabet } from './alphabet.ts';
import { ForeignProblem, wordsOf } from './problem.ts';
import { underHighNumbers, underLowNumbers } from './time.ts';

/** A machine on its way through the check. */
export interface Subject {
  readonly file: string;
  readonly machine: AnyStateMachine;
  readonly alphabet: Alphabet;
  readonly starts: readonly unknown[];
  /** Context keys that are left out when states are compared. */
  readonly ignored: readonly string[];
  readonly bound: number;
  readonly seconds: number;
  readonly progress: (states: number) => void;
}

/** What the walk found, and the children that were spawned on the way. */
export interface Walked {
  readonly graph: MachineGraph;
  readonly spawned: readonly string[];
}

class TimeExceeded extends Error {}

/** The clock before anybody turns it. */
const now = performance.now.bind(performance);

/** Looked at a second time up to here, when the first walk found no end. */
const short = 2000;

/**
 * Walks a machine twice, the second time under another clock and other random numbers: both must find the same.
 * Throws `ForeignProblem`, which names the state and the event.
 */
export function walkTwice(subject: Subject): Walked {
  const first = walkOnce(subject, subject.bound, underLowNumbers);
  const again = walkOnce(subject, first.failure ? short : subject.bound, underHighNumbers);
  const difference = differenceOf(first.walk, again.walk, subject.ignored);
  if (difference !== null) throw new ForeignProblem(`${nameOf(subject)}: ${difference}`);
  if (first.failure) throw new ForeignProblem(`${nameOf(subject)} ${first.failure}`);
  return { graph: first.walk.graph(), spawned: spawnedIn(first.walk) };
}

/** The children that no state invoked, wherever they were met first. */
function spawnedIn({ states }: Exploration): string[] {
  const spawned = states.configurations.list.flatMap(({ snapshot, services }) =>
    Object.keys(snapshot.children).filter((id) => !services.some((service) => service.id === id)),
  );
  return [...new Set(spawned)];
}

const nameOf = ({ file, machine }: Subject): string => `${file}: ${machine.id}`;

/** A walk that came to its end, or what kept it from growing further. */
function walkOnce(
  subject: Subject,
  bound: number,
  under: (run: () => void) => void,
): { walk: Exploration; failure: string | null } {
  const { machine, alphabet, starts, ignored, seconds, progress } = subject;
  const end = now() + seconds * 1000;
  const walk = new Exploration(machine, {
    events: alphabet.events,
    results: alphabet.results,
    hidden: ignored,
    freezes: true,
    starts,
    bound,
    onState: (state, found) => {
      if (state % 64 > 0) return;
      progress(found);
      if (now() > end) throw new TimeExceeded();
    },
  });
  try {
    under(() => limited(seconds + 1, () => walk.run()));
    return { walk, failure: null };
  } catch (cause) {
    const failure = limitOf(cause, subject, bound, walk);
    if (failure === null) throw problemOf(cause, subject, walk);
    return { walk, failure };
  }
}

/** Runs it, and gives up even when a guard or an action never comes back. */
function limited(seconds: number, run: () => void): void {
  const context = createContext({ run });
  runInContext('run()', context, { timeout: Math.ceil(seconds * 1000) });
}

function limitOf(
  cause: unknown,
  { seconds }: Subject,
  bound: number,
  { states }: Exploration,
): string | null {
  const found = `${states.size.toLocaleString('en')} states`;
  const isTime = cause instanceof TimeExceeded;
  if (!isTime && !(cause instanceof BoundExceeded)) return null;
  const limit = isTime
    ? `was not done after ${seconds} s, with ${found}`
    : `has more than ${bound.toLocaleString('en')} states`;
  const growing = states.contexts.spread().filter(({ values }) => values > 10);
  const keys = growing
    .slice(0, 3)
    .map(({ key, values }) => `${key} (${values.toLocaleString('en')} values)`)
    .join(', ');
  const option = isTime ? '--seconds' : '--bound';
  return keys === ''
    ? `${limit}. Raise ${option}, or check fewer events.`
    : `${limit}. What grows is in its context: ${keys}. Keep it within a range by a guard, export "ignored" with keys that nothing depends on, or raise ${option}.`;
}

/** What was being tried when something was thrown. */
function problemOf(cause: unknown, subject: Subject, { at, states }: Exploration): ForeignProblem {
  if (at.event === null) {
    const words = plain(cause);
    const advice = words.startsWith('Infinite loop')
      ? adviceOn(words, '')
      : 'If it needs an input, export "input".';
    const message = `${nameOf(subject)} cannot start: ${words}. ${advice}`;
    return new ForeignProblem(message, { cause });
  }
  const place = `in ${keyOf(states.place(at.state).value)} on ${eventName(at.event.type)}`;
  const isEndless = (cause as { code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
  if (isEndless) {
    const message = `${nameOf(subject)} ${place} does not come back. Look for a loop in a guard, an assign or an input there.`;
    return new ForeignProblem(message, { cause });
  }
  const words = plain(cause);
  const advice = adviceOn(words, at.event.type);
  return new ForeignProblem(`${nameOf(subject)} throws ${place}: ${words}. ${advice}`, {
    cause,
  });
}

/** On one line, without a full stop. */
const plain = (cause: unknown): string =>
  wordsOf(cause)
    .replaceAll(/\s*\n\s*/g, ' ')
    .replace(/\.+$/, '');

function adviceOn(words: string, type: string): string {
  if (words.startsWith('Infinite loop')) return 'Let a guard or a target break the circle.';
  if (words.includes('nested deeper')) return 'Keep what refers to itself out of the context.';
  if (/read.only|not extensible/.test(words))
    return 'It changes its context in place: make a new value in assign instead.';
  if (type.startsWith('xstate.done.'))
    return 'If it reads the answer, export "outputs" with what the service answers.';
  return 'If it reads a payload, export "events" or give --events; or make it hold for every event.';
}

/** The first state in which two walks differ, as a sentence, or `null`. */
function differenceOf(one: Exploration, other: Exploration, ignored: readonly string[]): string | null {
  const [graph, again] = [one.graph(), other.graph()];
  const sizes = Math.min(one.states.size, other.states.size);
  for (let state = 0; state < sizes; state++) {
    const [place, second] = [one.states.place(state), other.states.place(state)];
    const key = differentKey(place.context, second.context, ignored);
    if (key === null && keyOf(place.value) === keyOf(second.value)) continue;
    const what =
      key === null
        ? `goes to ${keyOf(place.value)} once and to ${keyOf(second.value)} another time`
        : `gives ${key} another value each time`;
    return sentence(one, graph, graph.parent[state]!, what);
  }
  const edges = Math.min(graph.to.length, again.to.length);
  for (let edge = 0; edge < edges; edge++) {
    if (graph.to[edge] !== again.to[edge]) return sentence(one, graph, edge, 'goes once here and once there');
  }
  return null;
}

function differentKey(one: object, other: object, ignored: readonly string[]): string | null {
  const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>];
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  const differs = (name: string) => !ignored.includes(name) && keyOf(left[name]) !== keyOf(right[name]);
  return [...names].find(differs) ?? null;
}

function sentence({ states }: Exploration, graph: MachineGraph, edge: number, what: string): string {
  const place =
    edge < 0
      ? 'at the start'
      : `in ${keyOf(states.place(graph.from[edge]!).value)} on ${eventName(graph.steps[graph.step[edge]!]!.event.type)}`;
  return `the machine ${what} ${place}: it depends on the clock or on a random number. Let the event or the answer of a service bring such values, or export "ignored" with context keys that nothing depends on.`;
}
