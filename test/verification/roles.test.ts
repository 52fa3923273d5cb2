import { describe, expect, it } from 'vitest';
import type { Seats } from '../../adapters/bank/seats.ts';
import { createWorld, type Handle } from '../../adapters/bank/world.ts';
import type { SessionRow } from '../../machines/ports/bank/session-row.ts';
import {
  broadcasts,
  createAuthority,
  type Role,
  run,
  runTimer,
  type World,
} from '../../machines/authority/index.ts';
import { defaultPolicy, type Policy } from '../../machines/vocabulary/policy/index.ts';
import { authorityProduct, type ProductPatch, smallLimits } from '../../verification/index.ts';
import { find, handle } from '../../verification/product/slots.ts';

const policy = { ...defaultPolicy, ...smallLimits };

/** The slots of the product as rows of the bank. A login that has only begun has no session yet. */
const rowIn: Readonly<Record<number, Handle>> = {
  [handle.account]: 'account:ana',
  [handle.visible]: 'visible:ana on the phone',
  [handle.login]: 'login:old',
  [handle.code]: 'code:old',
  [handle.session]: 'session:of old',
  [handle.older]: 'session:earlier',
  [handle.fresh]: 'login:new',
  [handle.freshCode]: 'code:new',
};
const isFresh = (slot: number) => slot >= handle.fresh;

/** What the bank has loaded: one customer on one device, and a login that begins, if one does. */
function worldOf(limits: Policy, begins: boolean) {
  const machine = { deadlines: [{ event: 'later', at: 1, order: 0 }] };
  const common = { machine, accountId: 'ana', device: 'the phone', channel: 'app' };
  const table = (...rows: ({ id: string } & Partial<SessionRow>)[]) =>
    new Map(rows.map((row) => [row.id, { ...common, visibleKey: 'ana on the phone', ...row }] as const));
  const ids = begins ? ['old', 'new'] : ['old'];
  const seats = {
    account: table({ id: 'ana' }),
    visible: table({ id: 'ana on the phone' }),
    login: table(...ids.map((id) => ({ id }))),
    code: table(...ids.map((id) => ({ id }))),
    session: table(
      { id: 'of old', loginId: 'old', startedAt: 2 },
      { id: 'earlier', loginId: 'gone', startedAt: 1 },
    ),
    customers: new Map(),
  };
  return createWorld(seats as unknown as Seats, limits);
}

/** Every role that is looked for in the product, and in whose name. */
function askedIn(mode: Policy['verdict.mode']): { role: Role; context: number }[] {
  const asked = new Map<string, { role: Role; context: number }>();
  const listening = (world: World<number, number>): World<number, number> => ({
    kindOf: (at) => world.kindOf(at),
    read: (at) => world.read(at),
    write: (at, state) => world.write(at, state),
    find(role, context) {
      asked.set(`${role} ${context}`, { role, context });
      return world.find(role, context);
    },
  });
  const router: NonNullable<ProductPatch['router']> = {
    run: (mech, world, ...rest) => run(mech, listening(world), ...rest),
    runTimer: (mech, world, ...rest) => runTimer(mech, listening(world), ...rest),
  };
  authorityProduct({ ...policy, 'verdict.mode': mode }, { router });
  return [...asked.values()];
}

const foundBy = (limits: Policy, { role, context }: { role: Role; context: number }) => {
  const begins = isFresh(context);
  const inSlots = find(role, context).filter((slot) => slot in rowIn && (begins || !isFresh(slot)));
  return {
    walk: inSlots.map((slot) => rowIn[slot]!).toSorted(),
    bank: [...worldOf(limits, begins).find(role, rowIn[context]!)].toSorted(),
  };
};

describe.each(['deferred', 'stepwise'] as const)('who plays a role, verdict %s', (mode) => {
  const asked = askedIn(mode);

  it('is looked for in 15 ways, and every role is', () => {
    const roles = [
      ...Object.keys(createAuthority(policy).machines),
      ...Object.values(broadcasts).map(({ role }) => role),
    ];
    expect([...new Set(asked.map(({ role }) => role))].toSorted()).toEqual(roles.toSorted());
    expect(asked).toHaveLength(15);
  });

  it('is the same in the slots of the walk and in the rows of the bank', () => {
    for (const one of asked) {
      const { walk, bank } = foundBy(policy, one);
      expect({ ...one, found: walk }).toEqual({ ...one, found: bank });
    }
  });
});

it('two sessions at a time, which the bank can keep, are not in the walk', () => {
  const { walk, bank } = foundBy(
    { ...policy, 'session.maxMobile': 2 },
    { role: 'rivalSessions', context: handle.login },
  );
  expect([walk, bank]).toEqual([['session:earlier'], []]);
});
