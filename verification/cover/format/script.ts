import type { Deed, Sight, Suite } from '../schema.ts';

export type Language = 'sq' | 'en';

/** How codes read: a catalogue of texts. A code without a text stands for itself. */
export interface Words {
  readonly language: Language;
  /** The title of a screen. */
  screen(name: string): string;
  /** What is written on the button of an event. */
  action(event: string): string;
  /** What is said for a failure or a notice. */
  message(code: string): string;
  /** The label of a field. */
  field(name: string): string;
}

/** One test as sentences. */
export interface Script {
  readonly name: string;
  readonly begin: string;
  readonly steps: readonly { readonly deed: string; readonly expected: string }[];
}

const phrases = {
  en: {
    begin: 'a new start; seen is',
    start: 'the flow begins with',
    press: 'the customer presses',
    enter: 'enters',
    in: 'in',
    answer: 'the service {socket} answers',
    fault: 'the service {socket} fails with',
    timer: 'the deadline passes:',
    lost: 'the device loses its connection',
    found: 'the device is connected again',
    send: 'the machine is sent',
    refused: 'nothing happens: it is refused',
    screen: 'the screen',
    busy: 'it is busy',
    error: 'it says',
    gives: 'it asks',
    emits: 'it emits',
    done: 'it is over',
    reading: 'it is',
    empty: 'nothing',
    yes: 'yes',
    no: 'no',
  },
  sq: {
    begin: 'një fillim i ri; shihet',
    start: 'rrjedha fillon me',
    press: 'klienti shtyp',
    enter: 'shkruan',
    in: 'te',
    answer: 'shërbimi {socket} përgjigjet',
    fault: 'shërbimi {socket} dështon me',
    timer: 'kalon afati:',
    lost: 'pajisja humb lidhjen',
    found: 'pajisja lidhet përsëri',
    send: 'makina merr',
    refused: 'nuk ndodh asgjë: refuzohet',
    screen: 'ekrani',
    busy: 'po punon',
    error: 'shkruan',
    gives: 'pyet',
    emits: 'lëshon',
    done: 'mbaron',
    reading: 'është',
    empty: 'asgjë',
    yes: 'po',
    no: 'jo',
  },
} as const;

const longestValue = 40;

/** What is typed, on one line: control characters written out, long texts told by their length. */
function valueText(value: unknown, { yes, no, empty }: { yes: string; no: string; empty: string }): string {
  if (value === true || value === false) return value ? yes : no;
  const text = String(value);
  if (text === '') return empty;
  const points = [...text];
  const visible = text.replace(/\p{Cc}/gu, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return points.length > longestValue ? `“${points[0]}” × ${points.length}` : `“${visible}”`;
}

/** Code names of deadlines and sockets, without what only machines need. */
const timerText = (timer: string): string => timer.replace('xstate.after.', '').split('.')[0]!;

const record = (values: object): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(', ') || '–';

function deedText(deed: Deed, words: Words): string {
  const say = phrases[words.language];
  if ('start' in deed) return `${say.start} ${record(deed.start)}`;
  if ('network' in deed) return say[deed.network];
  if ('timer' in deed) return `${say.timer} ${timerText(deed.timer)}`;
  if ('send' in deed) return `${say.send} ${record(deed.send)}`;
  if ('fault' in deed) return `${say.fault.replace('{socket}', deed.fault)} ${deed.code}`;
  if ('answer' in deed) return `${say.answer.replace('{socket}', deed.answer)}: ${record(deed.output)}`;
  const fields = Object.entries(deed.payload).map(
    ([name, value]) => `${valueText(value, say)} ${say.in} “${words.field(name)}”`,
  );
  const typed = fields.length === 0 ? '' : `${say.enter} ${fields.join(', ')}; `;
  return `${typed}${say.press} “${words.action(deed.event)}” (${deed.event})`;
}

function sightText(sight: Sight, words: Words): string {
  const say = phrases[words.language];
  const { screen, busy, error, done, reading } = sight;
  return [
    typeof screen === 'string' ? `${say.screen} “${words.screen(screen)}” (${screen})` : '',
    reading === undefined ? '' : `${say.reading} ${record(reading as object)}`,
    typeof error === 'string' ? `${say.error} “${words.message(error)}” (${error})` : '',
    busy === true ? say.busy : '',
    done === true ? say.done : '',
  ]
    .filter((part) => part !== '')
    .join('; ');
}

/** The tests as sentences for people. */
export function scriptsOf(suite: Suite, words: Words): Script[] {
  const say = phrases[words.language];
  const deeds = suite.deeds.map((deed) => deedText(deed, words));
  const sights = suite.sights.map((sight) => sightText(sight, words));
  const given = suite.kind === 'flow' ? say.gives : say.emits;
  return suite.tests.map(({ name, steps }) => ({
    name,
    begin: `${say.begin} ${sights[suite.begin] || '–'}`,
    steps: steps.map((step) => ({
      deed: deeds[step.do]!,
      expected: [
        ...(step.refused ? [say.refused] : []),
        ...(step.gives ? [`${given} ${step.gives.join(', ')}`] : []),
        sights[step.see]!,
      ].join('; '),
    })),
  }));
}
