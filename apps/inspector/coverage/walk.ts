import type { SuiteRun } from '../files/read.ts';
import { astray } from '../play/astray.ts';
import type { Astray } from '../play/moment.ts';
import type { Script, Story } from '../play/script.ts';

/** A test that goes another way on this build than its suite says. */
export interface Parted {
  readonly test: string;
  /** Counted from 1. */
  readonly step: number;
  readonly why: Astray | string;
}

/** What a suite walks on a machine. */
export interface Walked {
  /** How often each transition was taken, by key. */
  readonly taken: ReadonlyMap<string, number>;
  /** Where the suite and this build part; none for a suite of this build. */
  readonly parted: readonly Parted[];
}

/** The steps of a story that a run took: all, or up to where it went another way. */
const stepsTaken = ({ name, steps }: Story, run: SuiteRun | null): Story['steps'] => {
  const result = run?.results.find((one) => one.name === name);
  if (run && !result) return [];
  return steps.slice(0, result?.mismatch ? Math.max(0, result.mismatch.step - 1) : undefined);
};

/** How long the page is kept from drawing, ms. */
const slice = 12;
/** How often what was counted is shown, ms. */
const pause = 400;

/** Plays every story, and counts. `isWanted` says whether anybody still waits for it. */
export async function walk(
  script: Script,
  run: SuiteRun | null,
  told: (done: number, so: Walked) => void,
  isWanted: () => boolean,
): Promise<Walked | null> {
  const taken = new Map<string, number>();
  const parted: Parted[] = [];
  const stage = script.stage();
  if (!stage) return null;
  const so = (): Walked => ({ taken: new Map(taken), parted: [...parted] });
  let shownAt = performance.now();
  let drawnAt = shownAt;
  for (const [index, story] of script.stories.entries()) {
    if (!isWanted()) return null;
    let at = 0;
    const part = (why: Parted['why']) => parted.push({ test: story.name, step: at, why });
    try {
      await stage.begin(story.start);
      for (const step of stepsTaken(story, run)) {
        at++;
        if (!step.deed) break;
        const moment = await stage.do(step.deed);
        for (const key of moment.fired) taken.set(key, (taken.get(key) ?? 0) + 1);
        const why = astray(step, moment);
        if (why) {
          part(why);
          break;
        }
      }
    } catch (cause) {
      part(cause instanceof Error ? cause.message : String(cause));
    }
    const now = performance.now();
    if (now - drawnAt < slice) continue;
    if (now - shownAt >= pause) {
      shownAt = now;
      told(index + 1, so());
    }
    await new Promise((resolve) => setTimeout(resolve, 0));
    drawnAt = performance.now();
  }
  stage.end();
  return so();
}
