import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Language } from '../../../adapters/messages/index.ts';
import { parties, type Row } from './rows.ts';
import type { LiveRun } from './sessions.ts';
import { labelOf, partyWords, sentenceOf } from './story.ts';
import { useWindow } from './use-window.ts';

/** px. */
const height = 46;
const lane = 78;
const width = lane * parties.length;
const line = 31;
/** How wide a letter on an arrow is, about. */
const letter = 6.7;

const middle = (party: Row['from']) => parties.indexOf(party) * lane + lane / 2;

/** Time since the beginning: `0:07.4`. */
export function elapsed(ms: number): string {
  const tenths = Math.max(0, Math.round(ms / 100));
  const seconds = (tenths / 10) % 60;
  return `${Math.floor(tenths / 600)}:${seconds.toFixed(1).padStart(4, '0')}`;
}

/** One arrow between lifelines; what a machine does by itself is a dot. */
function Arrow({ row }: { row: Row }) {
  const [from, to] = [middle(row.from), middle(row.to)];
  const label = labelOf(row);
  if (from === to) {
    return (
      <g class={`happening kind-${row.kind}`}>
        <circle cx={from} cy={line} r={5} />
        <text x={from + 10} y={line - 11}>
          {label}
        </text>
      </g>
    );
  }
  const way = Math.sign(to - from);
  const end = to - way * 3;
  return (
    <g class={`happening kind-${row.kind}`}>
      <path d={`M${from} ${line}H${end - way * 4}`} />
      <path class="head" d={`M${end} ${line}l${-way * 8} -4.5v9z`} />
      {Math.abs(to - from) > lane * 1.5 && <circle class="via" cx={middle('services')} cy={line} r={3} />}
      <text x={Math.max((from + to) / 2, 4 + (label.length * letter) / 2)} y={line - 7} class="between">
        {label}
      </text>
    </g>
  );
}

interface SequenceProps {
  run: LiveRun;
  /** The message that is looked at. */
  at: number;
  follows: boolean;
  language: Language;
  label: string;
  onPick(message: number): void;
}

/** Everything that happened, row by row: an arrow between those who take part, and a plain sentence. */
export function Sequence({ run, at, follows, language, label, onPick }: SequenceProps) {
  const box = useRef<HTMLDivElement>(null);
  const { rows } = run;
  const { first, end } = useWindow(box, rows.length, height);
  const current = lastRowOf(rows, at);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const top = current * height;
    const { scrollTop, clientHeight } = element;
    if (follows || top < scrollTop || top + 2 * height > scrollTop + clientHeight) {
      element.scrollTop = top - clientHeight / 2;
    }
  }, [current, follows, run.id]);

  return (
    <div class="sequence" ref={box} role="region" aria-label={label} tabIndex={0}>
      <div class="lanes" aria-hidden="true">
        <span />
        <svg width={width} height={26} viewBox={`0 0 ${width} 26`}>
          {parties.map((party) => (
            <text key={party} class="party" x={middle(party)} y={17}>
              {partyWords[party][language]}
            </text>
          ))}
        </svg>
      </div>
      <ol class="happenings" data-rows={rows.length} ref={spread(rows.length)}>
        {rows.slice(first, end).map((row, index) => (
          <li
            key={first + index}
            class="row"
            aria-current={row.message === at ? 'step' : undefined}
            aria-posinset={first + index + 1}
            aria-setsize={rows.length}
            ref={placed(first + index)}
          >
            <button type="button" onClick={() => onPick(row.message)}>
              <Line row={row} run={run} language={language} />
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The last row of the last message that is not after `at`. */
function lastRowOf(rows: readonly Row[], at: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const between = (low + high) >> 1;
    if ((rows[between] as Row).message <= at) low = between + 1;
    else high = between;
  }
  return low - 1;
}

/** Styles are set as properties: the page's policy allows none in the markup. */
const spread = (count: number) => (element: HTMLElement | null) => {
  if (element) element.style.height = `${count * height}px`;
};
const placed = (place: number) => (element: HTMLElement | null) => {
  if (element) element.style.transform = `translateY(${place * height}px)`;
};

function Line({ row, run, language }: { row: Row; run: LiveRun; language: Language }) {
  const { at, machine } = run.hello;
  const happened = run.messages[row.message]?.at ?? at;
  const sentence = sentenceOf(row, language, { machine, at: happened });
  return (
    <>
      <span class="when">{elapsed(happened - at)}</span>
      <svg class="arrow" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {parties.map((party) => (
          <path key={party} class="lifeline" d={`M${middle(party)} 0V${height}`} />
        ))}
        <Arrow row={row} />
      </svg>
      <span class="sentence" title={sentence}>
        {sentence}
      </span>
    </>
  );
}
