import type { Language } from '../../../adapters/messages/index.ts';
import { machineNamed } from '../data/machines.ts';
import type { Say, Told } from '../words/index.ts';
import type { ScriptStep } from './script.ts';
import { tellDeed } from './tell.ts';

/** A text of a file, or one of the page's own. */
export const inLanguage = (text: Told | string, language: Language): string =>
  typeof text === 'string' ? text : text[language];

/** A step of a file as a sentence; empty for one that is only looked at. */
export function tellStep({ does, deed, text, machine }: ScriptStep, say: Say, language: Language): string {
  const found = machineNamed(machine);
  const done = does ?? (deed && !('step' in deed) ? deed : null);
  if (does && 'start' in does) return say('tell.begins', { what: found?.title[language] ?? machine });
  if (done) return tellDeed(done, say, language, Object.keys(found?.labels ?? {}));
  return text === null ? '' : inLanguage(text, language);
}
