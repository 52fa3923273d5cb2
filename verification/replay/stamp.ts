import type { AnyStateMachine } from 'xstate';
import type { Journey } from './journey.ts';

/** FNV-1a over 64 bits, as 16 hexadecimal digits. Tells changed machines apart; not for secrets. */
function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}

/** What a trace is of: the kind, the name, and a hash over everything the machines draw. */
export const onMachines = (
  kind: Journey['on']['kind'],
  name: string,
  machines: readonly AnyStateMachine[],
): Journey['on'] => ({
  kind,
  name,
  hash: fnv1a(JSON.stringify(machines.map(({ config }) => config as unknown))),
});
