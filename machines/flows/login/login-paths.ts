import type { Element } from '../../vocabulary/element.ts';
import type { First, LoginPath, Way } from './login-input.ts';

interface Proved {
  path: LoginPath;
  elements: readonly Element[];
}

const by = (path: LoginPath, ...elements: Element[]): Proved => ({ path, elements });

/** What a login has proved when it is over, by its first element and by what answered after it (behaviour.md 12.1). */
const proved: Readonly<Record<First, Readonly<Record<Way, Proved>>>> = {
  password: {
    sms: by('L1', 'K_pwd', 'P_sim'),
    smartFnp: by('L4b', 'K_pwd', 'P_dev'),
    askedPin: by('L5a', 'K_pwd', 'P_dev', 'K_pin'),
    savedPin: by('L5b', 'K_pwd', 'P_dev'),
    typedPin: by('L6pin', 'K_pwd', 'P_dev'),
  },
  biometric: {
    sms: by('L3', 'I_bio', 'P_dev', 'P_sim'),
    smartFnp: by('L4a', 'I_bio', 'P_dev'),
    askedPin: by('L5c', 'I_bio', 'P_dev', 'K_pin'),
    savedPin: by('L5d', 'I_bio', 'P_dev'),
    typedPin: by('L5d', 'I_bio', 'P_dev'),
  },
};

/** `bySms`: what a flow calls its path where an FNP ends it and the first element was a password. */
export function provedBy({ first, way }: { first: First; way: Way }, bySms?: LoginPath): Proved {
  const { path, elements } = proved[first][way];
  return { path: path === 'L1' ? (bySms ?? path) : path, elements };
}
