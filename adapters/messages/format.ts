import { en } from './en.ts';
import { sq } from './sq.ts';
import { fill, namesIn, type Params, type Placeholders, type TextCode } from './template.ts';

/** The languages with a catalogue; the first is the bank's own. */
export const languages = ['sq', 'en'] as const;
export type Language = (typeof languages)[number];
export const defaultLanguage: Language = 'sq';

const catalogues: Readonly<Record<Language, Readonly<Record<TextCode, string>>>> = { sq, en };

/** What the text of `C` needs, read from the Albanian text. */
export type ParamsOf<C extends TextCode> = {
  readonly [P in Placeholders<(typeof sq)[C]>]: string | number;
};

/** The params of one code as trailing argument: none for a text without placeholders. */
export type ParamsArgument<C extends TextCode> = keyof ParamsOf<C> extends never ? [] : [params: ParamsOf<C>];

/** The text of a code known when the program is written; a missing or foreign param does not compile. */
export function message<C extends TextCode>(
  language: Language,
  code: C,
  ...[params]: ParamsArgument<C>
): string {
  return messageFrom(language, code, params);
}

/**
 * The text of a code that came with an answer or a view.
 * Throws when language or code has no text, or when `params` are not exactly those the text names.
 */
export function messageFrom(language: Language, code: TextCode, params: Params = {}): string {
  if (!Object.hasOwn(catalogues, language))
    throw new Error(`No texts in language "${language}"; there are: ${languages.join(', ')}.`);
  const catalogue = catalogues[language];
  if (!Object.hasOwn(catalogue, code)) throw new Error(`No text for code "${code}".`);
  const template = catalogue[code];
  const named = namesIn(template);
  const given = Object.keys(params).filter((name) => params[name] !== undefined);
  const missing = named.filter((name) => !given.includes(name));
  const foreign = given.filter((name) => !named.includes(name));
  if (missing.length > 0) throw new Error(`The text of ${code} needs ${missing.join(', ')}.`);
  if (foreign.length > 0) throw new Error(`The text of ${code} has no ${foreign.join(', ')}.`);
  return fill(template, params);
}
