import { createAuthority } from '../../machines/authority/index.ts';
import { passwordLogin } from '../../machines/flows/login/password-login.ts';
import type { FlowDefinition } from '../../machines/flows/definition.ts';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import type { AnyStateMachine } from 'xstate';

/** A machine that gets a page. */
export interface Described {
  name: string;
  machine: AnyStateMachine;
  /** What it is, in one or two sentences. */
  what: string;
  /** Where its behaviour comes from. */
  sources: string;
  /** The file that defines it. */
  file: string;
  /** For a flow: what may be sent to it, what it asks, what it shows. */
  flow?: FlowDefinition;
}

const { machines } = createAuthority(defaultPolicy);

const flows: readonly Described[] = [
  {
    name: 'passwordLogin',
    machine: passwordLogin.machine,
    what: 'What a customer sees and may do when logging in with a client number or personal number, a password and an FNP (one-time password) by SMS. It runs in the front end, trusts nobody and knows only what the bank answers.',
    sources:
      'Manual 1.1, points 1–4; behaviour 6.1 (path L1), R3 (deferred verdict), R4 (FNP), R7 (cancel), R8 (offline and faults).',
    file: 'machines/flows/login/password-login.machine.ts',
    flow: passwordLogin as unknown as FlowDefinition,
  },
];

const authority: readonly Described[] = [
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
    what: 'The one-time password of a login transaction: how long it lives, how often it may be tried, when a new one may be asked for. It runs alike for genuine transactions and decoys.',
    sources: 'Manual 1.1, point 4; behaviour R4; NIST 3.1.3.2, ASVS 6.5.4, 6.5.5, 6.6.2.',
    file: 'machines/authority/code.machine.ts',
  },
  {
    name: 'session',
    machine: machines.session,
    what: 'A session at the bank: unclaimed until its owner uses it, then alive until idle, old or ended.',
    sources: 'Behaviour R7 (first use), R10 (session); RTS 4(3)(d), NIST 2.2.3.',
    file: 'machines/authority/session.machine.ts',
  },
];

/** The machines with a page, by kind, in the order of the index. */
export const catalogue = { flows, authority } as const;
export const described: readonly Described[] = [...flows, ...authority];
