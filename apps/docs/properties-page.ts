import { properties } from '../../scenarios/properties/index.ts';
import type { Property } from '../../verification/property.ts';
import { code, generated, page, table } from './markdown.ts';

const subjects = ({ authority, closure, flow }: Property): string =>
  [
    ...(authority ? ['the authority'] : []),
    ...(closure ? ['the account with permanent blocks'] : []),
    ...(flow ? ['each flow'] : []),
  ].join(', ');

/** Everything that is checked, in both languages. */
export const propertiesPage = (): string =>
  page(
    generated('scenarios/properties'),
    '# Properties',
    `The ${properties.length} properties that this version checks: each in every reachable state of what it speaks of, on the machines that run. \`hyrje walk\` gives each its verdict, the number of states looked at, how often its premise was met, and a shortest trace if it is broken. What is not listed here is not claimed.`,
    '“The authority” is the five machines of the bank behind one client that may send any command at any time, with other devices, the staff desk and every order of deadlines. “The account with permanent blocks” is the account alone under `lock.permanent`, with nothing but other devices and the staff desk. “Each flow” is a flow against every answer that a service may give. [What this rests on](for-security.md).',
    table(
      ['Id', 'What must hold', 'Çfarë duhet të vlejë', 'Clause', 'Checked on'],
      properties.map((property) => {
        const { id, statement, clause } = property;
        return [code(id), statement.en, statement.sq, clause, subjects(property)];
      }),
    ),
  );
