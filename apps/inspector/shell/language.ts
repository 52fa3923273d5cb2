import { useLayoutEffect, useState } from 'preact/hooks';
import { defaultLanguage, type Language, languages } from '../../../adapters/messages/index.ts';

const shelf = 'hyrje.inspector.language';

/** A page that is opened from disk may have no storage. */
function stored(): string | null {
  try {
    return localStorage.getItem(shelf);
  } catch {
    return null;
  }
}

function keep(language: Language): void {
  try {
    localStorage.setItem(shelf, language);
  } catch {
    // Then it is chosen anew next time.
  }
}

/** The language of the page: the one that was chosen last, else the bank's own. */
export function useLanguage(): readonly [Language, (language: Language) => void] {
  const [language, speak] = useState<Language>(
    () => languages.find((one) => one === stored()) ?? defaultLanguage,
  );
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    keep(language);
  }, [language]);
  return [language, speak];
}
