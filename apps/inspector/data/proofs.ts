import { type ChartState, statesOf } from '../../../adapters/chart/index.ts';
import type { Element } from '../../../machines/vocabulary/element.ts';

/** What a customer hands over with an event that proves something (behaviour.md 4.1). */
const handedOver: Readonly<Record<string, readonly Element[]>> = {
  'credentials.submit': ['K_pwd'],
  'password.submit': ['K_pwd'],
  'reauth.submit': ['K_pwd'],
  'code.submit': ['P_sim'],
  'pin.submit': ['K_pin'],
  'softPin.submit': ['P_dev'],
};

/** What the device proves when it is asked. */
const provedByDevice: Readonly<Record<string, readonly Element[]>> = {
  'authenticator.create': ['P_dev', 'I_bio'],
  'authenticator.sign': ['P_dev', 'I_bio'],
  'deviceKey.sign': ['P_dev'],
  'pinVault.derive': ['P_dev'],
};

/** What is proved in a state or within it: where the customer hands a proof over, or the device makes one; not where either is only looked at. */
export const provedIn = (state: ChartState): readonly Element[] => [
  ...new Set(
    statesOf(state).flatMap(({ transitions, invokes }) => [
      ...transitions.flatMap(({ event }) => handedOver[event] ?? []),
      ...invokes.flatMap(({ service }) => provedByDevice[service] ?? []),
    ]),
  ),
];
