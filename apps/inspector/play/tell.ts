import type { Language } from '../../../adapters/messages/index.ts';
import type { Deed } from '../../../verification/cover/schema.ts';
import type { Say, WordCode } from '../words/index.ts';
import { buttonName, screenName, textOf } from '../words/terms.ts';
import { told } from './machine-stage.ts';
import type { Moment } from './moment.ts';

const onPhone = new Set(['device', 'authenticator', 'deviceKey', 'pinVault']);

/** Who is behind a service. */
export const ownerOf = (socket: string): 'bank' | 'phone' =>
  onPhone.has(socket.split('.')[0] ?? '') ? 'phone' : 'bank';

/** A deadline's own name, without the state that has it. */
export function delayOf(event: string, names: Iterable<string>): string {
  const rest = event.replace(/^xstate\.after\./, '');
  return (
    [...names].find((name) => rest === name || rest.startsWith(`${name}.`)) ?? rest.split('.')[0] ?? rest
  );
}

/** A code of the product with its text. */
export const withText = (language: Language, code: string): string => {
  const text = textOf(language, code);
  return text === null ? code : `${text} (${code})`;
};

const nameOfEvent = (language: Language, event: string): string => buttonName(language, event) ?? event;

/** What a refusal says besides its code, in words; unsaid where it is not so. */
const inWords: Readonly<Record<string, WordCode>> = { dead: 'tell.dead', lastAttempt: 'tell.lastAttempt' };

/** The words of an answer: yes, or the code of a refusal; and what decides. */
function howOf(output: Readonly<Record<string, unknown>>, say: Say, language: Language): string {
  const decided = Object.entries(output)
    .filter(([name, value]) => name !== 'ok' && (typeof value === 'boolean' || value === null))
    .flatMap(([name, value]) => {
      const word = inWords[name];
      if (word === undefined) return `${name}: ${String(value)}`;
      return value === true ? say(word) : [];
    });
  const head = output['ok'] === true ? say('tell.yes') : withText(language, String(output['code']));
  return [head, ...decided].join(', ');
}

/** What was done, as a sentence. */
export function tellDeed(deed: Deed, say: Say, language: Language, delays: Iterable<string> = []): string {
  if ('start' in deed) return say('tell.start', { what: tellStart(deed.start) || say('play.plain') });
  if ('event' in deed) {
    const what = nameOfEvent(language, deed.event);
    if (deed.problem === null) return say('tell.event', { what });
    return say('tell.mistake', { what, mistake: withText(language, deed.problem) });
  }
  if ('answer' in deed) {
    const how = howOf(deed.output, say, language);
    return say('tell.answer', { who: say(`who.${ownerOf(deed.answer)}`), what: deed.answer, how });
  }
  if ('fault' in deed) return say('tell.fault', { what: deed.fault, how: withText(language, deed.code) });
  if ('timer' in deed) return say('tell.timer', { what: delayOf(deed.timer, delays) });
  if ('network' in deed) return say(deed.network === 'lost' ? 'tell.lost' : 'tell.found');
  return say('tell.send', { what: told(deed.send) });
}

/** What a flow begins with, on a line. */
export const tellStart = (start: Readonly<Record<string, unknown>> | null): string =>
  Object.entries(start ?? {})
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(', ');

/** What came of it, as sentences; `before` is the moment before. */
export function tellMoment(before: Moment | null, now: Moment, say: Say, language: Language): string[] {
  const { view } = now;
  const screen = view?.screen;
  const error = view?.error?.code;
  return [
    ...(now.refused ? [say('tell.refused', { what: say('chart.stays') })] : []),
    ...now.gives.map((what) => say(view === null ? 'tell.emits' : 'tell.asks', { what })),
    ...(screen !== undefined && screen !== before?.view?.screen
      ? [say('tell.screen', { what: screenName(language, screen) })]
      : []),
    ...(error !== undefined && error !== before?.view?.error?.code
      ? [say('tell.says', { what: withText(language, error) })]
      : []),
    ...(now.done && !before?.done ? [say('play.over')] : []),
  ];
}
