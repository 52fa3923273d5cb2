import type { CommandName } from '../../../machines/authority/index.ts';
import type { Place, Slot } from '../../../verification/product/slots.ts';
import type { Step } from '../../../verification/product/step.ts';
import type { AuthorityClaims } from '../../../verification/property.ts';
import { isAlive, isShut } from '../words.ts';

/** The classes of the facts of one command. */
export type Row = Readonly<Record<string, unknown>>;

/** What a command must bring: answers, records, messages and what other machines are told, in any order. */
export type Must = (before: Place, row: Row, step: Step) => readonly string[];

/** What a step gave out, its first event left out: `answer ok`, `audit LOGIN_OK`, `code.issue true`. */
export const givenBy = ({ events }: Step): string[] =>
  events.slice(1).map((event) => {
    if (event.type === 'account.failed') return failed(event.reserved, event.inSession);
    const { type, ...rest } = event as { type: string };
    return [type, ...Object.values(rest).map(String)].join(' ');
  });

/** A failure that counts on the account: of a password check or of a code, in a login or inside a session. */
export const failed = (reserved: boolean, inSession: boolean): string =>
  ['account.failed', reserved ? 'check' : 'code', ...(inSession ? ['in session'] : [])].join(' ');

export const same = (given: readonly string[], wanted: readonly string[]): boolean =>
  given.length === wanted.length && given.toSorted().join('\n') === wanted.toSorted().join('\n');

/** Whether something is of those things of which a contract speaks: `audit X` itself, or everything called so. */
const isMeant = (about: readonly string[]) => (given: string) =>
  about.includes(given) || about.includes(given.split(' ')[0] ?? '');

/** Of what a contract speaks, and the machines that it looks at. */
export interface Terms {
  readonly about: readonly string[];
  readonly reads: readonly Slot[];
}

/** Readings are shared by all places that have them, so that they can be told apart by number. */
const numbers = new WeakMap<object, number>();
let count = 0;
function numberOf(reading: object): number {
  let number = numbers.get(reading);
  if (number === undefined) numbers.set(reading, (number = count++));
  return number;
}

/** A question about a step and some machines before it, asked once for each. */
function askedOnce(reads: readonly Slot[], ask: (before: Place, step: Step) => boolean) {
  const known = new WeakMap<Step, Map<string, boolean>>();
  return (before: Place, step: Step): boolean => {
    let answers = known.get(step);
    if (!answers) known.set(step, (answers = new Map()));
    let key = '';
    for (const slot of reads) key += ` ${numberOf(before[slot])}`;
    let answer = answers.get(key);
    if (answer === undefined) answers.set(key, (answer = ask(before, step)));
    return answer;
  };
}

/**
 * A command brings exactly what it must, of all that the contract is `about`, in every state and for every combination
 * of facts.
 */
export const brings = (command: CommandName, { about, reads }: Terms, must: Must): AuthorityClaims => ({
  [`${command} brings exactly what it must`]: {
    kind: 'edge',
    when: ({ input }) => input.origin === 'own' && input.command === command,
    holds: askedOnce(reads, (before, step) => {
      const given = givenBy(step).filter(isMeant(about));
      return step.input.members.every((row) => same(given, must(before, row, step)));
    }),
  },
});

/** The same, when a deadline passes. */
export const passing = (
  delay: string,
  path: string,
  { about, reads }: Terms,
  must: (before: Place) => readonly string[],
): AuthorityClaims => ({
  [`the end of ${delay} (${path}) brings exactly what it must`]: {
    kind: 'edge',
    when: ({ input }) =>
      input.origin === 'timer' && input.delay === delay && (input.timer?.endsWith(`.${path}`) ?? false),
    holds: askedOnce(reads, (before, step) => same(givenBy(step).filter(isMeant(about)), must(before))),
  },
});

/** Where a session stands that commands: as the bank finds it out. */
export const sessionIs = ({ session }: Place): 'ended' | 'fresh' | 'stale' =>
  !isAlive(session) ? 'ended' : session.fresh ? 'fresh' : 'stale';

/** Nothing is done in a session that is over, or of an account that closed every path. */
export const closed = (before: Place): readonly string[] | null => {
  if (sessionIs(before) === 'ended') return ['answer E_SESSION_ENDED'];
  return isShut(before) ? ['answer E_BLOCKED_TEMP'] : null;
};

/** Whether an SMS may go out: no risk of the SIM, and room in the silent limits. */
export const smsMayGo = ({ simRisk, accountSends, pending }: Row): boolean =>
  simRisk === false && (accountSends ?? 'room') === 'room' && (pending ?? 'room') === 'room';

/** How a resend is answered. */
export const resent = ({ code: { resend } }: Place): string =>
  resend === 'ready' ? 'answer ok' : resend === 'cooling' ? 'answer E_FNP_WAIT' : 'answer E_FNP_LIMIT';

/** Whether an entry is compared with a code that was sent, and whether it is right. */
export const isCompared = ({ code }: Place): boolean => code.validity === 'live' && code.sent;
export const isRight = (before: Place, { match }: Row): boolean => isCompared(before) && match === 'current';
