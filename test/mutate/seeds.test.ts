import { emit } from 'xstate';
import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import { properties } from '../../scenarios/properties/index.ts';
import { checkProperty, smallLimits, subjectsOf } from '../../verification/index.ts';
import type { BankWorld } from '../support/world.ts';
import { expectNoSecret } from '../bank/no-secret.ts';
import { expectOneAnswer } from '../bank/one-answer.ts';
import { plants } from '../properties/plants/index.ts';
import { broken, brokenParts, login, type Plant } from '../properties/plants/plant.ts';

/** A fault that was put in for its property before. */
function planted(property: string, fault: string): Plant {
  const found = plants.find((plant) => plant.property === property && plant.fault === fault);
  if (!found) throw new Error(`No plant of ${property} says that ${fault}.`);
  return found;
}

interface Seed extends Pick<Plant, 'patch' | 'policy' | 'property' | 'steps'> {
  readonly seed: string;
}

const seed = (name: string, { patch, policy, property, steps }: Omit<Plant, 'fault'>): Seed => ({
  seed: name,
  property,
  steps,
  patch,
  ...(policy && { policy }),
});

/** The mutation seeds of behaviour.md 10 that are seen on the machines, each with the length of its shortest trace. */
const seeds: readonly Seed[] = [
  seed('accept code twice', planted('P06', 'an accepted code stays live')),
  seed('skip txn check', planted('P08', 'the code of another login is accepted')),
  seed('reset fail on resend', planted('P12', 'a resend forgets the failures')),
  seed('block only one path', planted('P14', 'an open login is not told of the block')),
  seed('send masked phone only for real users', {
    property: 'P20',
    steps: 2,
    patch: login('progress.begun.checking', ({ on }) => {
      const rows = on['login.settle'] as { actions: string[] }[];
      on['login.settle'] = [
        ...rows.slice(0, -1),
        { target: 'decoy', actions: ['recordStepFailure', 'issueNothing', 'answerRejected'] },
      ];
    }),
  }),
  seed('allow saved Soft PIN alone', planted('P40', 'a Soft PIN code alone opens a session')),
  seed('activate before proof', {
    property: 'P31',
    steps: 5,
    patch: broken('enrolment', 'begun', (state) => {
      (state as unknown as { entry: string[] }).entry = ['activate'];
    }),
  }),
  seed('keep bio after set change', planted('P36', 'a credential outlives its biometric set')),
  seed('poll resets idle', planted('P26', 'background traffic lengthens a session')),
  seed('auto-login after reset', {
    property: 'P55',
    steps: 5,
    patch: brokenParts('reset', {
      actions: { succeed: emit({ type: 'session.start', elements: ['K_pwd', 'P_sim'] } as never) },
    }),
  }),
];

describe('the mutation seeds', () => {
  it.each(seeds)('$seed breaks $property, in $steps steps', ({ property, steps, patch, policy }) => {
    const { flow: _, flows: __, ...authority } = properties.find(({ id }) => id === property)!;
    const subjects = subjectsOf({ ...defaultPolicy, ...smallLimits, ...policy }, [], patch);
    const { verdict, trace } = checkProperty(authority, subjects);
    expect(verdict).toBe('violated');
    expect(trace!.steps).toHaveLength(steps);
  });
});

/** A bank that answers at once when it does not know who asks. */
function hurry({ bank, slept }: BankWorld): void {
  const { first } = bank.login;
  const hasty: typeof first = async (client, fields) => {
    const answer = await first(client, fields);
    if ((fields as { identifier?: string }).identifier === '999999999') slept.length = 0;
    return answer;
  };
  Object.assign(bank.login, { first: hasty });
}

/** A bank that logs what it sends. */
function chat({ phone }: BankWorld): void {
  const send = phone.send.bind(phone);
  phone.send = async (sms) => {
    console.info(sms.text);
    await send(sms);
  };
}

describe('the two mutation seeds that no state shows break the test that is named for them', () => {
  it('"return at once for unknown user" that of P20', async () => {
    await expectOneAnswer();
    const seen = { actual: { slept: [] }, expected: { slept: [600] } };
    await expect(expectOneAnswer(hurry)).rejects.toMatchObject(seen);
  });

  it('"log the code" that of P57', async () => {
    await expectNoSecret();
    await expect(expectNoSecret(chat)).rejects.toThrow('a secret of 6 characters');
  });
});
