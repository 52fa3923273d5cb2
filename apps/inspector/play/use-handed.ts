import { useEffect, useState } from 'preact/hooks';
import type { Loaded } from '../files/read.ts';
import type { ViewProps } from '../shell/view.ts';
import { drop, hand, taken } from './handover.ts';
import { useLibrary } from './journeys/choice.tsx';
import { scriptOfJourney } from './journeys/script.ts';
import { type Script, scriptOfSuite } from './script.ts';
import { scriptOfTrace } from './trace.ts';

const scriptOf = (loaded: Loaded): Script | null => {
  if (loaded.schema === 'hyrje/suite@1') return scriptOfSuite(loaded.value);
  return loaded.schema === 'hyrje/trace@1' ? scriptOfTrace(loaded.value) : null;
};

const machineIn = (loaded: Loaded): string => {
  if (loaded.schema === 'hyrje/suite@1') return loaded.value.machine;
  return loaded.schema === 'hyrje/trace@1' ? loaded.value.on.name : '';
};

/** The script that is played, if one is: from a file, from another view, or the journey that the address names. */
export function useHanded({ route, go, say }: Pick<ViewProps, 'route' | 'go' | 'say'>) {
  const [handed, take] = useState(taken);
  const library = useLibrary();
  const journey = route.query['journey'] ?? null;

  const give = (script: Script, story = 0) => {
    hand(script, story);
    take(taken());
  };
  useEffect(() => {
    if (library === null || library === 'failed') return;
    const found = library.journeys.find(({ id }) => id === journey);
    if (found) give(scriptOfJourney(found, library));
  }, [library, journey]);

  return {
    script: handed?.script ?? null,
    story: handed?.script.stories[handed.story] ?? null,
    library,
    journey,
    /** Takes a file; says why not. */
    load(loaded: Loaded, file: string): string | null {
      const made = scriptOf(loaded);
      if (!made) return say('file.machine', { name: file, machine: machineIn(loaded) });
      give(made);
      return null;
    },
    /** Another story of the same script. */
    turn(next: number) {
      if (handed) give(handed.script, next);
    },
    close(machine: string) {
      drop();
      take(null);
      go({ view: 'play', what: machine, query: {} });
    },
  };
}
