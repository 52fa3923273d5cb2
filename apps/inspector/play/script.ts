import type { Deed, Sight, Suite } from '../../../verification/cover/schema.ts';
import { machineNamed } from '../data/machines.ts';
import type { Told } from '../words/index.ts';
import type { PlayDeed, Stage } from './moment.ts';
import { flowNamed, stageOf } from './stage-of.ts';

export type Payload = Readonly<Record<string, unknown>>;

/** One step of a file. */
export interface ScriptStep {
  /** A sentence of the story that begins with this step. */
  readonly heading: Told | null;
  /** How the file tells it; `null` where it does not. */
  readonly text: string | Told | null;
  /** What is done on the stage; `null` where the build cannot do it. */
  readonly deed: PlayDeed | null;
  /** What that is, where the stage knows it by its place. */
  readonly does: Deed | null;
  /** What must be seen after it; `null` where the file does not say. */
  readonly sight: Sight | null;
  /** The machine it touches, and what is lit on its chart; `null` where the file does not say. */
  readonly machine: string;
  readonly active: readonly string[] | null;
  /** What the machine must decide by afterwards; `null` where the file does not say. */
  readonly context: Payload | null;
  readonly keys: readonly string[];
  readonly gives: readonly string[];
}

/** A step of which only this is told. */
export const stepWith = (some: Partial<ScriptStep> & Pick<ScriptStep, 'machine'>): ScriptStep => ({
  heading: null,
  text: null,
  deed: null,
  does: null,
  sight: null,
  active: null,
  context: null,
  keys: [],
  gives: [],
  ...some,
});

/** One way through a machine, as a file has it. */
export interface Story {
  readonly name: string;
  readonly start: Payload | null;
  readonly steps: readonly ScriptStep[];
}

/** A file that can be played step by step. */
export interface Script {
  /** `board`: over several machines of the bank. */
  readonly kind: 'suite' | 'trace' | 'board' | 'attack' | 'journey';
  readonly machine: string;
  readonly title: Told | string;
  readonly stories: readonly Story[];
  /** It was made of another version of the machine. */
  readonly isOther: boolean;
  /** Something new to play a story on; `null` where this build has not its machine. */
  stage(): Stage | null;
}

/** A suite as tests that can be played; `null` where it is of no machine of this build. */
export function scriptOfSuite(suite: Suite): Script | null {
  const { machine, deeds, sights, tests, start, criteria } = suite;
  if (!machineNamed(machine)) return null;
  const isWhole = tests.every(({ steps }) => steps.every((step) => deeds[step.do] && sights[step.see]));
  if (!isWhole) return null;
  const stories = tests.map((test): Story => ({
    name: test.name,
    start: start as Payload | null,
    steps: test.steps.map((step) =>
      stepWith({
        deed: deeds[step.do] ?? null,
        sight: sights[step.see] ?? null,
        machine,
        gives: step.gives ?? [],
      }),
    ),
  }));
  const isOther = suite.kind === 'flow' && flowNamed(machine)?.version !== suite.version.number;
  const title = criteria.join(', ');
  return { kind: 'suite', machine, title, stories, isOther, stage: () => stageOf(machine, true) };
}
