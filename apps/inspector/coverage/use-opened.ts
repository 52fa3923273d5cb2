import { useEffect, useState } from 'preact/hooks';
import type { Coverage } from '../../../verification/cover/coverage/schema.ts';
import type { Suite } from '../../../verification/cover/schema.ts';
import { machineNamed } from '../data/machines.ts';
import type { Loaded, SuiteRun } from '../files/read.ts';
import { type Script, scriptOfSuite } from '../play/script.ts';
import type { Say } from '../words/index.ts';
import { walk, type Walked } from './walk.ts';

export interface Opened {
  readonly suite: Suite;
  readonly script: Script;
  readonly run: SuiteRun | null;
}

/** What was counted, and of what: a figure is never shown beside another file than its own. */
interface Counted {
  readonly of: Opened;
  readonly walked: Walked | null;
  readonly done: number;
}

/** What was opened last; it is still there when somebody comes back from playing a test. */
let last: Opened | null = null;
let lastMerged: Coverage | null = null;

/** Counts what a suite walks, or how far a run of it came. */
function useCounted(opened: Opened | null): Counted | null {
  const [counted, count] = useState<Counted | null>(null);
  useEffect(() => {
    if (!opened) return undefined;
    let isWanted = true;
    const told = (done: number, walked: Walked | null) => {
      if (isWanted) count({ of: opened, walked, done });
    };
    void walk(opened.script, opened.run, told, () => isWanted).then((walked) =>
      told(opened.script.stories.length, walked),
    );
    return () => {
      isWanted = false;
    };
  }, [opened]);
  return counted?.of === opened ? counted : null;
}

/** The files that are open: a suite with or without its result, or what many runs covered. `changed`: another one is. */
export function useOpened(say: Say, changed: () => void) {
  const [opened, open] = useState<Opened | null>(last);
  const [coverage, merge] = useState<Coverage | null>(lastMerged);
  const found = useCounted(opened);

  const show = (next: Opened | null, merged: Coverage | null) => {
    last = next;
    lastMerged = merged;
    open(next);
    merge(merged);
    changed();
    return null;
  };
  return {
    opened,
    coverage,
    walked: found?.walked?.taken ?? null,
    parted: found?.walked?.parted ?? [],
    done: found?.done ?? 0,
    take: {
      coverage(loaded: Loaded, name: string): string | null {
        if (loaded.schema !== 'hyrje/coverage@1') return null;
        const unknown = loaded.value.machines.find(({ machine }) => !machineNamed(machine));
        if (unknown) return say('file.machine', { name, machine: unknown.machine });
        return show(null, loaded.value);
      },
      suite(loaded: Loaded, name: string): string | null {
        if (loaded.schema !== 'hyrje/suite@1') return null;
        const script = scriptOfSuite(loaded.value);
        if (!script) return say('file.machine', { name, machine: loaded.value.machine });
        return show({ suite: loaded.value, script, run: null }, null);
      },
      run(loaded: Loaded, name: string): string | null {
        if (loaded.schema !== 'hyrje/suite-run@1') return null;
        if (!opened) return say('coverage.first');
        const { value } = loaded;
        const { machine, version } = opened.suite;
        if (value.machine !== machine || value.version.hash !== version.hash) {
          const own = new Set(opened.suite.tests.map((test) => test.name));
          const known = new Set(value.results.map((result) => result.name));
          return say('coverage.other', {
            name,
            machine: `${value.machine} ${value.version.number}`,
            found: value.version.hash,
            suite: `${machine} ${version.number}`,
            expected: version.hash,
            gone: [...known].filter((one) => !own.has(one)).length,
            fresh: [...own].filter((one) => !known.has(one)).length,
          });
        }
        return show({ ...opened, run: value }, null);
      },
    },
  };
}
