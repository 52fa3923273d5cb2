import type { Flow, LoginOutput, View } from '../../../machines/index.ts';
import type { DemoClock } from './clock.ts';
import type { Gesture, Person } from './gesture.ts';
import type { LossyWay, NetworkSwitch } from './network.ts';
import type { DemoWords } from './words.ts';

/** The flow as the demo drives it: by names that come out of the view. */
export interface DrivenFlow extends Pick<Flow<never, LoginOutput>, 'done' | 'subscribe' | 'view'> {
  send(event: string, values?: Readonly<Record<string, string>>): boolean;
}

export interface Stage {
  flow: DrivenFlow;
  person: Person;
  clock: DemoClock;
  network: NetworkSwitch;
  way: LossyWay;
  words: DemoWords;
  say(line: string): void;
  /** Draws the screen, and what the phone received. */
  draw(view: View): Promise<void>;
}

/** The next view that waits for the person. */
function viewAtRest(flow: DrivenFlow): Promise<View> {
  return new Promise((resolve, reject) => {
    flow.done.catch(reject);
    const stop = flow.subscribe((view) => {
      if (view.busy) return;
      resolve(view);
      queueMicrotask(() => stop());
    });
  });
}

/** Plays until the flow ends, or until nothing more comes: then `null`. */
export async function play(stage: Stage): Promise<LoginOutput | null> {
  const { flow, person } = stage;
  for (;;) {
    const view = await viewAtRest(flow);
    await stage.draw(view);
    if (view.actions.length === 0) return flow.done;
    const gesture = await person.next(view, (listener) => flow.subscribe(listener));
    if (gesture.kind === 'leave') return null;
    await perform(gesture, stage);
  }
}

async function perform(gesture: Gesture, { flow, clock, network, way, words, say }: Stage): Promise<void> {
  switch (gesture.kind) {
    case 'send':
      if (!flow.send(gesture.event, gesture.values)) say(words.notHere);
      break;
    case 'wait':
      await clock.skip(gesture.seconds * 1000);
      say(words.waited(gesture.seconds));
      break;
    case 'network':
      network.set(gesture.online);
      say(gesture.online ? words.nowOnline : words.nowOffline);
      break;
    case 'lose':
      way.loseNext();
      say(words.answerWillBeLost);
      break;
    default:
  }
}
