import { type Language, languages } from '../../../adapters/messages/index.ts';

const names: Readonly<Record<Language, string>> = { sq: 'Shqip', en: 'English' };

interface LanguageSwitchProps {
  /** What it is called for a screen reader. */
  label: string;
  language: Language;
  onLanguage(language: Language): void;
}

export const LanguageSwitch = ({ label, language, onLanguage }: LanguageSwitchProps) => (
  <div class="segments" role="group" aria-label={label}>
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
);
