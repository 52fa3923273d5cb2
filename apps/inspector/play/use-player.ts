import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Stage } from './moment.ts';
import { Player, type Run } from './player.ts';

/** A run on a stage; a new one whenever `of` or what it begins with is another. */
export function usePlayer(
  make: () => Stage | null,
  start: Readonly<Record<string, unknown>> | null,
  ...of: readonly unknown[]
) {
  const [run, show] = useState<{ player: Player; run: Run } | null>(null);
  const player = useMemo(() => {
    const stage = make();
    if (!stage) return null;
    const made: Player = new Player(stage, (next) => show({ player: made, run: next }));
    return made;
  }, of as unknown[]);
  useEffect(() => {
    player?.begin(start).catch(() => {});
    return () => player?.end();
  }, [player, JSON.stringify(start)]);
  return { player, run: run !== null && run.player === player ? run.run : null };
}
