import { useEffect, useMemo } from 'preact/hooks';
import { statesOf } from '../../../adapters/chart/index.ts';
import { machineNamed, machines, type MachineData } from '../data/machines.ts';
import type { Route } from '../shell/route.ts';
import type { ViewProps } from '../shell/view.ts';
import { Chart, type Picked } from './chart.tsx';
import { About, Details } from './details.tsx';
import { showing } from './fold.ts';
import { Hits } from './hits.tsx';
import { Legend } from './legend.tsx';
import { MachineList } from './machine-list.tsx';
import { type Hit, search } from './search.ts';
import { ChartHead } from './stage-head.tsx';
import { ChartTable } from './table.tsx';
import { useView } from './use-view.ts';

const usual = 'passwordLogin';

const machineOf = ({ what }: Route): MachineData =>
  machineNamed(what ?? usual) ?? machineNamed(usual) ?? (machines[0] as MachineData);

/** What the address says is picked; nothing where the machine has no such thing. */
function pickedIn({ query }: Route, { chart }: MachineData): Picked | null {
  const { state, transition } = query;
  const states = statesOf(chart);
  if (transition !== undefined) {
    const asked = transition.split('|');
    const keys = states.flatMap(({ transitions }) => transitions).map(({ key }) => key);
    return asked.some((key) => keys.includes(key)) ? { kind: 'transitions', keys: asked } : null;
  }
  const isThere = state !== undefined && state !== '' && states.some(({ path }) => path === state);
  return isThere ? { kind: 'state', path: state } : null;
}

/** Every machine as a chart: opened and closed, searched, explained. */
export function ChartView({ route, go, language, say }: ViewProps) {
  const machine = machineOf(route);
  const picked = pickedIn(route, machine);
  const asked = route.query['find'] ?? '';
  const isTable = route.query['as'] === 'table';
  const { view, layout, turn, fold, shown, tools } = useView();

  const state = picked ? (route.query['state'] ?? null) : null;
  useEffect(() => turn('one'), [machine]);
  useEffect(() => {
    if (state !== null) turn((now) => showing(machine.chart, now, state));
  }, [machine, state]);

  const hits = useMemo(() => search(asked, language), [asked, language]);
  const overlay = useMemo(
    () => ({
      marked: [
        ...hits.filter((hit) => hit.machine === machine).map(({ path }) => path),
        ...(picked?.kind === 'state' ? [picked.path] : []),
      ],
      ...(picked?.kind === 'transitions' && { fired: picked.keys }),
    }),
    [hits, machine, route],
  );

  const to = (query: Record<string, string | undefined>, what = machine.name, quietly = false) => {
    const all = { ...route.query, ...query };
    const kept = Object.entries(all).filter((pair): pair is [string, string] => Boolean(pair[1]));
    go({ view: 'chart', what, query: Object.fromEntries(kept) }, quietly);
  };
  const toState = (path: string) => to({ state: path, transition: undefined });
  const pick = (next: Picked) => {
    if (next.kind === 'state') to({ state: next.path, transition: undefined }, machine.name, true);
    else to({ transition: next.keys.join('|'), state: undefined }, machine.name, true);
  };
  const choose = (name: string) => to({ state: undefined, transition: undefined }, name);
  const toHit = (hit: Hit) => {
    const transition = hit.keys.length > 0 ? hit.keys.join('|') : undefined;
    to({ state: hit.path, transition, as: undefined }, hit.machine.name);
  };

  return (
    <div class="chart-view">
      <aside class="side">
        <div class="search" role="search">
          <input
            type="search"
            name="find"
            aria-label={say('chart.search')}
            placeholder={say('chart.search')}
            value={asked}
            onInput={({ currentTarget }) => to({ find: currentTarget.value }, machine.name, true)}
          />
        </div>
        {asked.trim().length > 1 ? (
          <Hits hits={hits} language={language} say={say} onHit={toHit} />
        ) : (
          <MachineList shown={machine.name} language={language} say={say} onChoose={choose} />
        )}
      </aside>
      <section class="stage" aria-label={machine.title[language]}>
        <ChartHead
          title={machine.title[language]}
          name={machine.name}
          {...{ source: machine, tools, layout, overlay, isTable, language, say }}
        >
          <button
            type="button"
            class="tool"
            data-tool="table"
            aria-pressed={isTable}
            onClick={() => to({ as: isTable ? undefined : 'table' }, machine.name, true)}
          >
            {say(isTable ? 'chart.picture' : 'chart.table')}
          </button>
          <button
            type="button"
            class="tool"
            data-tool="play"
            onClick={() => go({ view: 'play', what: machine.name, query: {} })}
          >
            {say('chart.play')}
          </button>
        </ChartHead>
        {isTable ? (
          <ChartTable source={machine} language={language} say={say} />
        ) : (
          <Chart
            source={machine}
            {...view}
            overlay={overlay}
            language={language}
            centred={state}
            onPick={pick}
            onFold={fold}
            onShown={shown}
          />
        )}
        {!isTable && <p class="hint-line">{say('chart.hint')}</p>}
      </section>
      <aside class="details" tabIndex={0} aria-label={say('chart.details')}>
        {picked === null ? (
          <About machine={machine} language={language} say={say} />
        ) : (
          <Details source={machine} picked={picked} language={language} say={say} onState={toState} />
        )}
        <Legend say={say} />
      </aside>
    </div>
  );
}
