import type { FailureCode, NoticeCode, View, ViewTimer } from '../../machines/index.ts';

/** Every text a screen may need. */
export type WordCode =
  | FailureCode
  | NoticeCode
  | `screen.${View['screen']}.title`
  | `action.${string}`
  | `field.${string}`
  | `hint.${string}`
  | `timer.${ViewTimer['id']}`
  | 'ui.step';

/** The texts of one language: a renderer knows codes only, and is given the words. */
export type Words = (code: WordCode, params?: Readonly<Record<string, string | number>>) => string;
