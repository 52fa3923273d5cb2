import type { Declared, Wire } from '../../../adapters/inspect/index.ts';
import { flows } from '../../../machines/index.ts';
import { type LineState, watchHub } from './hub-line.ts';
import { createIntake } from './intake.ts';
import { readSessionFile } from './session-file.ts';
import { createSessions, type Sessions } from './sessions.ts';
import type { Told } from '../words/index.ts';
import { receiveChannel, receiveWindows } from './windows.ts';

/** Every flow of this page. */
const machines = Object.values(flows) as unknown as readonly Declared[];

/** What comes in, for as long as the page is open, whichever view is shown. */
export interface Live {
  readonly sessions: Sessions;
  readonly state: LineState;
  /** Tells of changes, at most once a frame. */
  subscribe(listener: () => void): () => void;
  /** Takes a session file, and gives its run and what is to be said of it. Throws `SessionFileError`. */
  read(text: string): { run: string; warning: Told | null };
  forget(run: string): void;
}

const toldBy = (name: string) =>
  document.querySelector(`meta[name="${name}"]`)?.getAttribute('content')?.trim() ?? '';

/** A hidden page has no frames. */
function atNextFrame(run: () => void): void {
  if (document.hidden) setTimeout(run, 50);
  else requestAnimationFrame(run);
}

function startLive(): Live {
  const sessions = createSessions();
  const listeners = new Set<() => void>();
  let state: LineState = 'off';

  /** What was told before is told anew, from here on. */
  const again = 'again';
  const { add: take, changed } = createIntake<Wire | typeof again>({
    take(messages) {
      const some: Wire[] = [];
      for (const message of messages) {
        if (message !== again) some.push(message);
        else {
          sessions.take(some.splice(0));
          sessions.again();
        }
      }
      sessions.take(some);
    },
    show() {
      for (const listener of listeners) listener();
    },
    stays: (message) => message === again || message.type === 'hello' || message.type === 'lost',
    later: atNextFrame,
    now: () => performance.now(),
    lost: (count) => sessions.take([{ type: 'lost', run: null, at: 0, count }]),
  });

  const token = toldBy('hyrje-inspector');
  const origins = toldBy('hyrje-origins').split(' ').filter(Boolean);
  receiveWindows(
    [location.origin, ...origins].filter((origin) => origin !== 'null'),
    machines,
    take,
  );
  receiveChannel(machines, take);
  if (token !== '') {
    watchHub(token, {
      take,
      again: () => take([again]),
      state(next) {
        state = next;
        changed();
      },
    });
  }

  return {
    sessions,
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read(text) {
      const { run, messages, warning } = readSessionFile(text, machines);
      sessions.forget(run);
      sessions.take(messages, true);
      changed();
      return { run, warning };
    },
    forget(run) {
      sessions.forget(run);
      changed();
    },
  };
}

export const live: Live = startLive();
