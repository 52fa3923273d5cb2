import {
  type CommandName,
  commands,
  type FactName,
  facts,
  isDerived,
} from '../../machines/authority/index.ts';
import { factClasses } from '../../machines/authority/alphabet.ts';
import { keyOf } from '../key.ts';
import type { Components } from './component.ts';
import { isIn, type Slice } from './slice.ts';
import { type Fresh, handle, kindIn, kinds, type Slot } from './slots.ts';
import type { Input } from './step.ts';

const factsOf = (name: CommandName): readonly FactName[] => commands[name].facts;
const isOfStaff = (name: CommandName) => commands[name].to === 'account';

/** How a slot is called where a command may be addressed to two of a kind. */
const calledIn: { readonly [S in Slot | Fresh]?: string } = {
  fresh: '(new login)',
  freshReset: '(new reset)',
  older: '(earlier session)',
  other: '(other device)',
};

/** The commands of a client, each class of facts folded into those that do the same everywhere. */
function commandInputs(slice: Slice, components: Components, name: CommandName, to: Slot | Fresh): Input[] {
  const kind = kinds[handle[to]]!;
  const within = (rows: Record<string, unknown>[]) => rows.filter((row) => isIn(slice, row));
  const found = within(factClasses(factsOf(name).filter(isDerived)));
  const groups = new Map<string, Record<string, unknown>[]>();
  for (const row of within(factClasses(factsOf(name).filter((fact) => !isDerived(fact))))) {
    const classes = found.map((extra) =>
      components[kind].classOf.get(keyOf({ type: name, ...row, ...extra })),
    );
    const group = groups.get(keyOf(classes));
    if (group) group.push(row);
    else groups.set(keyOf(classes), [row]);
  }
  return [...groups.values()].map((members) => ({
    label: [name, calledIn[to] ?? '', told(members[0]!)].filter((part) => part !== '').join(' '),
    origin: isOfStaff(name) ? 'staff' : 'own',
    to,
    command: name,
    members,
  }));
}

const told = (row: Readonly<Record<string, unknown>>): string =>
  Object.entries(row)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(' ');

function timerInputs(slice: Slice, components: Components): Input[] {
  return slice.slots.flatMap((slot) => {
    const kind = kindIn[slot];
    return components[kind].timers.map((timer): Input => {
      const path = timer.slice('xstate.after.'.length);
      const delay = path.slice(0, path.indexOf(`.${kind}.`));
      const called = slot === kind ? '' : slot === 'older' ? ', earlier' : `, ${slot}`;
      return {
        label: `after ${delay} (${path.slice(delay.length + 1)}${called})`,
        origin: 'timer',
        to: slot,
        members: [{}],
        delay,
        timer,
      };
    });
  });
}

/** Everything that can happen in the product. */
export function inputsOf(slice: Slice, components: Components): Input[] {
  const named = Object.entries(slice.commands) as [CommandName, readonly (Slot | Fresh)[]][];
  const own = named.flatMap(([name, targets]) =>
    targets.flatMap((to) => commandInputs(slice, components, name, to)),
  );
  const repeats = named
    .filter(([name]) => !isOfStaff(name))
    .map(([name]): Input => ({
      label: `${name} again, same key`,
      origin: 'repeat',
      to: commands[name].to,
      command: name,
      members: [{}],
    }));
  const others = slice.others.map((other): Input => {
    const [[timer, to]] = other.deliver as [(typeof other.deliver)[number]];
    return { label: other.label, origin: other.origin, to, members: [{}], timer, other };
  });
  return [...own, ...repeats, ...others, ...timerInputs(slice, components)];
}

/** The public side of an input: what the client knows it did. Secret facts are left out. */
export function publicOf(input: Input): string[] {
  if (input.origin !== 'own' && input.origin !== 'timer') return [];
  const open = (row: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(row).filter(([fact]) => !facts[fact as FactName].secret));
  return [...new Set(input.members.map((row) => keyOf([input.command ?? input.timer, input.to, open(row)])))];
}
