import { hand } from '../play/handover.ts';
import type { ViewProps } from '../shell/view.ts';
import { TestList } from './test-list.tsx';
import type { Opened } from './use-opened.ts';
import type { Parted } from './walk.ts';

interface SuitePartProps extends Pick<ViewProps, 'go' | 'say'> {
  opened: Opened;
  parted: readonly Parted[];
}

/** Where the suite and this build part: it was made of another one. */
function PartedNote({ parted, of, say }: Pick<SuitePartProps, 'parted' | 'say'> & { of: number }) {
  const [first] = parted;
  if (!first) return null;
  const { test, step, why } = first;
  return (
    <div class="note" role="status" data-parted={parted.length}>
      <p>{say('coverage.parted', { count: parted.length, of })}</p>
      <p>
        {test}, {say('coverage.at', { step })}{' '}
        {typeof why === 'string'
          ? why
          : say('coverage.differs', { what: why.what, expected: why.expected, seen: why.seen })}
      </p>
    </div>
  );
}

/** The suite that is open: how large it is, how its run went, and its tests. */
export function SuitePart({ opened, parted, go, say }: SuitePartProps) {
  const { script, run } = opened;
  const { stories } = script;
  const passed = run?.results.filter(({ mismatch }) => mismatch === null).length ?? 0;
  return (
    <>
      <PartedNote parted={parted} of={stories.length} say={say} />
      <p class="quiet-line">
        {say('coverage.tests', {
          count: stories.length,
          steps: stories.reduce((sum, { steps }) => sum + steps.length, 0),
        })}
      </p>
      <p class="quiet-line" data-run={run ? 'open' : 'none'}>
        {run ? say('coverage.passed', { passed, of: run.results.length }) : say('coverage.alone')}
      </p>
      <TestList
        script={script}
        run={run}
        say={say}
        onPlay={(index) => {
          hand(script, index);
          go({ view: 'play', what: script.machine, query: {} });
        }}
      />
    </>
  );
}
