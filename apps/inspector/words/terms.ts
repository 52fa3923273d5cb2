import { en } from '../../../adapters/messages/en.ts';
import type { Language } from '../../../adapters/messages/index.ts';
import { sq } from '../../../adapters/messages/sq.ts';

const catalogues: Readonly<Record<Language, Readonly<Record<string, string>>>> = { sq, en };

/** A text of the product by its code, what only a run knows left out; `null` for what has none. */
export function textOf(language: Language, code: string): string | null {
  if (!Object.hasOwn(catalogues[language], code)) return null;
  const text = catalogues[language][code] ?? '';
  return text.replace(/\{\w+\|[^|}]*\|(?<other>[^}]*)\}/g, '$<other>').replace(/\{\w+\}/g, '…');
}

/** What the screen says, that somebody knows from the product. */
export const screenName = (language: Language, screen: string): string =>
  textOf(language, `screen.${screen}.title`) ?? screen;

/** What the button says behind an event of a customer. */
export const buttonName = (language: Language, event: string): string | null =>
  textOf(language, `action.${event}`);

export const elementName = (language: Language, element: string): string =>
  textOf(language, `element.${element}`) ?? element;

const codes = /\b[EIMNWO]K?_[A-Z_0-9]+\b/g;

/** The message codes that a text names. */
export const codesIn = (text: string): string[] => [...new Set(text.match(codes))];
