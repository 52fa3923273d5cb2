import { codeField, codeRow, stepActions } from './code-step.view.ts';
import type { LoginContext } from './login-context.ts';
import { action } from '../code/picture.ts';
import { field, picture, transactionTimer } from './parts.view.ts';

/** Longest Kod PIN (behaviour.md 4.3). */
const pinMaxLength = 8;

const sms = (idle: boolean, kind: 'primary' | 'secondary' = 'secondary') => action('sms.request', kind, idle);

const asked = (context: LoginContext, idle: boolean) =>
  picture(context, {
    screen: 'validating',
    busy: !idle,
    step: { at: 2, of: 2 },
    actions: [sms(idle), ...stepActions(context, idle)],
    timers: transactionTimer(context),
  });

/** What the device answers by itself: nothing to type, and an FNP by SMS if it cannot. */
export const smartFnpRow = (context: LoginContext, at: unknown) => asked(context, at === 'stalled');
export const smsRow = (context: LoginContext, at: unknown) => asked(context, at === 'asking');

/** The Kod PIN: typed here, seen by nobody but this device (X4); saved, it is not asked for. */
export const softPinRow = (context: LoginContext, at: unknown) => {
  const idle = at === 'asking' || at === 'forgotten';
  const shown = asked(context, idle);
  if (context.way !== 'askedPin') return shown;
  const { pinDigits } = context.display.given;
  const pin = field(context, 'E_PIN_FORMAT', {
    name: 'pin',
    type: 'password',
    inputmode: 'numeric',
    maxLength: pinDigits ?? pinMaxLength,
  });
  const screen = 'pin' as const;
  if (at === 'forgotten') {
    const [, ...others] = shown.actions;
    return {
      ...shown,
      screen,
      actions: [sms(true, 'primary'), ...others],
      notices: ['M_PIN_FORGOT' as const],
    };
  }
  const [first, ...others] = shown.actions;
  const forgot = action('pin.forgot', 'link', idle);
  return {
    ...shown,
    screen,
    fields: [pin],
    actions: [action('pin.submit', 'primary', idle, ['pin']), ...(first ? [first] : []), forgot, ...others],
    data: { ...(pinDigits !== undefined && { digits: pinDigits }) },
  };
};

/** The two ways on that the Internet Branch always offers. */
export const webRow = (context: LoginContext, at: unknown) => {
  const shown = asked(context, at === 'asking');
  const submit = action('softPin.submit', 'primary', at === 'asking', ['code']);
  const { digits } = context.display;
  return {
    ...shown,
    screen: 'secondElement' as const,
    fields: [codeField(context)],
    actions: [submit, ...shown.actions],
    data: digits === null ? {} : { digits },
  };
};

/** The rows of a login after whose first element anything may answer. */
export const secondRows = {
  validating: smartFnpRow,
  askingPin: softPinRow,
  turning: smsRow,
  askingCode: codeRow,
};
