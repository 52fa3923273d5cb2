import type { Sitting } from '../sitting.ts';

/** Types for the customer, as a hand would: into the form itself, where everything typed lives. */
export async function fillIn(sitting: Sitting, typed: Readonly<Record<string, string>>): Promise<void> {
  if (sitting.shown().view === null) sitting.begin();
  await new Promise((resolve) => setTimeout(resolve));
  for (const [name, value] of Object.entries(typed)) {
    const input = document.querySelector<HTMLInputElement>(
      `form[data-screen] input[name="${CSS.escape(name)}"]`,
    );
    if (input) input.value = value;
  }
  document.querySelector<HTMLButtonElement>('form[data-screen] button[type="submit"]')?.focus();
}
