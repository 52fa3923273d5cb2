import { type CommandName, commands, facts } from '../../machines/authority/index.ts';
import type { FactName } from '../../machines/authority/index.ts';
import { factClasses } from '../../machines/authority/alphabet.ts';
import { keyOf } from '../key.ts';
import type { Components } from './component.ts';
import { type Slot, slots } from './slots.ts';
import type { Input } from './step.ts';

const kindIn = (slot: Slot) => (slot === 'older' ? 'session' : slot);

/** Facts that the client's bank gives in; `clientBlocked` is derived by the router. */
const given = (name: CommandName) =>
  (commands[name].facts as readonly FactName[]).filter((fact) => fact !== 'clientBlocked');

/** The commands of a client, each class of facts folded into those that do the same everywhere. */
function commandInputs(components: Components, name: CommandName, to: Slot | 'fresh'): Input[] {
  const kind = commands[name].to;
  const blocked: Record<string, unknown>[] = (commands[name].facts as readonly FactName[]).includes(
    'clientBlocked',
  )
    ? [{ clientBlocked: false }, { clientBlocked: true }]
    : [{}];
  const groups = new Map<string, Record<string, unknown>[]>();
  for (const row of factClasses(given(name))) {
    const classes = blocked.map((extra) =>
      components[kind].classOf.get(keyOf({ type: name, ...row, ...extra })),
    );
    const group = groups.get(keyOf(classes));
    if (group) group.push(row);
    else groups.set(keyOf(classes), [row]);
  }
  const origin = name === 'account.unlocked' ? ('staff' as const) : ('own' as const);
  return [...groups.values()].map((members) => ({
    label: [
      name,
      to === 'fresh' ? '(new login)' : to === 'older' ? '(earlier session)' : '',
      told(members[0]!),
    ]
      .filter((part) => part !== '')
      .join(' '),
    origin,
    to,
    command: name,
    members,
  }));
}

const told = (row: Readonly<Record<string, unknown>>): string =>
  Object.entries(row)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(' ');

function timerInputs(components: Components): Input[] {
  return slots.flatMap((slot) => {
    const kind = kindIn(slot);
    return components[kind].timers.map((timer): Input => {
      const path = timer.slice('xstate.after.'.length);
      const delay = path.slice(0, path.indexOf(`.${kind}.`));
      return {
        label: `after ${delay} (${path.slice(delay.length + 1)}${slot === 'older' ? ', earlier' : ''})`,
        origin: 'timer',
        to: slot,
        members: [{}],
        delay,
        timer,
      };
    });
  });
}

const foreign = (label: string, timer: string, to: Slot = 'account'): Input => ({
  label,
  origin: 'foreign',
  to,
  members: [{}],
  timer,
});

/** What other devices may do to the account; `mayHappenElsewhere` in act.ts decides when. */
export const foreignInputs: readonly Input[] = [
  foreign('another device begins a password check', 'account.reserve'),
  foreign('another device: the password was right', 'account.settled'),
  foreign('another device: the password was wrong', 'foreign.wrongPassword'),
  foreign('another device: the code was wrong', 'foreign.wrongCode'),
  foreign('another device logs in', 'account.succeeded'),
];

const elsewhere: Input = {
  label: 'this device begins a login for another identifier',
  origin: 'elsewhere',
  to: 'login',
  members: [{}],
  timer: 'login.superseded',
};

/** Everything that can happen in the product. */
export function inputsOf(components: Components): Input[] {
  const names = Object.keys(commands) as CommandName[];
  const own = names.flatMap((name) => {
    const targets: (Slot | 'fresh')[] =
      name === 'login.first'
        ? ['fresh', 'login']
        : commands[name].to === 'session'
          ? ['session', 'older']
          : [commands[name].to];
    return targets.flatMap((to) => commandInputs(components, name, to));
  });
  const repeats = names
    .filter((name) => name !== 'account.unlocked')
    .map((name): Input => ({
      label: `${name} again, same key`,
      origin: 'repeat',
      to: commands[name].to,
      command: name,
      members: [{}],
    }));
  return [...own, ...repeats, ...foreignInputs, elsewhere, ...timerInputs(components)];
}

/** The public side of an input: what the client knows it did. Secret facts are left out. */
export function publicOf(input: Input): string[] {
  if (input.origin !== 'own' && input.origin !== 'timer') return [];
  const open = (row: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(row).filter(([fact]) => !facts[fact as FactName].secret));
  return [...new Set(input.members.map((row) => keyOf([input.command ?? input.timer, input.to, open(row)])))];
}
