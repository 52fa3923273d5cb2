import { parseArgs } from 'node:util';
import { defaultLanguage, type Language, languages } from '../../../adapters/messages/index.ts';
import { UsageError } from '../io.ts';

export const help = `Usage: hyrje demo [--lang sq|en] [--mode deferred|stepwise] [--audit FILE] [--record FILE]

Logs a customer in on the terminal by number, password and SMS: the real flow, against
the real bank over memory. A terminal keeps nothing, so what needs a phone (Më Kujto,
biometrics, Smart FNP, Soft PIN) is not here but on the page.

At a terminal every action of the screen is a choice. Otherwise answers are read from
stdin, one a line, to the prompts in their order:

  printf '100200300\\nmali i bardhë 41\\n{sms}\\n' | hyrje demo --lang en

  {sms}                        the code in the newest SMS, where a code is asked for
  :resend :edit :retry :cancel :forgot :acknowledge
                               an action of the screen
  :wait <seconds>              moves the demo's clock, through all deadlines
  :offline :online             cuts and restores the connection
  :lose                        the bank's next answer is lost on its way
  ::                           a plain : at the beginning of an answer

Options:
  --lang   language of the texts: sq (default) or en
  --mode   when a wrong password is told: deferred (default), or stepwise (not conformant)
  --audit  a file for the bank's audit trail, for hyrje conform
  --record a file for what the flow did, for hyrje conform
  --help, -h

Exit code: 0 logged in, 1 ended otherwise, 2 called wrongly.`;

function oneOf<T extends string>(option: string, given: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === given);
  if (found === undefined) throw new UsageError(`--${option} is ${allowed.join(' or ')}, not "${given}".`);
  return found;
}

export interface DemoOptions {
  help: boolean;
  language: Language;
  mode: 'deferred' | 'stepwise';
  /** Files for logs. */
  audit?: string;
  record?: string;
}

/** Throws `UsageError`, or what `parseArgs` throws. */
export function readOptions(argv: readonly string[]): DemoOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      lang: { type: 'string', default: defaultLanguage },
      mode: { type: 'string', default: 'deferred' },
      audit: { type: 'string' },
      record: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  return {
    help: values.help,
    language: oneOf('lang', values.lang, languages),
    mode: oneOf('mode', values.mode, ['deferred', 'stepwise'] as const),
    ...(values.audit !== undefined && { audit: values.audit }),
    ...(values.record !== undefined && { record: values.record }),
  };
}
