import { randomUUID } from 'node:crypto';
import type { Connection } from '../../../adapters/bank/index.ts';
import type { LoginOutput } from '../../../machines/index.ts';
import type { DemoWords } from './words.ts';

interface Farewell {
  say(line: string): void;
  words: DemoWords;
  session: Connection['session'];
}

/** Takes the session into use, as an app does at once (R7), and ends it by logout. Returns the exit code. */
export async function farewell(
  output: LoginOutput | null,
  { say, words, session }: Farewell,
): Promise<number> {
  say('');
  if (output?.status !== 'authenticated') {
    say(words.notLoggedIn);
    return 1;
  }
  const claimed = await session.refresh({ key: randomUUID(), session: output.session, gesture: true });
  if (!claimed.ok) {
    say(words.unclaimed);
    return 1;
  }
  say(words.session(output.path, output.elements.map((element) => words.elements[element]).join(' + ')));
  await session.logout({ key: randomUUID(), session: output.session });
  say(words.loggedOut);
  return 0;
}
