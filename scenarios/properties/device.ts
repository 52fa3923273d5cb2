import { onlyAfter } from '../../verification/claims/patterns.ts';
import { profile } from '../../machines/flows/profile/profile.ts';
import type { MachinePlace, MachineStep } from '../../verification/machine-graph.ts';
import type { FlowClaims, Property } from '../../verification/property.ts';

/** What the first screens rest on. */
interface Counted {
  readonly remembered: boolean;
  /** The remembered number is another customer's than the options. */
  readonly apart: boolean;
  readonly biometric: boolean;
  readonly smartFnp: boolean;
  readonly softPin: 'off' | 'ask' | 'saved';
}

const counted = ({ context }: MachinePlace) => context as Counted;
const isOnMethod = ({ value }: MachinePlace) => value === 'method';
const outputOf = ({ output }: MachineStep) =>
  output as { next?: string; input?: Record<string, unknown> } | null;

/** Smart FNP before Soft PIN before an SMS (behaviour.md 6.0), as the specification has it. */
const secondOf = ({ smartFnp, softPin }: Counted): string =>
  smartFnp ? 'smartFnp' : softPin === 'off' ? 'sms' : 'softPin';
const secondOfNumber = (place: Counted): string =>
  place.remembered && place.apart ? 'sms' : secondOf(place);
const scanLeadsTo = { smartFnp: 'smartFnpLogin', softPin: 'softPinLogin', sms: 'biometricLogin' } as Record<
  string,
  string
>;

const offered: FlowClaims = {
  'a scan iff biometrics count, and Soft PIN iff it does': {
    kind: 'edge',
    when: ({ event }) => event.type === 'biometric.login' || event.type === 'softPin.open',
    among: isOnMethod,
    holds: (before, { event, handled }) =>
      handled ===
      (event.type === 'biometric.login' ? counted(before).biometric : counted(before).softPin !== 'off'),
  },
  'a scan leads to what is on': {
    kind: 'edge',
    when: ({ event, handled }) => event.type === 'biometric.login' && handled,
    holds: (before, step) => outputOf(step)?.next === scanLeadsTo[secondOf(counted(before))],
  },
  'a password leads to what is on, of a remembered number to what is its own': {
    kind: 'edge',
    when: ({ event, handled }) => event.type === 'password.choose' && handled,
    holds: (before, step) =>
      outputOf(step)?.next === (counted(before).remembered ? 'rememberedLogin' : 'passwordLogin') &&
      outputOf(step)?.input?.['second'] === secondOfNumber(counted(before)),
  },
};

const remembers = ({ asked }: MachineStep) =>
  asked.includes('device.remember') || asked.includes('remember.issue');
const isAccepted = ({ event: { type, output } }: MachineStep) =>
  type === 'xstate.done.actor.second' && (output as { ok: boolean }).ok;

/** A number is remembered only after the login was accepted, and only when the customer ticked it. */
const remembering: FlowClaims = {
  'only after the login was accepted': onlyAfter(isAccepted, remembers),
  'only when it was ticked': {
    kind: 'edge',
    when: remembers,
    holds: ({ context }) => (context as { remember: boolean }).remember,
  },
};

type Row = Readonly<Record<string, unknown>>;

/** An option of Profile is on where the bank has it and this device has its key; the screen is the flow's own view. */
const toggled: FlowClaims = {
  'a toggle is on exactly where the bank and this device have it': {
    kind: 'edge',
    when: ({ event }) => event.type === 'xstate.done.actor.status' && (event['output'] as { ok: boolean }).ok,
    holds: (before, { event }, { value, context }) => {
      const { data } = profile.view({ value, context } as never);
      const standings = event['output'] as Row;
      return (data.toggles ?? []).every(
        ({ name, on }) => on === (standings[name] === 'active' && (before.context as Row)[name] !== 'off'),
      );
    },
  },
};

/** What the customer did, but for the tick that asks to remember the number. */
const withoutTick = ({ event }: MachineStep): string => JSON.stringify({ ...event, remember: null });
const isOfCustomer = ({ event }: MachineStep) => !event.type.startsWith('flow.start');

/** Two runs that differ in the tick only ask the bank for the same and show the same, until the bank accepts. */
const alikeWithOrWithout: Readonly<Record<string, FlowClaims>> = {
  passwordLogin: {
    'the same is asked with the tick and without': {
      kind: 'equal',
      hidden: () => false,
      inputs: (step) => (isOfCustomer(step) ? [withoutTick(step)] : []),
      answer: ({ asked, handled }) => JSON.stringify([asked, handled]),
      accepted: isAccepted,
      look: ({ value }) => JSON.stringify(value),
    },
  },
  rememberedLogin: {
    'nobody is in before the bank accepted a second element': onlyAfter(
      isAccepted,
      ({ output }) => (output as Row | null)?.['status'] === 'authenticated',
    ),
  },
};

/** What rests on the device and on what a front end shows. */
export const deviceProperties: readonly Property[] = [
  {
    id: 'P37',
    clause: 'engineering default',
    formal: 'G(synced → ui = reg)',
    statement: {
      en: 'After a completed look at the bank a toggle shows what the bank has.',
      sq: 'Pas leximit të kryer nga banka, çdo opsion tregon gjendjen që ka banka.',
    },
    flow: (name) => (name === 'profile' ? toggled : {}),
  },
  {
    id: 'P38',
    clause: 'NIST 3.2.10',
    formal: 'taint: no outbound message depends on the PIN but by TOTP and HMAC of the unwrapped seed',
    statement: {
      en: 'The Kod PIN never leaves the device.',
      sq: 'Kodi PIN nuk del kurrë nga pajisja.',
    },
    means:
      'taint is no matter of states: only `pinVault` is handed the PIN, by declaration; no state of a flow holds it (P50), and nothing that a device keeps tells it',
    heldBy: [
      {
        file: 'test/ports/secrets.test.ts',
        test: 'the Kod PIN is handed to the vault of the device and to nobody else (P38)',
      },
      {
        file: 'test/flow/soft-pin-activation.test.ts',
        test: 'X4: the PIN goes to the device and to no bank',
      },
      {
        file: 'test/device/pin-contract.ts',
        test: 'keeps nothing that tells its PIN or seed (saved: %s)',
      },
    ],
  },
  {
    id: 'P51',
    clause: 'A10, GDPR',
    formal: 'G(stored → O(auth ∧ ticked)) ∧ G(forget → X ¬stored)',
    statement: {
      en: 'A number is remembered only after a login, only when that was ticked, and as a handle with a mask.',
      sq: 'Numri ruhet vetëm pas hyrjes, vetëm kur opsioni u shënua, dhe vetëm si referencë me maskë.',
    },
    means: 'what is stored is the answer of `remember.issue`, a handle and a mask',
    heldBy: [
      {
        file: 'test/device/contract.ts',
        test: 'remembers a number by its handle and mask, and forgets it',
      },
    ],
    flow: (name) => (name === 'passwordLogin' ? remembering : {}),
  },
  {
    id: 'P52',
    clause: 'NIST 5.1',
    formal: 'HYPER: E(run with remember) = E(run without)',
    statement: {
      en: 'A remembered number changes nothing in what must be proved.',
      sq: 'Numri i ruajtur nuk ndryshon asgjë në ato që duhen vërtetuar.',
    },
    means:
      'the bank looks a handle up before `first`, so that the authority sees the same login (P01 to P04)',
    heldBy: [
      { file: 'test/flow/remember.test.ts', test: 'P52: proves what a typed number would have' },
      {
        file: 'test/bank/paths.test.ts',
        test: 'L2: a remembered number and the password open what a typed number opens',
      },
    ],
    flow: (name) => alikeWithOrWithout[name] ?? {},
  },
  {
    id: 'G10',
    clause: 'behaviour G10',
    formal: 'G(on(f) ↔ offered(f) at the next login)',
    statement: {
      en: 'Each option that the customer turned on is offered at the next login, and each turned off is not.',
      sq: 'Çdo opsion që klienti e ka aktivizuar ofrohet në hyrjen tjetër, dhe çdo opsion i çaktivizuar jo.',
    },
    flow: (name) => (name === 'entry' ? offered : {}),
  },
];
