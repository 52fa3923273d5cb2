import type { Role } from '../../machines/authority/index.ts';
import { type Board, credentialOf, type Seat } from './board.ts';

type Company = Pick<Board<unknown>, 'named' | 'reading' | 'tag'>;

const credentials: readonly Seat[] = [
  'phoneBiometric',
  'phoneSmartFnp',
  'phoneSoftPin',
  'ownBiometric',
  'ownSmartFnp',
  'ownSoftPin',
];
const codes: { readonly [S in Seat]?: Seat } = {
  login: 'code',
  code: 'code',
  reauth: 'reauthCode',
  reauthCode: 'reauthCode',
  reset: 'resetCode',
  resetCode: 'resetCode',
};
const inSession: readonly Seat[] = ['session', 'freshSession', 'reauth', 'enrolment', ...credentials];
const one = (seat: Seat | undefined): readonly Seat[] => (seat === undefined ? [] : [seat]);

const sameMethod = (seat: Seat | undefined): readonly Seat[] => {
  const method = seat?.replace(/^(?:phone|own)/, '');
  return credentials.filter((other) => method !== undefined && other.endsWith(method));
};

/** Who plays a role, seen from the machine in whose name things happen; as `find` of the bank says it (roles.ts). */
export const cast: Record<Role, (context: Seat, company: Company) => readonly Seat[]> = {
  account: () => ['account'],
  visible: () => ['visible'],
  recovery: () => ['recovery'],
  login: (context) => (context === 'login' || context === 'code' ? ['login'] : []),
  reset: (context) => (context === 'reset' || context === 'resetCode' ? ['reset'] : []),
  code: (context) => one(codes[context]),
  /** Of a login: the one that it opens. */
  session: (context) =>
    context === 'login' ? ['freshSession'] : inSession.includes(context) ? ['session'] : [],
  credential: (context, { named }) =>
    context === 'enrolment' ? ['freshCredential'] : credentials.includes(context) ? [context] : one(named),
  reauth: (context) => (inSession.includes(context) ? ['reauth'] : []),
  enrolment: (context) => (inSession.includes(context) ? ['enrolment'] : []),
  codeOwner: (context) => [context],
  accountLogins: () => ['login'],
  accountReauths: () => ['reauth'],
  accountResets: () => ['reset'],
  rivalLogins: () => [],
  rivalResets: () => [],
  /** Of a login: on its channel. On another the session lives on, though the board has room for the new one only. */
  rivalSessions: (context, company) =>
    context === 'login' && (company.tag('loginAt') === 'web') === (company.tag('sessionOf') === 'web')
      ? ['session']
      : [],
  accountSessions: () => ['session'],
  otherSessions: (context) => (context === 'reset' ? ['session'] : []),
  accountCredentials: () => credentials,
  otherCredentials: (_, company) => {
    const method = company.tag('resetBy');
    const used = method === 'none' ? undefined : credentialOf(company.tag('resetAt'), method);
    return credentials.filter((other) => other !== used);
  },
  deviceCredentials: (_, company) => {
    const device = company.tag('loginAt');
    return credentials.filter((seat) => seat.startsWith(device));
  },
  dependentCredentials: (context) =>
    context === 'phoneBiometric' ? ['phoneSmartFnp'] : context === 'ownBiometric' ? ['ownSmartFnp'] : [],
  /** Biometrics may be on several devices. */
  replacedCredentials: (context, { named }) =>
    context === 'enrolment' && !named?.endsWith('Biometric')
      ? sameMethod(named).filter((seat) => seat !== named)
      : [],
  orphanedCredentials: (context, { named }) => (context === 'enrolment' ? one(named) : []),
  /** There is one session here, the one that commands; it stays. */
  replacedSessions: () => [],
  /** A session that outlives its credential only helps the attacker: nothing that he can do is missed. */
  credentialSessions: () => [],
  credentialLogins: (context, company) => {
    const { at, first } = company.reading('login');
    const uses = at === 'admitted' || first === 'biometric';
    return uses && context === `${company.tag('loginAt')}Biometric` ? ['login'] : [];
  },
  lostCredentials: () => [],
  lostSessions: () => [],
  smsSessions: () => [],
};
