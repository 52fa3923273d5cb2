import { en as textsEn } from '../../../adapters/messages/en.ts';
import { sq as textsSq } from '../../../adapters/messages/sq.ts';
import { fill, namesIn } from '../../../adapters/messages/template.ts';
import type { Language, Words } from '../../../verification/index.ts';
import { en } from './spoken/en.ts';
import type { Spoken } from './spoken/spoken.ts';
import { sq } from './spoken/sq.ts';

const texts: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en: textsEn, sq: textsSq };
const spoken: Readonly<Record<Language, Spoken>> = { en, sq };

const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

/** The texts of the bank's pages, and what no page says. A code without a text stands for itself. */
export function wordsIn(language: Language): Words {
  const say = (code: string, values: Readonly<Record<string, string | number>> = {}): string | undefined => {
    const template = own(texts[language], code);
    if (template === undefined) return undefined;
    const named = namesIn(template).map((name) => [name, values[name] ?? '…']);
    return fill(template, Object.fromEntries(named));
  };
  const { services, deadlines, facts, events } = spoken[language];
  return {
    language,
    screen: (name) => say(`screen.${name}.title`) ?? name,
    action: (event) => say(`action.${event}`) ?? null,
    gesture: (event) => own(events, event) ?? null,
    message: (code, values) => say(code, values) ?? code,
    field: (name) => say(`field.${name}`) ?? name,
    service: (socket) => own(services, socket) ?? socket,
    deadline: (name) => own(deadlines, name) ?? name,
    fact: (name) => own(facts, name) ?? null,
  };
}
