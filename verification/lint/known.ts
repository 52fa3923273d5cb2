import type { LintFinding, LintKind } from './finding.ts';

/** Findings in our own machines that are meant, and why. */
interface Known {
  readonly kind: LintKind;
  /** The ids of the states that it is about. */
  readonly states: readonly string[];
  readonly reason: string;
}

const known: readonly Known[] = [
  {
    kind: 'dead end',
    states: [
      'account.closed',
      'credential.orphaned',
      'credential.revoked',
      ...['absolute', 'elsewhere', 'idle', 'logout', 'security'].map((end) => `session.ended.${end}`),
      ...['cancelled', 'contact', 'done', 'expired', 'superseded'].map((end) => `reset.ended.${end}`),
    ],
    reason: 'A row of the bank that has ended still answers: a final state would not.',
  },
  {
    kind: 'never taken',
    states: [
      'confirmingPin',
      'deactivation.revoking.called.ready',
      'internetBranchLogin.turning.beginning',
      'softPinActivation.beginning.ready',
    ],
    reason:
      'The step is shared with flows in which it happens; here the state before it lets only one way pass.',
  },
  {
    kind: 'unreachable',
    states: ['turnedAway'],
    reason: 'The endings are shared; this flow is never turned away by a block.',
  },
];

/** The findings that nobody has explained; what only waits for `provide` needs no explanation. */
export const unexplained = (findings: readonly LintFinding[]): LintFinding[] =>
  findings.filter(
    ({ kind, state, severity }) =>
      severity !== 'note' &&
      !known.some((one) => one.kind === kind && state !== null && one.states.includes(state)),
  );

/** Entries of the list that match nothing any more. */
export const outlived = (findings: readonly LintFinding[]): string[] =>
  known.flatMap(({ kind, states }) =>
    states
      .filter((state) => !findings.some((one) => one.kind === kind && one.state === state))
      .map((state) => `${kind} ${state}`),
  );
