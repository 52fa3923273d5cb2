import { statesOf } from '../../../adapters/chart/index.ts';
import type { Language } from '../../../adapters/messages/index.ts';
import type { ChartSource } from '../data/machines.ts';
import type { Say } from '../words/index.ts';
import { elementName, screenName } from '../words/terms.ts';
import { Sign } from './sign.tsx';

interface ChartTableProps {
  source: ChartSource;
  language: Language;
  say: Say;
}

/** The same as the chart, for whoever reads and does not look. */
export function ChartTable({ source, language, say }: ChartTableProps) {
  const [, ...states] = statesOf(source.chart);
  const transitions = statesOf(source.chart).flatMap((state) => state.transitions);
  return (
    <div class="tables" tabIndex={0} role="region" aria-label={say('chart.table')} data-table={source.name}>
      <table>
        <caption>{say('chart.state')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('chart.state')}</th>
            <th scope="col">{say('chart.screen')}</th>
            <th scope="col">{say('chart.proves')}</th>
            <th scope="col">{say('chart.clauses')}</th>
            <th scope="col">{say('chart.asks')}</th>
          </tr>
        </thead>
        <tbody>
          {states.map(({ path, invokes }) => {
            const { screen, tags = [], elements = [] } = source.annotations[path] ?? {};
            return (
              <tr key={path}>
                <th scope="row">
                  <code>{path}</code>
                </th>
                <td>{screen === undefined ? '' : screenName(language, screen)}</td>
                <td>{elements.map((element) => elementName(language, element)).join('; ')}</td>
                <td>{tags.join(', ')}</td>
                <td>{invokes.map(({ service }) => service).join(', ')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <table>
        <caption>{say('chart.ways')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('chart.state')}</th>
            <th scope="col">{say('chart.event')}</th>
            <th scope="col">{say('chart.kind')}</th>
            <th scope="col">{say('chart.guard')}</th>
            <th scope="col">{say('chart.target')}</th>
            <th scope="col">{say('chart.does')}</th>
          </tr>
        </thead>
        <tbody>
          {transitions.map(({ key, source: from, event, order, kind, guard, targets, actions }) => (
            <tr key={key}>
              <th scope="row">
                <code>{from === '' ? say('chart.any') : from}</code>
              </th>
              <td>
                <code>{order === null ? event : `${event} (${order})`}</code>
              </td>
              <td>
                <Sign kind={kind} /> {say(`kind.${kind}`)}
              </td>
              <td>
                <code>{guard ?? ''}</code>
              </td>
              <td>{targets.length === 0 ? say('chart.stays') : <code>{targets.join(', ')}</code>}</td>
              <td>
                <code>{actions.join(', ')}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
