import type { FlowDefinition } from './definition.ts';
import { entry } from './entry/entry.ts';
import { biometricLogin } from './login/biometric-login.ts';
import { internetBranchLogin } from './login/internet-branch-login.ts';
import { passwordLogin } from './login/password-login.ts';
import { rememberedLogin } from './login/remembered-login.ts';
import { smartFnpLogin } from './login/smart-fnp-login.ts';
import { softPinLogin } from './login/soft-pin-login.ts';
import type { FlowName } from './next.ts';
import { biometricActivation } from './profile/biometric-activation.ts';
import { deactivation } from './profile/deactivation.ts';
import { passwordChange } from './profile/password-change.ts';
import { profile } from './profile/profile.ts';
import { smartFnpActivation } from './profile/smart-fnp-activation.ts';
import { softPinActivation } from './profile/soft-pin-activation.ts';
import { softPinChange } from './profile/soft-pin-change.ts';
import { forgotPassword } from './recovery/forgot-password.ts';
import { session } from './session/session.ts';
import { softPinMenu } from './soft-pin/soft-pin-menu.ts';

/** Every flow, by its name. */
export const flows = {
  entry,
  passwordLogin,
  rememberedLogin,
  biometricLogin,
  smartFnpLogin,
  softPinLogin,
  internetBranchLogin,
  session,
  profile,
  biometricActivation,
  smartFnpActivation,
  softPinActivation,
  deactivation,
  softPinChange,
  passwordChange,
  softPinMenu,
  forgotPassword,
} satisfies { [F in FlowName]: Pick<FlowDefinition, 'name' | 'machine' | 'services' | 'range' | 'view'> };
