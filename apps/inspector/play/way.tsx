import type { Language } from '../../../adapters/messages/index.ts';
import type { Say } from '../words/index.ts';
import type { Run } from './player.ts';
import type { Story } from './script.ts';
import { tellStep } from './step-words.ts';
import { tellDeed, tellMoment } from './tell.ts';

interface WayProps {
  run: Run;
  /** What is played, where that is a file. */
  story: Story | null;
  delays: readonly string[];
  language: Language;
  say: Say;
  onBackTo(count: number): void;
}

/** Steps that are told at once, the last ones. */
const mostShown = 120;

/** The way so far, in sentences, the last step first; a step that is pressed is gone back to. */
export function WaySoFar({ run, story, delays, language, say, onBackTo }: WayProps) {
  const told = (at: number): string => {
    const deed = run.deeds[at - 1];
    if (deed === undefined) return say('play.begun');
    const step = story?.steps[at - 1];
    if (!('step' in deed)) return tellDeed(deed, say, language, delays);
    return (step && tellStep(step, say, language)) || (step?.heading?.[language] ?? '');
  };
  return (
    <ol class="story" reversed aria-label={say('play.way')} data-steps={run.deeds.length}>
      {run.moments
        .slice(-mostShown)
        .toReversed()
        .map((moment, index) => {
          const at = run.moments.length - 1 - index;
          const before = run.moments[at - 1] ?? null;
          return (
            <li key={at} aria-current={at === run.moments.length - 1 ? 'step' : undefined}>
              <button type="button" onClick={() => onBackTo(at)}>
                {told(at)}
              </button>
              {tellMoment(before, moment, say, language).map((line) => (
                <p key={line}>{line}</p>
              ))}
            </li>
          );
        })}
    </ol>
  );
}
