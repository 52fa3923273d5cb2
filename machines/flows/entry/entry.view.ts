import type { StateValueFrom } from 'xstate';
import type { Picture } from '../view.ts';
import { action, cancel } from '../code/picture.ts';
import { end, type StateId } from '../login/parts.view.ts';
import type { AnyMachineSnapshot } from 'xstate';
import type { EntryContext } from './entry-family.ts';
import type { entryMachine } from './entry.machine.ts';

const welcome = ({ error, unanswered }: EntryContext, busy: boolean) =>
  end('welcome', {
    busy,
    actions: [
      action('app.enter', 'primary'),
      ...(unanswered === null ? [] : [action('call.retry', 'secondary')]),
    ],
    error: error && { code: error },
  });

function method({ remembered, biometric, softPin, altered, display: { kept } }: EntryContext): Picture {
  const mask = remembered ? kept?.mask : undefined;
  const biometricMask = biometric ? kept?.biometricMask : undefined;
  return end('method', {
    actions: [
      action('password.choose', biometric ? 'secondary' : 'primary'),
      ...(biometric ? [action('biometric.login', 'primary')] : []),
      ...(softPin === 'off' ? [] : [action('softPin.open', 'link')]),
      action('password.forgot', 'link'),
      cancel,
    ],
    error: altered ? { code: 'E_DEVICE_ALTERED' } : null,
    data: {
      ...(mask !== undefined && { mask }),
      ...(biometricMask !== undefined && biometricMask !== mask && { biometricMask }),
    },
  });
}

const left = (next: string) => () => end('left', { data: { next } });

const rows = {
  booting: () => end('booting', { busy: true }),
  checking: (context) => welcome(context, true),
  welcome: (context) => welcome(context, false),
  method,
  leftForPassword: left('passwordLogin'),
  leftForScan: left('biometricLogin'),
  leftForMenu: left('softPinMenu'),
  leftForReset: left('forgotPassword'),
} satisfies Record<StateId<StateValueFrom<typeof entryMachine>>, (context: EntryContext) => Picture>;

/** What the customer sees of `entry`. */
export function entryView({ value, context }: AnyMachineSnapshot): Picture {
  const id = typeof value === 'string' ? value : Object.keys(value as object)[0];
  return rows[id as keyof typeof rows](context as EntryContext);
}
