import { MachineChoice } from '../chart/machine-choice.tsx';
import type { MachineData } from '../data/machines.ts';
import type { ViewProps } from '../shell/view.ts';
import { Controls } from './controls.tsx';
import type { Player, Run } from './player.ts';
import { startsOf } from './stage-of.ts';
import { tellStart } from './tell.ts';

interface HandPanelProps extends Pick<ViewProps, 'language' | 'say'> {
  machine: MachineData;
  player: Player | null;
  run: Run | null;
  delays: readonly string[];
  /** Which of the inputs it begins with. */
  startAt: number;
  onStart(at: number): void;
  onMachine(name: string): void;
}

/** A machine in somebody's hands: which, what it begins with, and everything that may happen. */
export function HandPanel(props: HandPanelProps) {
  const { machine, player, run, delays, startAt, language, say, onStart, onMachine } = props;
  const starts = startsOf(machine.name);
  const moment = run?.moments.at(-1) ?? null;
  return (
    <>
      <MachineChoice
        shown={machine.name}
        label={say('play.flow')}
        language={language}
        say={say}
        onChoose={onMachine}
      />
      {starts.length > 1 && (
        <label class="picker">
          <span>{say('play.start')}</span>
          <select data-choose="start" onChange={({ currentTarget }) => onStart(currentTarget.selectedIndex)}>
            {starts.map((one, at) => (
              <option key={at} selected={at === startAt}>
                {tellStart(one) || say('play.plain')}
              </option>
            ))}
          </select>
        </label>
      )}
      <p class="world">
        <button
          type="button"
          class="tool"
          data-step="again"
          onClick={() => void player?.begin(starts[startAt] ?? starts[0] ?? null)}
        >
          {say('play.again')}
        </button>
        <button
          type="button"
          class="tool"
          data-step="back"
          disabled={!run || run.deeds.length === 0}
          onClick={() => run && void player?.backTo(run.deeds.length - 1)}
        >
          {say('play.back')}
        </button>
      </p>
      {run && moment && (
        <Controls
          key={run.deeds.length}
          moment={moment}
          offers={player?.stage.offers() ?? []}
          delays={delays}
          language={language}
          say={say}
          onDo={(deed) => void player?.do(deed)}
        />
      )}
    </>
  );
}
