import type { Deed, Sight, Suite } from '../schema.ts';
import { phrases } from './phrases.ts';
import type { Words } from './words.ts';

/** One test as sentences. */
export interface Script {
  readonly name: string;
  readonly begin: string;
  readonly steps: readonly { readonly deed: string; readonly expected: string }[];
}

/** To be read aloud; or with codes beside the words and all that is offered, to be worked through. */
export type Manner = 'aloud' | 'full';

const longestValue = 40;
/** What begins the text that says how a flow ended (`endOf`). */
const endWord = 'ends ';

/** Texts put into a sentence. */
const put = (sentence: string, values: Readonly<Record<string, string>>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

/** What is typed, on one line: control characters written out, long texts told by their length. */
function typedText(value: unknown, empty: string): string {
  const text = String(value);
  if (text === '') return empty;
  const points = [...text];
  const visible = text.replace(/\p{Cc}/gu, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return points.length > longestValue ? `“${points[0]}” × ${points.length}` : `“${visible}”`;
}

const record = (values: object): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(', ') || '–';

/** Tells the steps of tests in one language. */
class Teller {
  readonly #words: Words;
  readonly #say: (typeof phrases)[keyof typeof phrases];
  readonly #isFull: boolean;

  constructor(words: Words, manner: Manner) {
    this.#words = words;
    this.#say = phrases[words.language];
    this.#isFull = manner === 'full';
  }

  #code(code: string): string {
    return this.#isFull ? ` (${code})` : '';
  }

  /** What of some values is worth reading, in parentheses. */
  #facts(values: Readonly<Record<string, unknown>>): string {
    const { yes, nay, has } = this.#say;
    const told = Object.entries(values).flatMap(([name, value]) => {
      const fact = this.#words.fact(name);
      if (fact === null) return [];
      const code = String(value);
      const text = value === '-' || value === 'A1B2' ? has : (this.#words.fact(code) ?? code);
      return [`${fact}: ${value === true ? yes : value === false || value === null ? nay : text}`];
    });
    return told.length === 0 ? '' : ` (${told.join(', ')})`;
  }

  #typed({ event, payload }: Extract<Deed, { event: string }>): string {
    const { customer, types, ticks, unticks, pressing, and, press, does, empty } = this.#say;
    const action = this.#words.action(event);
    const parts = Object.entries(payload).map(([name, value]) => {
      const field = this.#words.field(name);
      if (value === true || value === false) return put(value ? ticks : unticks, { field });
      return put(types, { field, value: typedText(value, empty) });
    });
    const pressed = action === null ? '' : put(parts.length > 0 ? pressing : press, { action });
    const gesture = this.#words.gesture(event) ?? customer + put(does, { event });
    const whole = parts.length + pressed.length > 0 ? customer + parts.join(and) + pressed : gesture;
    return whole + this.#code(event);
  }

  deed(deed: Deed): string {
    const { start, lost, found, timer, send, fault, ok, no } = this.#say;
    const { service: named, message, deadline } = this.#words;
    if ('start' in deed) return start + this.#facts(deed.start);
    if ('network' in deed) return deed.network === 'lost' ? lost : found;
    if ('timer' in deed) {
      const name = deed.timer.replace('xstate.after.', '').split('.')[0]!;
      return put(timer, { deadline: deadline(name) }) + this.#code(name);
    }
    if ('send' in deed) {
      const { type, ...rest } = deed.send;
      return put(send, { event: Object.keys(rest).length === 0 ? type : `${type} (${record(rest)})` });
    }
    if ('fault' in deed) {
      const service = named(deed.fault);
      return put(fault, { service, message: message(deed.code) }) + this.#code(`${deed.fault}, ${deed.code}`);
    }
    if ('answer' in deed) {
      const { ok: isOk, code, ...values } = deed.output;
      const service = named(deed.answer);
      const said =
        isOk === true ? put(ok, { service }) : put(no, { service, message: message(String(code)) });
      return said + this.#facts(values) + this.#code(deed.answer);
    }
    return this.#typed(deed);
  }

  sight({ screen, busy, error, done, reading, digits, notices, actions }: Sight): string {
    const say = this.#say;
    const values = typeof digits === 'number' ? { digits } : {};
    const told = (sentence: string, code: string) =>
      put(sentence, { message: this.#words.message(code, values) }) + this.#code(code);
    const offered = ((actions ?? []) as [event: string, isEnabled: boolean][])
      .filter(([, isEnabled]) => isEnabled)
      .map(([event]) => this.#words.action(event) ?? event);
    return [
      typeof screen === 'string'
        ? put(say.screen, { screen: this.#words.screen(screen) }) + this.#code(screen)
        : '',
      reading === undefined ? '' : put(say.reading, { reading: record(reading as object) }),
      typeof error === 'string' ? told(say.error, error) : '',
      ...((notices ?? []) as string[]).map((notice) => told(say.notice, notice)),
      busy === true ? say.busy : '',
      done === true ? say.done : '',
      this.#isFull && offered.length > 0 ? put(say.offers, { actions: offered.join(', ') }) : '',
    ]
      .filter((part) => part !== '')
      .join(', ');
  }

  /** What came of a step. */
  expected(
    { refused, gives = [] }: Suite['tests'][number]['steps'][number],
    kind: Suite['kind'],
    sight: string,
  ): string {
    const { asks, emits, ends, refused: nothing } = this.#say;
    const said = (sentence: string, things: readonly string[]): string =>
      things.length === 0 ? '' : put(sentence, { things: things.join(', ') });
    const isEnd = (given: string): boolean => kind === 'flow' && given.startsWith(endWord);
    const services = gives.filter((given) => !isEnd(given)).map((socket) => this.#words.service(socket));
    const endings = gives.filter((given) => this.#isFull && isEnd(given));
    const values = endings.map((end) => record(JSON.parse(end.slice(endWord.length)) as object));
    const given = kind === 'flow' ? said(asks, services) : said(emits, gives);
    return [refused ? nothing : '', given, said(ends, values), sight]
      .filter((part) => part !== '')
      .join('; ');
  }

  begin(sight: string): string {
    return sight === '' ? this.#say.nothing : put(this.#say.begin, { sight });
  }
}

/** What a test does, as a sentence. */
export const deedText = (deed: Deed, words: Words): string => new Teller(words, 'full').deed(deed);

/** The tests as sentences for people. */
export function scriptsOf(suite: Suite, words: Words, manner: Manner): Script[] {
  const teller = new Teller(words, manner);
  const deeds = suite.deeds.map((deed) => teller.deed(deed));
  const sights = suite.sights.map((sight) => teller.sight(sight));
  return suite.tests.map(({ name, steps }) => ({
    name,
    begin: teller.begin(sights[suite.begin]!),
    steps: steps.map((step) => ({
      deed: deeds[step.do]!,
      expected: teller.expected(step, suite.kind, sights[step.see]!),
    })),
  }));
}
