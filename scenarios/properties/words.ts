import type { CommandName } from '../../machines/authority/index.ts';
import type { Place, Slot } from '../../verification/product/slots.ts';
import { emits, type Step } from '../../verification/product/step.ts';

/** The words in which the properties of the authority are written. */
export const own = (step: Step, command: CommandName): boolean =>
  step.input.origin === 'own' && step.input.command === command;

/** A login command of this device, whichever. */
export const ownLogin = (step: Step): boolean =>
  step.input.origin === 'own' && step.input.command?.startsWith('login.') === true;

/** The FNP was accepted. */
export const accepts = (step: Step): boolean => emits(step, 'login.codeRight');

/** A session was opened. */
export const opensSession = (step: Step): boolean => emits(step, 'session.start');

/** Some combination of facts that the step stands for has these classes. */
export const mayBe = (step: Step, facts: Readonly<Record<string, unknown>>): boolean =>
  step.input.members.some((row) => Object.entries(facts).every(([fact, value]) => row[fact] === value));

export const fires = (delay: string, slot: Slot) => (step: Step) =>
  step.input.origin === 'timer' && step.input.to === slot && step.input.delay === delay;

export const rearms = (delay: string, slot: Slot) => (step: Step) =>
  step.armed.some((one) => one.slot === slot && one.timer.startsWith(`xstate.after.${delay}.`));

export const isArmed = (delay: string, slot: Slot) => (place: Place) =>
  place.armed(slot).some((timer) => timer.startsWith(`xstate.after.${delay}.`));

export const adopts = (step: Step): boolean => step.adopts;

/** `first` was called and the transaction goes on. */
export const isBegun = ({ login: { at } }: Place): boolean =>
  at === 'reserving' || at === 'verifying' || at === 'pretending' || at === 'genuine' || at === 'decoy';

export const isBlocked = ({ account }: Place): boolean => account.at !== 'open';
export const isAlive = ({ at }: Place['session']): boolean => at === 'unclaimed' || at === 'active';
export const isAnswered = (step: Step, ...codes: string[]): boolean =>
  step.answer !== null && codes.includes(step.answer.code);

export const always = (): boolean => true;

/** The same machines in the same states: the product did not move. */
export const isUnchanged = (before: Place, _: Step, after: Place): boolean => before === after;
