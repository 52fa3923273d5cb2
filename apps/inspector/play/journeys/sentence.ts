import type { Language } from '../../../../adapters/messages/index.ts';
import { fill } from '../../../../adapters/messages/template.ts';
import type { Sees, Step } from '../../../../scenarios/journeys/journey.ts';
import type { Told } from '../../words/index.ts';
import { buttonName, elementName, screenName, textOf } from '../../words/terms.ts';
import { phrases, type Phrase, timerNames } from './phrases.ts';

const say = (phrase: Phrase, language: Language, params: Readonly<Record<string, string | number>> = {}) =>
  fill(phrases[phrase][language], params);

/** A code of the product with its text. */
const withText = (language: Language, code: string) => {
  const text = textOf(language, code);
  return text === null ? code : `${text} (${code})`;
};

/** What is typed, as far as it may be told: a number, or which code; never a password. */
function typed(step: Extract<Step, { does: string }>, language: Language): string {
  const told = Object.entries(step.with ?? {}).flatMap(([name, value]) => {
    if (typeof value === 'object') return [say(`code.${value.code}`, language)];
    if (name === 'identifier') return value === '' ? [] : [String(value)];
    return value === true ? [textOf(language, `field.${name}`) ?? name] : [];
  });
  return told.length === 0 ? '' : `: ${told.join(', ')}`;
}

function seen({ sees }: Sees, language: Language): string {
  const { screen, error, notices, ended, timers, toggles, shows, reason, offers, withholds } = sees;
  const button = (event: string) => `“${buttonName(language, event) ?? event}”`;
  const parts = [
    ...(screen === undefined ? [] : [say('sees.screen', language, { what: screenName(language, screen) })]),
    ...(error === undefined
      ? []
      : [error === null ? say('sees.noError', language) : withText(language, error)]),
    ...(notices ?? []).map((code) => withText(language, code)),
    ...(offers ? [say('sees.offers', language, { what: offers.map(button).join(', ') })] : []),
    ...(withholds ? [say('sees.withholds', language, { what: withholds.map(button).join(', ') })] : []),
    ...Object.entries(timers ?? {}).map(([id, left]) => `${timerNames[id]?.[language] ?? id}: ${left} s`),
    ...Object.entries(toggles ?? {}).map(([id, on]) => `${id}: ${say(on ? 'on' : 'off', language)}`),
    ...(sees.codes === undefined ? [] : [say('sees.codes', language, { count: sees.codes })]),
    ...(sees.messages === undefined ? [] : [say('sees.messages', language, { count: sees.messages })]),
    ...(sees.sessions === undefined ? [] : [say('sees.sessions', language, { count: sees.sessions })]),
    ...(ended === undefined || ended === null ? [] : [say('sees.ended', language, { what: ended })]),
    ...(sees.path ? [say('sees.path', language, { what: sees.path })] : []),
    ...(sees.elements ?? []).map((element) => elementName(language, element)),
    ...(shows === 'code' ? [say('sees.code', language)] : []),
    ...(reason === undefined ? [] : [reason]),
  ];
  return say('sees', language, { what: parts.length === 0 ? say('sees.form', language) : parts.join('; ') });
}

/** A step of a journey as a sentence. */
function sentence(step: Step, language: Language): string {
  if ('sees' in step) return seen(step, language);
  if ('does' in step) {
    const what = buttonName(language, step.does) ?? step.does;
    return say(step.taps === 2 ? 'does.twice' : 'does', language, { what, typed: typed(step, language) });
  }
  if ('waits' in step) {
    const { waits } = step;
    return typeof waits === 'number'
      ? say('waits', language, { count: waits })
      : say('waits.until', language, { what: timerNames[waits]?.[language] ?? waits });
  }
  if ('loses' in step) {
    if (step.loses === 'network') return say('loses.network', language);
    return say(`loses.${step.loses}`, language, { count: step.times });
  }
  if ('elsewhere' in step) return say(`elsewhere.${step.elsewhere}`, language, { count: step.times ?? 1 });
  if ('turnsTo' in step) return say(`turnsTo.${step.turnsTo}`, language);
  if ('speaks' in step) return say(`speaks.${step.speaks}`, language);
  if ('scans' in step) return say(`scans.${step.scans}`, language);
  if ('phone' in step) return say(`phone.${step.phone}`, language);
  return say('restarts' in step ? 'restarts' : 'finds', language);
}

export const sentenceOf = (step: Step): Told => ({ sq: sentence(step, 'sq'), en: sentence(step, 'en') });
export const opening: Told = phrases.opens;
