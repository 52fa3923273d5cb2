import { page, table } from './markdown.ts';

/** The page about the export to Promela, with what Spin found. */
export function spinPage([head = [], ...rows]: readonly string[][]): string {
  const agree = rows.filter((row) => row.at(-1) === 'yes').length;
  return page(
    '<!-- The table is written by `npm run docs:spin`, which needs Spin and gcc. -->',
    '# Export, and a second opinion by Spin',
    '`hyrje export <name>` writes a machine, a slice of the authority or the account with two devices as Promela, the language of the model checker [Spin](https://spinroot.com); `--format mermaid` or `svg` draws a machine, and `--format json` lists states and transitions (schema `hyrje/lts@1`: `states` as lines, `labels`, `transitions` as `[from, label, to]`, state 0 is the start). `hyrje export --list` names all there is.',
    '`hyrje export --agreement` lets Spin search each of them breadth-first and compares: the number of states, the number of transitions, whether every invariant holds, and the length of the shortest way to break "the farthest state is never met". `--json` prints schema `hyrje/agreement@1`: `spin` (whether it was there), and either `missing` or `agreements`. Without Spin or gcc it says so and ends with 1.',
    '## What is exported',
    '- **A machine or a flow** is exported from its explored transition system: one variable, the state, and a table of where each step leads. Spin counts and judges what our explorer found; it does not explore the machine again.',
    "- **A slice, and two devices**, are exported as what they are made from: one variable for each machine, and for each input a decision over those variables, which is the authority's router remembered. The states and the transitions of the product are in no table: Spin finds them. What one device feels of the other is a decision of its own, which follows the first.",
    '- **Invariants** are what the properties claim of every state (`always`), as decisions over the variables they read; of a machine, that every deadline that is armed is an event there.',
    '- Deadlines come in any order: the products are untimed, here and there. So they hold more than what clocks allow, and whatever holds of every state holds with clocks too.',
    '- Spin counts the start as a transition; one is taken off. Its counts are printed in full, not with eight digits.',
    '## What was found',
    `Machines and flows under the policy as it is; products under small limits. ${agree} of ${rows.length} agree.`,
    table(
      head.map((name) => name[0] + name.slice(1).toLowerCase()),
      rows,
    ),
  );
}
