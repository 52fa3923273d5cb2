import type { Kind, Look } from '../../machines/authority/index.ts';

/** What properties may read of each machine. Minimisation keeps exactly this apart, and behaviour. */
export interface Readings {
  account: { at: 'open' | 'temporary' | 'permanent'; fail: number; reserved: number };
  visible: { blocked: boolean; told: number };
  /** `held` while a password check is under way; `told` once this transaction was rejected. */
  login: { at: LoginAt; held: boolean; told: boolean };
  code: {
    validity: 'none' | 'live' | 'expired' | 'dead';
    resend: 'idle' | 'cooling' | 'ready' | 'exhausted';
    sends: number;
    wrong: number;
    /** Whether an entry can be right; told only of a live code. */
    sent: boolean;
  };
  session: { at: 'none' | 'unclaimed' | 'active' | 'ended' };
}

export type LoginAt =
  | 'opened'
  | 'reserving'
  | 'verifying'
  | 'pretending'
  | 'genuine'
  | 'decoy'
  | 'expired'
  | 'cancelled'
  | 'rejected'
  | 'superseded'
  | 'accepted';

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
    return { at: leaf === 'temporary' || leaf === 'permanent' ? leaf : 'open', fail, reserved };
  },
  visible: (look) => ({ blocked: look.value === 'blocked', told: (look.context as { told: number }).told }),
  login: (look) => ({
    at: region(look, 'progress') as LoginAt,
    held: region(look, 'reservation') === 'held',
    told: (look.context as { told: boolean }).told,
  }),
  code: (look) => {
    const validity = region(look, 'validity') as Readings['code']['validity'];
    const { sends, wrong, sent } = look.context as Readings['code'];
    const resend = region(look, 'resend') as Readings['code']['resend'];
    return { validity, resend, sends, wrong, sent: sent && validity === 'live' };
  },
  session: (look) => ({ at: leafOf(look.value) as Readings['session']['at'] }),
};
