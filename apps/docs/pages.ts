import { chartOf, statesOf } from '../../adapters/chart/index.ts';
import { attackPage } from './attack-page.ts';
import { callsPage } from './calls-page.ts';
import { catalogue, type Described, described } from './catalogue.ts';
import { machinePage } from './machine-page.ts';
import { generated, page, table } from './markdown.ts';
import { mutationPage, storedMutation } from './mutation-page.ts';
import { policyPage } from './policy-page.ts';
import { propertiesPage } from './properties-page.ts';

const rows = (machines: readonly Described[]): string =>
  table(
    ['Machine', 'What it is', 'States', 'Transitions'],
    machines.map(({ name, page, what, machine }) => {
      const [, ...states] = statesOf(chartOf(machine));
      const transitions = statesOf(chartOf(machine)).flatMap((state) => state.transitions);
      return [`[${name}](${page}.md)`, what, String(states.length), String(transitions.length)];
    }),
  );

const machinesIndex = (): string =>
  page(
    generated('the machines'),
    '# The machines',
    'A page for each machine that runs, read from its definition. [How to read the charts](../for-analysts.md).',
    '## Flows: what the customer sees',
    rows(catalogue.flows),
    '## Authority: what the bank decides',
    rows(catalogue.authority),
  );

/** Every generated page, by its path in the repository. */
export function pages(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/machines/README.md', machinesIndex()],
    ...described.map((each) => [`docs/machines/${each.page}.md`, machinePage(each)] as const),
    ['docs/attack.md', attackPage()],
    ['docs/calls.md', callsPage()],
    ['docs/mutation.md', mutationPage(storedMutation())],
    ['docs/policy.md', policyPage()],
    ['docs/properties.md', propertiesPage()],
  ]);
}
