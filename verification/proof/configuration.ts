import type { Policy } from '../../machines/vocabulary/policy/index.ts';

/** The two switches of the policy that change what a customer meets. */
export interface Configuration {
  readonly mode: Policy['verdict.mode'];
  readonly permanent: boolean;
}

const modes = ['deferred', 'stepwise'] as const;

/** Every configuration, or those with what is asked for. */
export const configurationsOf = ({ mode, permanent }: Partial<Configuration> = {}): Configuration[] =>
  modes
    .filter((one) => mode === undefined || one === mode)
    .flatMap((one) =>
      [false, true]
        .filter((other) => permanent === undefined || other === permanent)
        .map((other) => ({ mode: one, permanent: other })),
    );

/**
 * The limits of the screen and of a code while permanent blocks are on: the least under which every rule still bites.
 * The failures of the account, of which a permanent block is made, keep theirs.
 */
const besidePermanent = {
  'visible.maxRejections': 2,
  'fnp.maxSendsPerTxn': 2,
  'fnp.maxWrongPerCode': 2,
} as const;

export const policyUnder = (limits: Policy, { mode, permanent }: Configuration): Policy => ({
  ...limits,
  ...(permanent && besidePermanent),
  'verdict.mode': mode,
  'lock.permanent': permanent,
});

/** As a person reads it. */
export const nameOf = ({ mode, permanent }: Configuration): string =>
  `${mode}, permanent blocks ${permanent ? 'on' : 'off'}`;
