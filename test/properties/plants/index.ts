import { codePlants } from './code.ts';
import { credentialPlants } from './credential.ts';
import { countingPlants } from './counting.ts';
import { lockPlants } from './lock.ts';
import type { Plant } from './plant.ts';
import { recoveryPlants } from './recovery.ts';
import { sessionPlants } from './session.ts';
import { silencePlants } from './silence.ts';
import { transactionPlants } from './transaction.ts';

export { flowPlants } from './flow.ts';

/** Every fault put into the authority. */
export const plants: readonly Plant[] = [
  ...sessionPlants,
  ...credentialPlants,
  ...recoveryPlants,
  ...codePlants,
  ...countingPlants,
  ...lockPlants,
  ...silencePlants,
  ...transactionPlants,
];
