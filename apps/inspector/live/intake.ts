/** How long what comes in may keep the page from drawing, ms of each frame. */
const slice = 6;
/** While more waits, what was taken is shown this often, ms: drawing takes longer than taking. */
const pause = 120;
/** Taken before the clock is looked at. */
const few = 50;
/** More do not wait: a page keeps fewer of a run in any case. */
const most = 40_000;

export interface Intake<Message> {
  add(messages: readonly Message[]): void;
  /** Something else changed that is to be shown. */
  changed(): void;
}

interface IntakeOptions<Message> {
  take(messages: readonly Message[]): void;
  show(): void;
  /** Whether a message stays when there are too many: nothing after it can be read without it. */
  stays(message: Message): boolean;
  /** So many were too many. */
  lost(count: number): void;
  /** Calls when the page draws next; a hidden page draws never, and is to be called all the same. */
  later(run: () => void): void;
  /** ms. */
  now(): number;
}

/** Takes what comes in a little at a time, however much comes at once, so that the page stays fluent. Nothing is lost. */
export function createIntake<Message>(options: IntakeOptions<Message>): Intake<Message> {
  const { take, show, stays, lost, later, now } = options;
  let waiting: Message[] = [];
  let from = 0;
  let isDue = false;
  let shownAt = -Infinity;

  const turn = () => {
    isDue = false;
    const begun = now();
    while (from < waiting.length && now() - begun < slice) {
      take(waiting.slice(from, from + few));
      from += few;
    }
    const isMore = from < waiting.length;
    if (!isMore) {
      waiting = [];
      from = 0;
    }
    if (!isMore || begun - shownAt >= pause) {
      shownAt = begun;
      show();
    }
    if (isMore) next();
  };
  /** The older half goes: seldom, so that a flood costs little. */
  const forget = () => {
    const half = from + Math.ceil((waiting.length - from) / 2);
    const kept = waiting.slice(from, half).filter(stays);
    lost(half - from - kept.length);
    waiting = [...kept, ...waiting.slice(half)];
    from = 0;
  };
  const next = () => {
    if (isDue) return;
    isDue = true;
    later(turn);
  };
  return {
    add(messages) {
      for (const message of messages) waiting.push(message);
      if (waiting.length - from > most) forget();
      next();
    },
    changed: next,
  };
}
