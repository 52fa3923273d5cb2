import type { Kind, Look } from '../../machines/authority/index.ts';

/** What properties may read of each machine. Minimisation keeps exactly this apart, and behaviour. */
export interface Readings {
  account: { at: 'open' | 'temporary' | 'permanent' | 'closed'; fail: number; reserved: number };
  visible: { blocked: boolean; told: number };
  /** `held` while a password check is under way; `told` once this transaction was rejected. */
  login: { at: LoginAt; held: boolean; told: boolean; first: 'none' | 'password' | 'biometric' };
  code: {
    validity: 'none' | 'live' | 'expired' | 'dead' | 'offered';
    resend: 'idle' | 'cooling' | 'ready' | 'exhausted';
    sends: number;
    wrong: number;
    /** Whether an entry can be right; told only of a live code. */
    sent: boolean;
  };
  /** `fresh` while its strong authentication is. */
  session: { at: 'none' | 'unclaimed' | 'active' | 'ended'; fresh: boolean };
  /** Suspended `untilLogin` or `forGood`. */
  credential: { at: 'none' | 'active' | 'untilLogin' | 'forGood' | 'revoked' | 'orphaned'; pinFail: number };
  /** `held` while a password check is under way. */
  reauth: {
    at: 'none' | 'reserving' | 'verifying' | 'pretending' | 'genuine' | 'decoy' | 'proved';
    held: boolean;
  };
  /** What is being activated; `reproved` when the run began under a VERIFIKO of its own. */
  enrolment: { at: 'none' | 'biometric' | 'smartFnp' | 'softPin'; reproved: boolean };
  recovery: { closed: boolean; failed: number };
  reset: { at: ResetAt };
}

export type LoginAt =
  | 'opened'
  | 'reserving'
  | 'verifying'
  | 'asserting'
  | 'admitted'
  | 'pretending'
  | 'genuine'
  | 'decoy'
  | 'expired'
  | 'cancelled'
  | 'rejected'
  | 'superseded'
  | 'accepted';

export type ResetAt =
  | 'none'
  | 'genuine'
  | 'decoy'
  | 'proving'
  | 'granted'
  | 'expired'
  | 'cancelled'
  | 'contact'
  | 'done'
  | 'superseded';

/** The innermost active state of a region. */
function leafOf(value: unknown): string {
  return typeof value === 'string' ? value : leafOf(Object.values(value as object)[0]);
}

const region = (look: Look, name: string) => leafOf((look.value as Record<string, unknown>)[name]);

/** How the state of each kind of machine is read. */
export const readers: { readonly [K in Kind]: (look: Look) => Readings[K] } = {
  account: (look) => {
    const { fail, reserved } = look.context as Readings['account'];
    const leaf = leafOf(look.value);
    return {
      at: leaf === 'temporary' || leaf === 'permanent' || leaf === 'closed' ? leaf : 'open',
      fail,
      reserved,
    };
  },
  visible: (look) => ({ blocked: look.value === 'blocked', told: (look.context as { told: number }).told }),
  login: (look) => ({
    at: region(look, 'progress') as LoginAt,
    held: region(look, 'reservation') === 'held',
    told: (look.context as { told: boolean }).told,
    first: (look.context as Readings['login']).first,
  }),
  code: (look) => {
    const validity = region(look, 'validity') as Readings['code']['validity'];
    const { sends, wrong, sent } = look.context as Readings['code'];
    const resend = region(look, 'resend') as Readings['code']['resend'];
    return { validity, resend, sends, wrong, sent: sent && validity === 'live' };
  },
  session: (look) => {
    const { alive } = look.value as { alive?: { use: Readings['session']['at']; sca: string } };
    if (alive) return { at: alive.use, fresh: alive.sca === 'fresh' };
    return { at: look.value === 'none' ? 'none' : 'ended', fresh: false };
  },
  credential: (look) => ({
    at: leafOf(look.value) as Readings['credential']['at'],
    pinFail: (look.context as { pinFail: number }).pinFail,
  }),
  reauth: (look) => ({
    at: region(look, 'progress') as Readings['reauth']['at'],
    held: region(look, 'reservation') === 'held',
  }),
  enrolment: (look) => ({
    at: leafOf(look.value) as Readings['enrolment']['at'],
    reproved: (look.context as { reproved: boolean }).reproved,
  }),
  recovery: (look) => ({
    closed: look.value === 'closed',
    failed: (look.context as { failed: number }).failed,
  }),
  reset: (look) => ({ at: leafOf(look.value) as ResetAt }),
};
