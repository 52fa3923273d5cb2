import { type Language, languages } from '../../../adapters/messages/index.ts';
import { type PageWords, productName } from '../words.ts';
import { Mark } from './mark.tsx';

const names: Readonly<Record<Language, string>> = { sq: 'Shqip', en: 'English' };

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
    <div class="segments" role="group" aria-label={words('ui.language')}>
      {languages.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          data-language={one}
          aria-pressed={one === language}
          onClick={() => onLanguage(one)}
        >
          {names[one]}
        </button>
      ))}
    </div>
  </header>
);
