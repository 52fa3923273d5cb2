import { badInput } from '../bad-input/index.ts';
import { interactions } from '../interactions/index.ts';
import type { Journey } from '../journey.ts';
import { manual } from '../manual/index.ts';
import { devices } from './devices.ts';
import { recovery } from './recovery.ts';
import { recoveryRefused } from './recovery-refused.ts';
import { scans } from './scans.ts';
import { session } from './session.ts';
import { softPin } from './soft-pin.ts';
import { softPinMenu } from './soft-pin-menu.ts';
import { verification } from './verification.ts';
import { verified } from './verified.ts';

/** Every story of the whole app, in the order in which a reader wants them. */
export const appJourneys: readonly Journey[] = [
  ...manual,
  ...verification,
  ...verified,
  ...scans,
  ...devices,
  ...softPin,
  ...softPinMenu,
  ...session,
  ...recovery,
  ...recoveryRefused,
  ...interactions,
  ...badInput,
];
