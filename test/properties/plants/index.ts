import { codePlants } from './code.ts';
import { countingPlants } from './counting.ts';
import { lockPlants } from './lock.ts';
import type { Plant } from './plant.ts';
import { sessionPlants } from './session.ts';
import { silencePlants } from './silence.ts';
import { transactionPlants } from './transaction.ts';

export { flowPlants } from './flow.ts';

/** Every fault put into the authority. */
export const plants: readonly Plant[] = [
  ...sessionPlants,
  ...codePlants,
  ...countingPlants,
  ...lockPlants,
  ...silencePlants,
  ...transactionPlants,
];
