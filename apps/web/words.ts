import {
  type LabelCode,
  type Language,
  messageFrom,
  type Params,
  type TextCode,
} from '../../adapters/messages/index.ts';
import type { WordCode } from '../../adapters/ui/words.ts';

/** The words of one language, for the screens of flows and for the page around them. */
export type PageWords = (code: WordCode | LabelCode, params?: Params) => string;

const speaking =
  (language: Language): PageWords =>
  (code, params) =>
    messageFrom(language, code as TextCode, params);

/** One function a language, always the same. */
export const wordsOf: Readonly<Record<Language, PageWords>> = { sq: speaking('sq'), en: speaking('en') };

/** The product's name, in every language. */
export const productName = 'Hyrje demo';
