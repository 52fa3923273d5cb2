import { useLayoutEffect, useRef } from 'preact/hooks';
import type { ShownAction } from '../action.ts';
import type { Words } from '../words.ts';

interface ConfirmProps {
  action: ShownAction;
  words: Words;
  onAnswer(isWanted: boolean): void;
}

/** The question before an action. What stands beside it cannot be reached until it is answered. */
export function Confirm({ action, words, onAnswer }: ConfirmProps) {
  const box = useRef<HTMLDivElement>(null);
  const no = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    const beside = [...(box.current?.parentElement?.children ?? [])].filter((one) => one !== box.current);
    for (const one of beside) (one as HTMLElement).inert = true;
    no.current?.focus();
    return () => {
      for (const one of beside) (one as HTMLElement).inert = false;
      before?.focus();
    };
  }, []);
  return (
    <div
      ref={box}
      class="confirm"
      role="alertdialog"
      aria-modal="true"
      aria-labelledby="confirm-question"
      data-confirm={action.event}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onAnswer(false);
      }}
    >
      <div class="confirm-box">
        <p id="confirm-question">{action.question}</p>
        <button type="button" class="action primary" data-answer="yes" onClick={() => onAnswer(true)}>
          {action.label}
        </button>
        <button
          ref={no}
          type="button"
          class="action secondary"
          data-answer="no"
          onClick={() => onAnswer(false)}
        >
          {words('ui.confirm.no')}
        </button>
      </div>
    </div>
  );
}
