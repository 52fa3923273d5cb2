import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PageWords } from '../words.ts';

interface WelcomeProps {
  ended: 'logout' | 'time' | null;
  words: PageWords;
  onEnter(): void;
}

/** The first page of the app (manual 1.1: "klikoni HYR"). */
export function Welcome({ ended, words, onEnter }: WelcomeProps) {
  const enter = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (ended) enter.current?.focus();
  }, [ended]);
  return (
    <form
      class="flow welcome"
      data-screen="welcome"
      aria-labelledby="welcome-title"
      onSubmit={(event) => {
        event.preventDefault();
        onEnter();
      }}
    >
      <h2 id="welcome-title">{words('screen.welcome.title')}</h2>
      <p class="lead">{words('ui.welcome')}</p>
      <div class="notices" role="status">
        {ended && <p>{words('E_SESSION_ENDED', { reason: words(`reason.${ended}`) })}</p>}
      </div>
      <button ref={enter} type="submit" class="action primary" data-action="app.enter">
        {words('action.app.enter')}
      </button>
    </form>
  );
}
