import { describe, expect, it } from 'vitest';
import { emit } from 'xstate';
import { createAuthority, type Authority } from '../../machines/authority/index.ts';
import { defaultPolicy, type Policy } from '../../machines/vocabulary/policy/index.ts';
import { attack, type Goal } from '../../verification/attack/index.ts';
import { powers, worlds } from '../../scenarios/attackers/index.ts';
import { at, authorityWith, swapped } from '../properties/redraw.ts';

const worldNamed = (name: string) => worlds.filter((world) => world.name === name);
type Make = (policy: Policy) => Authority;

/** The sets that win a goal in one world. */
const setsOf = (
  goal: Goal,
  world: string,
  authority: Make = createAuthority,
  policy = defaultPolicy,
): string[] =>
  attack({ powers, worlds: worldNamed(world), goals: [goal], authority, policy }).wins.map(({ set }) =>
    set.join(' + '),
  );

const brokenBank = (breaks: Parameters<typeof authorityWith>[0]): Make =>
  authorityWith(breaks) as unknown as Make;

describe('a hole in the bank', () => {
  it('opens L5 to the phone alone, if a saved Soft PIN is enough', () => {
    const world = 'biometric and Soft PIN, saved';
    const bank = brokenBank({
      login: (machine, policy) => {
        const open = at('progress.begun.decoy', ({ on }) => {
          on['login.secondByPin'] = {
            guard: 'pinIsAccepted',
            target: '#login.progress.ended.accepted',
            actions: ['openSession', 'answerOk'],
          };
        })(machine, policy);
        const start = { type: 'session.start', elements: ['K_pwd', 'P_dev'] };
        return swapped({ actions: { openSession: emit(start as never) } })(open, policy);
      },
    });
    expect(setsOf('L5b', world)).not.toContain('unlockedPhone');
    expect(setsOf('L5b', world, bank)).toContain('unlockedPhone');
  });

  it('opens Soft PIN to a session left open, if it is turned on without VERIFIKO', () => {
    const world = 'nothing enrolled, Soft PIN to be turned on';
    const bank = brokenBank({ enrolment: swapped({ guards: { isNotVerified: () => false } }) });
    expect(setsOf('activateSoftPin', world)).not.toContain('unlockedPhone + session');
    expect(setsOf('activateSoftPin', world, bank)).toContain('unlockedPhone + session');
  });

  it('opens L1 to a noticed SIM swap, if the SIM is not looked at again', () => {
    const world = 'nothing enrolled, Smart FNP to be turned on';
    const bank = brokenBank({ login: swapped({ guards: { simIsRisky: () => false } }) });
    const noticed = 'identifier + password + simSwapNoticed';
    expect(setsOf('L1', world)).not.toContain(noticed);
    expect(setsOf('L1', world, bank)).toContain(noticed);
  });
});

describe('the policy', () => {
  it('takes the PIN from the reset with reset.allowSoftPin=false', () => {
    const world = 'biometric and Soft PIN, asked';
    const withPin = (sets: readonly string[]) => sets.filter((set) => /pin|malware$/i.test(set));
    expect(setsOf('reset', world)).toContain('identifier + unlockedPhone + pin');
    const strict = setsOf('reset', world, createAuthority, { ...defaultPolicy, 'reset.allowSoftPin': false });
    expect(strict).toContain('identifier + lockedPhone + coercedBiometric');
    expect(
      withPin(strict).filter((set) => !set.includes('coercedBiometric') && !set.includes('own')),
    ).toEqual([]);
  });
});
