import { statesOf } from '../../../adapters/chart/index.ts';
import { Sign } from '../chart/sign.tsx';
import type { ChartSource } from '../data/machines.ts';
import type { Say } from '../words/index.ts';

interface FiredProps {
  source: ChartSource;
  keys: readonly string[];
  say: Say;
}

/** The very transitions that were taken last, also those inside a state that is closed on the chart. */
export function Fired({ source, keys, say }: FiredProps) {
  const all = statesOf(source.chart).flatMap(({ transitions }) => transitions);
  const taken = keys.flatMap((key) => all.find((way) => way.key === key) ?? []);
  return (
    <div class="hint-line fired" role="status" data-fired={keys.join('|')}>
      {taken.length === 0 && <p>{say('play.fired.none')}</p>}
      {taken.map(({ key, kind, source: from, event, order, guard, targets }, at) => (
        <p key={`${key} ${at}`}>
          <Sign kind={kind} /> <code>{from === '' ? say('chart.any') : from}</code>{' '}
          <b>{order === null ? event : `${event} (${order})`}</b> {guard !== null && <code>[{guard}]</code>} →{' '}
          {targets.length === 0 ? say('chart.stays') : <code>{targets.join(', ')}</code>}
        </p>
      ))}
    </div>
  );
}
