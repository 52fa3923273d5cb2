import type { Sealed } from '../vocabulary/sealed.ts';
import { ended, serverNow, unfitPassword } from './answer.ts';
import { method, type Outcome, takes } from './method.ts';
import type { SessionCall } from './session.ts';

/** Another password for a customer who knows the old one (behaviour.md 6.13): under VERIFIKO. */
export const passwordMethods = {
  change: takes(['newPassword'], method(serverNow, { ...unfitPassword, E_REAUTH: serverNow, ...ended })),
} as const;

export interface Password {
  change(
    request: SessionCall & { secret: Sealed<{ newPassword: string }> },
  ): Promise<Outcome<typeof passwordMethods.change>>;
}
