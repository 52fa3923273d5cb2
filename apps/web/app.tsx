import { useLayoutEffect, useState } from 'preact/hooks';
import { defaultLanguage, type Language, languages } from '../../adapters/messages/index.ts';
import { AppPhone } from './app/app-phone.tsx';
import { TopBar } from './app/top-bar.tsx';
import type { MovableClock } from './clock.ts';
import type { DemoControl } from './demo/control.ts';
import { Inbox } from './demo/inbox.tsx';
import { Strip } from './demo/strip.tsx';
import type { Shelf } from './keep.ts';
import type { SwitchableNetwork } from './network.ts';
import type { Sitting } from './sitting.ts';
import { wordsOf } from './words.ts';

export interface AppProps {
  sitting: Sitting;
  clock: MovableClock;
  network: SwitchableNetwork;
  kept: Shelf;
  /** `null` at a real bank: then there is the app alone. */
  demo: DemoControl | null;
}

const known = (language: string | null): Language =>
  languages.find((one) => one === language) ?? defaultLanguage;

/** The page: the app, and in the demonstration the customer's SMS phone and the controls beside it. */
export function App({ sitting, clock, network, kept, demo }: AppProps) {
  const [language, speak] = useState(() => known(kept.language()));
  const words = wordsOf[language];
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    kept.keepLanguage(language);
  }, [language]);

  return (
    <>
      <TopBar language={language} words={words} onLanguage={speak} />
      <main class={demo ? 'desk' : 'desk alone'}>
        <AppPhone sitting={sitting} clock={clock} network={network} words={words} />
        {demo && <Inbox demo={demo} clock={clock} language={language} words={words} />}
        {demo && (
          <Strip demo={demo} sitting={sitting} clock={clock} network={network} kept={kept} words={words} />
        )}
      </main>
    </>
  );
}
