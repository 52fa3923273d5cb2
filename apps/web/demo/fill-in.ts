import type { Shell } from '../shell/shell.ts';

/** The way to a form with a number, from the screens before it. */
const onward: Readonly<Record<string, string>> = {
  welcome: 'app.enter',
  method: 'password.choose',
  password: 'number.change',
};

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 30));

/**
 * Types for the customer, as a hand would: into the form itself, where everything typed lives. Where no form with a
 * number lies ahead, as in a session, nothing happens.
 */
export async function fillIn(shell: Shell, typed: Readonly<Record<string, string>>): Promise<void> {
  for (let step = 0; step < 100; step++) {
    const { view, isOver } = shell.shown();
    if (view.fields.some(({ name }) => name === 'identifier')) break;
    const event = onward[view.screen];
    if (isOver) shell.leave();
    else if (event !== undefined) shell.send(event);
    else if (!view.busy && view.screen !== 'booting') return;
    await aMoment();
  }
  await aMoment();
  const form = document.querySelector<HTMLFormElement>('.app-phone form[data-screen]');
  for (const [name, value] of Object.entries(typed)) {
    const input = form?.querySelector<HTMLInputElement>(`input[name="${CSS.escape(name)}"]`);
    if (input) input.value = value;
  }
  form?.querySelector<HTMLButtonElement>('button[type="submit"]')?.focus();
}
