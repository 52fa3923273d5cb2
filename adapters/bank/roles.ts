import type { Kind } from '../../machines/authority/authority.ts';
import type { Role } from '../../machines/authority/wiring.ts';
import type { CredentialRow } from '../../machines/ports/bank/credential-row.ts';
import type { Channel } from '../../machines/ports/bank/login-row.ts';
import type { MachineRow } from '../../machines/ports/bank/machine-row.ts';
import type { SessionRow } from '../../machines/ports/bank/session-row.ts';
import type { Policy } from '../../machines/vocabulary/policy/index.ts';
import { isIn } from './machine-room.ts';
import { type Seats, toldNothing } from './seats.ts';

/** Names one machine of the world: its kind and the id of its row. */
export type Handle = `${Kind}:${string}`;

/** The kind and the row's id behind a handle. */
export function splitHandle(handle: Handle): [Kind, string] {
  const colon = handle.indexOf(':');
  return [handle.slice(0, colon) as Kind, handle.slice(colon + 1)];
}

/** What a command names beside the machine that it is addressed to. */
export interface Named {
  credential?: string;
  session?: string;
  /** The device that was lost. */
  device?: string;
}

/** In whose name something happens. */
export interface Whose {
  accountId: string | null;
  channel: Channel | null;
  device: string | null;
  ipHash: string | null;
  actor: string | null;
  txnId: string | null;
}

const nobody: Whose = {
  accountId: null,
  channel: null,
  device: null,
  ipHash: null,
  actor: null,
  txnId: null,
};
const limits = { smartFnp: 'device.maxSmartFnp', softPin: 'device.maxSoftPin' } as const;

/** How the machines among some seats are related. */
export function relations(seats: Seats, named: Named) {
  const sessionOf = (context: Handle): SessionRow | undefined => {
    const [kind, id] = splitHandle(context);
    if (kind === 'session' || kind === 'reauth' || kind === 'enrolment') return seats.session.get(id);
    if (kind === 'login') return [...seats.session.values()].find(({ loginId }) => loginId === id);
    return kind === 'credential' ? seats.session.get(named.session ?? '') : undefined;
  };
  const credentialOf = (context: Handle): CredentialRow | undefined => {
    const [kind, id] = splitHandle(context);
    if (kind === 'credential') return seats.credential.get(id);
    const runs = kind === 'enrolment' ? seats.enrolment.get(id)?.credentialId : undefined;
    return seats.credential.get(runs ?? named.credential ?? '');
  };
  const txnOf = (context: Handle) => {
    const [kind, id] = splitHandle(context);
    if (kind === 'code') return seats.login.get(id) ?? seats.reset.get(id);
    if (kind === 'login') return seats.login.get(id);
    return kind === 'reset' ? seats.reset.get(id) : undefined;
  };
  const whoseOf = (context: Handle): Whose => {
    const [kind, id] = splitHandle(context);
    const txn = txnOf(context);
    if (txn) return { ...txn, txnId: txn.id };
    if (kind === 'account' || kind === 'recovery') return { ...nobody, accountId: id };
    const session = kind === 'code' ? seats.session.get(id) : sessionOf(context);
    const credential = kind === 'credential' ? credentialOf(context) : undefined;
    if (!session) return { ...nobody, ...credential };
    return { ...session, ...credential, txnId: session.loginId };
  };
  return { sessionOf, credentialOf, txnOf, whoseOf };
}

/** When the last of a machine's deadlines was armed: the younger of two began later. */
const orderOf = ({ machine }: MachineRow) => Math.max(0, ...machine.deadlines.map(({ order }) => order));

type Find = (context: Handle) => readonly MachineRow[];

/** Who plays which role (wiring.ts). */
export function roles(seats: Seats, named: Named, policy: Policy): (role: Role, context: Handle) => Handle[] {
  const { sessionOf, credentialOf, txnOf, whoseOf } = relations(seats, named);
  const isLive = ({ machine }: MachineRow) => machine.deadlines.length > 0;
  const one = (row: MachineRow | undefined) => (row ? [row] : []);
  const idOf = (context: Handle) => splitHandle(context)[1];
  const accountOf = (context: Handle) => whoseOf(context).accountId;
  const ofAccount =
    <R extends MachineRow & { accountId: string | null }>(rows: Map<string, R>) =>
    (context: Handle): R[] =>
      [...rows.values()].filter(({ accountId }) => accountId !== null && accountId === accountOf(context));
  const logins = ofAccount(seats.login);
  const sessions = ofAccount(seats.session);
  const credentials = ofAccount(seats.credential);

  /** The transactions that a new one of its device ends: all but the youngest that may live beside it. */
  const rivalsIn =
    <R extends MachineRow & { device: string }>(rows: Map<string, R>): Find =>
    (context) => {
      const { device } = whoseOf(context);
      const rivals = [...rows.values()].filter((row) => row.id !== idOf(context) && row.device === device);
      const spared = rivals
        .filter(({ machine }) => isIn(machine, 'progress.begun') || isIn(machine, 'begun'))
        .toSorted((a, b) => orderOf(b) - orderOf(a))
        .slice(0, policy['pending.perDevice'] - 1);
      return rivals.filter((row) => !spared.includes(row));
    };
  /** The sessions that a new one ends: all but the youngest that may live beside it. */
  const rivalSessions: Find = (context) => {
    const own = sessionOf(context);
    if (!own) return [];
    const beside = policy[own.channel === 'app' ? 'session.maxMobile' : 'session.maxWeb'] - 1;
    return sessions(context)
      .filter((session) => session.id !== own.id && session.channel === own.channel && isLive(session))
      .toSorted((a, b) => b.startedAt - a.startedAt)
      .slice(beside);
  };
  const replaced = (context: Handle): CredentialRow[] => {
    const own = credentialOf(context);
    if (!own) return [];
    const isAlone = own.kind !== 'biometric' && policy[limits[own.kind]] === 1;
    return [...seats.credential.values()].filter(({ accountId, kind, device }) =>
      accountId === own.accountId
        ? isAlone && kind === own.kind && device !== own.device
        : device === own.device,
    );
  };
  const orphaned: Find = (context) => {
    const own = credentialOf(context);
    return credentials(context).filter(
      ({ id, kind, device }) => id !== own?.id && kind === own?.kind && device === own.device,
    );
  };
  const byCredential: Find = (context) => {
    const id = credentialOf(context)?.id ?? '';
    return [...seats.session.values()].filter(
      (session) => session.id !== named.session && session.credentials.includes(id),
    );
  };

  const cast: Readonly<Record<Role, Find>> = {
    login: (context) => one(seats.login.get(idOf(context))),
    reset: (context) => one(seats.reset.get(idOf(context))),
    account: (context) => one(seats.account.get(accountOf(context) ?? '')),
    recovery: (context) => one(seats.recovery.get(accountOf(context) ?? '')),
    visible: (context) => {
      const txn = txnOf(context);
      return txn ? one(seats.visible.get(txn.visibleKey ?? toldNothing)) : [];
    },
    code: (context) => one(seats.code.get(idOf(context))),
    session: (context) => one(sessionOf(context)),
    reauth: (context) => one(seats.reauth.get(sessionOf(context)?.id ?? '')),
    enrolment: (context) => one(seats.enrolment.get(sessionOf(context)?.id ?? '')),
    credential: (context) => one(credentialOf(context)),
    codeOwner: () => [],
    accountLogins: logins,
    accountReauths: (context) => sessions(context).flatMap(({ id }) => seats.reauth.get(id) ?? []),
    accountResets: ofAccount(seats.reset),
    rivalLogins: rivalsIn(seats.login),
    rivalResets: rivalsIn(seats.reset),
    rivalSessions,
    accountSessions: sessions,
    otherSessions: (context) => sessions(context).filter(({ id }) => id !== sessionOf(context)?.id),
    accountCredentials: credentials,
    otherCredentials: (context) => {
      const used = seats.reset.get(idOf(context))?.credentialId;
      return credentials(context).filter(({ id }) => id !== used);
    },
    deviceCredentials: (context) =>
      credentials(context).filter(({ device }) => device === whoseOf(context).device),
    dependentCredentials(context) {
      const own = credentialOf(context);
      if (own?.kind !== 'biometric') return [];
      return credentials(context).filter(({ kind, device }) => kind === 'smartFnp' && device === own.device);
    },
    replacedCredentials: replaced,
    orphanedCredentials: orphaned,
    replacedSessions(context) {
      const own = credentialOf(context)?.device;
      const devices = replaced(context).map(({ device }) => device);
      return sessions(context).filter(({ device }) => device !== own && devices.includes(device));
    },
    credentialSessions: byCredential,
    credentialLogins: (context) => {
      const id = credentialOf(context)?.id;
      return [...seats.login.values()].filter(
        ({ credentialId }) => credentialId !== null && credentialId === id,
      );
    },
    lostCredentials: (context) => credentials(context).filter(({ device }) => device === named.device),
    lostSessions: (context) => sessions(context).filter(({ device }) => device === named.device),
    smsSessions: (context) => sessions(context).filter(({ elements }) => elements.includes('P_sim')),
  };
  const kindOf: Readonly<Record<Role, Kind>> = {
    login: 'login',
    reset: 'reset',
    account: 'account',
    recovery: 'recovery',
    visible: 'visible',
    code: 'code',
    session: 'session',
    reauth: 'reauth',
    enrolment: 'enrolment',
    credential: 'credential',
    codeOwner: 'login',
    accountLogins: 'login',
    accountReauths: 'reauth',
    accountResets: 'reset',
    rivalLogins: 'login',
    rivalResets: 'reset',
    rivalSessions: 'session',
    accountSessions: 'session',
    otherSessions: 'session',
    accountCredentials: 'credential',
    otherCredentials: 'credential',
    deviceCredentials: 'credential',
    dependentCredentials: 'credential',
    replacedCredentials: 'credential',
    orphanedCredentials: 'credential',
    replacedSessions: 'session',
    credentialSessions: 'session',
    credentialLogins: 'login',
    lostCredentials: 'credential',
    lostSessions: 'session',
    smsSessions: 'session',
  };
  return (role, context) =>
    role === 'codeOwner' ? [context] : cast[role](context).map(({ id }): Handle => `${kindOf[role]}:${id}`);
}
