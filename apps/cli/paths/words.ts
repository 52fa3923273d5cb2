import { messageFrom, type TextCode } from '../../../adapters/messages/index.ts';
import type { Language, Words } from '../../../verification/index.ts';

/** The texts of the bank's pages; a code stands for itself where there is none, or where it needs values. */
export function wordsIn(language: Language): Words {
  const say = (code: string, otherwise: string): string => {
    try {
      return messageFrom(language, code as TextCode);
    } catch {
      return otherwise;
    }
  };
  return {
    language,
    screen: (name) => say(`screen.${name}.title`, name),
    action: (event) => say(`action.${event}`, event),
    message: (code) => say(code, code),
    field: (name) => say(`field.${name}`, name),
  };
}
