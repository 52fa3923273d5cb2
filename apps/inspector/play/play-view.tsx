import { useMemo, useState } from 'preact/hooks';
import { Chart } from '../chart/chart.tsx';
import { MachineChoice } from '../chart/machine-choice.tsx';
import type { Open } from '../chart/use-layout.ts';
import { machineNamed, type MachineData } from '../data/machines.ts';
import { FileButton } from '../files/file-button.tsx';
import type { Loaded } from '../files/read.ts';
import type { ViewProps } from '../shell/view.ts';
import { Controls } from './controls.tsx';
import { Fired } from './fired.tsx';
import { FlowStage } from './flow-stage.ts';
import { drop, hand, taken } from './handover.ts';
import { Screen } from './screen.tsx';
import { ScriptPanel } from './script-panel.tsx';
import { type Script, scriptOfSuite, scriptOfTrace } from './script.ts';
import { startsOf } from './stage-of.ts';
import { tellStart } from './tell.ts';
import { usePlayer } from './use-player.ts';
import { useScript } from './use-script.ts';
import { WaySoFar } from './way.tsx';

const usual = 'passwordLogin';

const scriptOf = (loaded: Loaded): Script | null => {
  if (loaded.schema === 'hyrje/suite@1') return scriptOfSuite(loaded.value);
  return loaded.schema === 'hyrje/trace@1' ? scriptOfTrace(loaded.value) : null;
};

/** A machine in somebody's hands: its screen, its chart, and everything that may happen. */
export function PlayView({ route, go, language, say }: ViewProps) {
  const [handed, take] = useState(taken);
  const [startAt, begin] = useState(0);
  const [follows, follow] = useState(false);
  const script = handed?.script ?? null;
  const story = script?.stories[handed?.story ?? 0] ?? null;

  const name = script?.machine ?? route.what ?? usual;
  const machine = (machineNamed(name) ?? machineNamed(usual)) as MachineData;
  const starts = startsOf(machine.name);
  const start = story ? story.start : (starts[startAt] ?? starts[0] ?? null);
  const { player, run } = usePlayer(machine.name, start, story, script?.kind === 'suite');
  const playing = useScript(story, player, run);
  const moment = run?.moments.at(-1) ?? null;
  const step = playing?.step ?? null;
  const shown = (step && machineNamed(step.machine)) ?? machine;

  const isShownOnly = script?.kind === 'shown' || script?.kind === 'attack';
  const active = isShownOnly ? (step?.active ?? []) : (step?.active ?? moment?.active ?? []);
  const fired = isShownOnly || playing?.lost ? (step?.keys ?? []) : (moment?.fired ?? []);
  const overlay = useMemo(() => ({ active, fired }), [active.join(' '), fired.join(' '), run]);
  const open: Open = useMemo(
    () =>
      follows
        ? new Set(
            active.flatMap((path) => path.split('.').map((_, at, all) => all.slice(0, at + 1).join('.'))),
          )
        : 'one',
    [follows, active.join(' ')],
  );

  const load = (loaded: Loaded, file: string) => {
    const made = scriptOf(loaded);
    if (!made) {
      const of =
        loaded.schema === 'hyrje/suite@1'
          ? loaded.value.machine
          : loaded.schema === 'hyrje/trace@1'
            ? loaded.value.on.name
            : '';
      return say('file.machine', { name: file, machine: of });
    }
    hand(made, 0);
    take(taken());
    return null;
  };
  const turn = (next: number) => {
    if (!script) return;
    hand(script, next);
    take(taken());
  };
  const close = () => {
    drop();
    take(null);
    go({ view: 'play', what: machine.name, query: {} });
  };
  const delays = Object.keys(machine.labels);
  const stage = player?.stage;

  return (
    <div class="play-view">
      <aside class="side play-side">
        {!script && (
          <>
            <MachineChoice
              shown={machine.name}
              label={say('play.flow')}
              language={language}
              say={say}
              onChoose={(what) => {
                begin(0);
                go({ view: 'play', what, query: {} });
              }}
            />
            {starts.length > 1 && (
              <label class="picker">
                <span>{say('play.start')}</span>
                <select
                  data-choose="start"
                  onChange={({ currentTarget }) => begin(currentTarget.selectedIndex)}
                >
                  {starts.map((one, at) => (
                    <option key={at} selected={at === startAt}>
                      {tellStart(one) || say('play.plain')}
                    </option>
                  ))}
                </select>
              </label>
            )}
            <p class="world">
              <button type="button" class="tool" data-step="again" onClick={() => void player?.begin(start)}>
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
          </>
        )}
        {script && story && playing && (
          <ScriptPanel
            {...{ script, story, playing, delays, language, say }}
            onStory={turn}
            onClose={close}
          />
        )}
        {!script && run && moment && (
          <Controls
            key={run.deeds.length}
            moment={moment}
            offers={stage?.offers() ?? []}
            delays={delays}
            language={language}
            say={say}
            onDo={(deed) => void player?.do(deed)}
          />
        )}
        <FileButton wanted={['hyrje/suite@1', 'hyrje/trace@1']} label="play.file" say={say} onLoaded={load} />
        <p class="quiet-line file-hint">{say('play.file.hint')}</p>
      </aside>
      <section class="stage" aria-label={shown.title[language]}>
        <div class="stage-head">
          <h2>
            {shown.title[language]} <code>{shown.name}</code>
          </h2>
          <label class="check-line">
            <input
              type="checkbox"
              checked={follows}
              onChange={({ currentTarget }) => follow(currentTarget.checked)}
            />
            {say('play.follow')}
          </label>
        </div>
        <Chart
          source={shown}
          open={open}
          zoom="read"
          overlay={overlay}
          language={language}
          centred={active.at(-1) ?? null}
        />
        <Fired source={shown} keys={fired} say={say} />
      </section>
      <aside class="details play-details" aria-label={say('play.screen')}>
        {moment?.view && stage instanceof FlowStage && !isShownOnly && (
          <Screen
            view={moment.view}
            clock={stage.clock}
            language={language}
            label={say('play.screen')}
            send={(event, values = {}) => {
              if (!script) void player?.do({ event, problem: null, payload: { ...values } });
            }}
            reveal={(secret) => stage.reveal(secret)}
          />
        )}
        {run && !isShownOnly && (
          <>
            <h2>{say('play.way')}</h2>
            {run.trouble !== null && !script && (
              <p class="note">{say('play.cannot', { why: run.trouble })}</p>
            )}
            <WaySoFar
              run={run}
              delays={delays}
              language={language}
              say={say}
              onBackTo={(count) => {
                if (!script) void player?.backTo(count);
              }}
            />
          </>
        )}
      </aside>
    </div>
  );
}
