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
import {
  type ProductPatch,
  sliceProduct,
  type SliceName,
  slices,
  smallLimits,
} from '../../verification/index.ts';
import { cast } from '../../verification/product/cast.ts';
import { handle, type Slot, slotAt } from '../../verification/product/slots.ts';

const policy = { ...defaultPolicy, ...smallLimits };

/** Whose code the code of a slice is: its row has the id of its owner. */
const ownerIn: { readonly [S in SliceName]?: string } = { verifiko: 'of old', enrolment: 'of old' };

/** The slots of a slice as rows of the bank. A login that has only begun has no session yet. */
const rowsIn = (slice: SliceName): Readonly<Record<number, Handle>> => ({
  [handle.account]: 'account:ana',
  [handle.visible]: 'visible:ana on the phone',
  [handle.login]: 'login:old',
  [handle.code]: `code:${ownerIn[slice] ?? 'old'}`,
  [handle.session]: 'session:of old',
  [handle.older]: 'session:earlier',
  [handle.credential]: 'credential:here',
  [handle.other]: 'credential:there',
  [handle.reauth]: 'reauth:of old',
  [handle.enrolment]: 'enrolment:of old',
  [handle.recovery]: 'recovery:ana',
  [handle.reset]: 'reset:old',
  [handle.fresh]: 'login:new',
  [handle.freshCode]: 'code:new',
  [handle.freshCredential]: 'credential:run',
  [handle.freshReset]: 'reset:new',
});

interface Case {
  readonly slice: SliceName;
  readonly role: Role;
  readonly context: number;
}

/** What the bank has loaded: one customer, and what begins, if something does. */
function worldOf({ slice, context, role }: Case, limits: Policy) {
  const has = (slot: Slot) => slices[slice].slots.includes(slot);
  const machine = { deadlines: [{ event: 'later', at: 1, order: 0 }] };
  const common = {
    machine,
    accountId: 'ana',
    device: 'the phone',
    channel: 'app',
    visibleKey: 'ana on the phone',
  };
  const table = (isThere: boolean, ...rows: ({ id: string } & Partial<SessionRow> & object)[]) =>
    new Map((isThere ? rows : []).map((row) => [row.id, { ...common, ...row }] as const));
  const credential = (id: string, device: string) => ({ id, device, kind: 'softPin' });
  const ids = context >= handle.fresh ? ['old', 'new'] : ['old'];
  const txns = ids.map((id) => ({ id, credentialId: 'here' }));
  const isOfRun = context === handle.enrolment || context === handle.freshCredential;
  const seats = {
    account: table(true, { id: 'ana' }),
    visible: table(has('visible'), { id: 'ana on the phone' }),
    login: table(has('login'), ...txns),
    code: table(has('code'), ...[...ids, 'of old'].map((id) => ({ id }))),
    session: new Map([
      ...table(has('session'), {
        id: 'of old',
        loginId: 'old',
        startedAt: 2,
        credentials: ['here'],
        elements: ['P_sim'],
      }),
      ...table(has('older'), {
        id: 'earlier',
        loginId: 'gone',
        startedAt: 1,
        elements: ['P_sim'],
        credentials: [],
        channel: has('reauth') ? 'web' : 'app',
      }),
    ]),
    credential: new Map([
      ...table(has('credential'), credential('here', 'the phone')),
      ...table(isOfRun && role === 'credential', credential('run', 'the phone')),
      ...table(has('other'), credential('there', 'another phone')),
    ]),
    reauth: table(has('reauth'), { id: 'of old' }),
    enrolment: table(has('enrolment'), { id: 'of old' }),
    recovery: table(has('recovery'), { id: 'ana' }),
    reset: table(has('reset'), ...txns),
    customers: new Map(),
  };
  if (isOfRun) {
    for (const row of seats.enrolment.values()) Object.assign(row, { credentialId: 'run' });
    seats.credential.set('run', { ...common, ...credential('run', 'the phone') } as never);
  }
  const world = createWorld(seats as unknown as Seats, limits);
  Object.assign(world.named, {
    credential: 'here',
    device: 'the phone',
    ...(has('enrolment') && { session: 'of old' }),
  });
  return world;
}

/** Every role that is looked for in a slice, and in whose name. */
function askedIn(slice: SliceName, mode: Policy['verdict.mode']): Case[] {
  const asked = new Map<string, Case>();
  const listening = (world: World<number, number>): World<number, number> => ({
    kindOf: (at) => world.kindOf(at),
    read: (at) => world.read(at),
    write: (at, state) => world.write(at, state),
    find(role, context) {
      asked.set(`${role} ${context}`, { slice, role, context });
      return world.find(role, context);
    },
  });
  const router: NonNullable<ProductPatch['router']> = {
    run: (mech, world, ...rest) => run(mech, listening(world), ...rest),
    runTimer: (mech, world, ...rest) => runTimer(mech, listening(world), ...rest),
  };
  sliceProduct(slice, { ...policy, 'verdict.mode': mode, 'smartFnp.requireBiometric': true }, { router });
  return [...asked.values()];
}

/** With a login that began by a biometric under way. */
const company = (slice: SliceName) => ({
  has: (slot: Slot) => slices[slice].slots.includes(slot),
  reader: () => ({ at: 'genuine', first: 'biometric' }) as never,
});

const foundBy = (one: Case, limits: Policy = policy) => {
  const { slice, role, context } = one;
  const rows = rowsIn(slice);
  const { has } = company(slice);
  const inSlots = cast[role](context, company(slice)).filter(
    (at) =>
      at in rows &&
      has(slotAt(at)) &&
      (context >= handle.fresh || at < handle.fresh || at === handle.freshCredential),
  );
  const inRows = worldOf(one, limits).find(role, rows[context]!);
  return {
    walk: inSlots.map((at) => rows[at]!).toSorted(),
    bank: [...inRows].filter((at) => at !== 'credential:run' || role === 'credential').toSorted(),
  };
};

const named = Object.keys(slices) as SliceName[];
const asked = (['deferred', 'stepwise'] as const).flatMap((mode) =>
  named.filter((slice) => slice !== 'closure').flatMap((slice) => askedIn(slice, mode)),
);

describe('who plays a role', () => {
  it('is looked for in every role; nobody sends anything to the reset of somebody else', () => {
    const roles = [
      ...Object.keys(createAuthority(policy).machines).filter((kind) => kind !== 'reset'),
      ...Object.values(broadcasts).map(({ role }) => role),
      'codeOwner',
    ];
    expect([...new Set(asked.map(({ role }) => role))].toSorted()).toEqual([...new Set(roles)].toSorted());
  });

  it.each(named.filter((slice) => slice !== 'closure'))(
    'is the same in the slots of the slice %s and in the rows of the bank',
    (slice) => {
      for (const one of asked.filter(
        (each) => each.slice === slice && each.context !== handle.freshSession,
      )) {
        const { walk, bank } = foundBy(one);
        expect({ ...one, found: walk }).toEqual({ ...one, found: bank });
      }
    },
  );
});

it('two sessions at a time, which the bank can keep, are not in the walk', () => {
  const one = { slice: 'authority', role: 'rivalSessions', context: handle.login } as const;
  const { walk, bank } = foundBy(one, { ...policy, 'session.maxMobile': 2 });
  expect([walk, bank]).toEqual([['session:earlier'], []]);
});
