import type { Sealed } from '../vocabulary/sealed.ts';
import {
  blocked,
  codeAnswer,
  over,
  rate,
  rejected,
  resendAnswer,
  resendRefusals,
  scanLimits,
  serverNow,
  unfitPassword,
} from './answer.ts';
import { text } from './field.ts';
import type { Call, TransactionCall } from './login.ts';
import { bestEffort, method, type Outcome, takes } from './method.ts';

/** Forgotten password (behaviour.md 6.11): the number, an FNP, a second element of the enrolled device, a new password. */
export const resetMethods = {
  begin: takes(
    ['identifier'],
    method({ txn: text, nonce: text, ...scanLimits, ...codeAnswer }, { ...rate, ...blocked }),
  ),
  sendCode: method(resendAnswer, { ...resendRefusals, ...over }),
  verify: takes(['code'], method(serverNow, { ...rejected, ...blocked, ...over })),
  /** A biometric assertion, or a Soft PIN whose PIN is asked; anything else ends at the Contact Center. */
  secondElement: takes(
    ['assertion', 'code', 'proof'],
    method(serverNow, { M_CONTACT: serverNow, E_CLOCK: serverNow, ...over }),
  ),
  setPassword: takes(['newPassword'], method(serverNow, { ...unfitPassword, ...over })),
  cancel: bestEffort(method({}, {})),
} as const;

type Answered<M extends keyof typeof resetMethods> = Promise<Outcome<(typeof resetMethods)[M]>>;

export interface Reset {
  begin(request: Call & { secret: Sealed<{ identifier: string }> }): Answered<'begin'>;
  sendCode(request: TransactionCall): Answered<'sendCode'>;
  verify(request: TransactionCall & { secret: Sealed<{ code: string }> }): Answered<'verify'>;
  /** `credential`: left out when the device holds none, which the bank answers with `M_CONTACT`. */
  secondElement(
    request: TransactionCall & {
      credential?: string;
      at?: number;
      secret?: Sealed<{ assertion: string } | { code: string; proof: string }>;
    },
  ): Answered<'secondElement'>;
  setPassword(
    request: TransactionCall & { secret: Sealed<{ newPassword: string }> },
  ): Answered<'setPassword'>;
  cancel(request: TransactionCall): Answered<'cancel'>;
}
