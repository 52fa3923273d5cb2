import { chartOf, type ChartState, statesOf, toMermaid } from '../../adapters/chart/index.ts';
import type { FlowDefinition } from '../../machines/flows/definition.ts';
import type { Method } from '../../machines/ports/method.ts';
import type { Described } from './catalogue.ts';
import { code, codes, generated, page, table } from './markdown.ts';
import { viewAt } from './screens.ts';

const kindOf = ({ type, children, initial }: ChartState): string => {
  if (type === 'parallel') return `parallel: ${children.map(({ key }) => key).join(', ')}`;
  if (type === 'compound') return `begins in ${code(initial ?? '')}`;
  return type === 'final' ? 'final' : '';
};

function stateTable(states: readonly ChartState[], flow: FlowDefinition | undefined): string {
  const screenOf = (definition: FlowDefinition, path: string) => {
    const { screen, busy } = viewAt(definition, path);
    return busy ? `${code(screen)}, busy` : code(screen);
  };
  return table(
    ['State', ...(flow ? ['Screen'] : []), 'Kind', flow ? 'Asks' : 'On entry and exit'],
    states.map((state) => [
      code(state.path),
      ...(flow ? [screenOf(flow, state.path)] : []),
      kindOf(state),
      flow
        ? codes(state.invokes.map(({ service }) => service))
        : codes([
            ...state.entry.map((name) => `entry / ${name}`),
            ...state.exit.map((name) => `exit / ${name}`),
          ]),
    ]),
  );
}

const transitionTable = (chart: ChartState): string =>
  table(
    ['In state', 'On', 'If', 'Goes to', 'Doing'],
    statesOf(chart).flatMap(({ transitions }) =>
      transitions.map(({ source, event, order, guard, targets, actions, reenter }) => [
        source === '' ? 'any' : code(source),
        order === null ? code(event) : `${code(event)} (${order})`,
        code(guard ?? ''),
        targets.length === 0 ? '(stays)' : `${codes(targets)}${reenter ? ', entered anew' : ''}`,
        codes(actions),
      ]),
    ),
  );

const eventTable = ({ events }: FlowDefinition): string =>
  table(
    ['Event', 'Refused in the form with'],
    Object.entries(events).map(([name, { problems }]) => [code(name), codes(problems)]),
  );

const answersOf = ({ ok, refusals }: Method): string =>
  [
    `ok (${codes(Object.keys(ok))})`,
    ...Object.entries(refusals).map(([refusal, fields]) => {
      const names = Object.keys(fields ?? {});
      return `${code(refusal)}${names.length === 0 ? '' : ` (${codes(names)})`}`;
    }),
  ].join('; ');

const serviceTable = ({ services }: FlowDefinition): string =>
  table(
    ['Service', 'Answers'],
    Object.entries(services).map(([name, method]) => [
      code(name),
      method.bestEffort ? `${answersOf(method)}; not waited for` : answersOf(method),
    ]),
  );

/** The file of a machine's drawing, beside its page. */
export const drawingOf = ({ page }: Described): string => `${page}.svg`;

/** The page of one machine: what it is, its chart, its states, its transitions. */
export function machinePage(described: Described): string {
  const { name, machine, what, sources, file, flow } = described;
  const drawing = drawingOf(described);
  const chart = chartOf(machine);
  const [, ...states] = statesOf(chart);
  return page(
    generated(file),
    `# ${name}`,
    what,
    `Source: ${sources} Defined in [${file}](../../${file}).`,
    '## Chart',
    'The first level; a shadow behind a box says that there is more inside, and the signs are explained below it.',
    `[![The chart of ${name}](${drawing})](${drawing})`,
    'A label reads `event (order) [guard] / actions`; where several transitions wait for the same event, the first whose guard holds is taken. What does not leave a state stands inside it. [How to read the charts](../for-analysts.md).',
    'All of it, as text:',
    `\`\`\`mermaid\n${toMermaid(machine)}\`\`\``,
    '## States',
    stateTable(states, flow),
    '## Transitions',
    transitionTable(chart),
    ...(flow ? ['## Events', eventTable(flow), '## Services', serviceTable(flow)] : []),
  );
}
