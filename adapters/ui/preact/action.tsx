import type { ShownAction } from '../action.ts';

interface ActionProps {
  action: ShownAction;
  type: 'submit' | 'button';
  busy?: boolean;
  onClick?: () => void;
}

/** Stays focusable while it is not enabled, so that the keyboard does not lose its place. */
export const Action = ({ action, type, busy = false, onClick }: ActionProps) => (
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
