import type { Sealed } from '../vocabulary/sealed.ts';
import { serverNow } from './answer.ts';
import { amount, instant } from './field.ts';
import type { Call } from './login.ts';
import { method, type Outcome, takes } from './method.ts';

/** How long the code may be shown, and kept on the clipboard, and from which difference of clocks on it is told, ms. */
const limits = { showFor: amount, clipboardClear: amount, clockWarn: amount };

const refusals = {
  E_PIN_WRONG: serverNow,
  E_PIN_SUSPENDED: serverNow,
  E_CRED_REVOKED: serverNow,
  E_CLOCK: serverNow,
} as const;

/** The menu's two questions to the bank (behaviour.md 6.10): is this PIN right, and is the shown code dead. */
export const softPinMethods = {
  check: takes(['code', 'proof'], method({ ...limits, ...serverNow }, refusals)),
  /** The shown step is burned; the step that begins at `nextAt` is accepted at once for this device (A6). */
  burn: takes(['code', 'proof'], method({ nextAt: instant, ...limits, ...serverNow }, refusals)),
} as const;

interface SoftPinCall extends Call {
  credential: string;
  /** By which server time the device made its code, ms. */
  at: number;
  secret: Sealed<{ code: string; proof: string }>;
}

export interface SoftPin {
  check(request: SoftPinCall): Promise<Outcome<typeof softPinMethods.check>>;
  burn(request: SoftPinCall): Promise<Outcome<typeof softPinMethods.burn>>;
}
