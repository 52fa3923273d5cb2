import { useEffect, useState } from 'preact/hooks';
import { StageHead } from '../chart/stage-head.tsx';
import type { ViewProps } from '../shell/view.ts';
import { Inside, ShownScreen } from './inside.tsx';
import { LitChart } from './lit-chart.tsx';
import { PlayheadBar } from './playhead.tsx';
import { Runs, titleOf } from './runs.tsx';
import { Sequence } from './sequence.tsx';
import { SessionButtons } from './session-buttons.tsx';
import { type LiveRun, stoodAfter } from './sessions.ts';
import { useLive, usePlayhead } from './use-live.ts';
import { liveWords } from './words.ts';

/** The run that something happened in last. */
const latest = (runs: readonly LiveRun[]): LiveRun | null =>
  runs.reduce<LiveRun | null>((last, run) => (last && last.touched >= run.touched ? last : run), null);

/** The flows of apps that are connected: where each stands, what happened, and what its customer sees. */
export function LiveView({ language }: ViewProps) {
  const live = useLive();
  const say = liveWords[language];
  const { sessions, state } = live;
  const runs = sessions.runs();
  const [chosen, choose] = useState<string | null>(null);
  const run = sessions.run(chosen ?? '') ?? latest(runs);
  const head = usePlayhead(run);
  const stood = run && stoodAfter(run, head.at);
  const now = run?.messages[head.at]?.at ?? 0;
  const lost = sessions.lost + (run?.lost ?? 0);
  useEffect(() => head.follow(true), [run?.id]);

  return (
    <div class="live-view">
      <aside class="side live-side">
        <p class="line-state" data-line={state} role="status">
          {say(`state.${state}`)}
        </p>
        <Runs runs={runs} shown={run?.id ?? null} language={language} say={say} onChoose={choose} />
        {lost > 0 && <p class="note">{say('lost', { count: lost })}</p>}
        <SessionButtons live={live} run={run} language={language} say={say} onOpened={choose} />
      </aside>
      {run === null ? (
        <p class="empty">{say(runs.length === 0 ? 'runs.none' : 'choose')}</p>
      ) : (
        <>
          <section class="stage" aria-label={say('stage')} data-live={run.hello.machine}>
            <StageHead title={titleOf(run, language)} name={run.hello.machine}>
              <PlayheadBar run={run} head={head} say={say} />
            </StageHead>
            <LitChart key={run.id} run={run} stood={stood} language={language} say={say} />
            <Sequence
              run={run}
              at={head.at}
              follows={head.follows}
              language={language}
              label={say('sequence')}
              onPick={head.to}
            />
          </section>
          <aside class="details live-details" aria-label={say('screen')} tabIndex={0}>
            {stood && <ShownScreen stood={stood} now={now} language={language} say={say} />}
            {stood && <Inside stood={stood} now={now} language={language} say={say} />}
          </aside>
        </>
      )}
    </div>
  );
}
