import type { Language } from '../../../adapters/messages/index.ts';
import { scriptOfBoard } from '../play/board/script.ts';
import { hand } from '../play/handover.ts';
import type { ViewProps } from '../shell/view.ts';
import { columnWords } from '../words/attack-columns.ts';
import type { Say } from '../words/index.ts';
import { attacks } from './attacks.build.ts';
import type { AttackCell, AttackStep, AttackWay } from './types.ts';

const stepsOf = ({ steps }: AttackWay): readonly AttackStep[] =>
  steps.flatMap((place) => attacks.steps[place] ?? []);

/** The cell that the address names: `3.4` is the fifth of the fourth row. */
function cellIn(place: string | undefined): { row: number; column: number; cell: AttackCell } | null {
  const [row = -1, column = -1] = (place ?? '').split('.').map(Number);
  const cell = attacks.rows[row]?.cells[column];
  return cell ? { row, column, cell } : null;
}

function Way({
  way,
  language,
  say,
  onPlay,
}: {
  way: AttackWay;
  language: Language;
  say: Say;
  onPlay(): void;
}) {
  return (
    <section class="violation">
      <h3>{way.path[language]}</h3>
      <p>{say('attack.takes', { takes: way.takes[language] })}</p>
      <p class="quiet-line">
        {say('attack.finds', { world: way.world[language] })}
        {way.tries !== null && ` · ${say('attack.tries', { tries: way.tries })}`}
        {way.replayed && ` · ${say('attack.replayed')}`}
      </p>
      <ol>
        {stepsOf(way).map((step, at) => (
          <li key={at}>{step[language]}</li>
        ))}
      </ol>
      <button type="button" class="tool main" data-play="attack" onClick={onPlay}>
        {say('proof.play')}
      </button>
    </section>
  );
}

/** Who gets in: the table, and the ways behind each cell. */
export function AttackPart({ route, go, language, say }: ViewProps) {
  const chosen = cellIn(route.query['cell']);
  const choose = (row: number, column: number) =>
    go({ view: 'proof', what: 'attacks', query: { cell: `${row}.${column}` } }, true);
  const play = (way: AttackWay) => {
    const { start, end } = way;
    const steps = stepsOf(way);
    const written = steps.map(({ event, input, gives, en: text }) => ({
      text,
      ...(event && { event }),
      ...(input && { input }),
      gives,
      leadsTo: '',
    }));
    const file = { schema: 'hyrje/trace@1', on: attacks.on, policy: {}, start, steps: written, end } as const;
    const title = {
      sq: `${way.path.sq}: ${way.takes.sq}`,
      en: `${way.path.en}: ${way.takes.en}`,
    };
    const script = scriptOfBoard(file, title, steps);
    hand(script, 0);
    go({ view: 'play', what: script.machine, query: {} });
  };
  const row = chosen && attacks.rows[chosen.row];
  const toldOf = (place: number, what: 'head' | 'title') => {
    const column = attacks.columns[place];
    return column === undefined ? '' : columnWords[column][what][language];
  };
  return (
    <div class="proof-part">
      <section class="sheet-list" tabIndex={0} role="region" aria-label={say('attack.table')}>
        <p class="quiet-line list-head">{say('attack.help')}</p>
        <table class="attack-table">
          <caption class="unseen">{say('attack.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('attack.row')}</th>
              {attacks.columns.map((name) => (
                <th key={name} scope="col" title={columnWords[name].title[language]}>
                  {columnWords[name].head[language]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {attacks.rows.map(({ title, cells }, at) => (
              <tr key={title.en}>
                <th scope="row">{title[language]}</th>
                {cells.map((cell, place) => (
                  <td key={attacks.columns[place]}>
                    <button
                      type="button"
                      class={`outcome outcome-${cell.now}`}
                      data-cell={`${at}.${place}`}
                      aria-pressed={chosen?.row === at && chosen.column === place}
                      aria-label={say('attack.cell', {
                        row: title[language],
                        column: toldOf(place, 'head'),
                        outcome: cell.later === cell.now ? cell.now : `${cell.now}→${cell.later}`,
                      })}
                      onClick={() => choose(at, place)}
                    >
                      {cell.now}
                      {cell.later !== cell.now && <small>→{cell.later}</small>}
                    </button>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <dl class="columns-told">
          {attacks.columns.map((name) => (
            <div key={name}>
              <dt>{columnWords[name].head[language]}</dt>
              <dd>{columnWords[name].title[language]}</dd>
            </div>
          ))}
        </dl>
        <p class="quiet-line">{say('attack.signal')}</p>
      </section>
      <aside class="details" aria-label={say('chart.details')}>
        {!chosen && <p class="quiet-line">{say('attack.choose')}</p>}
        {chosen && row && (
          <>
            <h2 data-chosen={route.query['cell']}>
              {toldOf(chosen.column, 'head')}: {row.title[language]}
            </h2>
            <p>{toldOf(chosen.column, 'title')}</p>
            <p class="quiet-line">
              {chosen.cell.later !== chosen.cell.now && say('attack.later', { later: chosen.cell.later })}
              {chosen.cell.said !== null &&
                chosen.cell.said !== chosen.cell.now &&
                ` ${say('attack.said', { said: chosen.cell.said })}. `}
              {chosen.cell.why?.[language]}
            </p>
            {chosen.cell.ways.length === 0 && <p>{say('attack.none')}</p>}
            {chosen.cell.ways.map((index) => {
              const way = attacks.ways[index];
              return way ? (
                <Way key={index} way={way} language={language} say={say} onPlay={() => play(way)} />
              ) : null;
            })}
          </>
        )}
      </aside>
    </div>
  );
}
