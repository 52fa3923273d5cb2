import { emit } from 'xstate';
import { alphabetOf, factClasses } from '../../../machines/authority/alphabet.ts';
import {
  type AuthorityEvent,
  commands,
  type FactName,
  type Kind,
  run,
} from '../../../machines/authority/index.ts';
import type { ProductPatch } from '../../../verification/index.ts';
import { login, loginWith, type Plant } from './plant.ts';

/** A session opened with other elements than the password and the SIM. */
const opening = (...elements: string[]): ProductPatch => {
  const start = { type: 'session.start', elements } as unknown as AuthorityEvent;
  return {
    ...loginWith({ actions: { openSession: emit(start as never) } }),
    alphabet: (kind: Kind) => (kind === 'session' ? [...alphabetOf(kind), start] : alphabetOf(kind)),
  };
};

const forgetful: NonNullable<ProductPatch['router']> = {
  run: (mech, world, policy, target, { name, facts }) => {
    const wanted = (commands[name].facts as readonly FactName[]).filter((fact) => fact !== 'clientBlocked');
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
];
