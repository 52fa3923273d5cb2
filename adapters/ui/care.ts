import type { View } from '../../machines/index.ts';

/** Refusals before anybody looked at what was typed: it stays in the form. */
const undecided: readonly string[] = ['E_OFFLINE', 'E_RATE', 'E_FNP_WAIT', 'E_FNP_LIMIT'];

/** Whether secrets that were typed have been judged, so that the form forgets them. */
export function isJudged(before: View, view: View): boolean {
  if (!before.busy || view.busy || before.key !== view.key) return false;
  if (view.actions.some(({ event }) => event === 'call.retry')) return false;
  return !undecided.includes(view.error?.code ?? '');
}

const inputsOf = (form: HTMLFormElement, selector: string) => [
  ...form.querySelectorAll<HTMLInputElement>(`input${selector}`),
];

/** Empties what is secret; returns the first of it. */
export function forgetSecrets(form: HTMLFormElement): HTMLInputElement | undefined {
  const secrets = inputsOf(form, ':is([data-type="password"], [data-type="code"])');
  for (const input of secrets) input.value = '';
  return secrets[0];
}

/** The first field with an error. */
export const firstBad = (form: HTMLFormElement): HTMLInputElement | undefined =>
  inputsOf(form, '[aria-invalid="true"]')[0];

/** Where somebody begins on a new screen: the first empty field, else any, else the title. */
export function whereToBegin(form: HTMLFormElement): HTMLElement | null {
  const inputs = inputsOf(form, '[name]:not([type="checkbox"])');
  return (
    inputs.find(({ value }) => value === '') ?? inputs[0] ?? form.querySelector<HTMLElement>('[data-title]')
  );
}

/** What a customer put into a form: texts, and whether a box is ticked. */
export type Typed = Readonly<Record<string, string | boolean>>;

/** What is in the form, for these fields. */
export function typedIn(form: HTMLFormElement, names: readonly string[]): Typed {
  const read = (name: string) => {
    const input = inputsOf(form, `[name="${CSS.escape(name)}"]`)[0];
    return input?.type === 'checkbox' ? input.checked : (input?.value ?? '');
  };
  return Object.fromEntries(names.map((name) => [name, read(name)]));
}
