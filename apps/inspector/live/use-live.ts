import { useEffect, useState } from 'preact/hooks';
import { type Live, live } from './live.ts';
import type { LiveRun } from './sessions.ts';

/** What comes in; draws again when something has. */
export function useLive(): Live {
  const [, draw] = useState(0);
  useEffect(() => live.subscribe(() => draw((count) => count + 1)), []);
  return live;
}

/** Where in a run one looks: at a message, or always at the last one. */
export interface Playhead {
  /** The place that is shown; −1 where there is nothing yet. */
  readonly at: number;
  readonly follows: boolean;
  to(at: number): void;
  follow(follows: boolean): void;
}

export function usePlayhead(run: LiveRun | null): Playhead {
  const [held, hold] = useState<{ run: string; at: number } | null>(null);
  const last = (run?.messages.length ?? 0) - 1;
  const isHeld = held !== null && held.run === run?.id;
  const at = isHeld ? Math.max(0, Math.min(held.at, last)) : last;
  const to = (next: number) => {
    if (run) hold({ run: run.id, at: Math.max(0, Math.min(next, last)) });
  };
  return {
    at,
    follows: !isHeld,
    to,
    follow: (follows) => (follows ? hold(null) : to(at)),
  };
}
