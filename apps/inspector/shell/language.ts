import { useLayoutEffect, useState } from 'preact/hooks';
import { defaultLanguage, type Language, languages } from '../../../adapters/messages/index.ts';
import { keep, stored } from './shelf.ts';

const shelf = 'hyrje.inspector.language';

/** The language of the page: the one that was chosen last, else the bank's own. */
export function useLanguage(): readonly [Language, (language: Language) => void] {
  const [language, speak] = useState<Language>(
    () => languages.find((one) => one === stored(shelf)) ?? defaultLanguage,
  );
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    keep(shelf, language);
  }, [language]);
  return [language, speak];
}
