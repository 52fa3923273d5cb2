import { useLayoutEffect, useState } from 'preact/hooks';
import { FlowView } from '../../../adapters/ui/preact/index.ts';
import type { MovableClock } from '../clock.ts';
import type { SwitchableNetwork } from '../network.ts';
import type { Shown, Sitting } from '../sitting.ts';
import type { PageWords } from '../words.ts';
import { Home } from './home.tsx';
import { Mark } from './mark.tsx';
import { StatusBar } from './status-bar.tsx';
import { Welcome } from './welcome.tsx';

interface AppPhoneProps {
  sitting: Sitting;
  clock: MovableClock;
  network: SwitchableNetwork;
  words: PageWords;
}

/** The customer's app. */
export function AppPhone({ sitting, clock, network, words }: AppPhoneProps) {
  const [shown, look] = useState(() => sitting.shown());
  useLayoutEffect(() => {
    look(sitting.shown());
    return sitting.subscribe(look);
  }, [sitting]);

  return (
    <section class="phone app-phone" aria-label={words('demo.app')}>
      <div class="screen">
        <StatusBar clock={clock} network={network} />
        <div class="brand">
          <Mark size={40} />
          <span class="brand-name">Smart</span>
        </div>
        <div class="sheet">
          {shown.view === null ? (
            <Welcome ended={shown.ended} words={words} onEnter={() => sitting.begin()} />
          ) : (
            <Flow shown={shown} view={shown.view} sitting={sitting} clock={clock} words={words} />
          )}
        </div>
      </div>
    </section>
  );
}

interface FlowProps extends Omit<AppPhoneProps, 'network'> {
  shown: Shown;
  view: NonNullable<Shown['view']>;
}

function Flow({ shown, view, sitting, clock, words }: FlowProps) {
  const { session } = shown;
  const isOver = view.actions.length === 0 && !view.busy && session === null;
  return (
    <FlowView
      view={view}
      words={words}
      clock={clock}
      send={(event, values) => sitting.send(event, values)}
      {...(view.data.next === 'forgotPassword' && { title: words('screen.contactCentre.title') })}
    >
      {session !== null && (
        <Home session={session} elements={view.elements} sitting={sitting} clock={clock} words={words} />
      )}
      {isOver && (
        <button
          type="button"
          class="action secondary"
          data-action="app.start"
          onClick={() => sitting.leave()}
        >
          {words('action.app.start')}
        </button>
      )}
    </FlowView>
  );
}
