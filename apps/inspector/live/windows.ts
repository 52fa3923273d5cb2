import {
  asksForAll,
  channelName,
  createReception,
  createStatelyReception,
  type Declared,
  isStatelyEvent,
  type Reception,
  type Wire,
} from '../../../adapters/inspect/index.ts';

type Take = (messages: readonly Wire[]) => void;

/** What tells `@statelyai/inspect` that somebody listens. */
const connected = { type: '@statelyai.connected' } as const;

/** ms. An app that frames this page cannot answer before the frame is loaded: it is greeted until it does. */
const firstPause = 250;
const longestPause = 10_000;

/**
 * Takes what an app posts that has opened this page, or frames it: `createBrowserInspector({ url })`. Only from these
 * origins, and only from that window.
 */
export function receiveWindows(origins: readonly string[], machines: readonly Declared[], take: Take): void {
  const other = (self === top ? opener : parent) as Window | null;
  if (!other || other === self || origins.length === 0) return;
  let isHeard = false;
  const own: Reception = createReception(machines);
  const stately = createStatelyReception(machines, `${crypto.randomUUID()}.`);
  addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== other || !origins.includes(origin)) return;
    isHeard = true;
    take(isStatelyEvent(data) ? stately.admit(data) : own.admit(data));
  });
  const greet = (pause: number) => {
    if (isHeard) return;
    for (const origin of origins) other.postMessage(connected, origin);
    if (pause < longestPause) setTimeout(() => greet(2 * pause), pause);
  };
  greet(firstPause);
}

/** Takes what an app of this origin tells by `channelLine`. */
export function receiveChannel(machines: readonly Declared[], take: Take): void {
  if (location.origin === 'null') return;
  const reception = createReception(machines);
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => take(reception.admit(data)));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  channel.postMessage(asksForAll);
}
