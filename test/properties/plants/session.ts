import { emit } from 'xstate';
import { alphabetOf, factClasses } from '../../../machines/authority/alphabet.ts';
import {
  type AuthorityEvent,
  commands,
  type FactName,
  isDerived,
  type Kind,
  run,
} from '../../../machines/authority/index.ts';
import type { ProductPatch } from '../../../verification/index.ts';
import { broken, login, loginWith, type Plant } from './plant.ts';

/** A session opened with other elements than the password and the SIM. */
const opening = (...elements: string[]): ProductPatch => {
  const start = { type: 'session.start', elements } as unknown as AuthorityEvent;
  return {
    ...loginWith({ actions: { openSession: emit(start as never) } }),
    alphabet: (kind: Kind) => (kind === 'session' ? [...alphabetOf(kind), start] : alphabetOf(kind)),
  };
};

/** The bank's first answer to every fact that is given, unless the client says otherwise. */
const forgetful: NonNullable<ProductPatch['router']> = {
  run: (mech, world, policy, target, { name, facts }) => {
    const wanted = (commands[name].facts as readonly FactName[]).filter((fact) => !isDerived(fact));
    return run(mech, world, policy, target, { name, facts: { ...factClasses(wanted)[0], ...facts } });
  },
};

/** Sessions that should not be. */
export const sessionPlants: readonly Plant[] = [
  { property: 'P01', fault: 'the password is left out', steps: 3, patch: opening('P_sim') },
  {
    property: 'P04',
    fault: 'the identifier counts',
    steps: 3,
    patch: opening('K_pwd', 'P_sim', 'identifier'),
  },
  {
    property: 'P05',
    fault: 'the right password alone opens a session',
    steps: 2,
    patch: loginWith({
      actions: {
        recordStep: emit({ type: 'session.start', elements: ['K_pwd', 'P_sim'] } as never),
      },
    }),
  },
  { property: 'P45', fault: 'the router forgets keys', steps: 1, patch: { router: forgetful } },
  {
    property: 'P46',
    fault: 'a late cancel leaves the session alive',
    steps: 4,
    patch: login('progress.ended.accepted', ({ on }) => {
      on['login.cancel'] = { actions: 'answerOk' };
    }),
  },
  {
    property: 'P02',
    fault: 'a scan alone opens a session',
    steps: 3,
    patch: loginWith({
      actions: { recordAssertion: emit({ type: 'session.start', elements: ['I_bio', 'P_dev'] } as never) },
    }),
  },
  { property: 'P03', fault: 'a scan counts without its device', steps: 3, patch: opening('I_bio', 'P_sim') },
  {
    property: 'P40',
    fault: 'a Soft PIN code alone opens a session',
    steps: 4,
    patch: opening('P_dev', 'K_pin'),
  },
  {
    property: 'P41',
    fault: 'a Soft PIN code alone opens a session',
    steps: 3,
    patch: opening('P_dev', 'K_pin'),
  },
  {
    property: 'P59',
    fault: 'no Soft PIN code is accepted',
    steps: 0,
    patch: loginWith({ guards: { pinIsAccepted: () => false } }),
  },
  {
    property: 'P60',
    fault: 'an FNP is refused where a device could answer',
    steps: 0,
    patch: login('progress.begun.genuine', ({ on }) => {
      on['login.second'] = { actions: 'answerRejected' };
    }),
  },
  {
    property: 'P24',
    fault: 'background traffic lengthens a session',
    steps: 5,
    patch: broken('session', 'alive.use.active', ({ on }) => {
      on['session.use'] = { target: 'active', reenter: true, actions: 'answerOk' };
    }),
  },
  {
    property: 'P25',
    fault: 'a session never gets old',
    steps: 3,
    patch: broken('session', 'alive', (state) => {
      state.after = {};
    }),
  },
  {
    property: 'P26',
    fault: 'background traffic lengthens a session',
    steps: 5,
    patch: broken('session', 'alive.use.active', ({ on }) => {
      on['session.use'] = { target: 'active', reenter: true, actions: 'answerOk' };
    }),
  },
  {
    property: 'P27',
    fault: 'a VERIFIKO keeps the token',
    steps: 3,
    patch: broken('session', 'alive.sca', ({ on }) => {
      on['session.reproved'] = {};
    }),
  },
  {
    property: 'P28',
    fault: 'an ended session is used',
    steps: 5,
    patch: broken('session', 'ended', (state) => {
      state.on = { 'session.use': { actions: 'answerOk' } };
    }),
  },
];
