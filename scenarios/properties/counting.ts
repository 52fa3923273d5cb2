import type { Place } from '../../verification/product/slots.ts';
import { emits, type Step } from '../../verification/product/step.ts';
import type { Property } from '../../verification/property.ts';
import {
  accepts,
  adopts,
  fires,
  isAnswered,
  isArmed,
  isBegun,
  isBlocked,
  mayBe,
  own,
  ownLogin,
  rearms,
  unlocks,
} from './words.ts';

/** One failure more. An attempt that was `held` gives its place in the budget back; a block takes them all. */
const countsFailure = (held: 0 | 1) => (before: Place, _: Step, after: Place) =>
  after.account.fail === before.account.fail + 1 &&
  after.account.reserved === (isBlocked(after) ? 0 : before.account.reserved - held);

const settlesHeld = (holds: typeof countsFailure) => {
  const counts = holds(1);
  return (before: Place, step: Step, after: Place) => counts(before, step, after) && !after.login.held;
};

/** The deadline of a password check, and not that of the step that waits for it. */
const reservation = 'xstate.after.lock.reserveTtl.login.reservation.held';

const isAnyWrong = ({ input }: Step) =>
  input.members.some(({ match, simRisk }) => match !== 'current' && simRisk === false);

/** `first` was answered: codes are taken. Before that a code meets nothing: it is refused, and counts nothing. */
const takesCodes = ({ login: { at } }: Place) => at === 'genuine' || at === 'decoy';

/** `first` is answered by this step. */
const answersFirst = (before: Place, step: Step) =>
  own(step, 'login.settle') && isBegun(before) && !takesCodes(before);

/** The login that was under way is not any more, and did not succeed. */
const endsUnsuccessfully = (before: Place, step: Step, after: Place) =>
  isBegun(before) && (adopts(step) || (!isBegun(after) && after.login.at !== 'accepted'));

/** Attempts are counted, on the account and on the client's screen, and the last one blocks (R2). */
export const countingProperties: readonly Property[] = [
  {
    id: 'P13',
    clause: 'RTS 4(3)(b)',
    formal: 'G(fail ≤ 5 ∧ (fail = 5 → X blocked))',
    statement: {
      en: 'Every wrong password, every check that nobody settles and every wrong code that was compared is one failure; there are never more in a row than allowed, and the last one blocks.',
      sq: 'Çdo fjalëkalim i gabuar, çdo kontroll që nuk e mbyll askush dhe çdo kod i gabuar që u krahasua është një dështim; nuk ka kurrë më shumë radhazi se sa lejohet, dhe i fundit bllokon.',
    },
    authority: (policy) => ({
      'the last one blocks': {
        kind: 'always',
        when: ({ account }) => account.fail >= policy['lock.maxFailures'],
        holds: (place) => place.account.fail === policy['lock.maxFailures'] && isBlocked(place),
      },
      'only the last one blocks': {
        kind: 'always',
        when: isBlocked,
        holds: ({ account }) => account.fail === policy['lock.maxFailures'],
      },
      'a wrong password counts': {
        kind: 'edge',
        when: (step) => own(step, 'login.settle') && mayBe(step, { password: 'wrong' }),
        among: ({ login }) => login.held,
        holds: settlesHeld(countsFailure),
      },
      'a check that nobody settles counts': {
        kind: 'edge',
        when: ({ input }) => input.timer === reservation,
        holds: settlesHeld(countsFailure),
      },
      'no check is under way for ever': {
        kind: 'timed',
        when: ({ login }) => login.held,
        armed: (place) => place.armed('login').includes(reservation),
        fires: ({ input }) => input.timer === reservation,
        rearms: ({ armed }) => armed.some(({ timer }) => timer === reservation),
        renews: adopts,
        goal: ({ login }) => !login.held,
      },
      'a right password does not count': {
        kind: 'edge',
        when: (step) => own(step, 'login.settle') && mayBe(step, { password: 'right' }),
        among: ({ login }) => login.held,
        holds: ({ account: before }, _, { account, login }) =>
          account.fail === before.fail && account.reserved === before.reserved - 1 && !login.held,
      },
      'a wrong code that was compared counts': {
        kind: 'edge',
        when: (step) => own(step, 'login.second') && isAnyWrong(step),
        among: ({ login, code, visible }) =>
          login.at === 'genuine' && code.validity === 'live' && code.sent && !visible.blocked,
        holds: countsFailure(0),
      },
      'a success and the staff desk begin the count anew': {
        kind: 'edge',
        when: (step) => accepts(step) || unlocks(step),
        holds: (_, __, { account }) => account.at === 'open' && account.fail === 0,
      },
      'the window ends the count': {
        kind: 'timed',
        when: ({ account }) => account.at === 'open' && account.fail > 0,
        armed: isArmed('lock.failWindow', 'account'),
        fires: fires('lock.failWindow', 'account'),
        rearms: (step) => rearms('lock.failWindow', 'account')(step) && !emits(step, 'account.failed'),
        goal: ({ account }) => account.fail === 0,
      },
    }),
    closure: (policy) => ({
      'only the last one blocks, for good as well': {
        kind: 'always',
        when: isBlocked,
        holds: ({ account }) => account.fail === policy['lock.maxFailures'],
      },
    }),
  },
  {
    id: 'G08',
    clause: 'ASVS 6.3.8',
    formal: 'G(told = 5 → X screenBlocked) ∧ G(screenBlocked → F ¬screenBlocked)',
    statement: {
      en: 'Every refusal that is told, and every end without one, counts once on the screen of the client; the last one blocks that screen, and the end of the block or a success clears it.',
      sq: 'Çdo refuzim që i thuhet klientit, dhe çdo fund pa refuzim, numërohet një herë në ekranin e tij; i fundit e bllokon ekranin, dhe fundi i bllokimit ose një hyrje e kryer e pastron.',
    },
    authority: (policy) => ({
      'a refusal counts': {
        kind: 'edge',
        when: (step) => ownLogin(step) && isAnswered(step, 'E_AUTH_GENERIC', 'E_BLOCKED_TEMP'),
        among: (before, step) =>
          (takesCodes(before) || answersFirst(before, step)) && !before.visible.blocked,
        holds: ({ visible: before }, _, { visible }) => visible.told === before.told + 1,
      },
      'an end that was not told counts, and one that was does not': {
        kind: 'edge',
        when: ({ after }) => after.login !== undefined,
        among: endsUnsuccessfully,
        holds: ({ login, visible: before }, _, { visible }) =>
          visible.told === before.told + (login.told || before.blocked ? 0 : 1),
      },
      'a success clears the screen': {
        kind: 'edge',
        when: accepts,
        holds: (_, __, { visible }) => !visible.blocked && visible.told === 0,
      },
      'the last rejection blocks': {
        kind: 'always',
        when: ({ visible }) => visible.told >= policy['visible.maxRejections'],
        holds: ({ visible }) => visible.blocked,
      },
      'only the last rejection blocks': {
        kind: 'always',
        when: ({ visible }) => visible.blocked,
        holds: ({ visible }) => visible.told === policy['visible.maxRejections'],
      },
      'the window ends the count': {
        kind: 'timed',
        when: ({ visible }) => !visible.blocked && visible.told > 0,
        armed: isArmed('visible.window', 'visible'),
        fires: fires('visible.window', 'visible'),
        rearms: (step) => rearms('visible.window', 'visible')(step) && !emits(step, 'visible.rejected'),
        goal: ({ visible }) => visible.told === 0,
      },
      'the block is told': {
        kind: 'edge',
        when: (step) =>
          own(step, 'login.second') ||
          own(step, 'login.sendCode') ||
          own(step, 'login.settle') ||
          (own(step, 'login.first') && step.input.to === 'fresh'),
        among: (before, step) =>
          before.visible.blocked &&
          (step.input.to === 'fresh' || takesCodes(before) || answersFirst(before, step)),
        holds: (_, step) => isAnswered(step, 'E_BLOCKED_TEMP'),
      },
      'the block ends': {
        kind: 'timed',
        when: ({ visible }) => visible.blocked,
        armed: isArmed('visible.blockFor', 'visible'),
        fires: fires('visible.blockFor', 'visible'),
        rearms: rearms('visible.blockFor', 'visible'),
        goal: ({ visible }) => !visible.blocked && visible.told === 0,
      },
      'an open screen lets a login begin': {
        kind: 'edge',
        when: (step) =>
          own(step, 'login.first') && step.input.to === 'fresh' && mayBe(step, { clientRate: 'room' }),
        among: ({ visible }) => !visible.blocked,
        holds: (_, step) => step.adopts,
      },
    }),
  },
];
