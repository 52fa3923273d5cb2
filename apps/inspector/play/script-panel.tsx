import type { Language } from '../../../adapters/messages/index.ts';
import type { Say } from '../words/index.ts';
import type { Script, Story } from './script.ts';
import { tellDeed } from './tell.ts';
import type { Playing } from './use-script.ts';

interface ScriptPanelProps {
  script: Script;
  story: Story;
  playing: Playing;
  delays: readonly string[];
  language: Language;
  say: Say;
  onStory(index: number): void;
  onClose(): void;
}

/** Steps that are listed at once. */
const mostShown = 80;

/** What of the file is not as in this build. */
function Notice({ script, playing, say }: Pick<ScriptPanelProps, 'script' | 'playing' | 'say'>) {
  const { lost } = playing;
  return (
    <div role="status">
      {script.kind === 'shown' && <p class="note">{say('play.shown')}</p>}
      {script.kind === 'attack' && <p class="note">{say('play.attack')}</p>}
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

/** A file that is played: its stories, its steps, and how far it is. */
export function ScriptPanel(props: ScriptPanelProps) {
  const { script, story, playing, delays, language, say, onStory, onClose } = props;
  const { at } = playing;
  const isOver = at === story.steps.length;
  const from = Math.max(0, Math.min(at - 10, story.steps.length - mostShown));
  return (
    <div class="script" data-script={script.kind}>
      <p class="script-title">{script.title}</p>
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
      <p class="quiet-line" data-at={at}>
        {say('play.step', { at, of: story.steps.length })}
      </p>
      <Notice {...props} />
      <ol class="script-steps" start={from + 1}>
        {story.steps.slice(from, from + mostShown).map((step, offset) => {
          const index = from + offset;
          return (
            <li key={index} data-taken={index < at} aria-current={index === at - 1 ? 'step' : undefined}>
              <span>{step.deed ? tellDeed(step.deed, say, language, delays) : step.text}</span>
              {step.deed && step.text !== null && <code>{step.text}</code>}
              {!step.deed && step.gives.length > 0 && <code>{step.gives.join(', ')}</code>}
            </li>
          );
        })}
      </ol>
    </div>
  );
}
