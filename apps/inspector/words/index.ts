import type { Language } from '../../../adapters/messages/index.ts';
import { fill, type Params } from '../../../adapters/messages/template.ts';
import { chartWords } from './chart.ts';
import { compareWords } from './compare.ts';
import { coverageWords } from './coverage.ts';
import { fileWords } from './files.ts';
import { playWords } from './play.ts';
import { proofWords } from './proof.ts';
import { shellWords } from './shell.ts';

/** A text in every language of the page. */
export type Told = Readonly<Record<Language, string>>;

const words = {
  ...shellWords,
  ...chartWords,
  ...compareWords,
  ...coverageWords,
  ...fileWords,
  ...playWords,
  ...proofWords,
} as const satisfies Readonly<Record<string, Told>>;
export type WordCode = keyof typeof words;

/** The texts of the page in one language. `{name}` in a text stands for a param. */
export type Say = (code: WordCode, params?: Params) => string;

const speaking =
  (language: Language): Say =>
  (code, params = {}) =>
    fill(words[code][language], params);

/** One function a language, always the same. */
export const sayIn: Readonly<Record<Language, Say>> = { sq: speaking('sq'), en: speaking('en') };
