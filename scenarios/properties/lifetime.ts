import type { Claim } from '../../verification/claims/claim.ts';
import type { Place } from '../../verification/product/slots.ts';
import { audits, emits, type Step } from '../../verification/product/step.ts';
import type { AuthorityClaims, Property } from '../../verification/property.ts';
import { assumptions } from './assumptions.ts';
import {
  adopts,
  fires,
  isAlive,
  isAnswered,
  isArmed,
  isUnchanged,
  mayBe,
  mustBe,
  own,
  rearms,
} from './words.ts';

type SessionSlot = 'session' | 'older';
const sessionSlots: readonly SessionSlot[] = ['session', 'older'];

/** The same claim on the session and on the earlier one. */
const onBoth = (name: string, claim: (slot: SessionSlot) => Claim<Place, Step>): AuthorityClaims =>
  Object.fromEntries(
    sessionSlots.map((slot) => [slot === 'session' ? name : `${name} (earlier session)`, claim(slot)]),
  );

const isGesture = (step: Step) => own(step, 'session.use') && mustBe(step, { gesture: true });
const isPoll = (step: Step) => own(step, 'session.use') && mayBe(step, { gesture: false });
const givesToken = (step: Step) => step.effects.some(({ effect }) => effect.type === 'token');
const begins = (step: Step) => emits(step, 'session.start') || emits(step, 'session.reproved');

const tokens = (): AuthorityClaims => ({
  'a new token each time': { kind: 'edge', when: begins, holds: (_, step) => givesToken(step) },
  'and at no other time': { kind: 'edge', when: givesToken, holds: (_, step) => begins(step) },
});

/** How long a session lives, and what renews it. */
export const lifetimeProperties: readonly Property[] = [
  {
    id: 'P24',
    clause: 'RTS 4(3)(d)',
    formal: 'G(idle300 → X ended ∧ G ¬use(token))',
    statement: {
      en: 'A session that the customer does not use ends, and only the hand of the customer renews it.',
      sq: 'Sesioni që klienti nuk e përdor mbyllet, dhe vetëm dora e klientit e rinovon.',
    },
    assumes: [assumptions.clock],
    authority: () =>
      onBoth('an idle session ends', (slot) => ({
        kind: 'timed',
        when: (place) => place[slot].at === 'active',
        armed: isArmed('session.idle', slot),
        fires: fires('session.idle', slot),
        rearms: (step) => rearms('session.idle', slot)(step) && !(isGesture(step) && step.input.to === slot),
        renews: adopts,
        goal: (place) => place[slot].at === 'ended',
      })),
  },
  {
    id: 'P25',
    clause: 'ASVS 7.3.2',
    formal: 'G(age ≥ 3600 → ended)',
    statement: {
      en: 'No session outlives its absolute limit.',
      sq: 'Asnjë sesion nuk jeton më gjatë se kufiri i vet.',
    },
    assumes: [assumptions.clock],
    authority: () =>
      onBoth('an old session ends', (slot) => ({
        kind: 'timed',
        when: (place) => isAlive(place[slot]),
        armed: isArmed('session.absolute', slot),
        fires: fires('session.absolute', slot),
        rearms: rearms('session.absolute', slot),
        renews: adopts,
        goal: (place) => place[slot].at === 'ended',
      })),
    verifiko: () => ({
      'a VERIFIKO does not lengthen it': {
        kind: 'edge',
        when: (step) => emits(step, 'session.reproved'),
        holds: (_, step) => !rearms('session.absolute', 'session')(step),
      },
    }),
  },
  {
    id: 'P26',
    clause: 'RTS 4(3)(d)',
    formal: "G(poll → lastActivity' = lastActivity)",
    statement: {
      en: 'Background traffic does not lengthen a session.',
      sq: 'Trafiku në sfond nuk e zgjat sesionin.',
    },
    authority: () =>
      onBoth('a poll renews nothing', (slot) => ({
        kind: 'edge',
        when: (step) => isPoll(step) && step.input.to === slot,
        among: (before) => before[slot].at === 'active',
        holds: (before, step, after) => isUnchanged(before, step, after) && step.armed.length === 0,
      })),
  },
  {
    id: 'P27',
    clause: 'ASVS 7.2.4',
    formal: 'G(auth ∨ reauthOk → new token ∧ old dead)',
    statement: {
      en: 'Each login and each VERIFIKO gives the session a new token, and nothing else does.',
      sq: 'Çdo hyrje dhe çdo VERIFIKO i jep sesionit një shenjë të re, dhe asgjë tjetër nuk ia jep.',
    },
    means: 'the bank keeps the digest of the newest token only, so that the one before is dead',
    heldBy: [
      {
        file: 'test/bank/reauth.test.ts',
        test: 'renews the session’s token: the old one is dead at once, the reference stays (P27)',
      },
    ],
    authority: tokens,
    verifiko: () => ({
      ...tokens(),
      'a VERIFIKO that was passed': {
        kind: 'edge',
        when: (step) => audits(step, 'REAUTH_OK'),
        holds: (_, step, { reauth }) => givesToken(step) && reauth.at === 'proved',
      },
    }),
  },
  {
    id: 'P28',
    clause: 'ASVS 7.4.1',
    formal: 'G(ended(k) → G ¬use(k))',
    statement: {
      en: 'A session that has ended is never used again.',
      sq: 'Sesioni i mbyllur nuk përdoret më kurrë.',
    },
    authority: () => ({
      ...onBoth('an ended session refuses', (slot) => ({
        kind: 'edge',
        when: (step) => own(step, 'session.use', 'session.logout') && step.input.to === slot,
        among: (before) => before[slot].at === 'ended',
        holds: (before, step, after) =>
          isAnswered(step, 'E_SESSION_ENDED') && isUnchanged(before, step, after),
      })),
      ...onBoth('an ended session stays so', (slot) => ({
        kind: 'edge',
        when: (step) => !adopts(step) && step.after[slot] !== undefined,
        among: (before) => before[slot].at === 'ended',
        holds: (_, __, after) => after[slot].at === 'ended',
      })),
    }),
    verifiko: () => ({
      'nothing is verified in it': {
        kind: 'edge',
        when: ({ input }) => input.origin === 'own' && input.to === 'reauth',
        among: ({ session }) => session.at === 'ended',
        holds: (_, step, { reauth }) =>
          isAnswered(step, 'E_SESSION_ENDED', ...(own(step, 'reauth.cancel') ? ['ok'] : [])) &&
          reauth.at === 'none',
      },
    }),
    enrolment: () => ({
      'nothing is turned on in it': {
        kind: 'edge',
        when: (step) => own(step, 'enrolment.begin', 'enrolment.finish'),
        among: ({ session }) => session.at === 'ended',
        holds: (before, step, after) =>
          isAnswered(step, 'E_SESSION_ENDED') && before.credential === after.credential,
      },
    }),
  },
];
