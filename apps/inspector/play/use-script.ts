import { useEffect, useState } from 'preact/hooks';
import type { Player, Run } from './player.ts';
import { astray } from './astray.ts';
import type { Astray } from './moment.ts';
import type { ScriptStep, Story } from './script.ts';

export interface Playing {
  /** How many steps were taken. */
  readonly at: number;
  /** The last of them. */
  readonly step: ScriptStep | null;
  /** Where this build goes another way than the file, from this step on, counted from 1. */
  readonly lost: { readonly step: number; readonly why: Astray | string } | null;
  next(): void;
  back(): void;
  toEnd(): void;
}

/** Plays a story step by step; where the build goes another way, the file is only shown from there on. */
export function useScript(story: Story | null, player: Player | null, run: Run | null): Playing | null {
  const [at, move] = useState(0);
  useEffect(() => move(0), [story]);
  if (!story) return null;
  const { steps } = story;

  const lostAt = (): Playing['lost'] => {
    for (const [index, step] of steps.slice(0, at).entries()) {
      const moment = run?.moments[index + 1];
      if (step.deed === null) return null;
      if (!moment) {
        return run?.trouble && run.deeds.length === index ? { step: index + 1, why: run.trouble } : null;
      }
      const why = astray(step, moment);
      if (why) return { step: index + 1, why };
    }
    return null;
  };
  const lost = lostAt();

  const advance = async (count: number) => {
    const deeds = steps.slice(at, at + count).flatMap(({ deed }) => (deed ? [deed] : []));
    if (!lost && deeds.length > 0) await player?.doAll(deeds);
    move(Math.min(steps.length, at + count));
  };
  return {
    at,
    step: steps[at - 1] ?? null,
    lost,
    next: () => void advance(1),
    toEnd: () => void advance(steps.length - at),
    back() {
      const before = Math.max(0, at - 1);
      if (run && run.deeds.length > before) void player?.backTo(before);
      move(before);
    },
  };
}
