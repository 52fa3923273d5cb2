import type { NoticeCode } from '../../vocabulary/failure.ts';
import {
  action,
  blockedPicture,
  cancel,
  codePicture,
  errorOf,
  formPicture,
  none,
  passwordField,
  waitingPicture,
} from '../code/picture.ts';
import type { RunContext } from '../code/context.ts';
import type { Picture } from '../view.ts';

/** VERIFIKO, and the FNP where authentication is stale: the first of the steps. */
export const reauthRow =
  (of: number) =>
  (context: RunContext, inner: unknown): Picture => {
    const step = { at: 1, of };
    if (typeof inner === 'object' && inner !== null && 'code' in inner) {
      return codePicture(context, inner.code, 'I_FNP_SENT', 'password', step);
    }
    return formPicture(context, {
      screen: 'reauth',
      busy: inner !== 'asking',
      step,
      fields: [passwordField(context)],
      submit: 'reauth.submit',
      others: [cancel],
    });
  };

/** The ends that the flows of Profile share; `screen`: where a refusal is shown. */
export const endRows = (screen: Picture['screen'], notice?: NoticeCode) => {
  const told = notice === undefined ? [] : [notice];
  const confirmed: Picture = {
    ...none,
    screen: 'confirmed',
    actions: [action('confirmation.acknowledge')],
    notices: told,
  };
  return {
    undoing: (context: RunContext) => ({ ...waitingPicture(context, null, screen), actions: [] }),
    turnedDown: (context: RunContext) => ({
      ...none,
      screen,
      actions: [action('confirmation.acknowledge'), cancel],
      error: errorOf(context),
    }),
    blocked: blockedPicture,
    confirmed: () => confirmed,
    done: () => ({ ...confirmed, actions: [] }),
    cancelled: () => ({ ...none, screen: 'cancelled' as const }),
    sessionEnded: () => ({ ...none, screen: 'sessionEnded' as const }),
    turnedAway: () => ({ ...none, screen: 'blocked' as const }),
  };
};

/** That an option is active on another device, and is turned off there by going on. */
export const confirmReplace = (): Picture => ({
  ...none,
  screen: 'confirmReplace',
  actions: [action('replace.confirm'), cancel],
  notices: ['M_REPLACE_DEVICE'],
});
