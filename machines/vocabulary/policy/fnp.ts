import { count, duration, engineering } from './entry.ts';

const flooding = 'OWASP Forgot Password Cheat Sheet (SMS flooding)';

/** The one-time code by SMS (FNP): its form, its life and how often it is sent. */
export const fnp = {
  'fnp.digits': count({
    meaning: 'length of a code',
    default: 6,
    unit: 'digits',
    min: 6,
    max: 8,
    clause: 'ASVS 6.5.4',
  }),
  'fnp.ttl': duration({
    meaning: 'life of one code',
    default: 120,
    unit: 's',
    min: 60,
    max: 600,
    clause: 'ASVS 6.5.5, NIST 3.1.3.2',
  }),
  'fnp.resendCooldown': duration({
    meaning: 'wait before a new code can be asked for',
    default: 30,
    unit: 's',
    min: 20,
    max: 120,
    clause: engineering,
  }),
  'fnp.maxSendsPerTxn': count({
    meaning: 'codes sent in one login, the first one included',
    default: 4,
    unit: 'count',
    min: 1,
    max: 6,
    clause: engineering,
  }),
  'fnp.maxWrongPerCode': count({
    meaning: 'wrong entries after which a code is dead',
    default: 3,
    unit: 'count',
    min: 1,
    max: 5,
    clause: `RTS 4(3)(b), ${engineering}`,
  }),
  'fnp.accountSends15m': count({
    meaning: 'codes sent to one account and to one phone; the limit is silent',
    default: 5,
    unit: 'per 15 min',
    min: 3,
    max: 10,
    clause: flooding,
  }),
  'fnp.accountSends24h': count({
    meaning: 'codes sent to one account and to one phone; the limit is silent',
    default: 20,
    unit: 'per 24 h',
    min: 10,
    max: 50,
    clause: flooding,
  }),
  'fnp.clientSends15m': count({
    meaning: 'codes asked for by one client for one identifier; the limit is shown',
    default: 6,
    unit: 'per 15 min',
    min: 4,
    max: 10,
    clause: engineering,
  }),
};
