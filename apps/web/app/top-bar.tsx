import type { Language } from '../../../adapters/messages/index.ts';
import { type PageWords, productName } from '../words.ts';
import { LanguageSwitch } from './language-switch.tsx';
import { Mark } from './mark.tsx';

interface TopBarProps {
  title?: string;
  language: Language;
  words: PageWords;
  onLanguage(language: Language): void;
  /** Where the inspector is, in the demonstration. */
  inspector?: string;
}

export const TopBar = ({ title = productName, language, words, onLanguage, inspector }: TopBarProps) => (
  <header class="top-bar">
    <Mark size={34} />
    <h1>{title}</h1>
    {inspector !== undefined && (
      <a class="inspector-link" href={inspector} target="_blank" rel="noreferrer">
        {words('demo.inspector')}
      </a>
    )}
    <LanguageSwitch label={words('ui.language')} language={language} onLanguage={onLanguage} />
  </header>
);
