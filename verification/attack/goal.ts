import type { AuthorityEmitted } from '../../machines/authority/index.ts';
import type { Device } from './board.ts';
import type { Move } from './move.ts';

/** What an attacker may win (behaviour.md 12.2): a session by a path, a credential, a password. */
export const goals = [
  'L1',
  'L3',
  'L4a',
  'L4b',
  'L5a',
  'L5b',
  'L5c',
  'L5d',
  'webSoftPin',
  'webSms',
  'activateBiometric',
  'activateSmartFnp',
  'activateSoftPin',
  'passwordChange',
  'reset',
] as const;
export type Goal = (typeof goals)[number];

const activations = {
  biometric: 'activateBiometric',
  smartFnp: 'activateSmartFnp',
  softPin: 'activateSoftPin',
} as const;

/** What a step won, from what the machines emitted. `from` is where a session was opened. */
export function goalOf(
  { command, facts, method, by }: Move,
  emitted: readonly AuthorityEmitted[],
  code: string | null,
  from: Device | null,
): Goal | null {
  if (by !== 'attacker') return null;
  const started = emitted.find((event) => event.type === 'session.start');
  if (started?.type === 'session.start') {
    const isScanned = started.elements.includes('I_bio');
    switch (command) {
      case 'login.secondByKey':
        return isScanned ? 'L4a' : 'L4b';
      case 'login.secondByPin':
        if (from === 'web') return 'webSoftPin';
        return isScanned ? (facts['saved'] ? 'L5d' : 'L5c') : facts['saved'] ? 'L5b' : 'L5a';
      default:
        return from === 'web' ? 'webSms' : isScanned ? 'L3' : 'L1';
    }
  }
  if (emitted.some(({ type }) => type === 'credential.activate') && method) return activations[method];
  if (code !== 'ok') return null;
  return command === 'reset.setPassword'
    ? 'reset'
    : command === 'reauth.changePassword'
      ? 'passwordChange'
      : null;
}
