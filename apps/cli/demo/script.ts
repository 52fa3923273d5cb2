import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { ViewField } from '../../../machines/index.ts';
import { type Io, UsageError } from '../io.ts';
import { formOf, type Gesture, type Person, tokens } from './gesture.ts';
import type { DemoWords } from './words.ts';

interface ScriptOptions {
  io: Pick<Io, 'out'> & { input: Readable };
  labelOf(field: ViewField): string;
  /** The code in the newest SMS, or `null`. */
  newestCode(): string | null;
  words: Pick<DemoWords, 'noSms' | 'inputEnded'>;
}

const events = Object.fromEntries(Object.entries(tokens).map(([event, token]) => [token, event]));
const others = [':wait <seconds>', ':offline', ':online', ':lose'];
const longestWait = 30 * 86_400;

/** What a line that begins with `:` asks for; `null` for an answer. `::` at the beginning stands for a plain `:`. */
export function gestureIn(line: string): Gesture | null {
  if (!line.startsWith(':') || line.startsWith('::')) return null;
  const [word = '', amount, ...more] = line.trim().split(/\s+/);
  if (word === ':wait') {
    const seconds = /^[0-9]{1,7}$/.test(amount ?? '') ? Number(amount) : 0;
    if (seconds < 1 || seconds > longestWait || more.length > 0) {
      throw new UsageError(`":wait" needs whole seconds, 1–${longestWait}.`);
    }
    return { kind: 'wait', seconds };
  }
  const event = events[word];
  if (amount === undefined) {
    if (word === ':offline' || word === ':online') return { kind: 'network', online: word === ':online' };
    if (word === ':lose') return { kind: 'lose' };
    if (event !== undefined) return { kind: 'send', event };
  }
  throw new UsageError(
    `there is no action "${word}"; there are ${[...Object.keys(events), ...others].join(', ')}.`,
  );
}

/** Answers from stdin, one a line, to the prompts in their order. */
export function scriptedPerson({ io, labelOf, newestCode, words }: ScriptOptions): Person {
  const reader = createInterface({ input: io.input, crlfDelay: Infinity });
  const lines = reader[Symbol.asyncIterator]();
  let number = 0;

  const read = async (): Promise<string | null> => {
    const { value, done } = await lines.next();
    number++;
    return done === true ? null : value;
  };
  const at = <T>(work: () => T): T => {
    try {
      return work();
    } catch (cause) {
      throw cause instanceof UsageError ? new UsageError(`Line ${number}: ${cause.message}`) : cause;
    }
  };

  return {
    async next(view) {
      const form = formOf(view);
      const values: Record<string, string> = {};
      for (const field of form?.fields ?? [null]) {
        const line = await read();
        if (line === null) {
          io.out(`  ! ${words.inputEnded}`);
          return { kind: 'leave' };
        }
        const gesture = at(() => gestureIn(line));
        if (gesture !== null) {
          io.out(`  > ${line.trim()}`);
          return gesture;
        }
        if (field === null) throw new UsageError(`Line ${number}: nothing is asked here; choose an action.`);
        const code = field.type === 'code' && line.includes('{sms}') ? newestCode() : '';
        if (code === null) {
          io.out(`  ! ${words.noSms}`);
          return { kind: 'leave' };
        }
        const plain = line.replace(/^::/, ':');
        const answer = field.type === 'code' ? plain.replaceAll('{sms}', code) : plain;
        io.out(`  > ${labelOf(field)}: ${field.type === 'password' ? '********' : answer}`);
        values[field.name] = answer;
      }
      return { kind: 'send', event: form?.action.event ?? '', values };
    },
    close: () => reader.close(),
  };
}
