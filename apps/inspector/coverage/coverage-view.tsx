import { useMemo, useState } from 'preact/hooks';
import { statesOf } from '../../../adapters/chart/index.ts';
import { Chart, type Picked } from '../chart/chart.tsx';
import { Details } from '../chart/details.tsx';
import { ChartHead } from '../chart/stage-head.tsx';
import { useView } from '../chart/use-view.ts';
import { machineNamed } from '../data/machines.ts';
import { FileButton } from '../files/file-button.tsx';
import type { ViewProps } from '../shell/view.ts';
import { MergedList, walkedIn } from './merged.tsx';
import { Never, WalkedFigure } from './never.tsx';
import { SuitePart } from './suite-part.tsx';
import { useOpened } from './use-opened.ts';

/** What a suite walks on its machine, or how far a run of it came. */
export function CoverageView({ route, go, language, say }: ViewProps) {
  const [picked, pick] = useState<Picked | null>(null);
  const { opened, coverage, take, ...counted } = useOpened(say, () => pick(null));
  const { view, layout, fold, shown, tools } = useView();

  const covered = coverage?.machines.find(({ machine }) => machine === route.what) ?? coverage?.machines[0];
  const merged = useMemo(() => (covered ? walkedIn(covered) : null), [covered]);
  const walked = merged?.walked ?? counted.walked;
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
  const toState = (path: string) => pick({ kind: 'state', path });
  const stories = opened?.script.stories ?? [];
  const isWhole = opened === null || counted.done === stories.length;

  return (
    <div class="chart-view">
      <aside class="side padded">
        <FileButton wanted={['hyrje/suite@1']} label="coverage.suite" say={say} onLoaded={take.suite} />
        <FileButton wanted={['hyrje/suite-run@1']} label="coverage.run" say={say} onLoaded={take.run} />
        <FileButton
          wanted={['hyrje/coverage@1']}
          label="coverage.merged"
          say={say}
          onLoaded={take.coverage}
        />
        {coverage && covered && (
          <MergedList
            coverage={coverage}
            shown={covered.machine}
            language={language}
            say={say}
            onChoose={(what) => go({ view: 'coverage', what, query: {} })}
          />
        )}
        {opened && <SuitePart opened={opened} parted={counted.parted} go={go} say={say} />}
      </aside>
      <section class="stage" aria-label={say('chart.picture')}>
        {source ? (
          <>
            <ChartHead
              title={source.title[language]}
              name={source.name}
              {...{ source, tools, layout, overlay, language, say }}
            />
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
        {!isWhole && (
          <p role="status">{say('coverage.walking', { done: counted.done, of: stories.length })}</p>
        )}
        {walked && source && (
          <>
            <WalkedFigure able={able} never={never} isWhole={isWhole} say={say} />
            {picked && (
              <Details source={source} picked={picked} language={language} say={say} onState={toState} />
            )}
            <Never never={never} say={say} onState={toState} />
          </>
        )}
      </aside>
    </div>
  );
}
