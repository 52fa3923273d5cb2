import type { View, ViewAction } from '../../machines/index.ts';
import { paramsOf } from './params.ts';
import type { WordCode, Words } from './words.ts';

export interface ShownAction extends Omit<ViewAction, 'confirm'> {
  label: string;
  /** What is asked before it is done. */
  question: string | null;
}

/** An action in words. `label`: what it is called. */
export function shownAction(
  { confirm, ...action }: ViewAction,
  label: WordCode,
  { view, words, now }: { view: View; words: Words; now: number },
): ShownAction {
  const question = confirm === undefined ? null : words(confirm, paramsOf(confirm, view, words, now));
  return { ...action, label: words(label), question };
}
