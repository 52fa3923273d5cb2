import type { Agreement } from '../../verification/agreement.ts';
import { page, table } from './markdown.ts';

/** Rows under a heading: the machines of one kind. */
export interface AgreementPart {
  readonly heading: string;
  readonly rows: readonly Agreement[];
}

const number = (value: number) => value.toLocaleString('en');

/** What `explore` and xstate's own walker find in the same machines under the same events. */
export const agreementPage = (parts: readonly AgreementPart[]): string =>
  page(
    '<!-- Written by test/verification/counts.test.ts. Do not edit: npx vitest run counts -u writes it anew. -->',
    '# Agreement with xstate/graph',
    'The explorer is not believed on its word. `getAdjacencyMap` of `xstate/graph` walks the same machines under the same events, by code that is not ours, and must find the same number of states and the same number of edges (state × event, refusals included). The timers of a state are told to it: it does not know them.',
    ...parts.flatMap(({ heading, rows }) => [
      `## ${heading}`,
      table(
        ['Machine', 'States', 'by xstate/graph', 'Edges', 'by xstate/graph'],
        rows.map(({ name, states, edges, other }) => [
          name,
          number(states),
          number(other.states),
          number(edges),
          number(other.edges),
        ]),
      ),
    ]),
  );
