import type { MachinePlace, MachineStep } from '../../verification/machine-graph.ts';
import type { FlowClaims, Property } from '../../verification/property.ts';

/** What the first screens rest on. */
interface Counted {
  readonly remembered: boolean;
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
  'a password leads to what is on': {
    kind: 'edge',
    when: ({ event, handled }) => event.type === 'password.choose' && handled,
    holds: (before, step) =>
      outputOf(step)?.next === (counted(before).remembered ? 'rememberedLogin' : 'passwordLogin') &&
      outputOf(step)?.input?.['second'] === secondOf(counted(before)),
  },
};

/** A number is remembered only after the login was accepted, and only when the customer ticked it. */
const remembering: FlowClaims = {
  'only after the login was accepted': {
    kind: 'observer',
    symbol: ({ asked, event }) => {
      if (asked.includes('device.remember') || asked.includes('remember.issue')) {
        return isAccepted(event) ? 3 : 2;
      }
      return isAccepted(event) ? 1 : 0;
    },
    next: [
      [0, 1, 2, 3],
      [1, 1, 3, 3],
      [2, 2, 2, 2],
      [3, 3, 3, 3],
    ],
    bad: 2,
    reached: 3,
  },
  'only when it was ticked': {
    kind: 'edge',
    when: ({ asked }) => asked.includes('device.remember') || asked.includes('remember.issue'),
    holds: ({ context }) => (context as { remember: boolean }).remember,
  },
};

const isAccepted = ({ type, output }: MachineStep['event']) =>
  type === 'xstate.done.actor.second' && (output as { ok: boolean }).ok;

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
    means:
      'the toggles of Profile are drawn from the answer of `enrolment.status`; tests of the flow profile hold it',
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
      'only `pinVault` is handed the PIN, by declaration, and no state of a flow holds it (P50); tests of the device and of the ports hold it',
  },
  {
    id: 'P51',
    clause: 'A10, GDPR',
    formal: 'G(stored → O(auth ∧ ticked)) ∧ G(forget → X ¬stored)',
    statement: {
      en: 'A number is remembered only after a login, only when that was ticked, and as a handle with a mask.',
      sq: 'Numri ruhet vetëm pas hyrjes, vetëm kur opsioni u shënua, dhe vetëm si referencë me maskë.',
    },
    means:
      'what is stored is the answer of `remember.issue`, a handle and a mask; tests of the device hold that it is forgotten',
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
      'the bank looks a handle up before `first`, so that the machines see the same login; P01 to P04 hold for it, and tests of the flows hold the elements',
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
