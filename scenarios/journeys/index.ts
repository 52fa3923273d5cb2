import { code } from './code.ts';
import { entry } from './entry.ts';
import { fault } from './fault.ts';
import type { Journey } from './journey.ts';
import { leaving } from './leaving.ts';
import { lock } from './lock.ts';
import { silence } from './silence.ts';

/** Every story of the login of manual 1.1 by itself, in the order in which a reader wants them. */
export const journeys: readonly Journey[] = [...entry, ...code, ...leaving, ...fault, ...lock, ...silence];

export { appJourneys } from './app/index.ts';
export { silence } from './silence.ts';
export { type Journey, type Mode, type Step, stepsOf } from './journey.ts';
export { Astray, play } from './play.ts';
export type { Seen, Surface } from './surface.ts';
