import { requests } from '../../adapters/http/requests.ts';
import { summaries } from '../../adapters/http/server/openapi.ts';
import { calls, methodOf, needsSession, pathOf, tokenGivers } from '../../adapters/http/wire.ts';
import type { DeskCall } from '../../machines/ports/bank/desk.ts';
import { code, codes, generated, page, table } from './markdown.ts';

function bodyOf(call: DeskCall): string {
  const fields = Object.entries(requests[call].shape) as [
    string,
    { safeParse(value: unknown): { success: boolean } },
  ][];
  return codes(fields.map(([name, field]) => (field.safeParse(undefined).success ? `${name}?` : name)));
}

function answersOf(call: DeskCall): string {
  const { ok, refusals } = methodOf(call);
  const told = Object.keys(ok).filter((name) => name !== 'serverNow');
  const all = [...told, ...(tokenGivers.has(call) ? ['token?'] : [])];
  return [all.length === 0 ? 'nothing' : codes(all), codes(Object.keys(refusals))]
    .filter((part) => part !== '')
    .join(' · ');
}

const sessions = { always: 'yes', never: 'no', maybe: 'if there is one' } as const;

/** Every call of the bank over HTTP. */
export const callsPage = (): string =>
  page(
    generated('adapters/http/wire.ts'),
    '# Calls of the bank',
    'Every call is `POST` with a JSON body; `/api/openapi.json` describes the same for tools. [Who may call, problems, and a client](http.md).',
    'Behind the dot: the refusals that are declared answers with status 200. Every answer has `serverNow`. A `token` is told to the app alone, once; on the web it is a cookie.',
    table(
      ['Call', 'Path', 'What for', 'Session', 'Body', 'Answers'],
      calls.map((call) => [
        code(call),
        code(pathOf(call)),
        summaries[call],
        sessions[needsSession(call)],
        bodyOf(call),
        answersOf(call),
      ]),
    ),
  );
