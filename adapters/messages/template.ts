import type { MessageCode } from '../../machines/vocabulary/failure.ts';
import type { LabelCode } from './labels.ts';

/** Every code that has a text. */
export type TextCode = MessageCode | LabelCode;

/** What a text needs to be complete. */
export type Params = Readonly<Record<string, string | number>>;

type Name<P extends string> = P extends `${infer N}|${string}` ? N : P;

/** The names in a template: `{name}` stands for a value, `{name|one|other}` for the word that fits a number. */
export type Placeholders<T extends string> = T extends `${string}{${infer P}}${infer Rest}`
  ? Name<P> | Placeholders<Rest>
  : never;

const placeholder = /\{(?<name>\w+)(?:\|(?<one>[^|}]*)\|(?<other>[^|}]*))?\}/g;

/** The names in a template, each once. */
export function namesIn(template: string): string[] {
  return [...new Set([...template.matchAll(placeholder)].map((match) => match.groups?.['name'] ?? ''))];
}

/** The template with its placeholders filled. Values are inserted as they are and never read as templates. */
export function fill(template: string, params: Params): string {
  return template.replace(
    placeholder,
    (_, name: string, one: string | undefined, other: string | undefined) => {
      const value = params[name];
      if (one === undefined || other === undefined) return String(value);
      return Number(value) === 1 ? one : other;
    },
  );
}
