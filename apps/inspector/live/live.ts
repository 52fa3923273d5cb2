import type { Declared, Wire } from '../../../adapters/inspect/index.ts';
import { flows } from '../../../machines/index.ts';
import { type LineState, watchHub } from './hub-line.ts';
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

/** More than so many waiting messages do not wait for a frame: a hidden page has none. */
const most = 5000;

const toldBy = (name: string) =>
  document.querySelector(`meta[name="${name}"]`)?.getAttribute('content')?.trim() ?? '';

function startLive(): Live {
  const sessions = createSessions();
  const listeners = new Set<() => void>();
  let state: LineState = 'off';
  let waiting: Wire[] = [];
  let isDue = false;

  const flush = () => {
    isDue = false;
    sessions.take(waiting);
    waiting = [];
    for (const listener of listeners) listener();
  };
  const later = () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(flush);
  };
  const take = (messages: readonly Wire[]) => {
    for (const message of messages) waiting.push(message);
    if (waiting.length > most) flush();
    later();
  };

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
      again() {
        sessions.again();
        later();
      },
      state(next) {
        state = next;
        later();
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
      later();
      return { run, warning };
    },
    forget(run) {
      sessions.forget(run);
      later();
    },
  };
}

export const live: Live = startLive();
