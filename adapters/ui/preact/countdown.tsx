import { useLayoutEffect, useState } from 'preact/hooks';
import type { Clock } from '../../../machines/index.ts';
import { clockText, duration, secondsUntil, spokenAt } from '../countdown.ts';
import { useNow } from './use-now.ts';

export interface CountdownProps {
  id: string;
  label: string;
  endsAt: number;
  durationMs: number;
  clock: Clock;
}

/** A countdown: seen every second, spoken at 60, 30 and 10 seconds only (R13). */
export function Countdown({ id, label, endsAt, durationMs, clock }: CountdownProps) {
  const left = secondsUntil(endsAt, useNow(clock, [endsAt]));
  const [spoken, speak] = useState('');
  useLayoutEffect(() => {
    if (spokenAt.some((second) => second === left)) speak(`${label} ${left} s`);
  }, [left]);
  return (
    <div class="countdown" data-countdown={id}>
      <span class="countdown-label">{label}</span>
      <time role="timer" data-timer={id} dateTime={duration(left)}>
        {clockText(left)}
      </time>
      <progress aria-hidden="true" max={Math.ceil(durationMs / 1000)} value={left} />
      <span class="unseen" role="status">
        {spoken}
      </span>
    </div>
  );
}
