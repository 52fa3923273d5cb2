import { useLayoutEffect, useState } from 'preact/hooks';
import { defaultLanguage, type Language, languages } from '../../adapters/messages/index.ts';
import { AppPhone } from './app/app-phone.tsx';
import { TopBar } from './app/top-bar.tsx';
import type { MovableClock } from './clock.ts';
import { Desk, type DeskParts } from './demo/desk.tsx';
import type { Shelf } from './keep.ts';
import type { SwitchableNetwork } from './network.ts';
import type { Phone } from './phone.ts';
import type { Shell } from './shell/shell.ts';
import { wordsOf } from './words.ts';

export interface AppProps {
  shell: Shell;
  phone: Phone;
  clock: MovableClock;
  network: SwitchableNetwork;
  kept: Shelf;
  /** `null` at a real bank: then there is the app alone. */
  demo: Omit<DeskParts, 'language' | 'words'> | null;
  /** Where the inspector is, in the demonstration. */
  inspector?: string;
  onProfile(): void;
  onSoftPin(): void;
}

const known = (language: string | null): Language =>
  languages.find((one) => one === language) ?? defaultLanguage;

/** The page: the app, and in the demonstration the customer's SMS phone, the Internet Branch and the world around. */
export function App({ shell, phone, clock, network, kept, demo, inspector, onProfile, onSoftPin }: AppProps) {
  const [language, speak] = useState(() => known(kept.language()));
  const words = wordsOf[language];
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    kept.keepLanguage(language);
  }, [language]);
  const app = (
    <AppPhone
      shell={shell}
      clock={clock}
      network={network}
      sensor={phone.simulated?.sensor ?? null}
      words={words}
      onProfile={onProfile}
      onSoftPin={onSoftPin}
    />
  );

  return (
    <>
      <TopBar language={language} words={words} onLanguage={speak} {...(inspector && { inspector })} />
      {demo ? (
        <Desk {...demo} language={language} words={words}>
          {app}
        </Desk>
      ) : (
        <main class="desk alone">{app}</main>
      )}
    </>
  );
}
