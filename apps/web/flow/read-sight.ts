import type { Sight } from '../../../verification/cover/schema.ts';

/** Notices that say no more than what is shown beside them: suites do not expect them. */
const besides: readonly string[] = ['I_PIN_UNVERIFIED', 'W_CLOCK', 'E_SESSION_ENDED'];

const all = (root: ParentNode, selector: string): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(selector),
];

/** The form of the flow. Throws where there is none: a page that keeps the contract has one, whatever it shows. */
export function formOn(root: ParentNode): HTMLFormElement {
  const form = root.querySelector<HTMLFormElement>('form[data-screen]');
  if (!form) throw new Error('There is no form with data-screen on the page.');
  return form;
}

/** What a tester sees, out of the DOM contract alone (docs/own-driver.md). */
export function readSight(root: ParentNode): Sight {
  const form = formOn(root);
  const { screen, digits } = form.dataset;
  const fields = all(form, '[data-field]').map((field): [string, string | null] => [
    field.querySelector<HTMLInputElement>('input[name]')?.name ?? '',
    field.querySelector<HTMLElement>('[data-error]')?.dataset['error'] ?? null,
  ]);
  const error =
    all(form, '[role="alert"] [data-error]')[0]?.dataset['error'] ?? fields.find(([, code]) => code)?.[1];
  return {
    screen,
    busy: form.getAttribute('aria-busy') === 'true',
    ...(error && { error }),
    notices: all(form, '[data-notice]')
      .map(({ dataset }) => dataset['notice'] ?? '')
      .filter((notice) => !besides.includes(notice)),
    fields,
    actions: all(form, '[data-action]').map((button) => [
      button.dataset['action'],
      button.getAttribute('aria-disabled') !== 'true',
    ]),
    timers: all(form, '[data-timer]').map(({ dataset }) => dataset['timer']),
    ...(digits !== undefined && { digits: Number(digits) }),
    done: root.querySelector('[data-done]') !== null,
  };
}

/** The fields that hold a secret, as they are filled in now. */
export const secretsOn = (root: ParentNode): HTMLInputElement[] =>
  [...formOn(root).querySelectorAll<HTMLInputElement>('input')].filter(
    ({ dataset, value }) => (dataset['type'] === 'password' || dataset['type'] === 'code') && value !== '',
  );

/** What is on the screen, and how often it was begun: a new one for each screen. */
export const keyOn = (root: ParentNode): string => formOn(root).getAttribute('aria-labelledby') ?? '';
