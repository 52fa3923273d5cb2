import { useRef } from 'preact/hooks';
import { useLanguage } from './shell/language.ts';
import { useTheme } from './shell/theme.ts';
import { TopBar } from './shell/top-bar.tsx';
import { useRoute } from './shell/use-route.ts';
import type { InspectorView } from './shell/view.ts';
import { sayIn } from './words/index.ts';

/** The page: one view at a time. */
export function App({ views }: { views: readonly [InspectorView, ...InspectorView[]] }) {
  const [language, speak] = useLanguage();
  const [theme, turn] = useTheme();
  const [route, go] = useRoute();
  const content = useRef<HTMLElement>(null);
  const say = sayIn[language];
  const shown = views.find(({ id }) => id === route.view) ?? views[0];
  const skip = (event: MouseEvent) => {
    if (!(event.target as Element).closest('[data-skip]')) return;
    content.current?.focus();
  };
  return (
    <div class="page" onClick={skip}>
      <TopBar {...{ views, language, say, theme }} shown={shown.id} onLanguage={speak} onTheme={turn} />
      <main ref={content} tabIndex={-1} data-shown={shown.id}>
        <shown.component key={shown.id} route={route} go={go} language={language} say={say} />
      </main>
    </div>
  );
}
