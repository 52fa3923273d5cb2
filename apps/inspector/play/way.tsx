import type { Language } from '../../../adapters/messages/index.ts';
import type { Say } from '../words/index.ts';
import type { Run } from './player.ts';
import { tellDeed, tellMoment } from './tell.ts';

interface WayProps {
  run: Run;
  delays: readonly string[];
  language: Language;
  say: Say;
  onBackTo(count: number): void;
}

/** Steps that are told at once, the last ones. */
const mostShown = 120;

/** The way so far, in sentences; a step that is pressed is gone back to. */
export const WaySoFar = ({ run, delays, language, say, onBackTo }: WayProps) => (
  <ol class="story" aria-label={say('play.way')} data-steps={run.deeds.length}>
    {run.moments.slice(-mostShown).map((moment, index, shown) => {
      const at = run.moments.length - shown.length + index;
      const deed = run.deeds[at - 1];
      const before = run.moments[at - 1] ?? null;
      return (
        <li key={at} aria-current={at === run.moments.length - 1 ? 'step' : undefined}>
          <button type="button" onClick={() => onBackTo(at)}>
            {deed === undefined ? say('play.begun') : tellDeed(deed, say, language, delays)}
          </button>
          {tellMoment(before, moment, say, language).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </li>
      );
    })}
  </ol>
);
