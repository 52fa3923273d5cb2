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
  | `toggle.${NonNullable<View['data']['toggles']>[number]['name'] | 'saved'}`
  | `reason.${string}`
  | `password.${string}`
  | `check.${NonNullable<View['data']['check']>}`
  | `ui.${'step' | 'mask' | 'biometricMask' | 'confirm.no' | 'reveal.copy' | 'reveal.copied'}`;

/** The texts of one language: a renderer knows codes only, and is given the words. */
export type Words = (code: WordCode, params?: Readonly<Record<string, string | number>>) => string;
