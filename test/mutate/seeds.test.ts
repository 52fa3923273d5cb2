import { emit } from 'xstate';
import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import { properties } from '../../scenarios/properties/index.ts';
import { checkProperty, smallLimits, subjectsOf } from '../../verification/index.ts';
import { findSecrets, textOf } from '../canary-finder.ts';
import { type BankWorld, createWorld } from '../support/world.ts';
import { caller } from '../bank/caller.ts';
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

const unknown = { clientNumber: '999999999', password: 'whatever it is 1' };

/** How long `first` is filled up, ms: for a customer, and for nobody. */
async function filledUp(world: BankWorld): Promise<{ known: number[]; unknown: number[] }> {
  const slept = async (device: string, who?: typeof unknown) => {
    const before = world.slept.length;
    await caller(world, device).begin(who);
    return world.slept.slice(before);
  };
  return { known: await slept('device-1'), unknown: await slept('device-2', unknown) };
}

/** Where a code is found that was sent, in all that was logged. */
async function foundIn(logged: readonly unknown[], world: BankWorld): Promise<string[]> {
  return findSecrets({ code: await world.lastCode() }, textOf(logged));
}

describe('the two mutation seeds that no state shows', () => {
  it('"return at once for unknown user" is seen by the time that calls are filled up to', async () => {
    const world = await createWorld();
    const sound = await filledUp(world);
    expect(sound.known).toHaveLength(1);
    expect(sound.unknown).toEqual(sound.known);

    const { first } = world.bank.login;
    const hasty: typeof first = async (client, fields) =>
      (fields as { identifier?: string }).identifier === unknown.clientNumber
        ? ({ ok: false, code: 'E_AUTH_GENERIC' } as never)
        : first(client, fields);
    Object.assign(world.bank.login, { first: hasty });
    const planted = await filledUp(world);
    expect(planted.known).toEqual(sound.known);
    expect(planted.unknown).toEqual([]);
  });

  it('"log the code" is seen by the search for secrets', async () => {
    const world = await createWorld();
    const logged: unknown[] = [];
    await caller(world).begin();
    expect(await foundIn([...logged, await world.audit()], world)).toEqual([]);

    const send = world.phone.send.bind(world.phone);
    world.phone.send = async (sms) => {
      logged.push(sms.text);
      await send(sms);
    };
    await caller(world, 'device-2').begin();
    await world.lastCode();
    expect(await foundIn(logged, world)).toContain('code plain');
  });
});
