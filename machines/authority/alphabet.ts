import type { Kind } from './authority.ts';
import type { AuthorityEvent } from './event.ts';
import { type FactName, facts } from './facts.ts';
import { type CommandName, commands } from './wiring.ts';

type RoutedType = Exclude<AuthorityEvent['type'], CommandName>;

/** Every event that one machine of the authority sends to another, in each class of its payload. */
export const routed: { readonly [T in RoutedType]: readonly Extract<AuthorityEvent, { type: T }>[] } = {
  'account.reserve': [{ type: 'account.reserve' }],
  'account.settled': [{ type: 'account.settled' }],
  'account.failed': [
    { type: 'account.failed', reserved: true, stranger: true },
    { type: 'account.failed', reserved: false, stranger: false },
  ],
  'account.succeeded': [{ type: 'account.succeeded' }],
  'visible.rejected': [{ type: 'visible.rejected' }],
  'visible.succeeded': [{ type: 'visible.succeeded' }],
  'login.granted': [{ type: 'login.granted' }],
  'login.denied': [{ type: 'login.denied' }],
  'login.blocked': [{ type: 'login.blocked' }],
  'login.superseded': [{ type: 'login.superseded' }],
  'login.codeRight': [{ type: 'login.codeRight' }],
  'login.codeWrong': [
    { type: 'login.codeWrong', compared: true },
    { type: 'login.codeWrong', compared: false },
  ],
  'code.issue': [
    { type: 'code.issue', sms: true },
    { type: 'code.issue', sms: false },
  ],
  'code.resend': [
    { type: 'code.resend', sms: true },
    { type: 'code.resend', sms: false },
  ],
  'code.submit': facts.match.classes.map((match) => ({ type: 'code.submit', match })),
  'code.refuse': [{ type: 'code.refuse' }],
  'code.discard': [{ type: 'code.discard' }],
  'session.start': [{ type: 'session.start', elements: ['K_pwd', 'P_sim'] }],
  'session.cancel': [{ type: 'session.cancel' }],
  'session.replaced': [{ type: 'session.replaced' }],
  'session.revoked': [{ type: 'session.revoked' }],
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

const kindOf = (event: AuthorityEvent) => event.type.slice(0, event.type.indexOf('.')) as Kind;

/** Every event class that may reach a machine of this kind: commands with their facts, and routed events. */
export function alphabetOf(kind: Kind): AuthorityEvent[] {
  return [...commandEvents, ...Object.values(routed).flat()].filter((event) => kindOf(event) === kind);
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
      return sends === 0;
    default:
      return true;
  }
}
