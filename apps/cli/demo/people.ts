import type { Person } from '../../../adapters/bank/index.ts';
import { people } from '../../../scenarios/people.ts';

export interface DemoCustomer extends Person {
  name: string;
}

/** The customers of the demo bank at the moment `now`: those of the journeys, and one whose SIM was just changed. */
export const demoCustomers = (now: number): readonly DemoCustomer[] => [
  ...Object.values(people),
  {
    name: 'Dritan Kola',
    clientNumber: '100200303',
    personalNumber: 'H99999999K',
    phone: '+355690000104',
    password: 'kulla e vjetër 74',
    language: 'sq',
    simChangedAt: now - 3_600_000,
  },
];
