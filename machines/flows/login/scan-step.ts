import { again, answered, fault, loginFamily, postponed, shown, told } from './family.ts';
import { secondOf } from './first-step.ts';
import { outOf, over, retrying } from './leaving.ts';

const credential = told(({ given }) => ({ credential: given.credential ?? null }));

/** On to tidying up, which can wait until the connection is back. */
const tidying = <Target extends string>(target: Target) =>
  loginFamily.createStateConfig({ always: [{ guard: 'isOffline', target: '#fallback' }, { target }] });

/**
 * The first element by a scan (behaviour.md 6.3): the transaction is opened beforehand, so that a tap finds its
 * challenge ready, and anew when it has ended. A scan that cannot succeed leads to the password (state `fallback`).
 * Its first state is where the flow begins again.
 */
export const scanStep = loginFamily.createStateConfig({
  initial: 'beginning',
  on: {
    'password.choose': outOf('#fallback', '#leavingForPassword'),
    'flow.cancel': outOf('#cancelled', '#leavingForGood'),
  },
  states: {
    beginning: {
      always: [{ guard: 'isOffline', target: 'unopened', actions: postponed('open') }, { target: 'opening' }],
    },
    opening: {
      on: { 'network.lost': { target: 'unopened', actions: ['disconnect', postponed('open')] } },
      invoke: {
        id: 'open',
        src: 'login.open',
        input: told(() => ({})),
        onDone: { target: 'ready', actions: 'noteTransaction' },
        onError: { target: 'unopened', actions: fault('open') },
      },
    },
    unopened: {
      on: {
        'network.found': { target: 'opening', actions: ['connect', 'forgetError'] },
        'call.retry': [...retrying, { target: 'opening', actions: 'forgetError' }],
      },
    },
    ready: {
      after: { expiresAt: { target: 'beginning', actions: 'forgetTransaction' } },
      on: {
        'biometric.login': [
          { guard: 'isOffline', actions: shown('E_OFFLINE') },
          { target: 'prompting', actions: ['forgetError', 'forgetAttempts'] },
        ],
        'call.retry': [...retrying, again('scan', 'prompting'), again('first', 'asserting')],
      },
    },
    prompting: {
      after: { expiresAt: { target: 'beginning', actions: ['forgetTransaction', shown('E_TXN_EXPIRED')] } },
      invoke: {
        id: 'scan',
        src: 'authenticator.sign',
        input: told(({ nonce, ceremony, scans, given }) => ({
          challenge: nonce,
          ceremony,
          scans,
          credential: given.credential ?? null,
        })),
        onDone: [
          { guard: 'scanWillNotDo', target: '#fallback', actions: 'noteRefusal' },
          { guard: answered('E_BIO_CHANGED'), target: 'disarming', actions: 'noteRefusal' },
          { guard: 'isRefused', target: 'ready', actions: 'noteRefusal' },
          { guard: 'isOffline', target: 'ready', actions: postponed('first') },
          { target: 'asserting' },
        ],
        onError: { target: 'ready', actions: fault('scan') },
      },
    },
    asserting: {
      on: {
        'password.choose': [{ guard: 'isOffline', target: '#fallback' }, { target: '#leavingForPassword' }],
        'flow.cancel': [{ guard: 'isOffline', target: '#cancelled' }, { target: '#leavingForGood' }],
      },
      invoke: {
        id: 'first',
        src: 'login.first',
        input: told(({ txn, given }, { way }) => ({
          txn,
          second: secondOf[way],
          credential: given.credential ?? null,
        })),
        onDone: [
          { guard: answered('ok'), target: '#proved', actions: 'noteCode' },
          { guard: answered('E_CRED_REVOKED'), target: 'tidyingUp', actions: 'noteRefusal' },
          ...over,
        ],
        onError: { target: 'ready', actions: fault('first') },
      },
    },
    disarming: tidying('revoking'),
    revoking: {
      invoke: {
        id: 'revoke',
        src: 'enrolment.revoke',
        input: told(({ given }) => ({
          credential: given.credential ?? null,
          reason: 'biometricSetChanged',
        })),
        onDone: 'tidyingUp',
        onError: 'tidyingUp',
      },
    },
    tidyingUp: tidying('erasing'),
    erasing: {
      invoke: {
        id: 'erase',
        src: 'authenticator.erase',
        input: credential,
        onDone: '#fallback',
        onError: '#fallback',
      },
    },
  },
});
