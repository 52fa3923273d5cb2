import type { Language } from '../../../adapters/messages/index.ts';
import type { Say } from '../words/index.ts';
import type { Hit } from './search.ts';

const mostShown = 40;

interface HitsProps {
  hits: readonly Hit[];
  language: Language;
  say: Say;
  onHit(hit: Hit): void;
}

/** What a search found. */
export const Hits = ({ hits, language, say, onHit }: HitsProps) => (
  <section class="hits" aria-label={say('chart.found', { count: hits.length })}>
    <p role="status" class="hits-count">
      {hits.length === 0 ? say('chart.nothing') : say('chart.found', { count: hits.length })}
    </p>
    <ol>
      {hits.slice(0, mostShown).map((hit) => (
        <li key={`${hit.machine.name} ${hit.path} ${hit.text} ${hit.keys.join(' ')}`}>
          <button type="button" data-hit={`${hit.machine.name}:${hit.path}`} onClick={() => onHit(hit)}>
            <span class="hit-place">
              {hit.machine.title[language]}
              {hit.keys.length > 0 && hit.path !== '' && ` › ${hit.path}`}
            </span>
            <code>{hit.text}</code>
            <span class="hit-because">{hit.because}</span>
          </button>
        </li>
      ))}
    </ol>
    {hits.length > mostShown && <p>{say('chart.more', { count: hits.length - mostShown })}</p>}
  </section>
);
