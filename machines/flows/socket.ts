import { fromPromise, type PromiseActorLogic } from 'xstate';

/** What a machine tells a service: references and plain words; what is `null` is left out. Key and secrets are attached by the gateway. */
export type SocketInput = Readonly<Record<string, string | number | boolean | null>>;

/**
 * A named service before it is plugged in: it throws when started. `createFlow` plugs the port method of the same
 * name into it (architecture rule 4).
 */
export function socket(name: string): PromiseActorLogic<unknown, SocketInput> {
  return fromPromise<unknown, SocketInput>(async () => {
    throw new Error(`The service ${name} is not plugged in.`);
  });
}

/** A delay before it is plugged in: `createFlow` waits until the deadline of that name in `display`. */
export function unpluggedDelay(name: string): () => number {
  return () => {
    throw new Error(`The deadline ${name} is not plugged in.`);
  };
}

/** Why a call gave no answer (R8). */
export const faults = ['E_TIMEOUT', 'E_SERVICE'] as const;
export type Fault = (typeof faults)[number];

/** What a plugged-in service rejects with; anything else counts as `E_SERVICE`. */
export class ServiceFault extends Error {
  readonly code: Fault;
  constructor(code: Fault, options?: ErrorOptions) {
    super(code === 'E_TIMEOUT' ? 'The service did not answer in time.' : 'The service failed.', options);
    this.name = 'ServiceFault';
    this.code = code;
  }
}
