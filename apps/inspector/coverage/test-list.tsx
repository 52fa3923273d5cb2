import { useState } from 'preact/hooks';
import type { SuiteRun } from '../files/read.ts';
import type { Script } from '../play/script.ts';
import type { Say } from '../words/index.ts';

interface TestListProps {
  script: Script;
  run: SuiteRun | null;
  say: Say;
  onPlay(index: number): void;
}

const atOnce = 60;

/** The tests of a suite, those that failed first; one that is pressed is played. */
export function TestList({ script, run, say, onPlay }: TestListProps) {
  const [shown, show] = useState(atOnce);
  const results = new Map(run?.results.map((one) => [one.name, one.mismatch]));
  const tests = script.stories.map(({ name, steps }, index) => ({
    name,
    index,
    count: steps.length,
    mismatch: results.get(name) ?? null,
  }));
  const failed = tests.filter(({ mismatch }) => mismatch !== null);
  const all = [...failed, ...tests.filter(({ mismatch }) => mismatch === null)];
  return (
    <>
      <ol class="tests" aria-label={say('coverage.list')}>
        {all.slice(0, shown).map(({ name, index, count, mismatch }) => (
          <li key={name} data-test={name} data-failed={mismatch !== null}>
            <button type="button" title={say('coverage.play', { name })} onClick={() => onPlay(index)}>
              <span class="test-name">{name}</span>
              <span class="quiet-line">{say('coverage.steps', { count })}</span>
              {mismatch && (
                <span class="failure">
                  {say('coverage.failed', { step: mismatch.step, what: mismatch.what })}
                </span>
              )}
            </button>
          </li>
        ))}
      </ol>
      {all.length > shown && (
        <button type="button" class="tool" onClick={() => show(shown + atOnce)}>
          {say('chart.more', { count: all.length - shown })}
        </button>
      )}
    </>
  );
}
