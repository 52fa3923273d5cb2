import { describe, expect, it } from 'vitest';
import type { Seats } from '../../adapters/bank/seats.ts';
import { createWorld, type Handle } from '../../adapters/bank/world.ts';
import { type Role, run, runEvent, runTimer, type World } from '../../machines/authority/index.ts';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import { pairsUnder } from '../../verification/compose/index.ts';
import { castElsewhere, shared } from '../../verification/compose/elsewhere.ts';
import type { PairRouter } from '../../verification/compose/router.ts';
import { slices } from '../../verification/product/slices.ts';
import { handle, type Slot } from '../../verification/product/slots.ts';
import { smallest } from './stand.ts';

type Elsewhere = typeof castElsewhere;
type Context = Slot | 'reauthCode' | 'resetCode';

/** The slots of one device as rows of the bank. */
const rowsOn = (device: string): Readonly<Record<Exclude<Context, 'other'>, Handle>> => ({
  account: 'account:ana',
  recovery: 'recovery:ana',
  visible: `visible:ana on ${device}`,
  login: `login:${device} login`,
  code: `code:${device} login`,
  reauthCode: `code:${device} session`,
  resetCode: `code:${device} reset`,
  session: `session:${device} session`,
  older: `session:${device} older`,
  credential: `credential:${device} credential`,
  reauth: `reauth:${device} session`,
  enrolment: `enrolment:${device} session`,
  reset: `reset:${device} reset`,
});
const contexts = Object.keys(rowsOn('phone')) as (keyof ReturnType<typeof rowsOn>)[];
const roles = Object.keys(castElsewhere) as Role[];

const machine = { value: {}, deadlines: [{ event: 'later', at: 1, order: 0 }] };

/** Everything that one device has of the account. */
function tablesOf(device: string, channel: 'app' | 'web') {
  const common = { machine, accountId: 'ana', device, channel, visibleKey: `ana on ${device}` };
  const credentialId = `${device} credential`;
  const lived = { ...common, elements: ['P_sim'] };
  return {
    visible: [{ ...common, id: `ana on ${device}` }],
    login: [{ ...common, id: `${device} login`, credentialId }],
    code: ['login', 'session', 'reset'].map((owner) => ({ ...common, id: `${device} ${owner}` })),
    session: [
      {
        ...lived,
        id: `${device} session`,
        loginId: `${device} login`,
        startedAt: 2,
        credentials: [credentialId],
      },
      { ...lived, id: `${device} older`, loginId: 'gone', startedAt: 1, credentials: [] },
    ],
    credential: [{ ...common, id: credentialId, kind: 'softPin' }],
    reauth: [{ ...common, id: `${device} session` }],
    enrolment: [{ ...common, id: `${device} session`, credentialId }],
    reset: [{ ...common, id: `${device} reset`, credentialId }],
  };
}

/** One account with a phone, whose client commands, and another device. */
function bankOf(other: 'app' | 'web') {
  const [phone, tablet] = [tablesOf('phone', 'app'), tablesOf('tablet', other)];
  const tables = Object.entries(phone).map(([kind, rows]) => {
    const all: readonly { id: string }[] = [...rows, ...tablet[kind as keyof typeof tablet]];
    return [kind, new Map(all.map((row) => [row.id, row]))] as const;
  });
  const alone = new Map([['ana', { id: 'ana', machine }]]);
  const seats = { ...Object.fromEntries(tables), account: alone, recovery: alone, customers: new Map() };
  const world = createWorld(seats as unknown as Seats, defaultPolicy);
  Object.assign(world.named, { credential: 'phone credential', session: 'phone session', device: 'phone' });
  return world;
}

const bank = bankOf('app');
const here = rowsOn('phone');
const there = rowsOn('tablet');

/** The account and its recovery are of both devices. */
const ofOther = new Set(Object.values(there).filter((at) => !Object.values(here).includes(at)));

/** In whose name there is nobody to find: nothing asks for these, as is held below. */
const isSilent = (role: Role, context: Context): boolean =>
  context === 'visible' ||
  (role === 'rivalSessions' &&
    ['account', 'recovery', 'code', 'reauthCode', 'reset', 'resetCode'].includes(context));

/** Where a cast and the bank find different machines of the other device. */
const differences = (elsewhere: Elsewhere): string[] =>
  roles.flatMap((role) =>
    contexts.flatMap((context) => {
      if (isSilent(role, context)) return [];
      const found = bank.find(role, here[context]).filter((at) => ofOther.has(at));
      const named = Object.entries(handle).flatMap(([slot, at]) =>
        elsewhere[role].includes(at) ? [there[slot as keyof typeof there]] : [],
      );
      const [inBank, inCast] = [found, named].map((some) => some.toSorted().join(', '));
      return inBank === inCast
        ? []
        : [`${role} of ${context}: ${inCast || 'nobody'}; in the bank ${inBank || 'nobody'}`];
    }),
  );

/** Every role that is looked for in the products of two devices, and in whose name. */
const asked = new Set<string>();
const listening = (world: World<number, number>): World<number, number> => ({
  kindOf: (at) => world.kindOf(at),
  read: (at) => world.read(at),
  write: (at, state) => world.write(at, state),
  find(role, context) {
    asked.add(`${role} ${context}`);
    return world.find(role, context);
  },
});
const router: PairRouter = {
  run: (mech, world, ...rest) => run(mech, listening(world), ...rest),
  runTimer: (mech, world, ...rest) => runTimer(mech, listening(world), ...rest),
  runEvent: (mech, world, ...rest) => runEvent(mech, listening(world), ...rest),
};

describe('who plays a role on the other device', () => {
  it('is found by the bank too, for every role and every context', () => {
    expect(roles.length * contexts.length).toBeGreaterThan(400);
    expect(differences(castElsewhere)).toEqual([]);
  });

  it('is asked in nobody’s name who finds nobody', () => {
    for (const slice of ['authority', 'device'] as const) pairsUnder(smallest, { slice, router });
    const silent = roles.flatMap((role) =>
      contexts
        .filter((context) => isSilent(role, context))
        .map((context) => `${role} ${handle[context as Slot]}`),
    );
    expect(asked.size).toBeGreaterThan(30);
    expect(silent.filter((one) => asked.has(one))).toEqual([]);
  });

  it.each(roles)('is missed if %s is wrong', (role) => {
    const wrong = castElsewhere[role].length > 0 ? [] : [handle.login];
    expect(differences({ ...castElsewhere, [role]: wrong })).not.toEqual([]);
    const half = castElsewhere[role].slice(1);
    if (half.length > 0) expect(differences({ ...castElsewhere, [role]: half })).not.toEqual([]);
  });

  it('is nobody who plays it for both: of the account’s own machines the products have the account only', () => {
    const own = contexts.filter((context) => here[context] === there[context]);
    expect(own).toEqual(['account', 'recovery']);
    const inSlices = [...slices.authority.slots, ...slices.device.slots];
    expect(own.filter((slot) => inSlices.includes(slot as Slot))).toEqual(shared);
  });
});

describe('a browser beside the app', () => {
  const mixed = bankOf('web');

  it('is no such device: neither ends the session of the other', () => {
    expect(mixed.find('rivalSessions', here.login)).toEqual(['session:phone older']);
    expect(castElsewhere.rivalSessions).toEqual([handle.session, handle.older]);
  });

  it('is no such device: a Soft PIN code typed in it is of the phone', () => {
    expect(mixed.find('credential', there.login)).toEqual(['credential:phone credential']);
    mixed.seats.session.get('tablet session')!.credentials = ['phone credential'];
    delete mixed.named.session;
    expect(mixed.find('credentialSessions', here.credential)).toContain('session:tablet session');
    expect([castElsewhere.credential, castElsewhere.credentialSessions]).toEqual([[], []]);
  });
});
