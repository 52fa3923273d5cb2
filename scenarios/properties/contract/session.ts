import type { Place } from '../../../verification/product/slots.ts';
import { emits, type Step } from '../../../verification/product/step.ts';
import type { AuthorityClaims } from '../../../verification/property.ts';
import { isAlive, opensSession } from '../words.ts';
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
  ...brings('session.use', ['answer', 'audit'], (before, _, step) => [
    commanded(step, before) ? 'answer ok' : 'answer E_SESSION_ENDED',
  ]),
  ...brings('session.logout', ['answer', 'audit'], (before, _, step) =>
    commanded(step, before) ? ['audit SESSION_LOGOUT', 'answer ok'] : ['answer E_SESSION_ENDED'],
  ),
  'a session that is used is its owner’s': {
    kind: 'edge',
    when: ({ input }) => input.origin === 'own' && input.command === 'session.use',
    among: (before, step) => commanded(step, before),
    holds: (_, { input }, after) => after[input.to as SessionSlot].at === 'active',
  },
});

/** Where no login begins: each end of a session leaves the record of its cause, and ends what was under way in it. */
export const sessionEnds = (): AuthorityClaims => ({
  ...sessionContract(),
  'each session that ends leaves the record of why, and drops what was under way': {
    kind: 'edge',
    when: (step) => slots.some((slot) => step.after[slot] !== undefined),
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

/** Each session that a login opens has one token and one record, and ends the ones before it. */
export const sessionBegins = (): AuthorityClaims => ({
  ...sessionContract(),
  'each session that begins has one token and one record, and ends those before': {
    kind: 'edge',
    when: (step) => opensSession(step) && emits(step, 'session.start'),
    holds: (_, step) => {
      const given = givenBy(step);
      return ['token', 'audit SESSION_START', 'sessions.replaced'].every((one) => times(given, one) === 1);
    },
  },
});
