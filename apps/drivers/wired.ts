import { methodOf } from '../../adapters/http/wire.ts';
import { bankPorts, type DeskCall } from '../../machines/ports/bank/desk.ts';
import type { Connection } from '../../machines/ports/connection.ts';
import { instant } from '../../machines/ports/field.ts';
import type { Method } from '../../machines/ports/method.ts';
import { seal } from '../../machines/vocabulary/sealed.ts';
import type { Call, Told, World } from './services.ts';

/** What a call of the bank is told to answer: the body of `POST /demo/answers`. */
export type BankAnswer =
  { readonly call: string; readonly answer: object } | { readonly call: string; readonly fault: 'E_SERVICE' };

/** A bank that can be told what to answer, and how it is reached. */
export interface Wire {
  /** The ports of the bank over what `fetch` reaches, which a test can cut. */
  connect(cuttable: (send: typeof fetch) => typeof fetch): Connection;
  /** What this client's next calls answer, in their order; what was told before is forgotten. */
  tell(answers: readonly BankAnswer[]): Promise<void>;
}

/** The flows of the web; all others run in the app. */
export const onTheWeb: readonly string[] = ['internetBranchLogin'];

/** What a page says on its console when a test begins: its number among those it was given. */
export const beginsTest = 'hyrje test ';

/** The bank's time, ms, and when all its deadlines are: tests let them pass, and time stands still. */
const now = 1_900_000_000_000;
const later = now + 60_000;
/** A code as one would be typed, where an answer of the model has any text. */
const someCode = '482917';

export const isOfBank = (socket: string): boolean => (socket.split('.')[0] ?? '') in bankPorts;

/** An answer of the model as somebody who keeps time would give it. */
function timely(declared: Method | undefined, output: object): Record<string, unknown> {
  const told = output as Readonly<Record<string, unknown>>;
  const refusals = declared?.refusals as Record<string, Method['ok']> | undefined;
  const fields = told['ok'] === true ? declared?.ok : refusals?.[String(told['code'])];
  const valueOf = (name: string, value: unknown): unknown => {
    if (fields?.[name] === instant) return name === 'serverNow' ? now : later;
    return name === 'code' && told['ok'] === true ? someCode : value;
  };
  return Object.fromEntries(Object.entries(told).map(([name, value]) => [name, valueOf(name, value)]));
}

/**
 * The services of a flow behind a wire: calls of the bank go to a server, when the test says that they are answered,
 * and come back by it; what is not the bank's answers by itself. A call whose answer is lost is cut off.
 */
export function wiredWorld(services: Readonly<Record<string, Method>>, { connect, tell }: Wire): World {
  let isCut = false;
  let planned: readonly Told[] = [];
  const connection = connect((send) => (...request) => {
    return isCut ? Promise.reject(new TypeError('The connection is cut.')) : send(...request);
  });
  const ports = connection as unknown as Readonly<
    Record<string, Readonly<Record<string, (request: object) => Promise<unknown>>>>
  >;

  const reach = async ({ socket, request, resolve, reject }: Call): Promise<void> => {
    const [port = '', method = ''] = socket.split('.');
    const call = ports[port]?.[method];
    if (!call) throw new Error(`The bank has no ${socket}.`);
    await call(request).then(resolve, reject);
  };
  const told = (one: Told): BankAnswer[] => {
    const { socket: call } = one;
    if (!isOfBank(call)) return [];
    if ('output' in one) return [{ call, answer: timely(methodOf(call as DeskCall), one.output) }];
    if (one.code !== 'E_SERVICE') return [];
    return Array.from({ length: one.times }, () => ({ call, fault: 'E_SERVICE' as const }));
  };

  return {
    plan: (answers) => void (planned = answers),
    async begin(start) {
      const session = start?.['session'];
      const output = { ok: true, session, serverNow: 0 };
      const before: Told[] = session === undefined ? [] : [{ socket: 'login.second', output }];
      await tell([...before, ...planned].flatMap(told));
      if (session === undefined) return;
      await connection.login.second({
        key: 'begin',
        txn: 'begin',
        method: 'sms',
        secret: seal({ code: someCode }),
      });
    },
    async answer(call, output) {
      if (isOfBank(call.socket)) await reach(call);
      else call.resolve(timely(services[call.socket], output));
    },
    async fail(call, code) {
      if (!isOfBank(call.socket)) return call.reject({ code });
      isCut = code !== 'E_SERVICE';
      await reach(call);
      isCut = false;
    },
  };
}
