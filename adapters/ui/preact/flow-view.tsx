import type { ComponentChildren } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { Clock, View } from '../../../machines/index.ts';
import { type Typed, typedIn } from '../care.ts';
import type { ShownAction } from '../action.ts';
import { screenOf } from '../screen.ts';
import type { ShownToggle } from '../toggles.ts';
import type { Words } from '../words.ts';
import { Action } from './action.tsx';
import { Alert } from './alert.tsx';
import { Confirm } from './confirm.tsx';
import { Countdown } from './countdown.tsx';
import { Field } from './field.tsx';
import { Glyph } from './glyph.tsx';
import { Reveal } from './reveal.tsx';
import { Toggles } from './toggles.tsx';
import { useFormCare, useSmsCode } from './use-form-care.ts';

export interface FlowViewProps {
  view: View;
  words: Words;
  clock: Clock;
  /** Takes what the customer does; `values`: the fields that go with it. */
  send(event: string, values?: Typed): void;
  /** `flow.reveal`: needed by flows that have something to show which is secret. */
  reveal?(name: string): string | null;
  /** In place of the screen's own title. */
  title?: string;
  /** What the app adds at the end. */
  children?: ComponentChildren;
}

/** The screen of a flow: any flow, any screen. Its key keeps inputs from outliving their screen. */
export const FlowView = (props: FlowViewProps) => <FlowForm key={props.view.key} {...props} />;

function FlowForm({ view, words, clock, send, reveal, title, children }: FlowViewProps) {
  const form = useRef<HTMLFormElement>(null);
  const [attempts, count] = useState(0);
  const [asked, ask] = useState<ShownAction | null>(null);
  const screen = useMemo(() => screenOf(view, words, clock.now()), [view, words]);
  useFormCare(form, view, attempts);
  useSmsCode(form, view);

  const perform = ({ event, fields }: Pick<ShownAction, 'event' | 'fields'>) => {
    if (!form.current) return;
    if (fields.length > 0) send(event, typedIn(form.current, fields));
    else send(event);
    count(attempts + 1);
  };
  const begin = (action: ShownAction) => {
    if (!action.enabled) return;
    if (action.question === null) perform(action);
    else ask(action);
  };
  const turn = ({ action }: ShownToggle) => {
    if (action) begin(action);
  };
  const { submit } = screen;
  const heading = `${view.key}-title`;
  const shownSecrets = view.reveal.flatMap((name) => {
    const secret = reveal?.(name) ?? null;
    return secret === null ? [] : [{ name, secret }];
  });

  return (
    <form
      ref={form}
      class="flow"
      data-screen={view.screen}
      {...(view.data.digits !== undefined && { 'data-digits': view.data.digits })}
      noValidate
      aria-busy={view.busy}
      aria-labelledby={heading}
      onSubmit={(event) => {
        event.preventDefault();
        if (submit) begin(submit);
      }}
    >
      {screen.step && <p class="step">{screen.step}</p>}
      <h2 id={heading} data-title tabIndex={-1}>
        {title ?? screen.title}
      </h2>
      {screen.masks.map(({ name, label, text: mask }) => (
        <p key={name} class="mask" data-mask={mask}>
          <span>{label}</span> <b>{mask}</b>
        </p>
      ))}
      <Alert view={view} screen={screen} clock={clock} />
      <Glyph screen={view.screen} busy={view.busy} />
      {shownSecrets.map((one) => (
        <Reveal key={one.name} {...one} life={view.data.clipboardClear ?? 0} words={words} clock={clock} />
      ))}
      {screen.fields.map((field, at) => (
        <Field key={field.name} field={field} code={view.fields[at]?.error} words={words} />
      ))}
      <Toggles toggles={screen.toggles} within={view.key} onTurn={turn} />
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
          <Action key={action.event} action={action} type="button" onClick={() => begin(action)} />
        ))}
      </div>
      {children}
      {asked && (
        <Confirm
          action={asked}
          words={words}
          onAnswer={(isWanted) => {
            ask(null);
            if (isWanted) perform(asked);
          }}
        />
      )}
    </form>
  );
}
