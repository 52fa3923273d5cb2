import type { SuiteRun } from '../files/read.ts';
import type { Script, Story } from '../play/script.ts';
import { stageOf } from '../play/stage-of.ts';

/** What a suite walks on a machine: how often each transition was taken, by key. */
export type Walked = ReadonlyMap<string, number>;

/** The steps of a story that a run took: all, or up to where it went another way. */
const stepsTaken = ({ name, steps }: Story, run: SuiteRun | null): Story['steps'] => {
  const result = run?.results.find((one) => one.name === name);
  if (run && !result) return [];
  return steps.slice(0, result?.mismatch ? Math.max(0, result.mismatch.step - 1) : undefined);
};

/** Plays every story, and counts. `isWanted` says whether anybody still waits for it. */
export async function walk(
  script: Script,
  run: SuiteRun | null,
  told: (done: number, so: Walked) => void,
  isWanted: () => boolean,
): Promise<Walked | null> {
  const taken = new Map<string, number>();
  const stage = stageOf(script.machine, true);
  if (!stage) return null;
  let shownAt = performance.now();
  for (const [index, story] of script.stories.entries()) {
    if (!isWanted()) return null;
    try {
      await stage.begin(story.start);
      for (const { deed } of stepsTaken(story, run)) {
        if (!deed) break;
        for (const key of (await stage.do(deed)).fired) taken.set(key, (taken.get(key) ?? 0) + 1);
      }
    } catch {
      // The rest of this test cannot be done on this build; what it walked until then counts.
    }
    if (performance.now() - shownAt < 400) continue;
    shownAt = performance.now();
    told(index + 1, new Map(taken));
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  stage.end();
  return taken;
}
