import { Countdown } from '../../../adapters/ui/preact/index.ts';
import type { Element } from '../../../machines/index.ts';
import type { MovableClock } from '../clock.ts';
import type { OpenSession, Sitting } from '../sitting.ts';
import type { PageWords } from '../words.ts';

interface HomeProps {
  session: OpenSession | 'claiming' | 'unclaimed';
  elements: readonly Element[];
  sitting: Sitting;
  clock: MovableClock;
  words: PageWords;
}

/** Inside: how the customer came in, what was proved, and the session, once the bank has confirmed it. */
export function Home({ session, elements, sitting, clock, words }: HomeProps) {
  if (session === 'claiming') return <p class="lead" data-session="claiming" aria-busy="true" />;
  if (session === 'unclaimed') {
    return (
      <>
        <p class="alert" role="alert" data-session="unclaimed">
          {words('E_SERVICE')}
        </p>
        <button
          type="button"
          class="action primary"
          data-action="session.claim"
          onClick={() => sitting.touch()}
        >
          {words('action.call.retry')}
        </button>
      </>
    );
  }
  return (
    <div class="home" data-session="open" onClick={() => sitting.touch()}>
      <p class="lead">{words('ui.session')}</p>
      <dl class="facts">
        <dt>{words('ui.path')}</dt>
        <dd>
          <b>{session.path}</b> {words(`path.${session.path}`)}
        </dd>
        <dt>{words('ui.elements')}</dt>
        {elements.map((element) => (
          <dd key={element} class="proved" data-element={element}>
            {words(`element.${element}` as Parameters<PageWords>[0])}
          </dd>
        ))}
      </dl>
      <Countdown
        id="session"
        label={words('timer.session')}
        endsAt={session.idleAt}
        durationMs={session.idleMs}
        clock={clock}
      />
      <button
        type="button"
        class="action secondary"
        data-action="session.logout"
        onClick={(event) => {
          event.stopPropagation();
          sitting.logout();
        }}
      >
        {words('action.session.logout')}
      </button>
    </div>
  );
}
