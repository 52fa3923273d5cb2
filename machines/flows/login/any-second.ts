import { codeStep } from './code-step.ts';
import { choosing } from './first-step.ts';
import { smartFnpStep } from './smart-fnp-step.ts';
import { smsStep } from './sms-step.ts';
import { softPinStep } from './soft-pin-step.ts';

/** What may answer after a password in the app, by what the device has (behaviour.md 6.0). */
export const anySecond = {
  choosing: choosing({ smartFnp: 'validating', askedPin: 'askingPin', savedPin: 'askingPin' }),
  validating: smartFnpStep,
  askingPin: softPinStep,
  turning: smsStep,
  askingCode: { id: 'askingCode' as const, ...codeStep },
};
