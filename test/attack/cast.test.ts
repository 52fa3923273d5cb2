import { describe, expect, it } from 'vitest';
import type { Seats } from '../../adapters/bank/seats.ts';
import { createWorld, type Handle } from '../../adapters/bank/world.ts';
import { createAuthority, type Role, run, runTimer, type World } from '../../machines/authority/index.ts';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import { worlds } from '../../scenarios/attackers/index.ts';
import { groundOf } from '../../verification/attack/attack.ts';
import {
  credentialOf,
  type Device,
  type Method,
  type Seat,
  tags,
  type TagValue,
} from '../../verification/attack/board.ts';
import { cast } from '../../verification/attack/cast.ts';
import type { Router } from '../../verification/attack/perform.ts';
import { componentsOf } from '../../verification/product/component.ts';
import type { Readings } from '../../verification/product/reading.ts';
import { keyOf } from '../../verification/key.ts';
import type { Tables } from '../../verification/attack/tables.ts';

type Cast = typeof cast;

/** What the rows may say when a role is looked for. */
interface Case {
  readonly loginAt: Device;
  readonly sessionOf: TagValue<'sessionOf'>;
  readonly resetAt: TagValue<'resetAt'>;
  readonly resetBy: TagValue<'resetBy'>;
  /** The login began with a biometric. */
  readonly isScanned: boolean;
}

interface Asked {
  readonly role: Role;
  readonly context: Seat;
  readonly named: Seat | undefined;
}

const methods = ['biometric', 'smartFnp', 'softPin'] as const satisfies readonly Method[];
const credentials = (['phone', 'own'] as const).flatMap((device) =>
  methods.map((kind) => ({ id: credentialOf(device, kind), device, kind })),
);
const deviceOf = (holder: Case['sessionOf']): Device => (holder === 'customer' ? 'phone' : holder);
const channelOf = (device: Device) => (device === 'web' ? 'web' : 'app');

/** The places of the board as rows of the bank. */
const rowOf: Readonly<Record<Seat, Handle>> = {
  account: 'account:ana',
  visible: 'visible:ana',
  recovery: 'recovery:ana',
  login: 'login:login',
  code: 'code:login',
  session: 'session:session',
  reauth: 'reauth:session',
  reauthCode: 'code:session',
  enrolment: 'enrolment:session',
  reset: 'reset:reset',
  resetCode: 'code:reset',
  phoneBiometric: 'credential:phoneBiometric',
  phoneSmartFnp: 'credential:phoneSmartFnp',
  phoneSoftPin: 'credential:phoneSoftPin',
  ownBiometric: 'credential:ownBiometric',
  ownSmartFnp: 'credential:ownSmartFnp',
  ownSoftPin: 'credential:ownSoftPin',
  freshSession: 'session:fresh',
  freshCredential: 'credential:run',
};

/** The bank's rows of one customer, his phone, and what the attacker has. */
function worldOf({ loginAt, sessionOf, resetAt, resetBy, isScanned }: Case, { context, named }: Asked) {
  const machine = { value: {}, deadlines: [{ event: 'later', at: 1, order: 0 }] };
  const table = <R extends { id: string }>(...rows: R[]) =>
    new Map(rows.map((row) => [row.id, { machine, accountId: 'ana', visibleKey: 'ana', ...row }]));
  const on = (device: Device) => ({ device, channel: channelOf(device) });
  const session = { id: 'session', loginId: 'gone', startedAt: 1, elements: [], credentials: [] };
  const fresh = { ...session, id: 'fresh', loginId: 'login', machine: { value: {}, deadlines: [] } };
  const kind = credentials.find(({ id }) => id === named)?.kind;
  const run = { id: 'run', kind, device: deviceOf(sessionOf) };
  const seats = {
    account: table({ id: 'ana' }),
    visible: table({ id: 'ana' }),
    recovery: table({ id: 'ana' }),
    login: table({
      id: 'login',
      ...on(loginAt),
      credentialId: isScanned && loginAt !== 'web' ? credentialOf(loginAt, 'biometric') : null,
    }),
    code: table({ id: 'login' }, { id: 'session' }, { id: 'reset' }),
    session: table(
      { ...session, ...on(deviceOf(sessionOf)) },
      ...(context === 'login' ? [{ ...fresh, ...on(loginAt) }] : []),
    ),
    reauth: table({ id: 'session' }),
    enrolment: table({ id: 'session', credentialId: 'run' }),
    reset: table({
      id: 'reset',
      ...on(resetAt),
      credentialId: resetBy === 'none' ? null : credentialOf(resetAt, resetBy),
    }),
    credential: table(...credentials, ...(context === 'enrolment' ? [run] : [])),
    customers: new Map(),
  };
  const world = createWorld(seats as unknown as Seats, defaultPolicy);
  Object.assign(world.named, { credential: named, session: 'session' });
  return world;
}

/** Every role that is looked for on the boards, and in whose name. */
const asked = new Map<string, Asked>();
const listening = <At, State>(
  world: World<At, State> & Partial<Pick<Tables, 'named'>>,
): World<At, State> => ({
  kindOf: (at) => world.kindOf(at),
  read: (at) => world.read(at),
  write: (at, state) => world.write(at, state),
  find(role, context) {
    const one = { role, context: context as Seat, named: world.named };
    asked.set(Object.values(one).join(' '), one);
    return world.find(role, context);
  },
});
const router: Router = {
  run: (mech, world, ...rest) => run(mech, listening(world), ...rest),
  runTimer: (mech, world, ...rest) => runTimer(mech, listening(world), ...rest),
};
const ground = groundOf({ ...defaultPolicy, 'smartFnp.requireBiometric': true }, createAuthority, router);
for (const world of worlds) ground.walk(world, ground.movesIn(world), 400_000);

const cases: readonly Case[] = tags.loginAt.flatMap((loginAt) =>
  tags.sessionOf.flatMap((sessionOf) =>
    tags.resetAt.flatMap((resetAt) =>
      tags.resetBy.flatMap((resetBy) =>
        [false, true]
          .filter((isScanned) => !isScanned || loginAt !== 'web')
          .map((isScanned): Case => ({ loginAt, sessionOf, resetAt, resetBy, isScanned })),
      ),
    ),
  ),
);

/** An activation is on the device of its session. */
const happens = ({ context, named }: Asked, { sessionOf }: Case): boolean =>
  context !== 'enrolment' || named === undefined || named.startsWith(deviceOf(sessionOf));

/** On the board a session outlives its credential, so that the attacker keeps what he has: the one difference. */
const isCompared = (role: Role): boolean => role !== 'credentialSessions';

/** Whom the bank finds, whatever the rows say. */
const inBank = [...asked.values()]
  .filter(({ role }) => isCompared(role))
  .flatMap((one) =>
    cases
      .filter((each) => happens(one, each))
      .map((each) => ({
        ...one,
        each,
        found: [...worldOf(each, one).find(one.role, rowOf[one.context])].toSorted().join(', '),
      })),
  );

/** Where a cast and the bank find different machines. */
function differences(some: Cast, only?: Role): string[] {
  const different = inBank.flatMap(({ role, context, named, each, found }) => {
    if (only !== undefined && role !== only) return [];
    const first = each.isScanned ? 'biometric' : 'password';
    const company = {
      named,
      reading: () => ({ at: 'genuine', first }) as never,
      tag: (tag: keyof typeof tags) => each[tag as keyof Case] as never,
    };
    const onBoard = some[role](context, company).map((seat) => rowOf[seat]);
    const drawn = onBoard.toSorted().join(', ');
    return drawn === found
      ? []
      : [
          `${role} of ${context}, ${named ?? 'nothing'} named: ${drawn || 'nobody'}; in the bank ${found || 'nobody'}`,
        ];
  });
  return [...new Set(different)];
}

const roles = [...new Set(inBank.map(({ role }) => role))];

describe('who plays a role on the board of an attack', () => {
  it('is looked for in these roles but not, and in many names', () => {
    expect((Object.keys(cast) as Role[]).filter((role) => !roles.includes(role))).toEqual([
      'reset',
      'accountCredentials',
      'credentialSessions',
      'lostCredentials',
      'lostSessions',
      'smsSessions',
    ]);
    expect(asked.size).toBeGreaterThan(60);
  });

  it('is whom the bank finds, whatever the rows say', () => {
    expect(differences(cast)).toEqual([]);
  });

  it('ends the session of a channel on which another begins', () => {
    const late: Cast = {
      ...cast,
      rivalSessions: (context) => (context === 'freshSession' ? ['session'] : []),
    };
    expect(differences(late)).toContain(
      'rivalSessions of login, nothing named: nobody; in the bank session:session',
    );
  });

  it('leaves out a login only where it would not hear that its biometric is off', () => {
    const { login } = componentsOf({ authority: createAuthority(defaultPolicy) });
    const place = login.classOf.get(keyOf({ type: 'login.outdated' }))!;
    const hears = login.readings.flatMap((reading, block) => {
      const isMoved = login.to[place]![block] !== block || login.output[place]![block]!.emitted.length > 0;
      return isMoved ? [reading as Readings['login']] : [];
    });
    expect(new Set(hears.map(({ at, first }) => `${at} ${first}`))).toEqual(
      new Set(['verifying none', 'admitted none', 'genuine password', 'genuine biometric']),
    );
  });

  it.each(roles)('is missed if %s is wrong', (role) => {
    expect(differences({ ...cast, [role]: () => ['recovery', 'visible'] }, role)).not.toEqual([]);
    const isEver = inBank.some((one) => one.role === role && one.found !== '');
    expect(differences({ ...cast, [role]: () => [] }, role).length > 0).toBe(isEver);
  });
});
