import { useEffect, useMemo, useState } from 'preact/hooks';
import { Chart } from '../chart/chart.tsx';
import { StageHead } from '../chart/stage-head.tsx';
import type { Open } from '../data/open.ts';
import { machineNamed, type MachineData } from '../data/machines.ts';
import { FileButton } from '../files/file-button.tsx';
import type { ViewProps } from '../shell/view.ts';
import { BoardPanel } from './board/panel.tsx';
import { Fired } from './fired.tsx';
import { HandPanel } from './hand-panel.tsx';
import { JourneyChoice } from './journeys/choice.tsx';
import type { Moment } from './moment.ts';
import { Screen } from './screen.tsx';
import { ScriptPanel } from './script-panel.tsx';
import type { ScriptStep } from './script.ts';
import { stageOf, startsOf } from './stage-of.ts';
import { useHanded } from './use-handed.ts';
import { usePlayer } from './use-player.ts';
import { useScript } from './use-script.ts';
import { WaySoFar } from './way.tsx';

const usual = 'passwordLogin';

/** Everything around the states that something is in. */
const around = (active: readonly string[]): Open =>
  new Set(active.flatMap((path) => path.split('.').map((_, at, all) => all.slice(0, at + 1).join('.'))));

/** What is lit, and on which chart: what was played, or what the file says where this build goes another way. */
function litIn(moment: Moment | null, step: ScriptStep | null, isLost: boolean, chosen: string | null) {
  if (step && isLost)
    return { machine: step.machine, seat: null, active: step.active ?? [], fired: step.keys };
  const standing = moment?.board?.find(({ seat }) => seat === (chosen ?? moment.seat));
  return {
    machine: standing?.machine ?? step?.machine ?? null,
    seat: standing?.seat ?? null,
    active: standing?.active ?? moment?.active ?? [],
    fired: standing?.fired ?? moment?.fired ?? [],
  };
}

/** A machine in somebody's hands, or a file that is played: its screen, its chart, and everything that may happen. */
export function PlayView({ route, go, language, say }: ViewProps) {
  const { script, story, library, journey, load, turn, close } = useHanded({ route, go, say });
  const [startAt, begin] = useState(0);
  const [follows, follow] = useState(false);
  const [seat, look] = useState<string | null>(null);

  const name = script?.machine ?? route.what ?? usual;
  const machine = (machineNamed(name) ?? machineNamed(usual)) as MachineData;
  const starts = startsOf(machine.name);
  const start = story ? story.start : (starts[startAt] ?? starts[0] ?? null);
  const make = () => (script ? script.stage() : stageOf(machine.name));
  const { player, run } = usePlayer(make, start, machine.name, story);
  const playing = useScript(story, player, run);
  const moment = run?.moments.at(-1) ?? null;
  useEffect(() => look(null), [story, playing?.at]);

  const lit = litIn(moment, playing?.step ?? null, Boolean(playing?.lost), seat);
  const { active, fired } = lit;
  const shown = machineNamed(lit.machine ?? '') ?? machine;
  const overlay = useMemo(() => ({ active, fired }), [active.join(' '), fired.join(' '), run, shown]);
  const open: Open = useMemo(() => (follows ? around(active) : 'one'), [follows, active.join(' ')]);
  const delays = Object.keys(shown.labels);
  const screen = player?.stage.shown() ?? null;
  const at = playing?.at ?? 0;

  return (
    <div class="play-view" data-scripted={script !== null}>
      <aside class="side play-side">
        <section class="journeys" aria-label={say('play.journeys')}>
          <JourneyChoice
            library={library}
            shown={script?.kind === 'journey' ? journey : null}
            asked={journey}
            language={language}
            say={say}
            onChoose={(id) => go({ view: 'play', what: null, query: { journey: id } })}
          />
        </section>
        {script && story && playing ? (
          <ScriptPanel
            {...{ script, story, playing, run, language, say }}
            onStory={turn}
            onClose={() => close(shown.name)}
          />
        ) : (
          <HandPanel
            {...{ machine, player, run, delays, startAt, language, say }}
            onStart={begin}
            onMachine={(what) => {
              begin(0);
              go({ view: 'play', what, query: {} });
            }}
          />
        )}
        <section class="others" aria-label={say('play.others')}>
          <FileButton
            wanted={['hyrje/suite@1', 'hyrje/trace@1']}
            label="play.file"
            say={say}
            onLoaded={load}
          />
          <p class="quiet-line file-hint">{say('play.file.hint')}</p>
        </section>
      </aside>
      <section class="stage" aria-label={shown.title[language]} data-played={at}>
        <StageHead title={shown.title[language]} name={shown.name}>
          <label class="check-line">
            <input
              type="checkbox"
              checked={follows}
              onChange={({ currentTarget }) => follow(currentTarget.checked)}
            />
            {say('play.follow')}
          </label>
        </StageHead>
        <Chart
          source={shown}
          open={open}
          zoom="read"
          overlay={overlay}
          language={language}
          centred={active.at(-1) ?? null}
        />
        {!playing?.lost && <Fired source={shown} keys={fired} say={say} />}
      </section>
      <aside class="details play-details" aria-label={say(moment?.board ? 'play.board' : 'play.screen')}>
        {moment?.board && (
          <BoardPanel board={moment.board} shown={lit.seat} language={language} say={say} onSeat={look} />
        )}
        {moment?.view && screen && (
          <Screen
            view={moment.view}
            clock={screen.clock}
            language={language}
            label={say('play.screen')}
            send={(event, values = {}) => {
              if (!script) void player?.do({ event, problem: null, payload: { ...values } });
            }}
            reveal={(secret) => screen.reveal(secret)}
          />
        )}
        {run && !moment?.board && (
          <section class="way-so-far">
            <h2>{say('play.way')}</h2>
            {run.trouble !== null && !script && (
              <p class="note">{say('play.cannot', { why: run.trouble })}</p>
            )}
            <WaySoFar
              {...{ run, story, delays, language, say }}
              onBackTo={(count) => {
                if (!script) void player?.backTo(count);
              }}
            />
          </section>
        )}
      </aside>
    </div>
  );
}
