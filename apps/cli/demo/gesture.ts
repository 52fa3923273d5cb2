import type { View, ViewAction, ViewField } from '../../../machines/index.ts';

/** What the person at the demo does next. */
export type Gesture =
  | { kind: 'send'; event: string; values?: Readonly<Record<string, string>> }
  | { kind: 'wait'; seconds: number }
  | { kind: 'network'; online: boolean }
  /** The bank's next answer is lost on its way. */
  | { kind: 'lose' }
  /** The screen changed while nobody did anything. */
  | { kind: 'look' }
  /** Nothing more comes. */
  | { kind: 'leave' };

/** Who sits at the demo: a person at a terminal, or a script on stdin. */
export interface Person {
  /** `watch` calls back at once and whenever the screen changes; it returns how to stop. */
  next(view: View, watch: (listener: (view: View) => void) => () => void): Promise<Gesture>;
  close(): void;
}

/** How a script names the actions of a view. */
export const tokens: Readonly<Record<string, string>> = {
  'code.resend': ':resend',
  'credentials.edit': ':edit',
  'call.retry': ':retry',
  'flow.cancel': ':cancel',
  'password.forgot': ':forgot',
  'block.acknowledge': ':acknowledge',
};

/**
 * The action that submits what the screen asks to be typed, and its fields in order. Boxes are left out: a terminal
 * keeps nothing, so there is no number for it to remember.
 */
export function formOf(view: View): { action: ViewAction; fields: readonly ViewField[] } | null {
  const action = view.actions.find(({ enabled, fields }) => enabled && fields.length > 0);
  if (action === undefined) return null;
  const typed = view.fields.filter(({ name, type }) => type !== 'checkbox' && action.fields.includes(name));
  return { action, fields: typed };
}
