import type { PageWords } from '../words.ts';
import type { Attempt } from './attempt.ts';

const steps = [
  { amount: '30 s', ms: 30_000 },
  { amount: '2 min', ms: 120_000 },
  { amount: '10 min', ms: 600_000 },
  { amount: '30 min', ms: 1_800_000 },
] as const;

interface ClockPanelProps {
  words: PageWords;
  attempt: Attempt;
  move(ms: number): Promise<void>;
}

/** Moves the bank's clock, and the phone's with it. */
export const ClockPanel = ({ words, attempt, move }: ClockPanelProps) => (
  <div class="panel">
    <h3>{words('demo.clock')}</h3>
    <div class="steps">
      {steps.map(({ amount, ms }) => (
        <button
          key={amount}
          type="button"
          class="chip"
          data-advance={ms}
          onClick={() =>
            attempt(async () => {
              await move(ms);
              return ['demo.moved', { amount }];
            })
          }
        >
          +{amount}
        </button>
      ))}
    </div>
  </div>
);
