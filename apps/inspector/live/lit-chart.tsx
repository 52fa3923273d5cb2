import { useEffect, useMemo, useState } from 'preact/hooks';
import { pathsIn } from '../../../adapters/inspect/index.ts';
import type { Language } from '../../../adapters/messages/index.ts';
import { Chart } from '../chart/chart.tsx';
import { showing } from '../chart/fold.ts';
import { useView } from '../chart/use-view.ts';
import { machineNamed } from '../data/machines.ts';
import type { LiveRun, Stood } from './sessions.ts';
import type { SayLive } from './words.ts';

interface LitChartProps {
  run: LiveRun;
  stood: Stood | null;
  language: Language;
  say: SayLive;
}

/** Where a run stands: on the chart of its machine, with the transitions that were just taken; else by names. */
export function LitChart({ run, stood, language, say }: LitChartProps) {
  const { hello } = run;
  const machine = hello.standing === 'known' ? machineNamed(hello.machine) : undefined;
  const active = useMemo(() => (stood ? pathsIn(stood.step.value) : []), [stood]);
  const overlay = useMemo(() => ({ active, fired: stood?.step.fired ?? [] }), [stood]);
  const { view, turn, fold, shown } = useView();
  const deepest = active.at(-1) ?? '';
  const [isDrawn, draw] = useState(false);
  useEffect(() => {
    if (machine && isDrawn) turn((open) => showing(machine.chart, open, deepest));
  }, [machine, deepest, isDrawn]);

  if (!machine) {
    return (
      <div class="names">
        <p class="note">
          {hello.standing === 'otherBuild'
            ? say('otherBuild', { version: hello.version ?? '?' })
            : say('unknown')}
        </p>
        <h3>{say('states')}</h3>
        <ul>
          {(hello.states ?? []).map((path) => (
            <li key={path} data-state={path} aria-current={active.includes(path) ? 'true' : undefined}>
              {path}
            </li>
          ))}
        </ul>
      </div>
    );
  }
  return (
    <Chart
      source={machine}
      {...view}
      overlay={overlay}
      language={language}
      centred={deepest}
      onFold={fold}
      onShown={(next) => {
        shown(next);
        draw(true);
      }}
    />
  );
}
