import { type Capability, type Win } from '../../verification/attack/index.ts';
import type { Move } from '../../verification/attack/move.ts';
import { capabilityWords, deedWords, goalWords, type Language, methodWords, placeWords } from './words.ts';
import { worlds } from './worlds.ts';

/** A set of capabilities in words. */
export const tellSet = (set: readonly Capability[], language: Language): string =>
  set.map((one) => capabilityWords[one][language]).join(' + ');

/** One step of an attack, as a sentence. */
export function tellMove(
  { deed, from, method }: Pick<Move, 'deed' | 'from' | 'method'>,
  language: Language,
): string {
  const where = from ? placeWords[from][language] : '';
  const what = method ? methodWords[method][language] : '';
  return deedWords[deed][language].replace('{where}', where).replace('{what}', what);
}

/** The customer whom an attack finds. */
const tellWorld = (name: string, language: Language): string =>
  (language === 'sq' && worlds.find((world) => world.name === name)?.sq) || name;

const phrases = {
  sq: { needs: 'I duhet', finds: 'Klienti', ends: 'Fitoi', tries: 'prova deri në bllok' },
  en: { needs: 'Takes', finds: 'Customer', ends: 'Won', tries: 'tries until the block' },
} as const;

/** An attack as a story: what it takes, whom it finds, and what happens. */
export function tellWin(win: Win, language: Language): readonly string[] {
  const { needs, finds, ends, tries } = phrases[language];
  return [
    `${needs}: ${tellSet(win.set, language)}${win.tries === undefined ? '' : ` (${win.tries} ${tries})`}`,
    `${finds}: ${tellWorld(win.world, language)}`,
    ...win.steps.map(
      ({ move, answer }, at) => `  ${at + 1}. ${tellMove(move, language)}${answer ? ` [${answer}]` : ''}`,
    ),
    `  → ${ends}: ${goalWords[win.goal][language]}`,
  ];
}
