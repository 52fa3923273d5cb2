import { useEffect, useMemo, useState } from 'preact/hooks';
import { Player, type Run } from './player.ts';
import { stageOf } from './stage-of.ts';

/** A run of a machine; a new one whenever the machine or what it begins with is another. */
export function usePlayer(
  machine: string,
  start: Readonly<Record<string, unknown>> | null,
  anew: unknown,
  isTested: boolean,
) {
  const [run, show] = useState<{ player: Player; run: Run } | null>(null);
  const player = useMemo(() => {
    const stage = stageOf(machine, isTested);
    if (!stage) return null;
    const made: Player = new Player(stage, (next) => show({ player: made, run: next }));
    return made;
  }, [machine, anew, isTested]);
  useEffect(() => {
    void player?.begin(start);
    return () => player?.end();
  }, [player, JSON.stringify(start)]);
  return { player, run: run !== null && run.player === player ? run.run : null };
}
