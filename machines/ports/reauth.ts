import type { Sealed } from '../vocabulary/sealed.ts';
import {
  blocked,
  codeAnswer,
  ended,
  expired,
  rate,
  rejected,
  resendAnswer,
  resendRefusals,
  serverNow,
} from './answer.ts';
import { flag } from './field.ts';
import { bestEffort, method, type Outcome, takes } from './method.ts';
import type { SessionCall } from './session.ts';

/**
 * VERIFIKO (behaviour.md R5). While authentication is fresh `begin` is the verdict; else it asks for an FNP, the same
 * for a right and a wrong password, and `verify` is the verdict. A session has one VERIFIKO at a time.
 */
export const reauthMethods = {
  begin: takes(
    ['password'],
    method(
      { needsCode: flag, ...codeAnswer },
      { E_REAUTH: serverNow, E_SIM_RISK: serverNow, ...rate, ...blocked, ...ended },
    ),
  ),
  sendCode: method(resendAnswer, { ...resendRefusals, ...expired, ...ended }),
  verify: takes(['code'], method(serverNow, { ...rejected, ...blocked, ...expired, ...ended })),
  cancel: bestEffort(method({}, {})),
} as const;

export interface Reauth {
  begin(
    request: SessionCall & { secret: Sealed<{ password: string }> },
  ): Promise<Outcome<typeof reauthMethods.begin>>;
  sendCode(request: SessionCall): Promise<Outcome<typeof reauthMethods.sendCode>>;
  verify(
    request: SessionCall & { secret: Sealed<{ code: string }> },
  ): Promise<Outcome<typeof reauthMethods.verify>>;
  cancel(request: SessionCall): Promise<Outcome<typeof reauthMethods.cancel>>;
}
