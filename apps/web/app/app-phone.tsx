import { useLayoutEffect, useState } from 'preact/hooks';
import { FlowView } from '../../../adapters/ui/preact/index.ts';
import type { MovableClock } from '../clock.ts';
import type { SwitchableNetwork } from '../network.ts';
import type { Sensor } from '../shell/sensor.ts';
import type { Shell, Shown } from '../shell/shell.ts';
import type { PageWords } from '../words.ts';
import { Home } from './home.tsx';
import { Mark } from './mark.tsx';
import { SensorSheet } from './sensor-sheet.tsx';
import { StatusBar } from './status-bar.tsx';

interface AppPhoneProps {
  shell: Shell;
  clock: MovableClock;
  network: SwitchableNetwork;
  /** `null` where the phone has a real one. */
  sensor: Sensor | null;
  words: PageWords;
  onProfile(): void;
  onSoftPin(): void;
}

/** The customer's app. */
export function AppPhone({ shell, clock, network, sensor, words, onProfile, onSoftPin }: AppPhoneProps) {
  const [shown, look] = useState(() => shell.shown());
  useLayoutEffect(() => {
    look(shell.shown());
    return shell.subscribe(look);
  }, [shell]);
  const { view, inside } = shown;
  const isHome = inside !== null && view.screen === 'home';

  return (
    <section
      class="phone app-phone"
      aria-label={words('demo.app')}
      data-inside={inside !== null}
      {...(shown.ended !== null && { 'data-ended': shown.ended })}
    >
      <div class="screen">
        <StatusBar clock={clock} network={network} />
        <div class="brand">
          {isHome && <ProfileIcon label={words('ui.profile')} onOpen={onProfile} />}
          <Mark size={40} />
          <span class="brand-name">Smart</span>
        </div>
        <div class="sheet" onPointerDown={() => shell.touch()} onKeyDown={() => shell.touch()}>
          <Beside notices={shown.beside} words={words} />
          <FlowView
            view={view}
            words={words}
            clock={clock}
            send={(event, values) => void shell.send(event, values)}
            reveal={(name) => shown.reveal(name)}
            {...(view.screen === 'confirmOff' && shown.option && { title: questionOf(shown.option, words) })}
          >
            {view.screen === 'welcome' && <p class="lead">{words('ui.welcome')}</p>}
            {isHome && <Home inside={inside} words={words} onSoftPin={onSoftPin} />}
            {shown.isOver && (
              <button
                type="button"
                class="action secondary"
                data-action="app.start"
                onClick={() => shell.leave()}
              >
                {words('action.app.start')}
              </button>
            )}
          </FlowView>
        </div>
        {sensor && <SensorSheet sensor={sensor} screen={view.key} words={words} />}
      </div>
    </section>
  );
}

const questionOf = (option: NonNullable<Shown['option']>, words: PageWords) =>
  words('ui.off', { option: words(`toggle.${option}`) });

/** What goes for every page of the session. */
const Beside = ({ notices, words }: { notices: Shown['beside']; words: PageWords }) => (
  <div class="beside" role="status">
    {notices.map((code) => (
      <p key={code} class="note" data-notice={code}>
        {words(code)}
      </p>
    ))}
  </div>
);

const ProfileIcon = ({ label, onOpen }: { label: string; onOpen: () => void }) => (
  <button type="button" class="profile-icon" data-action="profile.open" aria-label={label} onClick={onOpen}>
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="8.6" r="3.8" />
      <path d="M4.8 20c.9-3.7 3.6-5.6 7.2-5.6s6.3 1.9 7.2 5.6" />
    </svg>
  </button>
);
