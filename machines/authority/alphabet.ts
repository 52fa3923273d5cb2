import type { Kind } from './authority.ts';
import type { AuthorityEvent } from './event.ts';
import { type FactName, facts } from './facts.ts';
import { provedByLogin } from './login.parts.ts';
import { type CommandName, commands } from './wiring.ts';

const flags = [false, true];

type RoutedType = Exclude<AuthorityEvent['type'], CommandName>;

const wrong = (...classes: [reserved: boolean, stranger: boolean, inSession: boolean][]) =>
  classes.map(([reserved, stranger, inSession]) => {
    return { type: 'account.failed' as const, reserved, stranger, inSession };
  });

/** Every event that one machine of the authority sends to another, in each class of its payload. */
export const routed: { readonly [T in RoutedType]: readonly Extract<AuthorityEvent, { type: T }>[] } = {
  'account.reserve': [{ type: 'account.reserve' }],
  'account.reserveInSession': [{ type: 'account.reserveInSession' }],
  'account.admit': [{ type: 'account.admit' }],
  'account.settled': [{ type: 'account.settled' }],
  'account.failed': wrong(
    [true, true, false],
    [false, false, false],
    [true, false, true],
    [false, false, true],
  ),
  'account.succeeded': [{ type: 'account.succeeded' }],
  'visible.rejected': [{ type: 'visible.rejected' }],
  'visible.succeeded': [{ type: 'visible.succeeded' }],
  'owner.codeRight': [{ type: 'owner.codeRight' }],
  'owner.codeWrong': flags.map((compared) => ({ type: 'owner.codeWrong', compared })),
  'login.granted': [{ type: 'login.granted' }],
  'login.admitted': [{ type: 'login.admitted' }],
  'login.denied': [{ type: 'login.denied' }],
  'login.blocked': [{ type: 'login.blocked' }],
  'login.outdated': [{ type: 'login.outdated' }],
  'login.superseded': [{ type: 'login.superseded' }],
  'code.issue': flags.map((sms) => ({ type: 'code.issue', sms })),
  'code.offer': [{ type: 'code.offer' }],
  'code.resend': flags.map((sms) => ({ type: 'code.resend', sms })),
  'code.submit': facts.match.classes.map((match) => ({ type: 'code.submit', match })),
  'code.refuse': [{ type: 'code.refuse' }],
  'code.discard': [{ type: 'code.discard' }],
  'session.start': provedByLogin.map((elements) => ({ type: 'session.start', elements })),
  'session.reproved': flags.map((full) => ({ type: 'session.reproved', full })),
  'session.cancel': [{ type: 'session.cancel' }],
  'session.blocked': [{ type: 'session.blocked' }],
  'session.replaced': [{ type: 'session.replaced' }],
  'session.revoked': [{ type: 'session.revoked' }],
  'credential.activate': [{ type: 'credential.activate' }],
  'credential.replaced': [{ type: 'credential.replaced' }],
  'credential.orphaned': [{ type: 'credential.orphaned' }],
  'credential.revoked': [{ type: 'credential.revoked' }],
  'credential.suspend': flags.map((forGood) => ({ type: 'credential.suspend', forGood })),
  'credential.restore': [{ type: 'credential.restore' }],
  'credential.pinFailed': [{ type: 'credential.pinFailed' }],
  'credential.pinPassed': [{ type: 'credential.pinPassed' }],
  'reauth.granted': [{ type: 'reauth.granted' }],
  'reauth.denied': [{ type: 'reauth.denied' }],
  'reauth.blocked': [{ type: 'reauth.blocked' }],
  'reauth.dropped': [{ type: 'reauth.dropped' }],
  'reauth.used': [{ type: 'reauth.used' }],
  'enrolment.dropped': [{ type: 'enrolment.dropped' }],
  'recovery.failed': [{ type: 'recovery.failed' }],
  'recovery.succeeded': [{ type: 'recovery.succeeded' }],
  'reset.blocked': [{ type: 'reset.blocked' }],
  'reset.closed': [{ type: 'reset.closed' }],
  'reset.superseded': [{ type: 'reset.superseded' }],
};

/** Every combination of the classes of some facts. */
export function factClasses(names: readonly FactName[]): Record<string, unknown>[] {
  return names.reduce<Record<string, unknown>[]>(
    (rows, name) => rows.flatMap((row) => facts[name].classes.map((value) => ({ ...row, [name]: value }))),
    [{}],
  );
}

const commandEvents = (Object.keys(commands) as CommandName[]).flatMap((name) =>
  factClasses(commands[name].facts).map((row) => ({ type: name, ...row }) as AuthorityEvent),
);

const kindOf = (event: AuthorityEvent) => event.type.slice(0, event.type.indexOf('.'));

/** The kinds that a code serves. */
const codeOwners: readonly Kind[] = ['login', 'reauth', 'reset'];

/** Every event class that may reach a machine of this kind: commands with their facts, and routed events. */
export function alphabetOf(kind: Kind): AuthorityEvent[] {
  const names = codeOwners.includes(kind) ? [kind, 'owner'] : [kind];
  return [...commandEvents, ...Object.values(routed).flat()].filter((event) => names.includes(kindOf(event)));
}

/**
 * What the senders of an event promise to a machine that is explored alone. The product checks every promise where
 * it is used: an event that breaks one is a failure there.
 */
export function isPromised(event: AuthorityEvent, context: object): boolean {
  const { reserved = 0, sends = 0 } = context as { reserved?: number; sends?: number };
  switch (event.type) {
    case 'account.settled':
      return reserved > 0;
    case 'account.failed':
      return !event.reserved || reserved > 0;
    case 'code.issue':
    case 'code.offer':
      return sends === 0;
    default:
      return true;
  }
}
