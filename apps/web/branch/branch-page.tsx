import { useLayoutEffect, useState } from 'preact/hooks';
import { defaultLanguage, type Language, languages } from '../../../adapters/messages/index.ts';
import { FlowView } from '../../../adapters/ui/preact/index.ts';
import { Home } from '../app/home.tsx';
import { TopBar } from '../app/top-bar.tsx';
import type { MovableClock } from '../clock.ts';
import type { Shelf } from '../keep.ts';
import type { Shell } from '../shell/shell.ts';
import { wordsOf } from '../words.ts';
import type { Orders } from './orders.ts';

interface BranchPageProps {
  shell: Shell;
  clock: MovableClock;
  kept: Shelf;
  orders: Orders;
}

const known = (language: string | null): Language =>
  languages.find((one) => one === language) ?? defaultLanguage;

/** The Internet Branch (manual 1.5): the bank in a browser. */
export function BranchPage({ shell, clock, kept, orders }: BranchPageProps) {
  const [language, speak] = useState(() => known(kept.language()));
  const [shown, look] = useState(() => shell.shown());
  const words = wordsOf[language];
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    kept.keepLanguage(language);
    document.title = words('demo.tab.branch');
  }, [language]);
  useLayoutEffect(() => orders.onLanguage((next) => speak(known(next))), [orders]);
  useLayoutEffect(() => {
    look(shell.shown());
    return shell.subscribe(look);
  }, [shell]);
  const { view, inside } = shown;

  return (
    <>
      <TopBar title={words('demo.tab.branch')} language={language} words={words} onLanguage={speak} />
      <main class="branch" data-inside={inside !== null}>
        <div class="branch-card" onPointerDown={() => shell.touch()} onKeyDown={() => shell.touch()}>
          <FlowView
            view={view}
            words={words}
            clock={clock}
            send={(event, values) => void shell.send(event, values)}
            reveal={(name) => shown.reveal(name)}
            {...(view.screen === 'credentials' && { title: words('ui.branch') })}
          >
            {inside !== null && view.screen === 'home' && <Home inside={inside} words={words} />}
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
      </main>
    </>
  );
}
