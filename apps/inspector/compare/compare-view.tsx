import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Change } from '../../../adapters/chart/types.ts';
import { Chart } from '../chart/chart.tsx';
import { ChartHead } from '../chart/stage-head.tsx';
import { useView } from '../chart/use-view.ts';
import { machineNamed } from '../data/machines.ts';
import { FileButton } from '../files/file-button.tsx';
import type { Loaded } from '../files/read.ts';
import type { ViewProps } from '../shell/view.ts';
import { Changes } from './changes.tsx';
import { buildIs, changesOpen, compared, countOf, type Version, verdictChanges } from './compared.ts';
import { version } from './number.build.ts';
import { release } from './release.build.ts';
import { releaseVersion } from './released.ts';
import { VerdictChanges } from './verdict-changes.tsx';
import { thisBuild } from './version.ts';

/** What was opened last; it is still there when somebody comes back. */
let last: { before: Version | null; after: Version | null } = { before: null, after: null };

/** Of a machine that is the same: all of it is grey. */
const nothing: ReadonlyMap<string, Change> = new Map();

/** Two versions of the machines, and what is different. */
export function CompareView({ route, go, language, say }: ViewProps) {
  const [opened, open] = useState(last);
  const { view, layout, turn, fold, shown, tools } = useView();
  const [released, built] = useMemo(() => {
    const known = release && releaseVersion(release, say('compare.release', { version: release.version }));
    const charts = thisBuild();
    return [known, { name: say(`compare.${buildIs(known, charts)}Build`, { version }), charts }];
  }, [language]);
  const after = opened.after ?? built;
  const before = opened.before ?? released;
  const all = useMemo(() => (before ? compared(before.charts, after.charts) : []), [before, after]);
  const differing = all.filter(({ what }) => what !== 'same');
  const chosen = all.find(({ name }) => name === route.what) ?? differing[0] ?? null;
  const { difference, source } = chosen ?? {};
  const [state, centre] = useState<string | null>(null);
  const overlay = useMemo(
    () => ({
      ...(difference && { changed: difference.changed }),
      ...(chosen?.what === 'same' && { changed: nothing }),
      ...(state && { marked: [state] }),
    }),
    [chosen, state],
  );

  useEffect(() => {
    centre(null);
    if (source && difference) turn(changesOpen(source.chart, difference));
    else turn('one');
  }, [chosen]);

  const take = (side: 'before' | 'after') => (loaded: Loaded, name: string) => {
    if (loaded.schema !== 'hyrje/charts@1') return null;
    last = { ...opened, [side]: { name: `${name} (${loaded.value.version})`, charts: loaded.value } };
    open(last);
    return null;
  };
  const titleOf = (name: string) => machineNamed(name)?.title[language] ?? name;

  return (
    <div class="chart-view">
      <aside class="side padded">
        <dl class="facts sides">
          <dt>{say('compare.before')}</dt>
          <dd data-before={before?.charts.version}>{before?.name ?? '–'}</dd>
          <dt>{say('compare.after')}</dt>
          <dd data-after={after.charts.version}>{after.name}</dd>
        </dl>
        <FileButton
          wanted={['hyrje/charts@1']}
          label="compare.openBefore"
          say={say}
          onLoaded={take('before')}
        />
        <FileButton
          wanted={['hyrje/charts@1']}
          label="compare.openAfter"
          say={say}
          onLoaded={take('after')}
        />
        {before && (
          <p class="figure" role="status" data-differing={differing.length}>
            {differing.length === 0
              ? say('compare.nothing')
              : say('compare.changed', { count: differing.length })}
          </p>
        )}
        <ul class="tests">
          {all.map(({ name, what, difference: found }) => (
            <li key={name} data-compared={name} data-what={what}>
              <button
                type="button"
                aria-current={name === chosen?.name ? 'true' : undefined}
                onClick={() => go({ view: 'compare', what: name, query: {} })}
              >
                <span>{titleOf(name)}</span>
                <span class="quiet-line">
                  {found ? countOf(found) : say(what === 'changed' ? 'compare.changed' : `compare.${what}`)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </aside>
      <section class="stage" aria-label={chosen ? titleOf(chosen.name) : say('compare.after')}>
        {chosen && source ? (
          <>
            <ChartHead
              title={titleOf(chosen.name)}
              name={chosen.name}
              {...{ source, tools, layout, overlay, language, say }}
            />
            <Chart
              source={source}
              {...view}
              overlay={overlay}
              language={language}
              centred={state}
              onPick={(picked) => picked.kind === 'state' && centre(picked.path)}
              onFold={fold}
              onShown={shown}
            />
          </>
        ) : (
          <p class="empty">{say(before ? 'compare.nothing' : 'compare.none')}</p>
        )}
      </section>
      <aside class="details" tabIndex={0} aria-label={say('chart.details')}>
        <h2 class="unseen">{say('chart.details')}</h2>
        {chosen?.what === 'same' && <p class="quiet-line">{say('compare.sameChart')}</p>}
        {chosen?.isMisnamed && (
          <p class="note" data-misnamed={chosen.name}>
            {say('compare.misnamed')}
          </p>
        )}
        {chosen && difference && <Changes difference={difference} say={say} onState={centre} />}
        {before && (
          <VerdictChanges
            changes={verdictChanges(before.charts, after.charts)}
            language={language}
            say={say}
          />
        )}
      </aside>
    </div>
  );
}
