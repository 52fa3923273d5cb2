import type { FailureCode, NoticeCode } from '../../vocabulary/failure.ts';
import { action, none, type Rows, viewBy } from '../code/picture.ts';
import type { Picture, ViewAction, ViewToggle } from '../view.ts';
import type { profileMachine } from './profile.machine.ts';
import type { ProfileContext } from './profile-family.ts';

const close = action('profile.close', 'link');

/** Why an option that is off cannot be turned on here, or why it was turned off. */
function reasonOf({ scanner, display }: ProfileContext, name: ViewToggle['name']): FailureCode | undefined {
  if (scanner === 'altered') return 'E_DEVICE_ALTERED';
  if (name === 'biometric' && scanner === 'missing') return 'E_BIO_UNAVAILABLE';
  if (!display.suspended.includes(name)) return undefined;
  return name === 'softPin' ? 'E_PIN_SUSPENDED' : 'E_CRED_REVOKED';
}

function toggle(context: ProfileContext, name: ViewToggle['name']): ViewToggle {
  const on = context[name] !== 'off';
  const reason = on ? undefined : reasonOf(context, name);
  const barred = reason === 'E_DEVICE_ALTERED' || reason === 'E_BIO_UNAVAILABLE';
  return {
    name,
    on,
    event: barred ? null : `${name}.${on ? 'deactivate' : 'activate'}`,
    ...(reason && { reason }),
    ...(on && name === 'softPin' && { saved: context.softPin === 'saved' }),
  };
}

/** What is asked before an option is turned: whether another customer's may end, or Smart FNP goes too. */
function questionOf({ smartFnp, display }: ProfileContext, { name, on }: ViewToggle): NoticeCode | undefined {
  if (!on && display.isAnothers) return 'M_REPLACE_OTHER';
  const goesToo = on && name === 'biometric' && smartFnp === 'on' && display.needsBiometric;
  return goesToo ? 'W_SFNP_GOES_TOO' : undefined;
}

function turning(context: ProfileContext, toggle: ViewToggle): ViewAction[] {
  const confirm = questionOf(context, toggle);
  return toggle.event === null ? [] : [{ ...action(toggle.event, 'secondary'), ...(confirm && { confirm }) }];
}

const toggles = (context: ProfileContext): ViewToggle[] =>
  (['biometric', 'smartFnp', 'softPin'] as const).map((name) => toggle(context, name));

function profile(context: ProfileContext): Picture {
  const softPin = {
    off: [],
    ask: [action('softPin.save', 'secondary'), action('softPin.changePin', 'link')],
    saved: [action('softPin.ask', 'secondary'), action('softPin.changePin', 'link')],
  }[context.softPin];
  return {
    ...none,
    screen: 'profile',
    actions: [
      ...toggles(context).flatMap((shown) => turning(context, shown)),
      ...softPin,
      action('password.change', 'link'),
      ...(context.error === null ? [] : [action('call.retry', 'secondary')]),
      close,
    ],
    error: context.error === null ? null : { code: context.error },
    data: { toggles: toggles(context) },
  };
}

const rows = {
  loading: () => ({ ...none, screen: 'profile', busy: true, actions: [close] }),
  choosing: profile,
  left: ({ display: { choice } }) => ({
    ...none,
    screen: 'left',
    data: choice === null ? {} : { next: choice.next },
  }),
  closed: () => ({ ...none, screen: 'left', data: { next: 'home' } }),
} satisfies Rows<typeof profileMachine, ProfileContext>;

/** What the customer sees of Profile. */
export const profileView = viewBy<ProfileContext>(rows);
