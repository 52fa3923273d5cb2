import { isCancel, password, select, text } from '@clack/prompts';
import type { View, ViewField } from '../../../machines/index.ts';
import type { Io } from '../io.ts';
import { formOf, type Gesture, type Person } from './gesture.ts';
import type { DemoWords } from './words.ts';

interface PromptOptions {
  io: Io;
  words: DemoWords;
  labelOf(field: ViewField): string;
  actionOf(event: string): string;
  timerOf(id: string): string;
  now(): number;
  online(): boolean;
}

type Watch = Parameters<Person['next']>[1];

/** Another screen or another refusal: what is being typed has lost its purpose. */
const isOther = (view: View, before: View) =>
  view.key !== before.key || view.error?.code !== before.error?.code;

/** Does `work`, whose signal fires as soon as the view `matters`. */
async function unlessOvertaken<T>(
  watch: Watch,
  matters: (view: View) => boolean,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<{ overtaken: boolean; result: T }> {
  const abort = new AbortController();
  const stop = watch((view) => matters(view) && abort.abort());
  const result = await work(abort.signal);
  stop();
  return { overtaken: abort.signal.aborted, result };
}

/** A person at a terminal: every enabled action of the view is a choice. */
export function promptedPerson({
  io,
  words,
  labelOf,
  actionOf,
  timerOf,
  now,
  online,
}: PromptOptions): Person {
  const { input, output } = io;

  const fieldPrompt = (field: ViewField, signal: AbortSignal) => {
    const common = { message: labelOf(field), signal, input, output };
    if (field.type === 'password') return password(common);
    return text({ ...common, initialValue: field.value ?? '' });
  };

  const choices = (view: View): { label: string; gesture: Gesture }[] => [
    ...view.actions
      .filter(({ enabled }) => enabled)
      .map(({ event }) => ({ label: actionOf(event), gesture: { kind: 'send', event } as const })),
    { label: words.waitFor(30), gesture: { kind: 'wait', seconds: 30 } },
    ...view.timers.map(({ id, endsAt }) => ({
      label: `${words.waitUntil}: ${timerOf(id)}`,
      gesture: { kind: 'wait', seconds: Math.max(1, Math.ceil((endsAt - now()) / 1000)) } as const,
    })),
    online()
      ? { label: words.goOffline, gesture: { kind: 'network', online: false } }
      : { label: words.goOnline, gesture: { kind: 'network', online: true } },
    { label: words.loseAnswer, gesture: { kind: 'lose' } },
    { label: words.leave, gesture: { kind: 'leave' } },
  ];

  return {
    async next(view, watch) {
      const offered = choices(view);
      const options = offered.map(({ label }, value) => ({ value, label }));
      const chosen = await unlessOvertaken(
        watch,
        (seen) => seen !== view,
        (signal) => select({ message: words.whatNow, options, signal, input, output }),
      );
      if (chosen.overtaken) return { kind: 'look' };
      if (isCancel(chosen.result)) return { kind: 'leave' };
      const gesture = offered[chosen.result]?.gesture ?? { kind: 'look' };
      const form = formOf(view);
      if (gesture.kind !== 'send' || form?.action.event !== gesture.event) return gesture;

      const values: Record<string, string> = {};
      for (const field of form.fields) {
        const typed = await unlessOvertaken(
          watch,
          (seen) => isOther(seen, view),
          (signal) => fieldPrompt(field, signal),
        );
        if (typed.overtaken || isCancel(typed.result)) return { kind: 'look' };
        values[field.name] = typed.result ?? '';
      }
      return { ...gesture, values };
    },
    close: () => {},
  };
}
