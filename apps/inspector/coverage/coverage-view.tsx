import { useEffect, useMemo, useState } from 'preact/hooks';
import { statesOf } from '../../../adapters/chart/index.ts';
import { Chart, type Picked } from '../chart/chart.tsx';
import { Details } from '../chart/details.tsx';
import { Toolbar } from '../chart/toolbar.tsx';
import { useView } from '../chart/use-view.ts';
import { machineNamed } from '../data/machines.ts';
import { ExportMenu } from '../export/export-menu.tsx';
import { FileButton } from '../files/file-button.tsx';
import type { Loaded, SuiteRun } from '../files/read.ts';
import { hand } from '../play/handover.ts';
import { type Script, scriptOfSuite } from '../play/script.ts';
import type { ViewProps } from '../shell/view.ts';
import type { Coverage } from '../../../verification/cover/coverage/schema.ts';
import type { Suite } from '../../../verification/cover/schema.ts';
import { MergedList, walkedIn } from './merged.tsx';
import { TestList } from './test-list.tsx';
import { walk, type Walked } from './walk.ts';

interface Opened {
  readonly suite: Suite;
  readonly script: Script;
  readonly run: SuiteRun | null;
}

/** What was counted, and of what: a figure is never shown beside another file than its own. */
interface Counted {
  readonly of: Opened;
  readonly walked: Walked | null;
  readonly done: number;
}

/** What was opened last; it is still there when somebody comes back from playing a test. */
let last: Opened | null = null;
let lastMerged: Coverage | null = null;

/** What a suite walks on its machine, or how far a run of it came. */
export function CoverageView({ route, go, language, say }: ViewProps) {
  const [opened, open] = useState<Opened | null>(last);
  const [coverage, merge] = useState<Coverage | null>(lastMerged);
  const [counted, count] = useState<Counted | null>(null);
  const [picked, pick] = useState<Picked | null>(null);
  const { view, layout, fold, shown, tools } = useView();

  useEffect(() => {
    last = opened;
    if (!opened) return undefined;
    let isWanted = true;
    const told = (done: number, walked: Walked | null) => {
      if (isWanted) count({ of: opened, walked, done });
    };
    void walk(opened.script, opened.run, told, () => isWanted).then((walked) =>
      told(opened.script.stories.length, walked),
    );
    return () => {
      isWanted = false;
    };
  }, [opened]);

  const takeMerged = (value: Coverage | null) => {
    lastMerged = value;
    merge(value);
    pick(null);
  };
  const takeCoverage = (loaded: Loaded, name: string) => {
    if (loaded.schema !== 'hyrje/coverage@1') return null;
    const unknown = loaded.value.machines.find(({ machine }) => !machineNamed(machine));
    if (unknown) return say('file.machine', { name, machine: unknown.machine });
    open(null);
    takeMerged(loaded.value);
    return null;
  };
  const takeSuite = (loaded: Loaded, name: string) => {
    if (loaded.schema !== 'hyrje/suite@1') return null;
    const script = scriptOfSuite(loaded.value);
    if (!script) return say('file.machine', { name, machine: loaded.value.machine });
    takeMerged(null);
    open({ suite: loaded.value, script, run: null });
    pick(null);
    return null;
  };
  const takeRun = (loaded: Loaded, name: string) => {
    if (loaded.schema !== 'hyrje/suite-run@1') return null;
    if (!opened) return say('coverage.first');
    const { value } = loaded;
    const { machine, version } = opened.suite;
    if (value.machine !== machine || value.version.hash !== version.hash) {
      return say('coverage.other', {
        name,
        machine: value.machine,
        found: value.version.hash,
        suite: machine,
        expected: version.hash,
      });
    }
    open({ ...opened, run: value });
    return null;
  };

  const covered = coverage?.machines.find(({ machine }) => machine === route.what) ?? coverage?.machines[0];
  const merged = useMemo(() => (covered ? walkedIn(covered) : null), [covered]);
  const found = counted?.of === opened ? counted : null;
  const walked = merged?.walked ?? found?.walked;
  const source = machineNamed(covered?.machine ?? opened?.script.machine ?? '');
  const all = useMemo(
    () => (source ? statesOf(source.chart).flatMap(({ transitions }) => transitions) : []),
    [source],
  );
  const able = all.filter(({ key }) => !merged?.impossible.has(key));
  const never = walked ? able.filter(({ key }) => !walked.has(key)) : [];
  const overlay = useMemo(
    () => ({
      ...(walked && { walked }),
      ...(picked?.kind === 'state' && { marked: [picked.path] }),
    }),
    [walked, picked],
  );
  const stories = opened?.script.stories ?? [];
  const done = found?.done ?? 0;
  const passed = opened?.run?.results.filter(({ mismatch }) => mismatch === null).length ?? 0;

  return (
    <div class="chart-view">
      <aside class="side padded">
        <FileButton wanted={['hyrje/suite@1']} label="coverage.suite" say={say} onLoaded={takeSuite} />
        <FileButton wanted={['hyrje/suite-run@1']} label="coverage.run" say={say} onLoaded={takeRun} />
        <FileButton wanted={['hyrje/coverage@1']} label="coverage.merged" say={say} onLoaded={takeCoverage} />
        {coverage && covered && (
          <MergedList
            coverage={coverage}
            shown={covered.machine}
            language={language}
            say={say}
            onChoose={(what) => go({ view: 'coverage', what, query: {} })}
          />
        )}
        {opened && (
          <>
            <p class="quiet-line">
              {say('coverage.tests', {
                count: stories.length,
                steps: stories.reduce((sum, { steps }) => sum + steps.length, 0),
              })}
            </p>
            <p class="quiet-line" data-run={opened.run ? 'open' : 'none'}>
              {opened.run
                ? say('coverage.passed', { passed, of: opened.run.results.length })
                : say('coverage.alone')}
            </p>
            <TestList
              script={opened.script}
              run={opened.run}
              say={say}
              onPlay={(index) => {
                hand(opened.script, index);
                go({ view: 'play', what: opened.script.machine, query: {} });
              }}
            />
          </>
        )}
      </aside>
      <section class="stage" aria-label={say('chart.picture')}>
        {source ? (
          <>
            <div class="stage-head">
              <h2>
                {source.title[language]} <code>{source.name}</code>
              </h2>
              <Toolbar {...tools} say={say}>
                <ExportMenu
                  source={source}
                  layout={() => layout.current}
                  overlay={overlay}
                  language={language}
                  say={say}
                />
              </Toolbar>
            </div>
            <Chart
              source={source}
              {...view}
              overlay={overlay}
              language={language}
              centred={picked?.kind === 'state' ? picked.path : null}
              onPick={pick}
              onFold={fold}
              onShown={shown}
            />
          </>
        ) : (
          <p class="empty">{say('coverage.what')}</p>
        )}
      </section>
      <aside class="details" aria-label={say('chart.details')}>
        <h2 class="unseen">{say('chart.details')}</h2>
        {opened && done < stories.length && (
          <p role="status">{say('coverage.walking', { done, of: stories.length })}</p>
        )}
        {walked && source && (
          <>
            <p class="figure" role="status" data-walked={able.length - never.length} data-of={able.length}>
              {say('coverage.walked', {
                taken: able.length - never.length,
                of: able.length,
                share: Math.floor((100 * (able.length - never.length)) / able.length),
              })}
            </p>
            <progress aria-label={say('chart.kind')} max={able.length} value={able.length - never.length} />
            {picked && (
              <Details
                source={source}
                picked={picked}
                language={language}
                say={say}
                onState={(path) => pick({ kind: 'state', path })}
              />
            )}
            {never.length > 0 && <h3>{say('coverage.never')}</h3>}
            <ul class="never">
              {never.map(({ key, source: from, event, guard }) => (
                <li key={key}>
                  <button type="button" class="goto" onClick={() => pick({ kind: 'state', path: from })}>
                    {[from || say('chart.any'), event, guard && `[${guard}]`].filter(Boolean).join(' ')}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </aside>
    </div>
  );
}
