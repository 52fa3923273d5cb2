import type { AnyStateMachine } from 'xstate';
import { namesOf } from './names.ts';

/** The names in a machine's config that came as JSON. */
export interface ConfigNames {
  readonly id: string;
  /** Dotted paths. */
  readonly states: readonly string[];
  readonly events: readonly string[];
  /** Whether it was cut off somewhere: `@statelyai/inspect` stops at a depth. */
  readonly isCut: boolean;
}

interface Config {
  readonly id?: unknown;
  readonly states?: unknown;
  readonly on?: unknown;
}

const deepest = 20;
const mostStates = 1000;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The names in the JSON of a config; `null` for what is none: that of a promise has no states. */
export function configNames(definition: unknown): ConfigNames | null {
  const config = parsed(definition);
  if (!isRecord(config) || !isRecord(config['states'])) return null;
  const states: string[] = [];
  const events = new Set<string>();
  let isCut = false;
  const walk = ({ states: inner, on }: Config, path: string, depth: number) => {
    if (isRecord(on)) for (const event of Object.keys(on)) events.add(event);
    else isCut ||= on !== undefined;
    isCut ||= inner !== undefined && !isRecord(inner);
    if (!isRecord(inner) || depth > deepest) return;
    for (const [key, state] of Object.entries(inner)) {
      if (states.length >= mostStates) return;
      const below = path === '' ? key : `${path}.${key}`;
      states.push(below);
      if (isRecord(state)) walk(state, below, depth + 1);
      else isCut = true;
    }
  };
  walk(config, '', 0);
  return { id: String(config['id'] ?? 'machine'), states, events: [...events], isCut };
}

function parsed(definition: unknown): unknown {
  if (typeof definition !== 'string') return definition;
  try {
    return JSON.parse(definition);
  } catch {
    return null;
  }
}

/** Whether it is the config of this very machine, as far as its names tell. */
export function isConfigOf(machine: AnyStateMachine, { id, states, isCut }: ConfigNames): boolean {
  if (machine.id !== id) return false;
  const known = namesOf(machine).states;
  return states.every((path) => known.has(path)) && (isCut || states.length === known.size - 1);
}
