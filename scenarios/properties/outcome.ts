import type { CommandName } from '../../machines/authority/index.ts';
import { enrolmentMethods } from '../../machines/ports/enrolment.ts';
import { loginMethods } from '../../machines/ports/login.ts';
import type { Method } from '../../machines/ports/method.ts';
import { passwordMethods } from '../../machines/ports/password.ts';
import { reauthMethods } from '../../machines/ports/reauth.ts';
import { resetMethods } from '../../machines/ports/reset.ts';
import { sessionMethods } from '../../machines/ports/session.ts';
import { softPinMethods } from '../../machines/ports/soft-pin.ts';
import { keyOf } from '../../verification/key.ts';
import type { MachinePlace, MachineStep } from '../../verification/machine-graph.ts';
import { emits, type Step } from '../../verification/product/step.ts';
import type { Property } from '../../verification/property.ts';
import { own } from './words.ts';

type Row = Readonly<Record<string, unknown>>;

const beginsOf = {
  biometric: 'enrolment.beginBiometric',
  smartFnp: 'enrolment.enableSmartFnp',
  softPin: 'enrolment.beginSoftPin',
} as const;
const finishesOf = {
  biometric: 'enrolment.finishBiometric',
  smartFnp: 'enrolment.enableSmartFnp',
  softPin: 'enrolment.finishSoftPin',
} as const;

/** The port's call that a command carries out; the bank settles some calls in a second step. */
const callOf: { readonly [C in CommandName]?: string | ((row: Row) => string) } = {
  'login.first': 'login.first',
  'login.settle': 'login.first',
  'login.assert': 'login.first',
  'login.sendCode': 'login.sendCode',
  'login.second': 'login.second',
  'login.secondByKey': 'login.second',
  'login.secondByPin': 'login.second',
  'login.cancel': 'login.cancel',
  'session.use': 'session.refresh',
  'session.logout': 'session.logout',
  'reauth.begin': 'reauth.begin',
  'reauth.settle': 'reauth.begin',
  'reauth.sendCode': 'reauth.sendCode',
  'reauth.verify': 'reauth.verify',
  'reauth.cancel': 'reauth.cancel',
  'reauth.changePassword': 'password.change',
  'enrolment.begin': ({ method }) => beginsOf[method as keyof typeof beginsOf],
  'enrolment.finish': ({ method }) => finishesOf[method as keyof typeof finishesOf],
  'credential.revoke': 'enrolment.revoke',
  'credential.setSaved': 'enrolment.setSaved',
  'credential.changePin': 'enrolment.changePin',
  'credential.check': 'softPin.check',
  'credential.burn': 'softPin.burn',
  'reset.begin': 'reset.begin',
  'reset.sendCode': 'reset.sendCode',
  'reset.verify': 'reset.verify',
  'reset.prove': 'reset.secondElement',
  'reset.setPassword': 'reset.setPassword',
  'reset.cancel': 'reset.cancel',
};

const ports: Readonly<Record<string, Readonly<Record<string, Method>>>> = {
  login: loginMethods,
  session: sessionMethods,
  reauth: reauthMethods,
  enrolment: enrolmentMethods,
  softPin: softPinMethods,
  reset: resetMethods,
  password: passwordMethods,
};

/** What the bank answers before it asks a machine: it reads rows, or looks at the new password. */
const byBank: readonly string[] = [
  'login.open ok',
  'session.list ok',
  'session.list E_SESSION_ENDED',
  'session.end ok',
  'session.end E_SESSION_ENDED',
  'session.block ok',
  'session.block E_SESSION_ENDED',
  'enrolment.status ok',
  'enrolment.pinRules ok',
  'enrolment.pinRules E_SESSION_ENDED',
  'enrolment.revoke E_SESSION_ENDED',
  'reset.setPassword E_PWD_POLICY',
  'password.change E_PWD_POLICY',
];

const declared = Object.entries(ports)
  .flatMap(([port, methods]) =>
    Object.entries(methods).flatMap(([name, { refusals }]) =>
      ['ok', ...Object.keys(refusals)].map((code) => `${port}.${name} ${code}`),
    ),
  )
  .filter((outcome) => !byBank.includes(outcome));

function outcomesOf({ input, answer }: Step): string[] {
  const call = input.origin === 'own' && input.command ? callOf[input.command] : undefined;
  if (call === undefined || answer === null) return [];
  const calls = typeof call === 'string' ? [call] : input.members.map((row) => call(row));
  return [...new Set(calls)].map((name) => `${name} ${answer.code}`);
}

/** The first half of a call that is answered when its check is settled. */
const goesOn = (step: Step): boolean =>
  (own(step, 'login.first') && emits(step, 'rivals.superseded')) ||
  (own(step, 'reauth.begin') && emits(step, 'account.reserveInSession'));

const known = new WeakMap<MachinePlace, string>();

/** What a place is, but for what is under way. */
function keyIn(place: MachinePlace): string {
  let key = known.get(place);
  if (key === undefined) known.set(place, (key = keyOf([place.value, place.context])));
  return key;
}

/** A call came back and nothing else happened. */
const isDropped = (before: MachinePlace, { started, armed, emitted }: MachineStep, after: MachinePlace) =>
  [...started, ...armed, ...emitted].length === 0 && !after.done && keyIn(before) === keyIn(after);

/** What the ports declare is what comes. */
export const outcomeProperties: readonly Property[] = [
  {
    id: 'G11',
    clause: 'behaviour G11',
    formal: '∀o ∈ declared: EF answered(o) ∧ G(answered(o) → o ∈ declared)',
    statement: {
      en: 'The bank answers every outcome that a port declares and no other, and every flow takes each.',
      sq: 'Banka jep çdo përgjigje që deklaron një portë dhe asnjë tjetër, dhe çdo rrjedhë e pret secilën.',
    },
    means: `the bank answers without a machine: ${byBank.join(', ')}; tests of the bank hold these`,
    heldBy: [
      {
        file: 'test/bank/reauth.test.ts',
        test: 'follows the public profile where the bank wants that one',
      },
    ],
    everywhere: () => ({
      'exactly what is declared': { kind: 'exactly', names: outcomesOf, expected: declared },
      'every call is answered': {
        kind: 'edge',
        when: ({ input }) => input.origin === 'own',
        among: (_, step) => !goesOn(step),
        holds: (_, step) => step.answer !== null,
      },
    }),
    flow: () => ({
      'every answer is taken': {
        kind: 'edge',
        when: ({ event }) => event.type.startsWith('xstate.done.actor.'),
        holds: (before, step, after) => step.handled && !isDropped(before, step, after),
      },
    }),
  },
];
