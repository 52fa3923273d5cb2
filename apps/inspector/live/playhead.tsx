import type { LiveRun } from './sessions.ts';
import { elapsed } from './sequence.tsx';
import type { Playhead } from './use-live.ts';
import type { SayLive } from './words.ts';

interface PlayheadBarProps {
  run: LiveRun;
  head: Playhead;
  say: SayLive;
}

const Sign = ({ d }: { d: string }) => (
  <svg width="18" height="18" viewBox="0 0 20 20" fill="currentColor" aria-hidden="true">
    <path d={d} />
  </svg>
);

/** Goes through a run: back, on, anywhere, and along with it while it runs. */
export function PlayheadBar({ run, head, say }: PlayheadBarProps) {
  const { at, follows, to, follow } = head;
  const last = run.messages.length - 1;
  const when = elapsed((run.messages[at]?.at ?? run.hello.at) - run.hello.at);
  return (
    <div class="playhead" role="group" aria-label={say('time')}>
      <button
        type="button"
        class="tool square"
        data-time="first"
        aria-label={say('first')}
        onClick={() => to(0)}
      >
        <Sign d="M5 4h2v12H5zM16 4v12l-8-6z" />
      </button>
      <button
        type="button"
        class="tool square"
        data-time="back"
        aria-label={say('back')}
        disabled={at <= 0}
        onClick={() => to(at - 1)}
      >
        <Sign d="M14 4v12l-9-6z" />
      </button>
      <button
        type="button"
        class="tool square"
        data-time="next"
        aria-label={say('next')}
        disabled={at >= last}
        onClick={() => to(at + 1)}
      >
        <Sign d="M6 4v12l9-6z" />
      </button>
      <input
        type="range"
        min={0}
        max={Math.max(0, last)}
        value={at}
        aria-label={say('time')}
        aria-valuetext={say('place', { at: at + 1, of: last + 1 })}
        onInput={({ currentTarget }) => to(Number(currentTarget.value))}
      />
      <output class="quiet-line">
        {when} · {at + 1}/{last + 1}
      </output>
      <button
        type="button"
        class="tool"
        data-time="follow"
        aria-pressed={follows}
        onClick={() => follow(!follows)}
      >
        {say(follows ? 'pause' : 'live')}
      </button>
    </div>
  );
}
