import { formOn } from './read-sight.ts';

function fill(form: HTMLFormElement, name: string, value: unknown): void {
  const input = form.querySelector<HTMLInputElement>(`input[name="${CSS.escape(name)}"]`);
  if (!input) throw new Error(`There is no field "${name}" on the screen.`);
  if (input.type === 'checkbox') {
    if (input.checked !== value) input.click();
    return;
  }
  input.value = String(value);
  input.dispatchEvent(new Event('input', { bubbles: true }));
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/**
 * Does what a customer does who wants this: fills in the fields, presses the button, and confirms when asked. Whether
 * the screen offers it: without the button, or with one that is greyed out (which is pressed all the same), it does not.
 */
export async function act(
  root: ParentNode,
  event: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const form = formOn(root);
  const button = form.querySelector<HTMLElement>(`[data-action="${CSS.escape(event)}"]`);
  if (!button) return false;
  if (button.getAttribute('aria-disabled') === 'true') {
    button.click();
    return false;
  }
  for (const [name, value] of Object.entries(payload)) fill(form, name, value);
  button.click();
  for (let turn = 0; turn < 4; turn++) await Promise.resolve();
  form.querySelector<HTMLElement>(`[data-confirm="${CSS.escape(event)}"] [data-answer="yes"]`)?.click();
  return true;
}
