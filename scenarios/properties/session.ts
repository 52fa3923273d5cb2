import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import { atMostOnce, neverAfter } from '../../verification/claims/patterns.ts';
import { emits } from '../../verification/product/step.ts';
import type { AuthorityClaims, Property } from '../../verification/property.ts';
import { assumptions } from './assumptions.ts';
import { deadlinesCome } from './fairness.ts';
import {
  adopts,
  fires,
  isAlive,
  isAnswered,
  isArmed,
  isUnchanged,
  opensSession,
  own,
  ownSecond,
  rearms,
} from './words.ts';

/** The product has one session at a time; under a higher limit the bank keeps more, and nothing is claimed of it. */
const isOneAtATime = (policy: Policy) => policy['session.maxMobile'] === 1 && policy['session.maxWeb'] === 1;

const firstUse = (slot: 'session' | 'older') =>
  ({
    kind: 'timed',
    when: (place) => place[slot].at === 'unclaimed',
    armed: isArmed('session.firstUse', slot),
    fires: fires('session.firstUse', slot),
    rearms: rearms('session.firstUse', slot),
    renews: adopts,
    goal: (place) => place[slot].at === 'ended',
  }) as const satisfies NonNullable<ReturnType<NonNullable<Property['authority']>>[string]>;

const acceptedThereAndThen = (): AuthorityClaims => ({
  'accepted there and then': {
    kind: 'edge',
    when: opensSession,
    holds: (before, step, after) =>
      ownSecond(step) && before.login.at === 'genuine' && after.login.at === 'accepted',
  },
});

/**
 * What a session begins with, and how many a login can open. The walk knows a repeat as a command that steps nothing; the
 * answer that the bank keeps under the key is tested by name in test/bank/idempotency.test.ts.
 */
export const sessionProperties: readonly Property[] = [
  {
    id: 'P05',
    clause: 'ASVS 7.2.1',
    formal: 'G(auth(t) → O accept(t))',
    statement: {
      en: 'A session begins only when the bank accepts the second element of the same live login.',
      sq: 'Një sesion fillon vetëm kur banka pranon elementin e dytë të së njëjtës hyrje ende të hapur.',
    },
    device: acceptedThereAndThen,
    authority: () => ({
      ...acceptedThereAndThen(),
      'no other beginning': {
        kind: 'edge',
        when: (step) => step.after.session !== undefined && isAlive(step.after.session),
        among: (before) => !isAlive(before.session),
        holds: (_, step) => opensSession(step),
      },
    }),
  },
  {
    id: 'P45',
    clause: 'ASVS 2.3.3',
    formal: '∀k: count(sessions(k)) ≤ 1',
    statement: {
      en: 'The same key moves nothing a second time and never opens a second session.',
      sq: 'I njëjti çelës nuk lëviz asgjë herën e dytë dhe nuk hap kurrë sesion të dytë.',
    },
    means: 'that it gets the stored answer is of the bank, which keeps it under the key',
    heldBy: [
      {
        file: 'test/bank/idempotency.test.ts',
        test: 'brings back a lost verdict with the same session and the same token',
      },
    ],
    everywhere: () => ({
      'a repeat does nothing': {
        kind: 'edge',
        when: (step) => step.input.origin === 'repeat',
        holds: (before, step, after) =>
          isUnchanged(before, step, after) && step.answer === null && step.effects.length === 0,
      },
    }),
    authority: (policy) => ({
      'one session for one login': atMostOnce((step) => emits(step, 'session.start'), adopts),
      ...(isOneAtATime(policy) && {
        'one live session': {
          kind: 'always',
          when: ({ session, older }) => isAlive(session) || isAlive(older),
          holds: ({ session, older }) => !(isAlive(session) && isAlive(older)),
        },
      }),
    }),
    joint: (policy) =>
      isOneAtATime(policy)
        ? {
            'one live session on both devices': {
              kind: 'joint',
              look: ({ session, older }) => (isAlive(session) || isAlive(older) ? 'alive' : 'none'),
              when: (one, other) => one === 'alive' || other === 'alive',
              holds: (one, other) => one !== other,
            },
          }
        : {},
  },
  {
    id: 'P46',
    clause: 'R7',
    formal: 'G(cancel(t) → G ¬auth(t)) ∧ G(unclaimed → F (claimedByOwner ∨ ended))',
    statement: {
      en: 'After a cancel nothing authenticates from that login, and a session that nobody claims ends.',
      sq: 'Pas anulimit asgjë nuk hyn nga ajo hyrje, dhe sesioni që nuk e merr askush mbyllet.',
    },
    assumes: [assumptions.clock],
    authority: () => ({
      'no session after a cancel': neverAfter(
        (step) => own(step, 'login.cancel') && isAnswered(step, 'ok'),
        opensSession,
        adopts,
      ),
      'a code after a cancel is refused': {
        kind: 'edge',
        when: (step) => own(step, 'login.second'),
        among: (before) => before.login.at === 'cancelled',
        holds: (before, step, after) => isAnswered(step, 'E_TXN_EXPIRED') && isUnchanged(before, step, after),
      },
      'a cancel withdraws the session nobody claimed': {
        kind: 'edge',
        when: (step) => own(step, 'login.cancel'),
        among: ({ login, session }) => login.at === 'accepted' && session.at === 'unclaimed',
        holds: (_, step, after) => isAnswered(step, 'ok') && after.session.at === 'ended',
      },
      'an unclaimed session ends': firstUse('session'),
      'an unclaimed earlier session ends': firstUse('older'),
      'a session is claimed or ends': {
        kind: 'leadsTo',
        when: ({ session }) => session.at === 'unclaimed',
        goal: ({ session }) => session.at !== 'unclaimed',
        fair: deadlinesCome,
      },
    }),
  },
];
