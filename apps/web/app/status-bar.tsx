import { useLayoutEffect, useState } from 'preact/hooks';
import type { MovableClock } from '../clock.ts';
import type { SwitchableNetwork } from '../network.ts';

const timeOf = (now: number) => {
  const date = new Date(now);
  return `${date.getHours()}:${String(date.getMinutes()).padStart(2, '0')}`;
};

/** The top line of a phone: its clock, which the demonstration moves, and its network, where it can be cut. */
export function StatusBar({ clock, network }: { clock: MovableClock; network?: SwitchableNetwork }) {
  const [now, tick] = useState(() => clock.now());
  const [online, notice] = useState(() => network?.online() ?? true);
  useLayoutEffect(() => network?.subscribe(notice), [network]);
  useLayoutEffect(() => {
    const handle = clock.setTimeout(() => tick(clock.now()), 60_000 - (clock.now() % 60_000));
    return () => clock.clearTimeout(handle);
  }, [now]);
  return (
    <div class="status-bar" aria-hidden="true">
      <span>{timeOf(now)}</span>
      <svg viewBox="0 0 44 14" width="44" height="14" class={online ? 'signal' : 'signal off'}>
        <path d="M1 13V9.5M6 13V7M11 13V4M16 13V1" />
        <rect x="24.5" y="2.5" width="16" height="9" rx="2.5" />
        <path class="charge" d="M27 5h8v4h-8z" />
        {!online && <path class="cut" d="M0 1 18 13" />}
      </svg>
    </div>
  );
}
