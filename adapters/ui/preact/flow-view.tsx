import type { ComponentChildren } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { Clock, View } from '../../../machines/index.ts';
import { typedIn } from '../care.ts';
import { type Screen, screenOf, type ShownAction } from '../screen.ts';
import type { Words } from '../words.ts';
import { Countdown } from './countdown.tsx';
import { Field } from './field.tsx';
import { useFormCare, useSmsCode } from './use-form-care.ts';
import { useNow } from './use-now.ts';

export interface FlowViewProps {
  view: View;
  words: Words;
  clock: Clock;
  /** Takes what the customer does; `values`: the fields that go with it. */
  send(event: string, values?: Readonly<Record<string, string>>): void;
  /** In place of the screen's own title. */
  title?: string;
  /** What the app adds at the end. */
  children?: ComponentChildren;
}

/** The screen of a flow: any flow, any screen. Its key keeps inputs from outliving their screen. */
export const FlowView = (props: FlowViewProps) => <FlowForm key={props.view.key} {...props} />;

function FlowForm({ view, words, clock, send, title, children }: FlowViewProps) {
  const form = useRef<HTMLFormElement>(null);
  const [attempts, count] = useState(0);
  const screen = useMemo(() => screenOf(view, words, clock.now()), [view, words]);
  useFormCare(form, view, attempts);
  useSmsCode(form, view);

  const perform = ({ event, fields, enabled }: ShownAction) => {
    if (!enabled || !form.current) return;
    if (fields.length > 0) send(event, typedIn(form.current, fields));
    else send(event);
    count(attempts + 1);
  };
  const { submit } = screen;
  const heading = `${view.key}-title`;

  return (
    <form
      ref={form}
      class="flow"
      data-screen={view.screen}
      noValidate
      aria-busy={view.busy}
      aria-labelledby={heading}
      onSubmit={(event) => {
        event.preventDefault();
        if (submit) perform(submit);
      }}
    >
      {screen.step && <p class="step">{screen.step}</p>}
      <h2 id={heading} data-title tabIndex={-1}>
        {title ?? screen.title}
      </h2>
      <Alert view={view} screen={screen} clock={clock} />
      {screen.fields.map((field, at) => (
        <Field key={field.name} field={field} code={view.fields[at]?.error} words={words} />
      ))}
      {submit && <Action action={submit} type="submit" busy={view.busy} />}
      {screen.timers.map((timer) => (
        <Countdown key={timer.id} {...timer} clock={clock} />
      ))}
      <div class="notices" role="status">
        {screen.notices.map(({ code, text }) => (
          <p key={code} data-notice={code}>
            {text}
          </p>
        ))}
      </div>
      <div class="others">
        {screen.others.map((action) => (
          <Action key={action.event} action={action} type="button" onClick={() => perform(action)} />
        ))}
      </div>
      {children}
    </form>
  );
}

function Alert({ view, screen, clock }: { view: View; screen: Screen; clock: Clock }) {
  const endsAt = view.error?.endsAt;
  const now = useNow(clock, endsAt === undefined ? [] : [endsAt]);
  const shown = endsAt !== undefined && endsAt <= now ? null : screen.alert;
  return (
    <div class="alert" role="alert" aria-live="assertive">
      {shown && <p data-error={shown.code}>{shown.text}</p>}
    </div>
  );
}

interface ActionProps {
  action: ShownAction;
  type: 'submit' | 'button';
  busy?: boolean;
  onClick?: () => void;
}

/** Stays focusable while it is not enabled, so that the keyboard does not lose its place. */
const Action = ({ action, type, busy = false, onClick }: ActionProps) => (
  <button
    type={type}
    class={`action ${action.kind}`}
    data-action={action.event}
    aria-disabled={!action.enabled}
    data-busy={busy}
    {...(onClick && { onClick })}
  >
    {action.label}
  </button>
);
