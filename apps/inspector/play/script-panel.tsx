import { useRef } from 'preact/hooks';
import type { Language } from '../../../adapters/messages/index.ts';
import type { Say } from '../words/index.ts';
import type { Script, ScriptStep, Story } from './script.ts';
import { inLanguage, tellByItself, tellStep } from './step-words.ts';
import type { Run } from './player.ts';
import { useSight } from './use-sight.ts';
import type { Playing } from './use-script.ts';

interface ScriptPanelProps {
  script: Script;
  story: Story;
  playing: Playing;
  run: Run | null;
  language: Language;
  say: Say;
  onStory(index: number): void;
  onClose(): void;
}

/** Steps that are listed at once. */
const mostShown = 200;

/** What of the file is not as in this build. */
function Notice({ script, playing, say }: Pick<ScriptPanelProps, 'script' | 'playing' | 'say'>) {
  const { lost } = playing;
  return (
    <div role="status">
      {script.kind !== 'suite' && script.kind !== 'trace' && (
        <p class="note">{say(`play.${script.kind}.what`)}</p>
      )}
      {script.isOther && <p class="note">{say('play.other')}</p>}
      {lost && (
        <p class="note" data-lost={lost.step}>
          {typeof lost.why === 'string'
            ? say('play.cannot', { why: lost.why })
            : say('play.astray', { ...lost.why })}
        </p>
      )}
    </div>
  );
}

/** What a step says: the story's own sentence, and what that is on the machine. */
function StepWords({
  step,
  answer,
  language,
  say,
}: { step: ScriptStep; answer: string | null } & Pick<ScriptPanelProps, 'language' | 'say'>) {
  const { heading, text, deed, does, gives } = step;
  const isToldAbove = heading !== null && does !== null && 'event' in does;
  const sentence = isToldAbove ? '' : tellStep(step, say, language);
  const isPlain = deed !== null && !('step' in deed);
  return (
    <>
      {heading && <b class="heading">{heading[language]}</b>}
      {sentence !== '' && <span>{sentence}</span>}
      {isPlain && text !== null && <code>{inLanguage(text, language)}</code>}
      {answer !== null && <span data-by-itself="">{answer}</span>}
      {!isPlain && gives.length > 0 && <code>{gives.join(', ')}</code>}
    </>
  );
}

/** A file that is played: its stories, its steps, and how far it is. */
export function ScriptPanel(props: ScriptPanelProps) {
  const { script, story, playing, run, language, say, onStory, onClose } = props;
  const { at } = playing;
  const isOver = at === story.steps.length;
  const from = Math.max(0, Math.min(at - 10, story.steps.length - mostShown));
  const panel = useRef<HTMLDivElement>(null);
  useSight(panel, at, story);
  const outcome = isOver ? story.steps.findLast(({ heading }) => heading !== null)?.heading : null;
  return (
    <div ref={panel} class="script" data-script={script.kind}>
      <div class="script-head">
        <p class="script-title">{inLanguage(script.title, language)}</p>
        {script.stories.length > 1 && (
          <label class="picker">
            <span>{say('play.test', { of: script.stories.length })}</span>
            <input
              type="number"
              data-choose="story"
              min={1}
              max={script.stories.length}
              value={script.stories.indexOf(story) + 1}
              onChange={({ currentTarget }) => {
                const chosen = Number(currentTarget.value) - 1;
                if (script.stories[chosen]) onStory(chosen);
              }}
            />
            <span>{story.name}</span>
          </label>
        )}
        <p class="world">
          <button type="button" class="tool main" data-step="next" disabled={isOver} onClick={playing.next}>
            {say('play.next')}
          </button>
          <button type="button" class="tool" data-step="back" disabled={at === 0} onClick={playing.back}>
            {say('play.back')}
          </button>
          <button type="button" class="tool" data-step="end" disabled={isOver} onClick={playing.toEnd}>
            {say('play.toEnd')}
          </button>
          <button type="button" class="tool" data-step="close" onClick={onClose}>
            {say('play.close')}
          </button>
        </p>
        <p class="quiet-line" data-at={at} data-of={story.steps.length}>
          {say('play.step', { at, of: story.steps.length })}
        </p>
        {outcome && <p class="outcome-line">{outcome[language]}</p>}
      </div>
      <Notice {...props} />
      <ol class="script-steps" start={from + 1}>
        {story.steps.slice(from, from + mostShown).map((step, offset) => {
          const index = from + offset;
          return (
            <li key={index} data-taken={index < at} aria-current={index === at - 1 ? 'step' : undefined}>
              <StepWords
                step={step}
                answer={index < at ? tellByItself(step, run, index, say, language) : null}
                language={language}
                say={say}
              />
            </li>
          );
        })}
      </ol>
    </div>
  );
}
