import type { ChartTransition } from '../../../adapters/chart/index.ts';
import type { Language } from '../../../adapters/messages/index.ts';
import { durationWords } from '../data/duration.ts';
import type { ChartSource } from '../data/machines.ts';
import type { Say } from '../words/index.ts';
import { buttonName, codesIn, textOf } from '../words/terms.ts';
import { Sign } from './sign.tsx';

interface WayProps {
  source: ChartSource;
  transition: ChartTransition;
  language: Language;
  say: Say;
  /** Said of what is shown from its other end: where it comes from. */
  showsSource?: boolean;
  onState(path: string): void;
}

/** The codes of a transition in words. */
function Said({ texts, language }: { texts: readonly string[]; language: Language }) {
  const codes = codesIn(texts.join(' ')).filter((code) => textOf(language, code) !== null);
  return (
    <>
      {codes.map((code) => (
        <p key={code} class="said-code">
          <code>{code}</code> {textOf(language, code)}
        </p>
      ))}
    </>
  );
}

/** One transition in words: what makes it happen, on which condition, where it leads and what is done. */
export function Way({ source, transition, language, say, showsSource = false, onState }: WayProps) {
  const { kind, event, order, guard, targets, actions } = transition;
  const button = buttonName(language, event);
  const time = source.labels[event.replace(/^after /, '')];
  const ends = showsSource ? [transition.source] : targets;
  return (
    <li class="way" data-way={transition.key}>
      <p class="way-head">
        <Sign kind={kind} />
        <code>{event}</code>
        {button !== null && <span class="quoted">“{button}”</span>}
        {time !== undefined && (
          <span class="time">{say('chart.takes', { time: durationWords(time, language) })}</span>
        )}
        {order !== null && <span class="order">{say('chart.order', { order })}</span>}
      </p>
      {guard !== null && (
        <p class="way-if">
          {say('chart.guard')} <code>{guard}</code>
        </p>
      )}
      <p class="way-to">
        {showsSource ? '← ' : '→ '}
        {ends.length === 0 && say('chart.stays')}
        {ends.map((path) => (
          <button key={path} type="button" class="goto" onClick={() => onState(path)}>
            {path === '' ? say('chart.any') : path}
          </button>
        ))}
      </p>
      {actions.length > 0 && (
        <p class="way-does">
          {say('chart.does')} <code>{actions.join(', ')}</code>
        </p>
      )}
      <Said texts={actions} language={language} />
    </li>
  );
}
