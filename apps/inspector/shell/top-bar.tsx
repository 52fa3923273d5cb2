import type { Language } from '../../../adapters/messages/index.ts';
import { LanguageSwitch } from '../../web/app/language-switch.tsx';
import { Mark } from '../../web/app/mark.tsx';
import type { Say } from '../words/index.ts';
import type { InspectorView } from './view.ts';

interface TopBarProps {
  views: readonly InspectorView[];
  /** The id of the view that is shown. */
  shown: string;
  language: Language;
  say: Say;
  onLanguage(language: Language): void;
}

/** The name, the views and the language. */
export const TopBar = ({ views, shown, language, say, onLanguage }: TopBarProps) => (
  <header class="head">
    <button type="button" class="skip" data-skip>
      {say('shell.skip')}
    </button>
    <div class="brand-line">
      <Mark size={30} />
      <h1>{say('shell.name')}</h1>
    </div>
    <nav class="tabs" aria-label={say('shell.views')}>
      {views.map(({ id, title }) => (
        <a key={id} href={`#/${id}`} data-view={id} {...(id === shown && { 'aria-current': 'page' })}>
          {title[language]}
        </a>
      ))}
    </nav>
    <LanguageSwitch label={say('shell.language')} language={language} onLanguage={onLanguage} />
  </header>
);
