import type { Language } from '../../../adapters/messages/index.ts';
import { LanguageSwitch } from '../../web/app/language-switch.tsx';
import { Mark } from '../../web/app/mark.tsx';
import type { Say } from '../words/index.ts';
import { type Theme, themes } from './theme.ts';
import type { InspectorView } from './view.ts';

interface TopBarProps {
  views: readonly InspectorView[];
  /** The id of the view that is shown. */
  shown: string;
  language: Language;
  say: Say;
  onLanguage(language: Language): void;
  theme: Theme;
  onTheme(theme: Theme): void;
}

/** The name, the views, the language, and light or dark. */
export const TopBar = ({ views, shown, language, say, onLanguage, theme, onTheme }: TopBarProps) => (
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
    <label class="theme">
      <span class="unseen">{say('shell.theme')}</span>
      <select
        data-choose="theme"
        onChange={({ currentTarget }) => onTheme(themes[currentTarget.selectedIndex] ?? 'auto')}
      >
        {themes.map((one) => (
          <option key={one} value={one} selected={one === theme}>
            {say(`shell.theme.${one}`)}
          </option>
        ))}
      </select>
    </label>
    <LanguageSwitch label={say('shell.language')} language={language} onLanguage={onLanguage} />
  </header>
);
