import { type AnyStateMachine } from 'xstate';
import {
  type Answer,
  type Authority,
  type AuthorityEmitted,
  type CommandName,
  commands,
  type Durable,
  durableHost,
  firstDue,
  isDerived,
  type Kind,
  type Mech,
  type Role,
  run,
  type Run,
  runTimer,
  type World,
} from '../../machines/authority/index.ts';

type Handle = `${Kind}:${string}`;

/** Facts as they are when nothing stands in the way. */
const usual: Readonly<Record<string, unknown>> = {
  customer: 'known',
  clientRate: 'room',
  element: 'password',
  password: 'right',
  assertion: 'none',
  second: 'sms',
  simRisk: false,
  accountSends: 'room',
  pending: 'room',
  match: 'current',
  proof: 'right',
  pin: 'right',
  clock: 'right',
  typed: false,
  saved: false,
  gesture: true,
  method: 'softPin',
  room: 'room',
  replace: false,
  altered: false,
  biometricOn: false,
  reason: 'customer',
};

export type Facts = Readonly<Record<string, unknown>>;
const own = ['biometric', 'smartFnp', 'softPin'];

/**
 * One customer: two logins and the sessions they open (`own` on this device, `other` elsewhere), the credentials of
 * this device and one of another, a VERIFIKO and an enrolment of the own session, and a reset.
 */
export function standOf(authority: Authority) {
  let now = 0;
  let order = 0;
  let named = 'softPin';
  const host = durableHost<AuthorityEmitted>(() => ++order);
  const rows = new Map<Handle, Durable>();
  const machineOf = (kind: Kind) => authority.machines[kind] as unknown as AnyStateMachine;
  const kindOf = (handle: Handle) => handle.slice(0, handle.indexOf(':')) as Kind;
  const idOf = (handle: Handle) => handle.slice(handle.indexOf(':') + 1);
  const read = (handle: Handle): Durable => {
    const row = rows.get(handle) ?? host.start(machineOf(kindOf(handle)), now).state;
    rows.set(handle, row);
    return row;
  };
  const mech: Mech<Durable> = {
    step: (kind, state, event) => host.step(machineOf(kind), state, event, now),
    look: (_, { value, context }) => ({ value, context }),
  };

  const find = (role: Role, context: Handle): readonly Handle[] => {
    const kind = kindOf(context);
    const id = idOf(context);
    const isIn = (...among: Kind[]) => among.includes(kind);
    switch (role) {
      case 'account':
        return ['account:a'];
      case 'visible':
        return ['visible:v'];
      case 'recovery':
        return ['recovery:a'];
      case 'login':
      case 'reset':
        return kind === role ? [context] : [];
      case 'codeOwner':
        return isIn('login', 'reauth', 'reset') ? [context] : [];
      case 'code':
        return isIn('login', 'reauth', 'reset') ? [`code:${kind} ${id}`] : [];
      case 'session':
      case 'reauth':
      case 'enrolment':
        return [`${role}:${isIn('login', 'session', 'reauth', 'enrolment') ? id : 'own'}`];
      case 'credential':
        return [kind === 'credential' ? context : `credential:${named}`];
      case 'accountLogins':
        return ['login:own', 'login:other'];
      case 'accountReauths':
        return ['reauth:own'];
      case 'accountResets':
        return ['reset:r'];
      case 'rivalLogins':
      case 'rivalResets':
        return [];
      case 'rivalSessions':
      case 'otherSessions':
        return [id === 'other' ? 'session:own' : 'session:other'];
      case 'accountSessions':
      case 'smsSessions':
        return ['session:own', 'session:other'];
      case 'accountCredentials':
        return [...own, 'elsewhere'].map((name): Handle => `credential:${name}`);
      case 'otherCredentials':
        return [...own, 'elsewhere']
          .filter((name) => name !== named)
          .map((name): Handle => `credential:${name}`);
      case 'deviceCredentials':
        return own.map((name): Handle => `credential:${name}`);
      case 'dependentCredentials':
        return context === 'credential:biometric' ? ['credential:smartFnp'] : [];
      case 'orphanedCredentials':
        return [];
      case 'replacedCredentials':
      case 'lostCredentials':
        return ['credential:elsewhere'];
      case 'credentialLogins':
        return ['login:other'];
      case 'replacedSessions':
      case 'credentialSessions':
      case 'lostSessions':
        return ['session:other'];
    }
  };
  const world: World<Handle, Durable> = {
    kindOf,
    read,
    write: (handle, state) => void rows.set(handle, state),
    find,
  };

  const heard: string[] = [];
  const note = ({ effects }: Run<Handle>) => {
    for (const { effect } of effects) {
      if (effect.type === 'audit') heard.push(effect.entry);
      if (effect.type === 'sms') heard.push([effect.message, effect.change].filter(Boolean).join(' '));
      if (effect.type === 'token') heard.push('token');
    }
  };
  const targets: Partial<Record<Kind, string>> = { account: 'a', reset: 'r' };

  const stand = {
    /** Sends a command; facts not given are as usual. `credential` names one of the customer's credentials. */
    ask(
      name: CommandName,
      facts: Facts = {},
      to: { id?: string; credential?: string } = {},
    ): Answer | undefined {
      named = to.credential ?? named;
      const { to: kind, facts: wanted } = commands[name];
      const given = wanted
        .filter((fact) => !isDerived(fact))
        .map((fact) => [fact, facts[fact] ?? usual[fact]]);
      const id = to.id ?? (kind === 'credential' ? named : (targets[kind] ?? 'own'));
      const target: Handle = `${kind}:${id}`;
      const done = run(mech, world, authority.policy, target, {
        name,
        facts: Object.fromEntries(given) as Facts,
      });
      note(done);
      return done.answer;
    },
    /** Another login of this id may begin: the one before and its session are over. */
    renew(id: string): void {
      for (const name of ['login', 'code:login ', 'session', 'reauth', 'enrolment'] as const) {
        rows.delete(name === 'code:login ' ? `code:login ${id}` : `${name}:${id}`);
      }
    },
    /** Lets time pass, seconds. */
    wait(seconds: number): void {
      const end = now + seconds * 1000;
      for (;;) {
        const due = firstDue(
          [...rows].map(([owner, state]) => ({ owner, state })),
          end,
        );
        if (!due) break;
        now = due.deadline.at;
        note(runTimer(mech, world, due.owner, due.deadline.event));
      }
      now = end;
    },
    /** The audit entries, SMS and tokens since the last time. */
    heard: (): string[] => heard.splice(0),
    at: (handle: Handle): unknown => read(handle).value,
    context: (handle: Handle): Record<string, unknown> => read(handle).context as Record<string, unknown>,
  };
  return stand;
}

export type Stand = ReturnType<typeof standOf>;
