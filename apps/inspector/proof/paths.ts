import type { Element } from '../../../machines/vocabulary/element.ts';
import { provedBy } from '../../../machines/flows/login/login-paths.ts';
import type { First, LoginPath, Way } from '../../../machines/flows/login/login-input.ts';
import { elementsOf, machines, type MachineData } from '../data/machines.ts';

/** A way in: where it goes, and what it has proved when it is over. */
export interface PathData {
  readonly path: LoginPath;
  /** The name of its flow. */
  readonly flow: string;
  readonly first: First;
  readonly way: Way;
  readonly elements: readonly Element[];
}

const path = (flow: string, first: First, way: Way, bySms?: LoginPath): PathData => ({
  flow,
  first,
  way,
  ...provedBy({ first, way }, bySms),
});

/** Every path of a login, as the flows themselves say it at their end. */
export const paths: readonly PathData[] = [
  path('passwordLogin', 'password', 'sms'),
  path('rememberedLogin', 'password', 'sms', 'L2'),
  path('biometricLogin', 'biometric', 'sms'),
  path('smartFnpLogin', 'biometric', 'smartFnp'),
  path('passwordLogin', 'password', 'smartFnp'),
  path('softPinLogin', 'password', 'askedPin'),
  path('softPinLogin', 'password', 'savedPin'),
  path('softPinLogin', 'biometric', 'askedPin'),
  path('softPinLogin', 'biometric', 'savedPin'),
  path('internetBranchLogin', 'password', 'sms', 'L6sms'),
  path('internetBranchLogin', 'password', 'typedPin'),
];

/** Flows that are no login and ask for an element. */
export const askingBesides = (element: Element): readonly MachineData[] =>
  machines.filter((machine) => machine.group !== 'login' && elementsOf(machine).includes(element));
