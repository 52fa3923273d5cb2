import type { CommandName } from '../../machines/authority/index.ts';
import type { Element } from '../../machines/vocabulary/element.ts';
import type { Place, Slot } from '../../verification/product/slots.ts';
import { emits, type Step } from '../../verification/product/step.ts';

/** The words in which the properties of the authority are written. */
export const own = (step: Step, ...commands: CommandName[]): boolean =>
  step.input.origin === 'own' && step.input.command !== undefined && commands.includes(step.input.command);

/** A login command of this device, whichever. */
export const ownLogin = (step: Step): boolean =>
  step.input.origin === 'own' && step.input.command?.startsWith('login.') === true;

/** The calls that may bring the second element, and with it the verdict. */
export const ownSecond = (step: Step): boolean =>
  own(step, 'login.second', 'login.secondByKey', 'login.secondByPin');

/** The staff desk lifts a block. */
export const unlocks = (step: Step): boolean => step.input.command === 'account.unlocked';

/** The FNP was accepted. */
export const accepts = (step: Step): boolean => emits(step, 'owner.codeRight');

/** A login opened a session. */
export const opensSession = (step: Step): boolean =>
  step.input.origin !== 'world' && emits(step, 'session.start');

/** The elements on which the session rests that was opened. */
export const proved = (step: Step): readonly Element[] =>
  step.events.flatMap((event) => (event.type === 'session.start' ? event.elements : []));

/** Some combination of facts that the step stands for has these classes. */
export const mayBe = (step: Step, facts: Readonly<Record<string, unknown>>): boolean =>
  step.input.members.some((row) => Object.entries(facts).every(([fact, value]) => row[fact] === value));

/** Every combination of facts that the step stands for has these classes. */
export const mustBe = (step: Step, facts: Readonly<Record<string, unknown>>): boolean =>
  step.input.members.every((row) => Object.entries(facts).every(([fact, value]) => row[fact] === value));

export const fires = (delay: string, slot: Slot) => (step: Step) =>
  step.input.origin === 'timer' && step.input.to === slot && step.input.delay === delay;

export const rearms = (delay: string, slot: Slot) => (step: Step) =>
  step.armed.some((one) => one.slot === slot && one.timer.startsWith(`xstate.after.${delay}.`));

/** The lists of timers are shared by places: each is read once. */
export const isArmed = (delay: string, slot: Slot) => {
  const known = new WeakMap<readonly string[], boolean>();
  return (place: Place): boolean => {
    const timers = place.armed(slot);
    const found = known.get(timers) ?? timers.some((timer) => timer.startsWith(`xstate.after.${delay}.`));
    known.set(timers, found);
    return found;
  };
};

export const adopts = (step: Step): boolean => step.adopts;

/** `first` was called and the transaction goes on. */
export const isBegun = ({ login: { at } }: Place): boolean => begun.includes(at);
const begun: readonly Place['login']['at'][] = [
  'reserving',
  'verifying',
  'asserting',
  'admitted',
  'pretending',
  'genuine',
  'decoy',
];

/** Nothing is accepted: the account is blocked, for a time or for good, or closed. */
export const isShut = ({ account }: Place): boolean => account.at !== 'open';
export const isBlocked = ({ account: { at } }: Place): boolean => at === 'temporary' || at === 'permanent';
export const isAlive = ({ at }: Place['session']): boolean => at === 'unclaimed' || at === 'active';
export const isSuspended = ({ at }: Place['credential']): boolean => at === 'untilLogin' || at === 'forGood';
export const isAnswered = (step: Step, ...codes: string[]): boolean =>
  step.answer !== null && codes.includes(step.answer.code);

/** The same machines in the same states: the product did not move. */
export const isUnchanged = (before: Place, _: Step, after: Place): boolean => before === after;
