import type { Language } from '../../../adapters/messages/index.ts';
import { machineNamed } from '../data/machines.ts';
import type { Say, Told } from '../words/index.ts';
import type { ScriptStep } from './script.ts';
import type { Run } from './player.ts';
import { tellDeed, withText } from './tell.ts';

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

/** What the app says to a step without asking anybody; `null` where somebody is asked, or nothing is said. */
export function tellByItself(
  { does, deed }: ScriptStep,
  run: Run | null,
  index: number,
  say: Say,
  language: Language,
): string | null {
  const done = does ?? deed;
  const [before, now] = [run?.moments[index], run?.moments[index + 1]];
  if (!done || !('event' in done) || !now || now.gives.length > 0 || now.refused) return null;
  const error = now.view?.error?.code;
  const isNew = error !== before?.view?.error?.code || done.event.endsWith('.submit');
  return error !== undefined && isNew ? say('tell.byItself', { what: withText(language, error) }) : null;
}
