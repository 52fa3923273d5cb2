import type { ChartState, ChartTransition } from '../../../adapters/chart/index.ts';
import type { Say } from '../words/index.ts';
import type { Difference, WayChange } from './difference.ts';

interface ChangesProps {
  difference: Difference;
  say: Say;
  onState(path: string): void;
}

const told = ({ event, order, guard, actions, targets }: ChartTransition, say: Say): string =>
  [
    order === null ? event : `${event} (${order})`,
    ...(guard === null ? [] : [`[${guard}]`]),
    `→ ${targets.length === 0 ? say('chart.stays') : targets.join(', ')}`,
    ...(actions.length === 0 ? [] : [`/ ${actions.join(', ')}`]),
  ].join(' ');

const deeds = ({ type, initial, entry, exit, invokes, tags }: ChartState): string =>
  [
    initial === null ? type : `${type} → ${initial}`,
    ...(entry.length === 0 ? [] : [`entry / ${entry.join(', ')}`]),
    ...(exit.length === 0 ? [] : [`exit / ${exit.join(', ')}`]),
    ...invokes.map(({ id, service }) => `invoke ${id === service ? id : `${id} ${service}`}`),
    ...tags.map((tag) => `tag ${tag}`),
  ].join('; ');

function WayLine({ change, say, onState }: { change: WayChange; say: Say; onState(path: string): void }) {
  const { what, way, before } = change;
  return (
    <li class={`way change change-${what}`} data-change={what}>
      <p class="way-head">
        <span class="mark-of">{say(`compare.${what}`)}</span>
        <button type="button" class="goto" onClick={() => onState(way.source)}>
          {way.source === '' ? say('chart.any') : way.source}
        </button>
      </p>
      <p>
        <code>{told(way, say)}</code>
      </p>
      {before && what !== 'removed' && (
        <p class="quiet-line">{say('compare.was', { what: told(before, say) })}</p>
      )}
    </li>
  );
}

/** What is different in one machine, in words. */
export function Changes({ difference, say, onState }: ChangesProps) {
  const { addedStates, removedStates, alteredStates, ways } = difference;
  const alone = { now: null, before: null };
  const states = [
    ...addedStates.map((path) => ({ path, what: 'added' as const, ...alone })),
    ...removedStates.map((path) => ({ path, what: 'removed' as const, ...alone })),
    ...alteredStates.map((change) => ({ ...change, what: 'altered' as const })),
  ];
  return (
    <>
      {states.length > 0 && <h3>{say('compare.states')}</h3>}
      <ul class="ways">
        {states.map(({ path, what, now, before }) => (
          <li key={`${what} ${path}`} class={`way change change-${what}`} data-state-change={what}>
            <p class="way-head">
              <span class="mark-of">{say(`compare.${what}`)}</span>
              <button type="button" class="goto" onClick={() => onState(path)}>
                {path === '' ? say('chart.any') : path}
              </button>
            </p>
            {now && (
              <>
                <p>
                  <code>{deeds(now)}</code>
                </p>
                <p class="quiet-line">{say('compare.was', { what: deeds(before) })}</p>
              </>
            )}
          </li>
        ))}
      </ul>
      {ways.length > 0 && <h3>{say('compare.ways')}</h3>}
      <ul class="ways">
        {ways.map((change) => (
          <WayLine key={`${change.what} ${change.way.key}`} change={change} say={say} onState={onState} />
        ))}
      </ul>
    </>
  );
}
