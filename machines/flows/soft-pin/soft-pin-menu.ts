import { type Enrolment, enrolmentMethods } from '../../ports/enrolment.ts';
import { type PinVault, pinVaultMethods } from '../../ports/pin-vault.ts';
import { type SoftPin, softPinMethods } from '../../ports/soft-pin.ts';
import { pinEvent } from '../code/pin-events.ts';
import { bare, defineFlow } from '../definition.ts';
import { menuRange, type MenuStart } from './family.ts';
import { softPinMenuMachine, type SoftPinMenuOutput } from './soft-pin-menu.machine.ts';
import { softPinMenuView } from './soft-pin-menu.view.ts';

const events = {
  'pin.submit': pinEvent,
  'softPin.open': bare,
  'softPin.get': bare,
  'softPin.generate': bare,
  /** The app went out of sight. */
  'app.hidden': bare,
  'profile.open': bare,
  'call.retry': bare,
  'flow.cancel': bare,
};

export interface Ports {
  pinVault: PinVault;
  /** Asked in a session. */
  enrolment: Pick<Enrolment, 'status'>;
  softPin: SoftPin;
}

/** Menu "Soft PIN" of manual 1.5: the code at any moment, also before a login and without a connection. */
export const softPinMenu = defineFlow<typeof events, SoftPinMenuOutput, Ports, MenuStart>({
  name: 'softPinMenu',
  version: 2,
  machine: softPinMenuMachine,
  events,
  services: {
    'pinVault.derive': pinVaultMethods.derive,
    'enrolment.status': enrolmentMethods.status,
    'softPin.check': softPinMethods.check,
    'softPin.burn': softPinMethods.burn,
  },
  range: menuRange,
  view: softPinMenuView,
  starts: [
    { credential: '-', session: null, saved: false },
    { credential: '-', session: null, saved: true },
    { credential: '-', session: '-', saved: false },
    { credential: '-', session: '-', saved: true },
  ],
});
