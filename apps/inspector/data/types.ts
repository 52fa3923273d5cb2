import type { Annotations, ChartState } from '../../../adapters/chart/types.ts';
import type { Told } from '../words/index.ts';

/** The lengths of the policy's deadlines, s, by key; of a list its first. */
export type Seconds = Readonly<Record<string, number>>;

/** What a chart is drawn of. */
export interface ChartSource {
  /** Unique among all: the bank's session is `bank-session`. */
  readonly name: string;
  readonly chart: ChartState;
  readonly annotations: Annotations;
  /** What each deadline takes, by the name of its delay. */
  readonly labels: Readonly<Record<string, string>>;
  /** It is of this build, and laid out when the page was built. */
  readonly isOfBuild?: true;
}

/** One machine of this build, as the page knows it. */
export interface MachineData extends ChartSource {
  readonly isOfBuild: true;
  readonly kind: 'flow' | 'authority';
  /** What the customer wants with it; of the authority what it decides about. */
  readonly group: 'entry' | 'login' | 'session' | 'profile' | 'softPin' | 'recovery' | 'bank';
  readonly title: Told;
  readonly what: Told;
  /** Where its behaviour comes from. */
  readonly sources: string;
  readonly file: string;
  /** Of the chart, 16 hexadecimal digits: another chart has another one. */
  readonly hash: string;
}
