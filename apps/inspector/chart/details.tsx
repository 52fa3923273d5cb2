import { type ChartState, statesOf } from '../../../adapters/chart/index.ts';
import type { Language } from '../../../adapters/messages/index.ts';
import type { ChartSource, MachineData } from '../data/machines.ts';
import type { Say } from '../words/index.ts';
import { sourcesIn } from '../words/sources.ts';
import { elementName, screenName } from '../words/terms.ts';
import type { Picked } from './chart.tsx';
import { Elements } from './elements.tsx';
import { Way } from './ways.tsx';

interface DetailsProps {
  source: ChartSource;
  picked: Picked;
  language: Language;
  say: Say;
  onState(path: string): void;
}

const transitionsOf = ({ chart }: ChartSource) => statesOf(chart).flatMap(({ transitions }) => transitions);

const isWithin = (path: string, around: string) => path === around || path.startsWith(`${around}.`);

/** A list under its name, if there is something in it. */
const Facts = ({ name, items }: { name: string; items: readonly string[] }) =>
  items.length === 0 ? null : (
    <>
      <dt>{name}</dt>
      <dd>
        {items.map((item) => (
          <code key={item}>{item}</code>
        ))}
      </dd>
    </>
  );

function StateDetails({
  source,
  state,
  language,
  say,
  onState,
}: Omit<DetailsProps, 'picked'> & { state: ChartState }) {
  const { screen, tags = [], elements = [] } = source.annotations[state.path] ?? {};
  const reaching = transitionsOf(source).filter(
    ({ targets, source: from }) =>
      targets.some((target) => isWithin(target, state.path)) && !isWithin(from, state.path),
  );
  const ways = statesOf(state).flatMap(({ transitions }) => transitions);
  return (
    <>
      <h2 data-picked={state.path}>{state.path}</h2>
      <dl class="facts">
        {screen !== undefined && (
          <>
            <dt>{say('chart.screen')}</dt>
            <dd>
              “{screenName(language, screen)}” <code>{screen}</code>
            </dd>
          </>
        )}
        {elements.length > 0 && (
          <>
            <dt>{say('chart.proves')}</dt>
            <dd>
              {elements.map((element) => (
                <span key={element} class="proved">
                  <Elements elements={[element]} language={language} /> {elementName(language, element)}
                </span>
              ))}
            </dd>
          </>
        )}
        <Facts name={say('chart.clauses')} items={tags} />
        <Facts name={say('chart.asks')} items={state.invokes.map(({ service }) => service)} />
        <Facts name={say('chart.entry')} items={state.entry} />
        <Facts name={say('chart.exit')} items={state.exit} />
      </dl>
      {state.children.length > 0 && (
        <>
          <h3>{say('chart.inside')}</h3>
          <p class="parts">
            {state.children.map(({ path, key }) => (
              <button key={path} type="button" class="goto" onClick={() => onState(path)}>
                {key}
              </button>
            ))}
          </p>
        </>
      )}
      {ways.length > 0 && <h3>{say('chart.ways')}</h3>}
      <ol class="ways">
        {ways.map((transition) => (
          <Way key={transition.key} {...{ source, transition, language, say, onState }} />
        ))}
      </ol>
      {reaching.length > 0 && <h3>{say('chart.from')}</h3>}
      <ol class="ways">
        {reaching.map((transition) => (
          <Way key={transition.key} {...{ source, transition, language, say, onState }} showsSource />
        ))}
      </ol>
    </>
  );
}

/** Everything there is to say of what was picked. */
export function Details(props: DetailsProps) {
  const { source, picked, say } = props;
  if (picked.kind === 'state') {
    const state = statesOf(source.chart).find(({ path }) => path === picked.path);
    return state && state.path !== '' ? <StateDetails {...props} state={state} /> : null;
  }
  const found = transitionsOf(source).filter(({ key }) => picked.keys.includes(key));
  return (
    <>
      <h2 data-picked={picked.keys[0]}>{say('chart.transition')}</h2>
      <ol class="ways">
        {found.map((transition) => (
          <li key={transition.key}>
            <p class="way-from">
              <button type="button" class="goto" onClick={() => props.onState(transition.source)}>
                {transition.source === '' ? say('chart.any') : transition.source}
              </button>
            </p>
            <ol class="ways">
              <Way {...{ ...props, transition }} />
            </ol>
          </li>
        ))}
      </ol>
    </>
  );
}

/** What a machine is, when nothing of it is picked. */
export function About({ machine, language, say }: { machine: MachineData; language: Language; say: Say }) {
  const [, ...states] = statesOf(machine.chart);
  return (
    <>
      <h2>{machine.title[language]}</h2>
      <p class="what">{machine.what[language]}</p>
      <dl class="facts">
        <dt>{say('chart.size')}</dt>
        <dd>{say('chart.counts', { states: states.length, transitions: transitionsOf(machine).length })}</dd>
        <dt>{say('chart.sources')}</dt>
        <dd>{sourcesIn(machine.sources, language)}</dd>
        <Facts name={say('chart.file')} items={[machine.file]} />
        <Facts name={say('chart.hash')} items={[machine.hash]} />
      </dl>
    </>
  );
}
