import { publicOf } from '../../verification/product/inputs.ts';
import { audits, emits, smsOf, type Step } from '../../verification/product/step.ts';
import type { MachinePlace, MachineStep } from '../../verification/machine-graph.ts';
import type { EqualityClaim } from '../../verification/claims/claim.ts';
import type { Place } from '../../verification/product/slots.ts';
import type { Property } from '../../verification/property.ts';
import { isAnswered, isBegun, opensSession, own } from './words.ts';

const isOfSessions = ({ input }: Step) =>
  input.to === 'session' || input.to === 'older' || input.command?.startsWith('session.') === true;
const isHidden = ({ input }: Step) =>
  input.origin === 'foreign' ||
  input.origin === 'staff' ||
  (input.origin === 'timer' && input.to === 'account');

const namesOf = (step: Step): string[] => {
  if (isHidden(step) || isOfSessions(step)) return [];
  return step.input.origin === 'elsewhere' ? ['elsewhere'] : publicOf(step.input);
};

/** Until a login succeeds; with the stepwise verdict, until a password is told to be right. */
const succeeds = (mode: string) => (step: Step) =>
  isAnswered(step, 'ok') && (own(step, 'login.second') || (mode === 'stepwise' && own(step, 'login.settle')));

const alike = (
  mode: string,
  answer: (step: Step) => string,
  look: (place: Place) => string,
): EqualityClaim<Place, Step> => ({
  kind: 'equal',
  hidden: isHidden,
  inputs: namesOf,
  accepted: succeeds(mode),
  answer,
  look,
});

/** The code of a refusal that answers a call of the login; `null` if the step is none. */
function refusalIn({ event }: MachineStep): string | null {
  if (!/^xstate\.done\.actor\.(?:first|second|sendCode)$/.test(event.type)) return null;
  const output = event['output'] as { ok: boolean; code?: string };
  return output.ok ? null : (output.code ?? null);
}

/** The customer sees this screen until something is done about it. */
const isShown = ({ active, context }: MachinePlace) =>
  active.length === 0 && (context as { online: boolean }).online;

/** What a refusal may say, and what nobody may learn from it. */
export const silenceProperties: readonly Property[] = [
  {
    id: 'P20',
    clause: 'RTS 4(3)(a), ASVS 6.3.8',
    formal: 'HYPER: ∀i: Obs(w1, i) = Obs(w2, i) until success',
    statement: {
      en: 'Known, unknown, wrong password, blocked and SIM risk are answered alike until a login succeeds.',
      sq: 'Klienti i njohur, i panjohur, fjalëkalimi i gabuar, bllokimi dhe rreziku i SIM-it marrin të njëjtën përgjigje, derisa një hyrje të kryhet.',
    },
    means:
      'equal response times are no matter of states: every call that knows about the password is filled up to a floor',
    heldBy: [
      {
        file: 'test/bank/refusal.test.ts',
        test: 'is the same for right, wrong, unknown, closed, blocked and risky, and takes the same time',
      },
      {
        file: 'test/bank/happy-path.test.ts',
        test: 'fills each call that knows about the password up to the floor, and nothing else',
      },
    ],
    authority: (policy) => ({
      'equal answers': alike(
        policy['verdict.mode'],
        (step) => JSON.stringify(step.answer),
        () => '',
      ),
    }),
  },
  {
    id: 'P22',
    clause: 'RTS 4(3)(a)',
    formal: 'G(reject → msg ∈ {GENERIC, BLOCKED_TEMP, W_LAST_ATTEMPT}) ∧ HYPER for status messages',
    statement: {
      en: 'A rejected password or code is answered by the one refusal, or by the block of this screen, and a refusal is shown as it was answered.',
      sq: 'Fjalëkalimi ose kodi i refuzuar merr vetëm një lloj refuzimi, ose bllokimin e këtij ekrani, dhe refuzimi shfaqet siç u përgjigj.',
    },
    authority: () => ({
      'one refusal': {
        kind: 'edge',
        when: (step) =>
          (own(step, 'login.second') || own(step, 'login.settle')) &&
          step.answer !== null &&
          step.answer.code !== 'ok',
        among: (before) => isBegun(before),
        holds: (_, step) => isAnswered(step, 'E_AUTH_GENERIC', 'E_BLOCKED_TEMP'),
      },
      'every wrong code is refused': {
        kind: 'edge',
        when: (step) => emits(step, 'owner.codeWrong'),
        holds: (_, step) =>
          audits(step, 'LOGIN_STEP_FAIL') && isAnswered(step, 'E_AUTH_GENERIC', 'E_BLOCKED_TEMP'),
      },
    }),
    flows: () => ({
      'the screen shows the code of the answer': {
        kind: 'edge',
        when: (step) => refusalIn(step) !== null,
        among: (_, __, after) => isShown(after),
        holds: (_, step, { context }) => (context as { error: string | null }).error === refusalIn(step),
      },
    }),
  },
  {
    id: 'P23',
    clause: 'ASVS 6.1.1, 6.3.8',
    formal: 'HYPER, until success: equal own submissions → equal visible',
    statement: {
      en: 'The block on the screen depends only on what this client submitted.',
      sq: 'Bllokimi në ekran varet vetëm nga ato që dërgoi ky klient.',
    },
    authority: (policy) => ({
      'equal screens': alike(
        policy['verdict.mode'],
        () => '',
        ({ visible }) => JSON.stringify(visible),
      ),
    }),
  },
  {
    id: 'G05',
    clause: 'behaviour G05',
    formal: "G(decoy(t) → fail' = fail ∧ ¬sendSms ∧ ¬auth(t))",
    statement: {
      en: 'A decoy never changes the failures, never sends, and never opens a session.',
      sq: 'Një hyrje e rreme nuk i ndryshon dështimet, nuk dërgon dhe nuk hap kurrë sesion.',
    },
    authority: () => ({
      'a decoy does nothing': {
        kind: 'edge',
        when: ({ input }) =>
          (input.origin === 'own' || input.origin === 'timer') &&
          (input.to === 'login' || input.to === 'code'),
        among: ({ login }) => (login.at === 'decoy' || login.at === 'pretending') && !login.held,
        holds: (before, step, after) =>
          before.account === after.account && smsOf(step, 'N_FNP') === 0 && !opensSession(step),
      },
    }),
  },
];
