import { createAuthority } from '../../../machines/authority/index.ts';
import { defaultPolicy } from '../../../machines/vocabulary/policy/index.ts';
import type { Described } from './described.ts';

const { machines } = createAuthority(defaultPolicy);

const told: readonly Omit<Described, 'page'>[] = [
  {
    name: 'account',
    machine: machines.account,
    what: "The account's failure counter and its blocks. It decides whether a password may be checked at all; what it knows is never shown before a login succeeds.",
    sources: 'Behaviour R2 (attempt accounting); RTS 4(3)(b), 4(4).',
    file: 'machines/authority/account.machine.ts',
  },
  {
    name: 'visible',
    machine: machines.visible,
    what: 'What one client has been told about one identifier, existing or not. Everything a screen shows is a function of this machine and of public facts, so that a block on the screen says nothing about an account.',
    sources: 'Behaviour R2 (the visible counter), R3; ASVS 6.3.8.',
    file: 'machines/authority/visible.machine.ts',
  },
  {
    name: 'login',
    machine: machines.login,
    what: 'A login transaction: three calls, `open → first → second`, and one verdict. `genuine` and `decoy` answer alike; only a genuine one sends an SMS, counts failures and can be accepted.',
    sources:
      'Behaviour R3 (three calls), R2 (reservation of a password check), R6 (superseding), R7; RTS 4(3)(a).',
    file: 'machines/authority/login.machine.ts',
  },
  {
    name: 'code',
    machine: machines.code,
    what: 'The one-time password of a login, a VERIFIKO or a reset: how long it lives, how often it may be tried, when a new one may be asked for. It runs alike for genuine transactions and decoys.',
    sources: 'Manual 1.1, point 4; behaviour R4; NIST 3.1.3.2, ASVS 6.5.4, 6.5.5, 6.6.2.',
    file: 'machines/authority/code.machine.ts',
  },
  {
    name: 'session',
    machine: machines.session,
    what: 'A session at the bank: unclaimed until its owner uses it, then alive until idle, old or ended. Beside it stands whether authentication is still fresh enough for an activation.',
    sources: 'Behaviour R7 (first use), R10 (session), 6.12; RTS 4(3)(d), NIST 2.2.3, ASVS 7.2.4.',
    file: 'machines/authority/session.machine.ts',
  },
  {
    name: 'credential',
    machine: machines.credential,
    what: 'A key or seed that a device holds for a customer: a biometric key, the key of Smart FNP, the seed of Soft PIN. It counts wrong Kod PINs, and is accepted while it is active only.',
    sources: 'Behaviour 6.3–6.10, 7; NIST 3.2.10, 4.1; RTS 7(2), 27.',
    file: 'machines/authority/credential.machine.ts',
  },
  {
    name: 'reauth',
    machine: machines.reauth,
    what: 'VERIFIKO: the password once more inside a session, and an FNP where authentication is no longer fresh. What it proves may be used once, for an activation or another password.',
    sources: 'Manual 1.3, 1.5 (VERIFIKO); behaviour R5; RTS 24(2)(b), ASVS 7.5.1, NIST 4.1.2.1.',
    file: 'machines/authority/reauth.machine.ts',
  },
  {
    name: 'enrolment',
    machine: machines.enrolment,
    what: 'An activation in Profile. It begins under a live session with what VERIFIKO proved, and ends in one commit: the new credential is active, and those that it replaces are revoked.',
    sources: 'Manual 1.3–1.5 (activation); behaviour 6.7–6.9, R14; RTS 24, ASVS 2.3.3.',
    file: 'machines/authority/enrolment.machine.ts',
  },
  {
    name: 'recovery',
    machine: machines.recovery,
    what: 'How often a reset of an account went wrong. After too many, resets of this account answer as ever and do nothing for a while; the account itself is never blocked by them.',
    sources: 'Behaviour R2 (resetFail), 6.11; CS-Forgot.',
    file: 'machines/authority/recovery.machine.ts',
  },
  {
    name: 'reset',
    machine: machines.reset,
    what: 'A forgotten password: the FNP, a second element of the enrolled device, and a grant for one new password. Genuine and decoy answer alike, and no session comes of it.',
    sources: 'Manual 1.1 (forgotten password); behaviour 6.11, X11; ASVS 6.4.3, RTS 26.',
    file: 'machines/authority/reset.machine.ts',
  },
];

/** What the bank decides. */
export const authority: readonly Described[] = told.map((each) => ({ ...each, page: each.name }));
