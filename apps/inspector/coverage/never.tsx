import type { ChartTransition } from '../../../adapters/chart/index.ts';
import type { Say } from '../words/index.ts';

interface NeverProps {
  /** Transitions that something could walk. */
  able: readonly ChartTransition[];
  never: readonly ChartTransition[];
  /** Nothing is counted any more. */
  isWhole: boolean;
  say: Say;
  onState(path: string): void;
}

/** How much was walked, as a figure. */
export const WalkedFigure = ({ able, never, isWhole, say }: Omit<NeverProps, 'onState'>) => {
  const taken = able.length - never.length;
  const share = Math.floor((100 * taken) / Math.max(1, able.length));
  return (
    <>
      <p
        class="figure"
        role="status"
        data-walked={taken}
        data-of={able.length}
        data-counted={isWhole ? 'all' : 'some'}
      >
        {say('coverage.walked', { taken, of: able.length, share })}
      </p>
      <progress aria-label={say('chart.kind')} max={able.length} value={taken} />
    </>
  );
};

/** What was never walked. */
export const Never = ({ never, say, onState }: Omit<NeverProps, 'able' | 'isWhole'>) => (
  <>
    {never.length > 0 && <h3>{say('coverage.never')}</h3>}
    <ul class="never">
      {never.map(({ key, source, event, guard }) => (
        <li key={key}>
          <button type="button" class="goto" onClick={() => onState(source)}>
            {[source || say('chart.any'), event, guard && `[${guard}]`].filter(Boolean).join(' ')}
          </button>
        </li>
      ))}
    </ul>
  </>
);
