import type { Place } from '../../../verification/product/slots.ts';
import { emits, type Step } from '../../../verification/product/step.ts';
import type { AuthorityClaims } from '../../../verification/property.ts';
import { isAlive, opensSession, rearms } from '../words.ts';
import { brings, givenBy } from './contract.ts';

const slots = ['session', 'older'] as const;
type SessionSlot = (typeof slots)[number];

const endRecords = ['SESSION_LOGOUT', 'SESSION_IDLE', 'SESSION_ABSOLUTE', 'SESSION_REVOKED'].map(
  (entry) => `audit ${entry}`,
);

const times = (given: readonly string[], ...wanted: string[]): number =>
  given.filter((one) => wanted.includes(one)).length;

/** The record that the end of a session leaves, by what ended it. */
function recordOf({ input }: Step): string {
  if (input.command === 'session.logout') return 'audit SESSION_LOGOUT';
  if (input.delay === 'session.idle') return 'audit SESSION_IDLE';
  return input.delay === 'session.absolute' ? 'audit SESSION_ABSOLUTE' : 'audit SESSION_REVOKED';
}

const commanded = ({ input }: Step, before: Place): boolean => isAlive(before[input.to as SessionSlot]);

/** A session (R7, R10): what it answers, and what its beginning and its end leave. */
export const sessionContract = (): AuthorityClaims => ({
  ...brings('session.use', { about: ['answer', 'audit'], reads: slots }, (before, _, step) => [
    commanded(step, before) ? 'answer ok' : 'answer E_SESSION_ENDED',
  ]),
  ...brings('session.logout', { about: ['answer', 'audit'], reads: slots }, (before, _, step) =>
    commanded(step, before) ? ['audit SESSION_LOGOUT', 'answer ok'] : ['answer E_SESSION_ENDED'],
  ),
  'a session that is logged out is over': {
    kind: 'edge',
    when: ({ input }) => input.origin === 'own' && input.command === 'session.logout',
    holds: (_, { input }, after) => !isAlive(after[input.to as SessionSlot]),
  },
  'a gesture, and nothing else, lengthens a session': {
    kind: 'edge',
    when: ({ input }) => input.origin === 'own' && input.command === 'session.use',
    among: (before, { input }) => before[input.to as SessionSlot].at === 'active',
    holds: (_, step) =>
      step.input.members.every(
        ({ gesture }) => gesture === rearms('session.idle', step.input.to as SessionSlot)(step),
      ),
  },
  'a session that is used is its owner’s': {
    kind: 'edge',
    when: ({ input }) => input.origin === 'own' && input.command === 'session.use',
    among: (before, step) => commanded(step, before),
    holds: (_, { input }, after) => after[input.to as SessionSlot].at === 'active',
  },
});

/** Each end of a session leaves the record of its cause, and ends what was under way in it. */
export const sessionEnds = (): AuthorityClaims => ({
  'each session that ends leaves the record of why, and drops what was under way': {
    kind: 'edge',
    when: (step) => !step.adopts && slots.some((slot) => step.after[slot] !== undefined),
    among: (before, _, after) => slots.some((slot) => isAlive(before[slot]) && !isAlive(after[slot])),
    holds: (before, step, after) => {
      const ended = slots.filter((slot) => isAlive(before[slot]) && !isAlive(after[slot])).length;
      const given = givenBy(step);
      return (
        times(given, ...endRecords) === ended &&
        times(given, recordOf(step)) === ended &&
        times(given, 'reauth.dropped') === ended &&
        times(given, 'enrolment.dropped') === ended
      );
    },
  },
});

/** What a VERIFIKO does to its session: the whole one makes its authentication fresh anew, a failed one may end it (R5). */
export const sessionProves = (): AuthorityClaims => ({
  'only a VERIFIKO with two elements makes a session fresh anew': {
    kind: 'edge',
    when: (step) => emits(step, 'session.reproved'),
    among: ({ session }) => isAlive(session),
    holds: (before, step, { session }) => {
      const isFull = step.events.some((event) => event.type === 'session.reproved' && event.full);
      const isRearmed = rearms('reauth.freshness', 'session')(step);
      return isRearmed === isFull && session.fresh === (isFull || before.session.fresh);
    },
  },
  'a VERIFIKO that blocks the account ends its session': {
    kind: 'edge',
    when: (step) => emits(step, 'session.blocked'),
    among: ({ session }) => isAlive(session),
    holds: (_, __, { session }) => session.at === 'ended',
  },
});

/** Each session that a login opens has one token and one record, and ends the ones before it. */
export const sessionBegins = (): AuthorityClaims => ({
  'each session that begins has one token and one record, and ends those before': {
    kind: 'edge',
    when: (step) => opensSession(step) && emits(step, 'session.start'),
    holds: (_, step) => {
      const given = givenBy(step);
      return ['token', 'audit SESSION_START', 'sessions.replaced'].every((one) => times(given, one) === 1);
    },
  },
});
