/** What a lint looks for. */
export type LintKind =
  | 'dead end'
  | 'guard always false'
  | 'guard always true'
  | 'never answered'
  | 'never taken'
  | 'no error branch'
  | 're-arm'
  | 'reenter in parallel'
  | 'rejects for good'
  | 'shadowed'
  | 'timers only'
  | 'two regions'
  | 'unplugged'
  | 'unreachable'
  | 'unresolved';

/** `error`: wrong as it stands. `warning`: probably not meant. `note`: only said. */
export type Severity = 'error' | 'warning' | 'note';

/** One thing that a lint found in a machine. */
export interface LintFinding {
  readonly kind: LintKind;
  readonly severity: Severity;
  readonly machine: string;
  /** The id of the state; `null` when it is about the whole machine. */
  readonly state: string | null;
  readonly event: string | null;
  /** What is wrong, and what to do about it. */
  readonly message: string;
}

const severities: Readonly<Record<LintKind, Severity>> = {
  'dead end': 'warning',
  'guard always false': 'warning',
  'guard always true': 'warning',
  'never answered': 'warning',
  'never taken': 'warning',
  'no error branch': 'warning',
  're-arm': 'warning',
  'reenter in parallel': 'warning',
  'rejects for good': 'error',
  shadowed: 'error',
  'timers only': 'warning',
  'two regions': 'warning',
  unplugged: 'note',
  unreachable: 'warning',
  unresolved: 'error',
};

/** A finding, with the severity of its kind. */
export const finding = (
  kind: LintKind,
  machine: string,
  message: string,
  state: string | null = null,
  event: string | null = null,
): LintFinding => ({ kind, severity: severities[kind], machine, state, event, message });
